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
  /// Nothing could be opened. After a first register: a reload failed, and the register on the screen stays.
  case loadingFailed(Localized)
  /// The answer to a question.
  case answered(any QuestionAnswer)
  /// The state of earlier sessions; sent once, even if it is empty.
  case userState(UserState)
  /// The views that came with the register; sent before the register, and again with every reload.
  case shippedViews([SavedView])
  case exported(rows: Int, path: String)
  /// The file exists and the request does not allow overwriting it.
  case exportExists(ExportRequest)
  case exportFailed(Localized)
  case viewFile(ViewFileOutcome)
  case copied(Bool)
  /// A sentence from the runtime, such as an unreadable line of the configuration.
  case notice(Localized, isError: Bool)
}
