import Columnar
import Localization
import Screen

/// Something that happened: a key, or the result of an effect.
public enum Message: Sendable {
  case event(Event)
  /// Runs a command by its id, as the palette does.
  case command(String)
  case progress(LoadingProgress)
  /// The register, or a newer state of its files.
  case loaded(PreparedRegister)
  /// Nothing could be opened; or, after a first register, reading again failed and the old one stays.
  case loadingFailed(Localized)
  case filtered(FilterAnswer)
  case faceted(FacetAnswer)
  case completed(CompletionAnswer)
  case explained(ExplanationAnswer)
  case overseen(OversightAnswer)
  case compared(DifferenceAnswer)
  case grouped(GroupAnswer, of: GroupRequest)
  /// What was kept of earlier sessions; sent once, also where there was nothing.
  case userState(UserState)
  /// The views that came with the register; sent before the register, and again with every reading.
  case shippedViews([SavedView])
  case exported(rows: Int, path: String)
  /// The file is there and the request did not say to overwrite it.
  case exportExists(ExportRequest)
  case exportFailed(Localized)
  case copied(Bool)
  /// A sentence from the runtime, such as an unreadable line of the configuration.
  case notice(Localized, isError: Bool)
}

/// How far opening has come.
public struct LoadingProgress: Sendable {
  public let done: Int
  public let total: Int
  public let file: String
  /// The first rows, to look at while the rest is read.
  public let partial: PreparedRegister?

  public init(done: Int, total: Int, file: String, partial: PreparedRegister? = nil) {
    self.done = done
    self.total = total
    self.file = file
    self.partial = partial
  }
}

/// What the state machine asks the program to do. It does nothing itself.
public enum Effect: Sendable, Equatable {
  /// Answer with `.filtered`. An earlier request of the same place may be given up.
  case filter(FilterRequest)
  /// Answer with `.faceted`. An earlier request of the same place may be given up.
  case facet(FacetRequest)
  /// Answer with `.completed`. Any earlier request may be given up.
  case complete(CompletionRequest)
  /// Answer with `.explained`. Any earlier request may be given up.
  case explain(ExplanationRequest)
  /// Answer with `.grouped`. Any earlier request may be given up.
  case group(GroupRequest)
  /// Answer with `.overseen`. Any earlier request may be given up.
  case oversee(OversightRequest)
  /// Open the other register, where it is one by its path, compare, and answer with `.compared`. An earlier request of the
  /// same sort may be given up.
  case compare(DifferenceRequest)
  /// Free this on another thread. No answer.
  case discard(Discarded)
  /// Keep this for the next session. A newer one replaces it.
  case saveUserState(UserStateSnapshot)
  /// Read the files again; answer with `.progress`, then `.loaded` or `.loadingFailed`.
  case reload
  /// Give up opening; answer with `.loadingFailed`.
  case cancelLoading
  /// Answer with `.exported`, `.exportExists` or `.exportFailed`.
  case export(ExportRequest)
  /// To the clipboard, by OSC 52 too; answer with `.copied`.
  case copy(String)
  case setMouse(Bool)
  /// Send the whole screen again.
  case redraw
  /// Give the terminal back and stop the process, as ^Z does.
  case suspend
  case quit(status: Int32)
}
