import ArgumentParser
import Columnar
import Localization
import Querying

/// The record that a command is about: a kind and a key.
struct RecordOptions: ParsableArguments {
  @OptionGroup var kind: KindArgument

  @Argument(help: ArgumentHelp("主键，如统一社会信用代码。", "The key, such as a unified social credit code.", value: "key"))
  var key: String

  @OptionGroup var register: RegisterOptions

  /// The rows of a table with the key. If there are none, standard error says so and lists similar keys.
  func rows(in table: Table, on console: Console) -> [Int] {
    let rows = RecordPage.rows(of: key, in: table)
    if rows.isEmpty { sayNotFound(in: table, console) }
    return rows
  }

  private func sayNotFound(in table: Table, _ console: Console) {
    let kind = table.kind
    console.say(
      Localized("没有主键为“\(key)”的\(kind.title.chinese)。", "No \(kind.singular.english) has the key “\(key)”."))
    var near: [String] = []
    for row in 0..<table.count where near.count < 5 && !key.isEmpty {
      let candidate = table.key(row)
      if candidate.hasPrefix(key) { near.append("\(candidate)  \(table.label(row))") }
    }
    if !near.isEmpty {
      console.say(Localized("以此开头的主键：", "Keys that begin with it:"))
      for line in near { console.say("  " + line) }
    }
    console.sayNear(NearCode.rows(of: key, in: table), in: table)
    if let page = CodePage(code: key, of: table.kind) {
      console.say(page.text(console.language, console.width))
    }
  }
}
