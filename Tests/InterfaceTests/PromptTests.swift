import Columnar
import Querying
import Screen
import Testing

@testable import Interface

@Suite("The filter line")
struct PromptTests {
  @Test("Names are suggested while typing; Tab chooses, Enter inserts, and values follow")
  func complete() {
    var session = Session()
    session.keys("1/reg")
    #expect(session.model.filterLine.suggestions.entries.map(\.replacement).contains("region:"))
    #expect(session.model.filterLine.suggestions.chosen == nil)
    #expect(session.picture.contains("登记日期"))
    session.keys("<Tab>")
    let first = session.model.filterLine.suggestions.chosen?.replacement
    session.keys("<Enter>")
    #expect(session.model.place?.filter.text == first)
    #expect(session.model.context == .filter)
    session.keys("<Ctrl-U>地区:<Tab>")
    #expect(session.model.filterLine.suggestions.chosen?.label.chinese == "宝鸡市")
    #expect(session.model.filterLine.suggestions.chosen?.count == 2)
    session.keys("<Down><Enter>")
    #expect(!session.model.filterLine.suggestions.isOpen)
    #expect(session.model.place?.fault == nil)
    #expect(session.names.count < 6 && !session.names.isEmpty)
    session.keys("<Enter>")
    #expect(session.model.context == .table)
  }

  @Test("Counts of suggestions apply the rest of the filter")
  func counts() {
    var session = Session()
    session.keys("1/宝鸡 kind:")
    let counts = session.model.filterLine.suggestions.entries.compactMap(\.count)
    #expect(counts.reduce(0, +) == 5)
  }

  @Test("Enter without a chosen suggestion keeps the text; Esc closes only the list")
  func never() {
    var session = Session()
    session.keys("1/re")
    #expect(session.model.filterLine.suggestions.isOpen)
    session.keys("<Enter>")
    #expect(session.model.place?.filter.text == "re")
    #expect(session.model.context == .table)
    session.keys("/g")
    #expect(session.model.filterLine.suggestions.isOpen)
    session.keys("<Esc>")
    #expect(!session.model.filterLine.suggestions.isOpen && session.model.context == .filter)
    #expect(session.model.place?.filter.text == "reg")
    session.keys("<Esc>")
    #expect(session.model.context == .table)
    #expect(session.model.place?.filter.text == "re")
  }

  @Test("A click inserts a suggestion; a click beside the list goes to the table")
  func clicked() {
    var session = Session(mouse: true)
    session.keys("1/kind:")
    guard let place = session.model.place, let list = session.model.suggestionList(place) else {
      Issue.record("no list")
      return
    }
    func click(_ row: Int, _ column: Int) {
      session.send(.event(.mouse(Mouse(.press(.left), at: Position(row: row, column: column)))))
    }
    let wanted = session.model.filterLine.suggestions.entries[1]
    click(list.frame.row, list.frame.column + 2)
    #expect(session.model.place?.filter.text == "kind:" && session.model.panes.focus == .filter)
    click(list.frame.row + 2, list.frame.column + 4)
    #expect(session.model.place?.filter.text == "kind:" + wanted.replacement)
    #expect(session.model.place?.rows.count == wanted.count)
    session.keys("<Ctrl-U>kind:")
    click(20, 40)
    #expect(session.model.panes.focus == .table)
  }

  @Test("A code with a wrong character suggests the nearest record, in the list and in the explanation")
  func nearCodes() {
    var session = Session()
    let code = Fixture.code(0)
    let wrong = String(code.dropLast()) + (code.hasSuffix("9") ? "8" : "9")
    session.keys("1/\(wrong)")
    #expect(session.names.isEmpty)
    #expect(session.model.filterLine.suggestions.entries.map(\.replacement).contains(code))
    session.keys("<Tab><Enter><Enter>")
    #expect(session.names.count == 1 && session.model.place?.filter.text == code)
    session.keys("/<Ctrl-U>\(wrong)<Ctrl-X>")
    #expect(session.picture.contains(code))
    session.keys("<Enter>")
    #expect(session.names.count == 1)
  }

  @Test("Suggestions for an earlier text are not inserted")
  func stale() {
    var session = Session()
    session.keys("1/re")
    session.isPrompt = false
    session.keys("g<Tab><Enter>")
    #expect(session.model.place?.filter.text == "reg")
    session.settle()
    #expect(!session.model.filterLine.suggestions.isOpen)
  }

  @Test("An empty line has no suggestions, unless Tab asks")
  func empty() {
    var session = Session()
    session.keys("1/")
    #expect(!session.model.filterLine.suggestions.isOpen)
    session.keys("<Tab>")
    #expect(session.model.filterLine.suggestions.isOpen)
    session.keys("<Ctrl-C>")
    #expect(session.model.context == .table && !session.model.filterLine.suggestions.isOpen)
  }

  @Test("The list is below the filter line at every width", arguments: [24, 40, 80, 200])
  func widths(columns: Int) {
    var session = Session(rows: 20, columns: columns)
    session.keys("1/宝鸡 kind:<Tab>")
    #expect(session.picture.contains("▸ "))
    #expect(session.lines[3].contains("kind:"))
  }

  @Test("The explanation counts the rows after each clause, and suggests near values")
  func explain() {
    var session = Session()
    session.keys("1/kind:社会团体 region:汉中<Enter>")
    #expect(session.names.isEmpty)
    session.keys("x")
    #expect(session.picture.contains("kind:社会团体"))
    guard let pane = session.model.popup as? ExplanationPopup,
      case .explained(let explanation, _)? = pane.outcome
    else {
      Issue.record("no explanation")
      return
    }
    #expect(explanation.steps.map(\.left) == [2, 0])
    #expect(explanation.emptiedBy == 1)
    session.keys("<Enter>")
    #expect(session.model.popup == nil)
    #expect(session.names.count == 2)
    #expect(session.model.place?.filter.text.hasPrefix("kind:社会团体 region=") == true)
    session.keys("u")
    #expect(session.names.isEmpty)
  }

  @Test("Beside a negated clause the screen counts the records with an empty field, and a key leaves them out")
  func leavesEmptyOut() {
    var session = Session()
    session.keys("2/-fine>9万<Enter>")
    let all = session.model.place?.rows.count ?? 0
    guard let empty = session.model.place?.empties.first else {
      Issue.record("no record has an empty fine")
      return
    }
    #expect(empty.clause == "fine:any" && empty.count > 0 && empty.count < all)
    #expect(session.picture.contains("（空 \(empty.count)）") || session.picture.contains("(\(empty.count) empty)"))
    session.keys("x")
    #expect(session.picture.contains("fine:any"))
    session.keys("<Esc>X")
    #expect(session.model.place?.rows.count == all - empty.count)
    #expect(session.model.place?.filter.text == "-fine>9万 罚款:非空")
    #expect(session.model.place?.empties.isEmpty == true)
    session.keys("ux<Enter>")
    #expect(session.model.place?.filter.text == "-fine>9万 罚款:非空")
  }

  @Test("The explanation starts with the scope, and changes only the filter's own clauses")
  func explainScope() {
    var session = Session()
    session.keys("1<Enter>G<Up><Up><Enter>")
    #expect(session.model.trail.count == 2)
    session.keys("/kind:执法约谈 OR fine>9亿<Enter>x")
    guard let pane = session.model.popup as? ExplanationPopup,
      case .explained(let explanation, let shift)? = pane.outcome
    else {
      Issue.record("no explanation")
      return
    }
    #expect(explanation.steps.count == 2)
    #expect(explanation.steps[0].left == 2)
    #expect(explanation.emptiedBy == 1)
    #expect(shift > 0)
  }

  @Test("Parts of a query")
  func parts() {
    let table: [(String, String)] = [
      ("宝鸡", "tt"), ("kind:x", "nnnnst"), ("a OR b", "ttwwtt"), ("-a:\"b c\"", "snsqqqqq"), ("e{a>=1}", "nsnsst" + "s"),
      ("（ａ：１）", "snsts"), ("x-y", "ttt"), ("a >= 3", "ntsstt"),
    ]
    for (text, wanted) in table {
      let letters = QueryPart.parts(of: Array(text)).map { part in
        switch part {
        case .text: "t"
        case .name: "n"
        case .sign: "s"
        case .word: "w"
        case .quotation: "q"
        }
      }
      #expect(letters.joined() == wanted, "\(text)")
    }
  }
}
