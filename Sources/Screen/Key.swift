/// A key press as a terminal reports it, with its modifiers. Shift is part of a character ("A"), and a modifier only of
/// other keys.
public struct Key: Hashable, Sendable {
  public enum Symbol: Hashable, Sendable {
    /// A character as the user sees it; control and alt are modifiers of it. The space bar is " ".
    case character(Character)
    case enter, escape, tab, backTab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    /// F1 to F12.
    case function(Int)
  }

  public struct Modifiers: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    public static let control = Modifiers(rawValue: 1)
    public static let alt = Modifiers(rawValue: 2)
    public static let shift = Modifiers(rawValue: 4)
  }

  public var symbol: Symbol
  public var modifiers: Modifiers

  public init(_ symbol: Symbol, _ modifiers: Modifiers = []) {
    self.symbol = symbol
    self.modifiers = modifiers
  }

  public static func character(_ character: Character) -> Key { Key(.character(character)) }
  public static func control(_ character: Character) -> Key { Key(.character(character), .control) }
  public static func alt(_ character: Character) -> Key { Key(.character(character), .alt) }
  public static func function(_ number: Int) -> Key { Key(.function(number)) }

  public static let enter = Key(.enter)
  public static let escape = Key(.escape)
  public static let tab = Key(.tab)
  public static let backTab = Key(.backTab)
  public static let backspace = Key(.backspace)
  public static let delete = Key(.delete)
  public static let insert = Key(.insert)
  public static let up = Key(.up)
  public static let down = Key(.down)
  public static let left = Key(.left)
  public static let right = Key(.right)
  public static let home = Key(.home)
  public static let end = Key(.end)
  public static let pageUp = Key(.pageUp)
  public static let pageDown = Key(.pageDown)

  /// The character to insert into a text field; nil for other keys.
  public var typed: Character? {
    guard modifiers.isEmpty, case .character(let character) = symbol else { return nil }
    return character
  }
}

extension Key {
  /// The key for commands while a Chinese input method is on: full-width characters (U+FF01 to U+FF5E, U+3000) and Chinese
  /// punctuation become their ASCII counterparts; other keys stay. Not for text.
  public var foldedToASCII: Key {
    guard case .character(let character) = symbol else { return self }
    let scalars = character.unicodeScalars
    guard let scalar = scalars.first, scalars.count == 1 else { return self }
    var folded = scalar
    switch scalar.value {
    case 0xFF01...0xFF5E: folded = Unicode.Scalar(UInt8(scalar.value - 0xFEE0))
    case 0x3000: folded = " "
    default: folded = Key.punctuation[scalar] ?? scalar
    }
    return Key(.character(Character(folded)), modifiers)
  }

  /// The ASCII key for a character of common input methods. 、 comes from `/` and from `\`; `/` is the key with a command.
  private static let punctuation: [Unicode.Scalar: Unicode.Scalar] = [
    "。": ".", "、": "/", "「": "[", "」": "]", "『": "{", "』": "}", "【": "[", "】": "]", "《": "<", "》": ">",
    "〈": "<", "〉": ">", "“": "\"", "”": "\"", "‘": "'", "’": "'", "￥": "$", "¥": "$", "·": "`", "｟": "(", "｠": ")",
  ]
}
