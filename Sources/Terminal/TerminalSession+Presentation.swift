import CNcursesw
import Glibc
import Screen

extension TerminalSession {
  /// Shows a screen. Rows that differ from what is shown are written whole, left to right, in one synchronized step;
  /// nothing is sent when nothing differs. A screen larger than the terminal is cut; around a smaller one, cells are blank.
  public mutating func present(_ screen: Screen) {
    cn_watchdog_begin_frame()
    defer { cn_watchdog_end_frame() }
    let isSameGrid = shown?.size == screen.size
    var changed = false
    for row in 0..<min(screen.size.rows, size.rows) {
      if isSameGrid, let shown, shown.cells(inRow: row) == screen.cells(inRow: row) { continue }
      put(screen.cells(inRow: row), row)
      changed = true
    }
    if !isSameGrid {
      for row in min(screen.size.rows, size.rows)..<size.rows { put([], row) }
      changed = true
    }
    if changed || shown?.caret != screen.caret {
      placeCaret(screen.caret)
      write(TerminalModes.syncBegin)
      wrefresh(cn_stdscr())
      write(TerminalModes.syncEnd)
    }
    if let title = screen.title, title != shown?.title { setTitle(title) }
    shown = screen
  }

  /// Has the next `present` write everything, for a terminal that something else wrote on.
  public mutating func redraw() {
    shown = nil
    clearok(cn_stdscr(), true)
  }

  private func placeCaret(_ caret: Position?) {
    guard let caret, caret.row >= 0, caret.row < size.rows, caret.column >= 0, caret.column < size.columns else {
      curs_set(0)
      return
    }
    wmove(cn_stdscr(), Int32(caret.row), Int32(caret.column))
    curs_set(1)
  }

  private mutating func put(_ cells: ArraySlice<Cell>, _ row: Int) {
    withUnsafeTemporaryAllocation(of: cchar_t.self, capacity: size.columns + 1) { buffer in
      guard let base = buffer.baseAddress else { return }
      var count = 0
      var column = 0
      func add(_ text: InlineText, _ style: (attributes: attr_t, pair: Int32)) {
        text.withPointer { cn_cell(base + count, $0, style.attributes, style.pair) }
        count += 1
      }
      for cell in cells where cell.width > 0 {
        let width = Int(cell.width)
        let style = palette.value(for: cell.style)
        if column + width > size.columns {
          while column < size.columns {
            add(.blank, style)
            column += 1
          }
          break
        }
        column += width
        let texts = InlineText.make(cell, asciiOnly: asciiOnly)
        add(texts.0, style)
        if let second = texts.1 { add(second, style) }
      }
      let plain = palette.value(for: .plain)
      while column < size.columns {
        add(.blank, plain)
        column += 1
      }
      cn_put_row(Int32(row), base, Int32(count))
    }
  }

  /// Sets the window's title; a screen has made it harmless.
  private mutating func setTitle(_ title: String) {
    guard modes.hasTitle else { return }
    if !modes.titleIsSet {
      write(TerminalModes.titleSave)
      modes.titleIsSet = true
      cn_guard_set_leave(modes.leave)
    }
    let text = asciiOnly ? String(title.map { $0.isASCII ? $0 : "?" }) : title
    write("\u{1B}]2;" + text + "\u{7}")
  }
}

/// The code points of one cell as curses takes them: at most five, and 0 at the end.
struct InlineText {
  private var storage: (wchar_t, wchar_t, wchar_t, wchar_t, wchar_t, wchar_t) = (0, 0, 0, 0, 0, 0)

  static let blank = InlineText(0x20)

  private init(_ base: UInt32) { storage.0 = wchar_t(base) }

  func withPointer(_ body: (UnsafePointer<wchar_t>) -> Void) {
    withUnsafeBytes(of: storage) { bytes in
      bytes.withMemoryRebound(to: wchar_t.self) { body($0.baseAddress!) }
    }
  }

  /// The text of a cell that is no right half. Two regional indicators, which join to a flag, are two cells for curses;
  /// so is the stand-in for a wide character where only ASCII is shown.
  static func make(_ cell: Cell, asciiOnly: Bool) -> (InlineText, InlineText?) {
    let base = cell.glyph.base
    if asciiOnly && base > 0x7E {
      let sign = InlineText(standIn(base))
      return (sign, cell.width == 2 ? sign : nil)
    }
    if !cell.glyph.hasMarks { return (InlineText(base), nil) }
    var values: [UInt32] = []
    cell.glyph.forEachScalar { values.append($0) }
    if (0x1F1E6...0x1F1FF).contains(base), cell.width == 2, values.count > 1 {
      return (InlineText(base), InlineText(values[1]))
    }
    var result = InlineText(base)
    withUnsafeMutableBytes(of: &result.storage) { bytes in
      bytes.withMemoryRebound(to: wchar_t.self) { slots in
        for (index, value) in values.prefix(5).enumerated() { slots[index] = wchar_t(value) }
      }
    }
    return (result, nil)
  }

  private static func standIn(_ base: UInt32) -> UInt32 {
    let sign: Unicode.Scalar =
      switch base {
      case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x254D, 0x2550, 0x2010...0x2015: "-"
      case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x2551: "|"
      case 0x2506...0x257F: "+"
      case 0x2580...0x259F, 0x25A0, 0x25CF: "#"
      case 0x25B6, 0x25B8, 0x25BA, 0x203A, 0x2192: ">"
      case 0x2039, 0x2190, 0x25C0, 0x25C2: "<"
      case 0x2191, 0x25B2, 0x25B4: "^"
      case 0x2193, 0x25BC, 0x25BE: "v"
      case 0x2026, 0xB7, 0x2219, 0x2022: "."
      case 0x2713, 0x2714: "*"
      case 0xA0, 0x3000: " "
      default: "?"
      }
    return sign.value
  }
}
