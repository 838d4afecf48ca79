import Bytes
import Columnar
import Localization
import Screen

/// Asks for the file that views are written to or read from.
struct ViewFilePopup: TextPopup, PathPopup {
  static let contextTitle = Localized("视图文件", "File of views")

  static let commands = [
    Command(
      "use-view-file", .filtering, Localized("写入或读取", "Write or read"),
      help: Localized("写入或读取视图；文件已存在时再按一次覆盖", "Write or read the views; press again to replace a file"),
      keys: ["Enter"], in: [context], hint: 0, isOffered: false
    ) { $0.useViewFile() }
  ]

  /// The views to write; nil to read.
  let views: [SavedView]?
  var text: TextField
  /// The path that the user was told exists: pressing again replaces it.
  var existing: String?

  var path: TextField {
    get { text }
    set { text = newValue }
  }

  func title(in model: Model) -> String { (views == nil ? Phrase.readViews : .writeViews)(model.language) }
  func size(in model: Model, available: Size) -> Size { Size(rows: 6, columns: 84) }
  func hint(in model: Model) -> String {
    views.map { Phrase.viewsToWrite(model.language, "\($0.count)") } ?? Phrase.viewsToRead(model.language)
  }
}

extension Model {
  /// Asks for the file to write the listed views to.
  mutating func askViewFile(toWrite: Bool) -> [Effect] {
    guard let list = popup as? ViewsPopup else { return [] }
    popup = ViewFilePopup(views: toWrite ? list.views(in: self) : nil, text: TextField("views.json"))
    return []
  }

  mutating func useViewFile() -> [Effect] {
    guard let dialog = popup as? ViewFilePopup else { return [] }
    let path = dialog.text.text.trimmed
    guard !path.isEmpty else {
      say(Phrase.pathEmpty.text, isError: true)
      return []
    }
    guard let views = dialog.views else { return [.viewFile(.read(path: path))] }
    return [.viewFile(.write(views, path: path, overwrites: dialog.existing == path))]
  }

  mutating func take(_ outcome: ViewFileOutcome) -> [Effect] {
    switch outcome {
    case .failed(let sentence): flash = Flash(text: sentence, isError: true)
    case .exists:
      withPopup(ViewFilePopup.self) { $0.existing = $0.text.text.trimmed }
      say(Phrase.viewFileExists.text, isError: true)
    case .written(let count, let path):
      if popup is ViewFilePopup { popup = nil }
      say(Phrase.viewsWritten.localized("\(count)", path))
    case .read(let views, let problems):
      for view in views {
        if let index = user.state.views.firstIndex(where: { $0.name == view.name && $0.kind == view.kind }) {
          user.state.views[index] = view
        } else {
          user.state.views.append(view)
        }
      }
      if popup is ViewFilePopup { popup = views.isEmpty ? popup : ViewsPopup() }
      if let first = problems.first {
        flash = Flash(text: first, isError: true)
      } else {
        say(Phrase.viewsRead.localized("\(views.count)"))
      }
    }
    return []
  }
}
