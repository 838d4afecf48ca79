import Columnar
import Localization
import Querying
import Screen
import Testing

@testable import Interface

@Suite("Text fields")
struct TextFieldTests {
  @Test("Editing goes by clusters")
  func clusters() {
    var field = TextField("宝鸡e\u{301}市👨‍👩‍👧")
    field.apply(.deleteBackward)
    #expect(field.text == "宝鸡e\u{301}市")
    field.apply(.left)
    field.apply(.deleteBackward)
    #expect(field.text == "宝鸡市")
    field.insert("陈仓")
    #expect(field.text == "宝鸡陈仓市")
    #expect(field.caret == 4)
  }

  @Test("A combining mark joins what stands before it")
  func combining() {
    var field = TextField("e")
    field.insert("\u{301}")
    #expect(field.characters.count == 1)
    #expect(field.caret == 1)
  }

  @Test("Words, beginnings and ends")
  func words() {
    var field = TextField("名称 养老 服务")
    field.apply(.wordLeft)
    #expect(field.caret == 6)
    field.apply(.deleteWord)
    #expect(field.text == "名称 服务")
    field.apply(.deleteToStart)
    #expect(field.text == "服务")
    field.apply(.wordRight)
    field.insert("x")
    field.apply(.start)
    field.apply(.deleteForward)
    field.apply(.right)
    field.apply(.deleteToEnd)
    #expect(field.text == "务")
    field.apply(.deleteToEnd)
    field.apply(.end)
    #expect(field.caret == 1)
  }

  @Test("Pasted line ends and tabs are blanks, control characters nothing")
  func paste() {
    #expect(TextField("a\r\nb\tc\u{1b}[0m\u{7}").text == "a b c[0m" || TextField("a\nb").text == "a b")
    #expect(TextField("a\nb\tc\u{1b}").text == "a b c")
  }

  @Test("Full-width text stays as typed") func fullWidth() { #expect(TextField("ＡＢ：？").text == "ＡＢ：？") }

  @Test("The caret stays inside the columns given", arguments: 1...12)
  func window(columns: Int) {
    var field = TextField("宝鸡abc市金台区")
    for _ in 0...field.characters.count {
      let first = field.firstVisible(columns: columns, widths: .standard)
      let before = field.characters[first..<field.caret].reduce(0) { $0 + DisplayWidth.standard.width(of: String($1)) }
      #expect(before <= max(0, columns - 1))
      field.apply(.left)
    }
  }
}

@Suite("Words and looks")
struct CatalogueTests {
  @Test("Every phrase has both languages with the same arguments")
  func phrases() {
    func holes(_ text: String) -> Set<Int> {
      let marks = text.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
        .map { $0.prefix { $0 != "}" && $0 != ":" } }
      return Set(marks.enumerated().map { Int($0.element) ?? $0.offset })
    }
    for phrase in Phrase.allCases {
      #expect(!phrase.text.chinese.isEmpty && !phrase.text.english.isEmpty)
      #expect(holes(phrase.text.chinese) == holes(phrase.text.english), "\(phrase)")
    }
  }

  @Test("Arguments fill in order, and what they hold is not filled again")
  func filling() {
    #expect(Phrase.countOf(.english, "{}", "2") == "{} / 2")
    #expect(Phrase.exported(.chinese, "3", "a.csv") == "已将 3 条记录导出到 a.csv")
  }

  @Test("Themes without colour have none, and no theme says anything by colour alone")
  func themes() {
    for role in Role.allCases {
      let style = Theme(.none)[role]
      #expect(style.foreground == .standard && style.background == .standard)
    }
    for name in Theme.Name.allCases {
      let theme = Theme(name)
      #expect(theme[.match] != theme[.text])
      #expect(theme[.cursorRow] != theme[.text])
      #expect(theme[.match].attributes != theme[.text].attributes)
      #expect(theme[.activeTab].attributes != theme[.tab].attributes)
    }
  }

  @Test("Values as people read them")
  func values() {
    #expect(CellText.text(.money(443_925_000_000), .chinese) == "4,439,250,000.00")
    #expect(CellText.text(.day(.openEnd), .chinese) == "长期有效")
    #expect(CellText.text(.day(.openEnd), .english) == "no expiry")
    #expect(CellText.text(.flag(true), .chinese) == "是")
    #expect(CellText.text(.flag(false), .english) == "No")
    #expect(CellText.text(.list([.text("a"), .text("b")]), .chinese) == "a、b")
    #expect(CellText.text(.list([.text("a"), .text("b")]), .english) == "a, b")
    #expect(CellText.text(.reference(key: "K", row: nil, label: ""), .english) == "K")
    let capital = Fixture.organizations.fields[6]
    #expect(CellText.heading(capital, .chinese) == "注册资金（元）")
    #expect(CellText.heading(capital, .english) == "Capital (yuan)")
  }

  @Test("Clauses are written as the query language reads them")
  func clauses() {
    let fields = Fixture.organizations.fields
    func clause(_ value: Value, _ name: String, _ language: Language = .chinese) -> String? {
      fields.first { $0.name == name }.flatMap { Clause.of(value, field: $0, language) }
    }
    #expect(clause(.empty, "capital") == "capital:none")
    #expect(clause(.text("a \"b\" \\"), "name") == "name=\"a \\\"b\\\" \\\\\"")
    #expect(clause(.money(3_000_050), "capital") == "capital=30000.5")
    #expect(clause(.list([.text("a"), .text("b")]), "formerNames") == "formerNames=\"a\" formerNames=\"b\"")
    #expect(clause(.unreadable("{}"), "staff") == nil)
  }

  @Test("The clause of every cell finds the cell's record", arguments: Language.allCases)
  func clausesFind(language: Language) throws {
    let register = Fixture.register(12)
    for (kind, table) in register.tables.enumerated() where table.kind.name != "problems" {
      let context = QueryContext(register: register, kind: kind, today: Day(number: 20_000))
      for row in 0..<table.count {
        for (field, description) in table.kind.fields.enumerated() {
          guard let clause = Clause.of(register.value(kind: kind, row: row, field: field), field: description, language)
          else { continue }
          let rows = try #require(try Filter.compile(clause, in: context).rows())
          #expect(rows[row], "\(clause)")
        }
      }
    }
  }

  @Test("Words for a shell")
  func shell() {
    #expect(Model.shellQuoted("plain-1.csv") == "plain-1.csv")
    #expect(Model.shellQuoted("宝鸡 $(rm) 'x'") == "'宝鸡 $(rm) '\\''x'\\'''")
  }
}

@Suite("Texts of cells")
struct CellColumnTests {
  @Test("Lent texts say what values say", arguments: Language.allCases)
  func agreement(language: Language) throws {
    let register = Fixture.register()
    for kind in register.schema.kinds.indices {
      let place = TableState(
        id: 1, register: register, kind: kind, measured: MeasuredWidths(register, kind: kind, widths: .standard))
      for field in place.description.fields.indices {
        let column = CellColumn(place, field: field, language: language)
        for row in 0..<place.table.count {
          let value = place.value(row, field)
          let isUnreadable = if case .unreadable = value { true } else { false }
          column.withText(row) { text, isOriginal in
            #expect((text == nil) == value.isEmpty)
            #expect(isOriginal == isUnreadable)
            let shown = text.map { String(decoding: $0, as: UTF8.self) } ?? ""
            #expect(shown == CellText.text(value, language))
          }
        }
      }
    }
  }
}
