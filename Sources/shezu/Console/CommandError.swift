import Columnar
import Localization
import Querying

/// The reason why a command fails: sentences for stderr, one a line, and the exit status.
struct CommandError: Error {
  let status: ExitStatus
  let sentences: [String]

  init(_ status: ExitStatus, _ sentences: [String]) {
    self.status = status
    self.sentences = sentences
  }

  init(_ status: ExitStatus, _ chinese: String, _ english: String) {
    self.init(status, [Localized(chinese, english).chosen])
  }

  /// An unknown word, with the nearest known word and the list of all.
  static func unknown(_ what: Localized, _ word: String, among known: [String]) -> CommandError {
    let nearest = NearestWord.of(word, among: known, allowedEdits: 2)
    let list = known.joined(separator: OutputLanguage.current == .chinese ? "、" : ", ")
    var sentence = Localized(
      "没有名为“\(word)”的\(what.chinese)。", "There is no \(what.english) named “\(word)”."
    ).chosen
    if let nearest { sentence += Localized("您要找的是“\(nearest)”吗？", " Did you mean “\(nearest)”?").chosen }
    return CommandError(.wrongUse, [sentence, Localized("可用的有：\(list)", "Available: \(list)").chosen])
  }
}
