import Screen

/// What the bytes of keys mean. Every function takes the bytes it used off the front of its input; nil means that more
/// must come.
extension KeyDecoder {
  static func step(_ input: inout ArraySlice<UInt8>, _ described: [[UInt8]: Key], _ isFinal: Bool) -> Step? {
    guard let first = input.first else { return nil }
    if first == 0x1B { return escape(&input, described, isFinal) }
    if first < 0x20 || first == 0x7F {
      input.removeFirst()
      return .events([.key(control(first))])
    }
    return text(&input, isFinal)
  }

  static func control(_ byte: UInt8) -> Key {
    switch byte {
    case 0x00: Key(.character(" "), .control)
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x1B: .escape
    default: .control(Character(Unicode.Scalar(byte < 0x1B ? byte + 0x60 : byte + 0x40)))
    }
  }

  /// All plain text at the front, as one key a character. A character that is cut off at the end waits.
  private static func text(_ input: inout ArraySlice<UInt8>, _ isFinal: Bool) -> Step? {
    var end = input.firstIndex { $0 < 0x20 || $0 == 0x7F } ?? input.endIndex
    if end == input.endIndex && !isFinal { end = wholeCharacters(input) }
    if end == input.startIndex { return nil }
    let characters = String(decoding: input[..<end], as: UTF8.self)
    input = input[end...]
    let keys = characters.filter { character in
      character.unicodeScalars.allSatisfy { $0 != "\u{FFFD}" && $0.properties.generalCategory != .control }
    }
    return .events(keys.map { .key(.character($0)) })
  }

  /// The end of the last whole UTF-8 character.
  private static func wholeCharacters(_ input: ArraySlice<UInt8>) -> Int {
    for back in 1...3 where input.count >= back {
      let index = input.endIndex - back
      let length =
        switch input[index] {
        case 0xC0...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF7: 4
        default: 1
        }
      if length > 1 { return length > back ? index : input.endIndex }
      if input[index] < 0x80 { break }
    }
    return input.endIndex
  }

  private static func escape(
    _ input: inout ArraySlice<UInt8>, _ described: [[UInt8]: Key], _ isFinal: Bool
  ) -> Step? {
    // ESC repeated is still one ESC before a key. All but two are dropped, so that the recursion below ends after two
    // steps however many there are.
    let repeats = input.prefix { $0 == 0x1B }.count
    if repeats > 2 { input = input.dropFirst(repeats - 2) }
    let rest = input.dropFirst()
    guard let second = rest.first else {
      if !isFinal { return nil }
      input = rest
      return .events([.key(.escape)])
    }
    for length in stride(from: min(rest.count, 8), to: 1, by: -1) {
      if let key = described[Array(rest.prefix(length))] {
        input = rest.dropFirst(length)
        return .events([.key(key)])
      }
    }
    switch second {
    case UInt8(ascii: "["): return controlSequence(&input, isFinal)
    case UInt8(ascii: "O"): return singleShift(&input, isFinal)
    default:
      // Alt sends ESC before the key. That key is a control byte, one character, or a sequence with an ESC of its own.
      var inner = rest
      guard let step = step(&inner, described, isFinal) else { return nil }
      if second >= 0x20 && second != 0x7F { return alternate(&input) }
      input = inner
      return withAlt(step)
    }
  }

  /// ESC and one character that is complete.
  private static func alternate(_ input: inout ArraySlice<UInt8>) -> Step? {
    var rest = input.dropFirst()
    let length = rest.prefix(4).dropFirst().prefix { $0 & 0xC0 == 0x80 }.count + 1
    var one = rest.prefix(rest.first.map { $0 < 0x80 } == true ? 1 : length)
    rest = rest.dropFirst(one.count)
    guard let step = text(&one, true) else { return nil }
    input = rest
    return withAlt(step)
  }

  private static func withAlt(_ step: Step) -> Step {
    guard case .events(let events) = step else { return step }
    return .events(
      events.enumerated().map { index, event in
        guard index == 0, case .key(var key) = event else { return event }
        if key == .escape { return event }
        key.modifiers.insert(.alt)
        return .key(key)
      })
  }

  /// ESC O and a letter: keys in application mode.
  private static func singleShift(_ input: inout ArraySlice<UInt8>, _ isFinal: Bool) -> Step? {
    let rest = input.dropFirst(2)
    guard let letter = rest.first else { return cutOff(&input, isFinal, .alt("O")) }
    input = rest.dropFirst()
    if let key = letterKeys[letter] { return .events([.key(key)]) }
    if letter >= UInt8(ascii: "a"), letter <= UInt8(ascii: "d"), let key = letterKeys[letter - 0x20] {
      return .events([.key(Key(key.symbol, .control))])
    }
    return .events(keypad[letter].map { [.key($0)] } ?? [])
  }

  /// A sequence that ends early: nothing for now, or the key that its beginning is.
  private static func cutOff(_ input: inout ArraySlice<UInt8>, _ isFinal: Bool, _ key: Key) -> Step? {
    if !isFinal { return nil }
    let isShort = input.count == 2
    input = input.suffix(0)
    return .events(isShort ? [.key(key)] : [])
  }

  /// ESC [ and what follows.
  private static func controlSequence(_ input: inout ArraySlice<UInt8>, _ isFinal: Bool) -> Step? {
    var rest = input.dropFirst(2)
    if rest.first == UInt8(ascii: "[") {
      // F1 to F5 of the Linux console.
      guard let letter = rest.dropFirst().first else { return cutOff(&input, isFinal, .alt("[")) }
      input = rest.dropFirst(2)
      return .events((0x41...0x45).contains(letter) ? [.key(.function(Int(letter) - 0x40))] : [])
    }
    let body = rest.prefix { (0x20...0x3F).contains($0) }
    rest = rest.dropFirst(body.count)
    guard let final = rest.first else {
      if body.count > 64 {
        input = rest
        return .events([])
      }
      return cutOff(&input, isFinal, .alt("["))
    }
    guard (0x40...0x7E).contains(final) else {
      // Not a sequence. The byte that ends it is decoded on its own.
      input = rest
      return .events([])
    }
    input = rest.dropFirst()
    if body.first == UInt8(ascii: "<") { return .events(mouse(body.dropFirst(), final)) }
    // A reply to a request that this program does not make.
    if let mark = body.first, mark > UInt8(ascii: ";") { return .events([]) }
    if body.isEmpty, (0x61...0x64).contains(final) {
      return .events(letterKeys[final - 0x20].map { [.key(Key($0.symbol, .shift))] } ?? [])
    }
    let numbers = parameters(body)
    if final == UInt8(ascii: "~") && numbers.first == 200 { return .pasteBegins }
    return .events(events(numbers, final))
  }

  private static func events(_ numbers: [Int], _ final: UInt8) -> [Event] {
    let first = numbers.first ?? 1
    let held = modifiers(numbers.count > 1 ? numbers[1] : 1)
    switch final {
    case UInt8(ascii: "I"): return [.focus(true)]
    case UInt8(ascii: "O"): return [.focus(false)]
    case UInt8(ascii: "Z"): return [.key(Key(.backTab, held.subtracting(.shift)))]
    case UInt8(ascii: "u"): return coded(first, held)
    case UInt8(ascii: "~") where first == 27 && numbers.count > 2: return coded(numbers[2], held)
    case UInt8(ascii: "~"): return numberKeys[first].map { [.key(Key($0, held))] } ?? []
    case UInt8(ascii: "^"): return numberKeys[first].map { [.key(Key($0, .control))] } ?? []
    default: return letterKeys[final].map { [.key(Key($0.symbol, held))] } ?? []
    }
  }

  /// A key by its code point, as terminals with an extended keyboard send it.
  private static func coded(_ code: Int, _ held: Key.Modifiers) -> [Event] {
    guard let value = UInt32(exactly: code), let scalar = Unicode.Scalar(value) else { return [] }
    var key = value < 0x20 || value == 0x7F ? control(UInt8(value)) : .character(Character(scalar))
    if case .character = key.symbol, held.contains(.shift), held != .shift {
      key.modifiers.formUnion(held.subtracting(.shift))
    } else if key == .tab && held.contains(.shift) {
      key = Key(.backTab, held.subtracting(.shift))
    } else {
      key.modifiers.formUnion(key.typed == nil ? held : held.subtracting(.shift))
    }
    return [.key(key)]
  }

  private static func modifiers(_ parameter: Int) -> Key.Modifiers {
    let bits = max(0, parameter - 1)
    var result: Key.Modifiers = []
    if bits & 1 != 0 { result.insert(.shift) }
    if bits & 2 != 0 { result.insert(.alt) }
    if bits & 4 != 0 { result.insert(.control) }
    return result
  }

  /// Decimal numbers between semicolons; what follows a colon is left out; nothing counts as 1.
  private static func parameters(_ body: ArraySlice<UInt8>) -> [Int] {
    body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { field in
      let digits = field.prefix { (0x30...0x39).contains($0) }
      return digits.isEmpty ? 1 : digits.prefix(9).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
  }

  /// A mouse report of SGR mode (1006): button and modifiers; column; row, from 1.
  private static func mouse(_ body: ArraySlice<UInt8>, _ final: UInt8) -> [Event] {
    let numbers = parameters(body)
    guard numbers.count == 3, final == UInt8(ascii: "M") || final == UInt8(ascii: "m") else { return [] }
    let code = numbers[0]
    let position = Position(row: numbers[2] - 1, column: numbers[1] - 1)
    var held: Key.Modifiers = []
    if code & 4 != 0 { held.insert(.shift) }
    if code & 8 != 0 { held.insert(.alt) }
    if code & 16 != 0 { held.insert(.control) }
    guard let action = action(code, isRelease: final == UInt8(ascii: "m")) else { return [] }
    return [.mouse(Mouse(action, at: position, held))]
  }

  private static func action(_ code: Int, isRelease: Bool) -> Mouse.Action? {
    if code & 64 != 0 { return [.wheelUp, .wheelDown, .wheelLeft, .wheelRight][code & 3] }
    let buttons: [Mouse.Button] = [.left, .middle, .right]
    guard code & 128 == 0, code & 3 < 3 else { return nil }
    let button = buttons[code & 3]
    if code & 32 != 0 { return .drag(button) }
    return isRelease ? .release(button) : .press(button)
  }

  private static let letterKeys: [UInt8: Key] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
    UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end, UInt8(ascii: "P"): .function(1),
    UInt8(ascii: "Q"): .function(2), UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4),
  ]

  /// The number block in application mode, as if it were not.
  private static let keypad: [UInt8: Key] = [
    UInt8(ascii: "M"): .enter, UInt8(ascii: "X"): .character("="), UInt8(ascii: "j"): .character("*"),
    UInt8(ascii: "k"): .character("+"), UInt8(ascii: "l"): .character(","), UInt8(ascii: "m"): .character("-"),
    UInt8(ascii: "n"): .character("."), UInt8(ascii: "o"): .character("/"), UInt8(ascii: "p"): .character("0"),
    UInt8(ascii: "q"): .character("1"), UInt8(ascii: "r"): .character("2"), UInt8(ascii: "s"): .character("3"),
    UInt8(ascii: "t"): .character("4"), UInt8(ascii: "u"): .character("5"), UInt8(ascii: "v"): .character("6"),
    UInt8(ascii: "w"): .character("7"), UInt8(ascii: "x"): .character("8"), UInt8(ascii: "y"): .character("9"),
  ]

  private static let numberKeys: [Int: Key.Symbol] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end, 11: .function(1),
    12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5), 17: .function(6), 18: .function(7),
    19: .function(8), 20: .function(9), 21: .function(10), 23: .function(11), 24: .function(12),
  ]
}
