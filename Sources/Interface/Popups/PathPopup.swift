import Columnar
import Localization
import Screen

/// A popup with the path of a file, which Tab completes.
protocol PathPopup: PopupView {
  var path: TextField { get set }
}

extension Command {
  static let paths: [Command] = [
    Command(
      "complete-path", .output, Localized("补全路径", "Complete the path"),
      help: Localized("补全已输入的路径；有几个时列出", "Complete the typed path, or list the paths that begin with it"),
      keys: ["Tab"],
      in: ContextSet(Popups.all.indices.filter { Popups.all[$0] is any PathPopup.Type }.map { .popup($0) }),
      hint: 40, isOffered: false
    ) { $0.completePath() }
  ]
}

extension Model {
  /// Asks for the paths that begin with the typed one. On the other lines of the export dialog, goes to the next line.
  mutating func completePath() -> [Effect] {
    if let dialog = popup as? ExportPopup, dialog.line != .path { return moveExportLine(by: 1) }
    guard let dialog = popup as? any PathPopup else { return [] }
    return [.ask(PathQuestion(generation: paths.next(), text: dialog.path.text))]
  }

  /// Puts what all the paths have in common into the dialog, or lists them if that is typed already.
  mutating func take(_ answer: PathQuestion.Answer) -> [Effect] {
    guard paths.accept(answer.generation), var dialog = popup as? any PathPopup, dialog.path.text == answer.text else {
      return []
    }
    guard let first = answer.paths.first else {
      say(Phrase.noSuchPath.localized(answer.text), isError: true)
      return []
    }
    let common = answer.paths.dropFirst().reduce(first) { common, path in
      String(zip(common, path).prefix { $0 == $1 }.map(\.0))
    }
    if common.count > answer.text.count {
      dialog.edit { $0.set(common) }
      popup = dialog
    }
    if answer.paths.count > 1, common.count <= answer.text.count {
      let names = answer.paths.prefix(Self.listedPaths).map { path in
        let name = Self.fileName(path)
        return path.hasSuffix("/") ? name + "/" : name
      }
      let more = answer.paths.count > names.count ? " …" : ""
      let list = names.joined(separator: "  ") + more
      say(Localized(list, list))
    }
    return []
  }

  private static let listedPaths = 12
}
