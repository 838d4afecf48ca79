import Screen
import Testing

@Suite struct KeyTests {
  static let symbols: [Key.Symbol] =
    [
      .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end, .pageUp,
      .pageDown,
    ] + (1...12).map { .function($0) } + "az09 /?:^-<>[]!@中é".map { .character($0) }

  @Test func everyKeyNameIsReadBack() {
    for symbol in KeyTests.symbols {
      for raw in UInt8(0)...7 {
        let modifiers = Key.Modifiers(rawValue: raw)
        if symbol == .tab && modifiers.contains(.shift) { continue }
        let key = Key(symbol, modifiers)
        #expect(Key(name: key.name) == key, "\(key.name)")
      }
    }
  }

  @Test(arguments: [
    ("^D", Key.control("d")), ("ctrl+d", .control("d")), ("C-D", .control("d")), ("F2", .function(2)),
    ("f12", .function(12)),
    ("Space", .character(" ")), ("PageUp", .pageUp), ("Shift-Tab", .backTab), ("G", .character("G")),
    ("^", .character("^")),
    ("-", .character("-")), ("Alt--", .alt("-")), ("Ctrl-Left", Key(.left, .control)), ("Return", .enter),
  ])
  func spellings(name: String, key: Key) {
    #expect(Key(name: name) == key)
  }

  @Test(arguments: ["", "F0", "F13", "Nothing", "ab", "Ctrl-", "F+1", "^^^"])
  func unknownNamesAreRefused(name: String) {
    #expect(Key(name: name) == nil)
  }

  @Test func fullWidthKeysFold() {
    let pairs: [(Character, Character)] = [
      ("：", ":"), ("？", "?"), ("／", "/"), ("！", "!"), ("１", "1"), ("ｑ", "q"), ("Ｇ", "G"), ("＠", "@"), ("　", " "),
      ("。", "."), ("、", "/"), ("；", ";"), ("「", "["), ("」", "]"), ("》", ">"), ("中", "中"), ("a", "a"),
    ]
    for (typed, meant) in pairs { #expect(Key.character(typed).foldedToASCII == .character(meant)) }
    #expect(Key.enter.foldedToASCII == .enter)
    for value in UInt32(0xFF01)...0xFF5E {
      guard let scalar = Unicode.Scalar(value), let ascii = Unicode.Scalar(value - 0xFEE0) else { continue }
      #expect(Key.character(Character(scalar)).foldedToASCII == .character(Character(ascii)))
    }
  }
}
