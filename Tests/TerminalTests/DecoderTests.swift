import RandomSupport
import Screen
import TestSupport
import Testing

@testable import Terminal

@Suite struct DecoderTests {
  static func decode(_ text: String, described: [[UInt8]: Key] = [:]) -> [Event] {
    var decoder = KeyDecoder(described: described)
    let events = decoder.feed(Array(text.utf8))
    return events + (decoder.patience == nil ? [] : decoder.flush())
  }

  static let sequences: [(String, [Key])] = [
    ("\u{1B}[A", [.up]), ("\u{1B}OA", [.up]), ("\u{1B}[1;2B", [Key(.down, .shift)]),
    ("\u{1B}[1;5C", [Key(.right, .control)]),
    ("\u{1B}[1;3D", [Key(.left, .alt)]), ("\u{1B}[1;8H", [Key(.home, [.shift, .alt, .control])]), ("\u{1B}[F", [.end]),
    ("\u{1B}OH", [.home]), ("\u{1B}[1~", [.home]), ("\u{1B}[4~", [.end]), ("\u{1B}[7~", [.home]), ("\u{1B}[8~", [.end]),
    ("\u{1B}[2~", [.insert]), ("\u{1B}[3~", [.delete]), ("\u{1B}[3;5~", [Key(.delete, .control)]),
    ("\u{1B}[5~", [.pageUp]),
    ("\u{1B}[6~", [.pageDown]), ("\u{1B}OP", [.function(1)]), ("\u{1B}[11~", [.function(1)]),
    ("\u{1B}[[A", [.function(1)]),
    ("\u{1B}[[E", [.function(5)]), ("\u{1B}[1;2P", [Key(.function(1), .shift)]), ("\u{1B}[15~", [.function(5)]),
    ("\u{1B}[24~", [.function(12)]), ("\u{1B}[Z", [.backTab]), ("\u{1B}OM", [.enter]), ("\u{1B}Oj", [.character("*")]),
    ("\u{1B}Oa", [Key(.up, .control)]), ("\u{1B}[a", [Key(.up, .shift)]), ("\u{1B}[5^", [Key(.pageUp, .control)]),
    ("\u{1B}[97;5u", [.control("a")]), ("\u{1B}[27;5;97~", [.control("a")]),
    ("\u{1B}[27u", [.escape]), ("\u{1B}[9;2u", [.backTab]), ("\r", [.enter]), ("\n", [.enter]), ("\t", [.tab]),
    ("\u{7F}", [.backspace]), ("\u{8}", [.backspace]), ("\u{0}", [Key(.character(" "), .control)]),
    ("\u{1}", [.control("a")]),
    ("\u{1C}", [.control("\\")]), ("\u{1F}", [.control("_")]), ("\u{1B}", [.escape]), ("\u{1B}\u{1B}", [.escape]),
    ("\u{1B}x", [.alt("x")]), ("\u{1B}中文", [.alt("中"), .character("文")]), ("\u{1B}\r", [Key(.enter, .alt)]),
    ("\u{1B}\u{7F}", [Key(.backspace, .alt)]), ("\u{1B}\u{1B}\u{7F}", [Key(.backspace, .alt)]),
    ("\u{1B}\u{1B}\u{1B}x", [.alt("x")]), ("\u{1B}\u{8}", [Key(.backspace, .alt)]),
    ("\u{1B}\u{1B}[A", [Key(.up, .alt)]), ("\u{1B}[", [.alt("[")]), ("\u{1B}O", [.alt("O")]),
    ("\u{1B}[1;2Z", [.backTab]), ("𠮷𠮷", [.character("𠮷"), .character("𠮷")]),
    ("中文a", ["中", "文", "a"].map { .character($0) }),
    ("e\u{301}x", [.character("e\u{301}"), .character("x")]), ("🇨🇳👨‍👩‍👧", [.character("🇨🇳"), .character("👨‍👩‍👧")]),
    ("\u{1B}[999999999999999999999~", []), ("\u{1B}[?1;2c", []), ("\u{1B}[12", []), ("\u{1B}[\u{3}", [.control("c")]),
    ("\u{9B}", []),
    ("a\u{1B}[Bb", [.character("a"), .down, .character("b")]),
  ]

  @Test(arguments: sequences)
  func keys(bytes: String, keys: [Key]) {
    #expect(DecoderTests.decode(bytes) == keys.map { .key($0) })
  }

  /// Both forms of every function key.
  @Test func functionKeys() {
    let numbers = [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24]
    for (index, number) in numbers.enumerated() {
      #expect(DecoderTests.decode("\u{1B}[\(number)~") == [.key(.function(index + 1))])
      #expect(DecoderTests.decode("\u{1B}[\(number);5~") == [.key(Key(.function(index + 1), .control))])
    }
    for (index, letter) in "PQRS".enumerated() {
      #expect(DecoderTests.decode("\u{1B}O\(letter)") == [.key(.function(index + 1))])
    }
  }

  /// A terminal may hand over its bytes in any pieces. A lone ESC is the exception: it waits for silence.
  @Test func piecesDoNotMatter() {
    let texts = DecoderTests.sequences.map(\.0) + ["\u{1B}[200~a\r\nb\u{1B}[201~c", "\u{1B}[<0;3;4M"]
    for text in texts {
      let whole = DecoderTests.decode(text)
      var decoder = KeyDecoder()
      var events: [Event] = []
      for byte in text.utf8 { events += decoder.feed([byte]) }
      if decoder.patience != nil { events += decoder.flush() }
      // Code points that join to one character are one key only when they come together. (CR LF is one Character too,
      // but two keys.)
      let joins = text.contains { $0.unicodeScalars.count > 1 && $0 != "\r\n" }
      if !joins { #expect(events == whole, "\(text.debugDescription)") }
    }
  }

  /// Every sequence cut in two at every byte.
  @Test func sequencesCutAnywhereGiveTheSameEvents() {
    let pastes = ["\u{1B}[200~a\r\nb\u{1B}[201~c", "\u{1B}[200~\u{1B}[20\u{1B}[201~q", "\u{1B}[<0;3;4M"]
    for text in DecoderTests.sequences.map(\.0) + pastes {
      let bytes = Array(text.utf8)
      let whole = DecoderTests.decode(text)
      if text.contains(where: { $0.unicodeScalars.count > 1 && $0 != "\r\n" }) { continue }
      for cut in bytes.indices {
        var decoder = KeyDecoder()
        var events = decoder.feed(bytes[..<cut])
        events += decoder.feed(bytes[cut...])
        if decoder.patience != nil { events += decoder.flush() }
        #expect(events == whole, "\(text.debugDescription) cut at \(cut)")
      }
    }
  }

  /// A held Escape key, or a program that writes into the terminal: no recursion a byte, no time that grows by its square.
  @Test func aMillionEscapesAreOneKey() {
    var decoder = KeyDecoder()
    var events: [Event] = []
    let block = [UInt8](repeating: 0x1B, count: 65536)
    for _ in 0..<16 { events += decoder.feed(block) }
    events += decoder.feed([0x78])
    #expect(events == [.key(.alt("x"))])
    #expect(decoder.patience == nil)
  }

  /// Whatever came, nothing waits after the final flush, and the next key counts.
  @Test func randomBytesLeaveNothingPending() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<40_000 {
      var decoder = KeyDecoder(described: [Array("[Q".utf8): .pageUp])
      let bytes = (0..<Int.random(in: 1...12, using: &random)).map { _ -> UInt8 in
        switch UInt8.random(in: 0...3, using: &random) {
        case 0: 0x1B
        case 1: [0x7F, 0x00, 0x5B, 0x4F, 0x7E, 0x9B].randomElement(using: &random) ?? 0
        default: UInt8.random(in: 0...255, using: &random)
        }
      }
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Int.random(in: 1...rest.count, using: &random)
        _ = decoder.feed(rest.prefix(count))
        rest = rest.dropFirst(count)
      }
      _ = decoder.flush()
      #expect(decoder.patience == nil, "\(bytes)")
      #expect(decoder.feed([0x71]) == [.key(.character("q"))], "\(bytes)")
    }
  }

  @Test func theDescriptionOfTheTerminalCounts() {
    let described: [[UInt8]: Key] = [Array("[Q".utf8): .pageUp, Array("OT".utf8): .function(5)]
    #expect(DecoderTests.decode("\u{1B}[Q\u{1B}OT", described: described) == [.key(.pageUp), .key(.function(5))])
  }

  @Test(arguments: [
    ("\u{1B}[200~中\r文\r\n\n\u{1B}[201~", "中\n文\n\n"), ("\u{1B}[200~\u{1B}[201~", ""),
    ("\u{1B}[200~a\u{1B}[20", "a\u{1B}[20"),
    ("\u{1B}[200~\u{1B}[200~x\u{1B}[201~", "\u{1B}[200~x"), ("\u{1B}[200~q\u{3}", "q\u{3}"),
  ])
  func pastes(bytes: String, text: String) {
    #expect(DecoderTests.decode(bytes) == [.paste(text)])
  }

  @Test(arguments: [
    ("\u{1B}[<0;1;1M", Mouse(.press(.left), at: Position(row: 0, column: 0))),
    ("\u{1B}[<2;300;40m", Mouse(.release(.right), at: Position(row: 39, column: 299))),
    ("\u{1B}[<33;5;6M", Mouse(.drag(.middle), at: Position(row: 5, column: 4))),
    ("\u{1B}[<64;5;6M", Mouse(.wheelUp, at: Position(row: 5, column: 4))),
    ("\u{1B}[<81;5;6M", Mouse(.wheelDown, at: Position(row: 5, column: 4), .control)),
    ("\u{1B}[<12;5;6M", Mouse(.press(.left), at: Position(row: 5, column: 4), [.shift, .alt])),
  ])
  func mouse(bytes: String, mouse: Mouse) {
    #expect(DecoderTests.decode(bytes) == [.mouse(mouse)])
  }

  @Test(arguments: ["\u{1B}[<35;5;6M", "\u{1B}[<0;5M", "\u{1B}[<0;5;6x", "\u{1B}[<128;5;6M"])
  func strangeMouseReportsAreLeftOut(bytes: String) {
    #expect(DecoderTests.decode(bytes) == [])
  }

  @Test func focus() {
    #expect(DecoderTests.decode("\u{1B}[I\u{1B}[O") == [.focus(true), .focus(false)])
  }

  @Test func noBytesCrashOrStick() {
    var random = SplitMix64(seed: 5)
    let alphabet: [UInt8] = [
      0x1B, 0x5B, 0x4F, 0x3B, 0x3C, 0x4D, 0x7E, 0x32, 0x30, 0x31, 0x41, 0xE4, 0xB8, 0xAD, 0xFF, 0x0D, 0x24,
    ]
    for _ in 0..<20_000 {
      var decoder = KeyDecoder()
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let count = Int.random(in: 0...7, using: &random)
        _ = decoder.feed((0..<count).map { _ in alphabet.randomElement(using: &random) ?? 0 })
      }
      _ = decoder.flush()
      _ = decoder.flush()
      #expect(decoder.patience == nil)
      #expect(decoder.feed([0x71]) == [.key(.character("q"))])
    }
  }
}
