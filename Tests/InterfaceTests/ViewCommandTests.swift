import Columnar
import Localization
import Screen
import Testing

@testable import Interface

/// The command of a view opens the same table again.
@Suite("Command of a view")
struct ViewCommandTests {
  /// The words of a line as a POSIX shell splits it.
  private static func words(_ line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    var rest = line[...]
    while let character = rest.popFirst() {
      switch character {
      case "'":
        isQuoted.toggle()
        word = word ?? ""
      case "\\" where !isQuoted: word = (word ?? "") + String(rest.popFirst() ?? " ")
      case " " where !isQuoted:
        if let done = word { words.append(done) }
        word = nil
      default: word = (word ?? "") + String(character)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }

  /// What `BrowseCommand` makes of the words.
  private static func start(_ words: [String]) -> SavedView {
    var values: [String: String] = [:]
    var rest = words.dropFirst()[...]
    while let word = rest.popFirst() {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      if parts.count == 2 { values[parts[0]] = parts[1] } else { values[word] = rest.popFirst() ?? "" }
    }
    func list(_ name: String) -> [String]? { values[name].map { $0.split(separator: ",").map(String.init) } }
    return SavedView(
      name: "", kind: values["--kind"] ?? "", query: values["--where"] ?? "", columns: list("--columns") ?? [],
      sort: list("--sort"))
  }

  @Test(
    "The command opens the same rows, order and columns",
    arguments: [
      "1", "1/宝鸡<Enter>", "1/宝鸡<Enter>ss", "1/-kind:社会团体<Enter>s-", "1/name:'a b' OR 养老<Enter>", "2ss", "1<Enter><Tab>",
      "1/\"it's\" OR 宝鸡<Enter>",
    ])
  func opensTheSame(keys: String) throws {
    var session = Session(columns: 200)
    session.keys(keys)
    session.performed = []
    session.keys("yu")
    guard case .copy(let command)? = session.performed.first else {
      Issue.record("nothing was copied")
      return
    }
    let before = try #require(session.model.place)
    var again = Session(columns: 200, start: Self.start(Self.words(command)))
    again.keys("")
    let after = try #require(again.model.place)
    #expect(after.description.name == before.description.name)
    #expect(after.rows.rows == before.rows.rows, "\(command)")
    #expect(after.layout.fields == before.layout.fields)
    #expect(after.shownSort == before.shownSort)
  }
}
