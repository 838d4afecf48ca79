import Columnar
import Localization
import Screen

/// One line of editable text. Its unit is the grapheme cluster, so that the caret is never inside a character.
public struct TextField: Sendable, Hashable {
  /// What a key does to the text.
  public enum Edit: String, Sendable, CaseIterable {
    case left, right, wordLeft, wordRight, start, end
    case deleteBackward, deleteForward, deleteWord, deleteToStart, deleteToEnd
  }

  /// The longest text, in bytes of UTF-8. What does not fit is not inserted. Bytes, because one character may consist of
  /// any number of combining marks.
  static let limit = 60_000

  public private(set) var characters: [Character] = []
  /// Number of clusters left of the caret.
  public private(set) var caret = 0

  public init(_ text: String = "") {
    insert(text)
  }

  /// The characters as one text. Stored, because every key reads it.
  public private(set) var text = ""
  public var isEmpty: Bool { characters.isEmpty }

  /// UTF-8 offset of the caret.
  public var caretOffset: Int { characters[..<caret].reduce(0) { $0 + String($1).utf8.count } }

  /// Replaces a range of UTF-8 offsets and puts the caret after the replacement. The range is clamped to the text.
  public mutating func replace(_ range: Range<Int>, with replacement: String) {
    let bytes = Array(text.utf8)
    let range = range.clamped(to: 0..<bytes.count)
    let tail = String(decoding: bytes[range.upperBound...], as: UTF8.self)
    set(String(decoding: bytes[..<range.lowerBound], as: UTF8.self) + replacement)
    let head = caret
    insert(tail)
    caret = min(head, characters.count)
  }

  /// Replaces the whole text; the caret goes to the end.
  public mutating func set(_ text: String) {
    characters = []
    caret = 0
    self.text = ""
    insert(text)
  }

  /// Inserts at the caret. Newlines and tabs become blanks; other control characters are dropped.
  public mutating func insert(_ text: String) {
    let clean = Self.clean(text, limit: Self.limit - self.text.utf8.count)
    guard !clean.isEmpty else { return }
    if caret == characters.count { return append(clean) }
    let head = String(characters[..<caret]) + clean
    // A combining mark may join the cluster before it, so clusters are counted again.
    let headCount = head.count
    characters = Array(head + String(characters[caret...]))
    caret = min(headCount, characters.count)
    self.text = String(characters)
  }

  /// Text appended at the end can join only the last cluster. O(new text), whatever the length of the line.
  private mutating func append(_ clean: String) {
    let last = characters.popLast().map { String($0) } ?? ""
    characters += Array(last + clean)
    text += clean
    caret = characters.count
  }

  private static func clean(_ text: String, limit: Int) -> String {
    var scalars = String.UnicodeScalarView()
    var bytes = 0
    for scalar in text.unicodeScalars {
      bytes += UTF8.width(scalar)
      if bytes > limit { break }
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: scalars.append(" ")
      case 0..<0x20, 0x7F..<0xA0: continue
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  public mutating func apply(_ edit: Edit) {
    switch edit {
    case .left: caret = max(0, caret - 1)
    case .right: caret = min(characters.count, caret + 1)
    case .wordLeft: caret = wordStart
    case .wordRight: caret = wordEnd
    case .start: caret = 0
    case .end: caret = characters.count
    case .deleteBackward: remove(max(0, caret - 1)..<caret)
    case .deleteForward: remove(caret..<min(characters.count, caret + 1))
    case .deleteWord: remove(wordStart..<caret)
    case .deleteToStart: remove(0..<caret)
    case .deleteToEnd: remove(caret..<characters.count)
    }
  }

  private mutating func remove(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let head = String(characters[..<range.lowerBound])
    text = head + String(characters[range.upperBound...])
    characters = Array(text)
    caret = min(head.count, characters.count)
  }

  private var wordStart: Int {
    var place = caret
    while place > 0, characters[place - 1].isWhitespace { place -= 1 }
    while place > 0, !characters[place - 1].isWhitespace { place -= 1 }
    return place
  }

  private var wordEnd: Int {
    var place = caret
    while place < characters.count, characters[place].isWhitespace { place += 1 }
    while place < characters.count, !characters[place].isWhitespace { place += 1 }
    return place
  }

  /// The first visible cluster: the text scrolls as little as keeps the caret visible.
  /// - Parameter columns: width of the field in cells.
  func firstVisible(columns: Int, widths: DisplayWidth) -> Int {
    var first = caret
    var used = 0
    while first > 0 {
      used += widths.width(of: String(characters[first - 1]))
      if used > columns - 1 { break }
      first -= 1
    }
    return first
  }
}

extension TextField {
  /// An editing key. Dispatch, help and the README read `bindings`.
  public struct Binding: Sendable {
    public let edit: Edit
    public let keys: [Key]
    public let help: Localized
  }

  public static let bindings: [Binding] = [
    Binding(edit: .left, keys: [.left, .control("b")], help: Localized("光标左移一字", "Move one character left")),
    Binding(edit: .right, keys: [.right, .control("f")], help: Localized("光标右移一字", "Move one character right")),
    Binding(edit: .wordLeft, keys: [.alt("b"), Key(.left, .control)], help: Localized("光标左移一词", "Move one word left")),
    Binding(
      edit: .wordRight, keys: [.alt("f"), Key(.right, .control)], help: Localized("光标右移一词", "Move one word right")),
    Binding(edit: .start, keys: [.home, .control("a")], help: Localized("移到行首", "Move to the start of the line")),
    Binding(edit: .end, keys: [.end, .control("e")], help: Localized("移到行尾", "Move to the end of the line")),
    Binding(
      edit: .deleteBackward, keys: [.backspace, .control("h")],
      help: Localized("删除光标前一字", "Delete the character before the cursor")),
    Binding(
      edit: .deleteForward, keys: [.delete, .control("d")],
      help: Localized("删除光标后一字", "Delete the character after the cursor")),
    Binding(edit: .deleteWord, keys: [.control("w")], help: Localized("删除光标前一词", "Delete the previous word")),
    Binding(edit: .deleteToStart, keys: [.control("u")], help: Localized("删除到行首", "Delete to the start of the line")),
    Binding(edit: .deleteToEnd, keys: [.control("k")], help: Localized("删除到行尾", "Delete to the end of the line")),
  ]

  private static let edits: [Key: Edit] = Dictionary(
    bindings.flatMap { binding in binding.keys.map { ($0, binding.edit) } }, uniquingKeysWith: { first, _ in first })

  static func edit(for key: Key) -> Edit? { edits[key] }
}
