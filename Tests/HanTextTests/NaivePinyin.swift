@testable import HanText

/// The definition of a match by pinyin, without an automaton. Tests compare `PinyinPattern` with it.
struct NaivePinyin {
  private let typed: [Character]

  init(_ text: String) {
    var typed: [Character] = []
    for character in Folding.fold(text).replacing("ü", with: "v") {
      if !Self.isSeparator(character) || typed.last.map({ !Self.isSeparator($0) }) ?? false { typed.append(character) }
    }
    if let last = typed.last, Self.isSeparator(last) { typed.removeLast() }
    self.typed = typed
  }

  private static func isSeparator(_ character: Character) -> Bool { character == "'" || character == " " }

  func matches(_ text: String) -> Bool {
    let characters = Array(Folding.fold(text).unicodeScalars)
    return characters.indices.contains { begins(at: 0, characters[$0...]) }
  }

  func begins(_ text: String) -> Bool { begins(at: 0, Array(Folding.fold(text).unicodeScalars)[...]) }

  private func begins(at place: Int, _ text: ArraySlice<Unicode.Scalar>) -> Bool {
    if place == typed.count { return true }
    if Self.isSeparator(typed[place]), place > 0, begins(at: place + 1, text) { return true }
    guard let first = text.first else { return false }
    let rest = text.dropFirst()
    if Character(first) == typed[place], begins(at: place + 1, rest) { return true }
    if first == "·", place > 0, begins(at: place, rest) { return true }
    return pieces(at: place, of: first).contains { begins(at: place + $0, rest) }
  }

  /// The lengths of the pieces of `typed` from `place` that match the character.
  private func pieces(at place: Int, of character: Unicode.Scalar) -> Set<Int> {
    var lengths: Set<Int> = []
    for (spelling, isRare) in Self.spellings(of: character) {
      for length in 1...spelling.count where typed[place...].starts(with: spelling.prefix(length)) {
        let rest = typed[(place + length)...]
        let isInitial = length == 1 || length == 2 && ["zh", "ch", "sh"].contains(String(spelling.prefix(2)))
        let isOpen = rest.first.map { !("a"..."z" ~= $0) && !Self.isSeparator($0) } ?? true
        if length == spelling.count || !isRare && (isInitial || isOpen) { lengths.insert(length) }
      }
    }
    return lengths
  }

  private static func spellings(of character: Unicode.Scalar) -> [(String, isRare: Bool)] {
    let table = PinyinTable.shared
    return table.readings(of: table.readingSet(of: character.value)).flatMap { reading in
      spellings(of: table.name(of: PinyinTable.syllable(of: reading))).map { ($0, reading & 0x8000 != 0) }
    }
  }

  private static func spellings(of name: String) -> [String] {
    let plain = name.replacing("ê", with: "e")
    if plain.contains("ü") { return ["v", "u", "yu"].map { plain.replacing("ü", with: $0) } }
    if let first = plain.first, "jqxy".contains(first), plain.dropFirst().first == "u" {
      return [plain, "\(first)v\(plain.dropFirst(2))"]
    }
    return [plain]
  }
}
