import Columnar
import Screen
import Testing

@testable import Interface

@Suite("Every context at every size")
struct SizeTests {
  /// A row is whole when its cells' widths add up to the screen's columns and every wide glyph has both halves.
  static func isWhole(_ screen: Screen) -> Bool {
    for row in 0..<screen.size.rows {
      let cells = screen.cells(inRow: row)
      guard cells.count == screen.size.columns else { return false }
      var expectsHalf = false
      for cell in cells {
        if expectsHalf != cell.isTrailingHalf { return false }
        expectsHalf = cell.width == 2
      }
      if expectsHalf { return false }
    }
    return true
  }

  @Test("Sizes from 0x0 to 15x40 draw whole rows", arguments: States.scripts.map(\.name))
  func sweep(name: String) throws {
    let script = try #require(States.scripts.first { $0.name == name })
    var session = States.session(script.keys)
    for rows in 0...15 {
      for columns in 0...40 {
        session.send(.event(.resize(Size(rows: rows, columns: columns))))
        let screen = session.screen
        #expect(screen.size == Size(rows: rows, columns: columns))
        #expect(Self.isWhole(screen), "\(name) at \(rows)x\(columns)")
        if let caret = screen.caret { #expect(screen.bounds.contains(caret)) }
      }
    }
  }

  @Test("Keys at small sizes do no harm", arguments: [(0, 0), (1, 1), (1, 40), (3, 2), (5, 20), (200, 500)])
  func small(rows: Int, columns: Int) {
    for (_, keys) in States.scripts {
      var session = States.session(keys, rows: rows, columns: columns)
      session.keys("<PgDn><PgUp>Ghl$<Esc><Esc><Esc><Esc>gjf<Tab><Tab>Gk<Esc>")
      #expect(Self.isWhole(session.screen))
    }
  }

  @Test("Ambiguous characters as wide draw whole rows")
  func ambiguous() {
    for (_, keys) in States.scripts {
      var options = Model.Options(
        size: Size(rows: 24, columns: 80), theme: .dark, widths: DisplayWidth(ambiguousIsWide: true),
        today: Day(number: 20_000))
      options.plain = false
      var session = Session(nil)
      session.model = Model(options)
      session.send(.loaded(Fixture.register()))
      session.keys(keys)
      #expect(Self.isWhole(session.screen))
    }
  }

  @Test("The cursor stays on the screen whatever the size")
  func cursorStays() {
    var session = Session(Fixture.register(200))
    session.keys("1G")
    for rows in [24, 5, 60, 2, 12, 0, 24] {
      session.send(.event(.resize(Size(rows: rows, columns: 80))))
      #expect(session.model.place?.cursor.index == 199)
      if rows >= 2 { #expect(session.lines.contains { $0.contains("▸") }) }
    }
  }

  @Test("Screens without a register draw whole rows")
  func unopened() {
    for size in [
      Size(rows: 0, columns: 0), Size(rows: 1, columns: 1), Size(rows: 5, columns: 20), Size(rows: 24, columns: 80),
    ] {
      for session in States.unopened(rows: size.rows, columns: size.columns) {
        var session = session
        #expect(Self.isWhole(session.screen))
        session.keys("jk/?<Esc>:<Esc>1e<Enter>")
        #expect(Self.isWhole(session.screen))
      }
    }
  }
}
