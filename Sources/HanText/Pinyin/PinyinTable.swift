import CResources

/// The embedded table of readings. `Resources/Pinyin/pinyin.py` states its sources, rules and layout.
///
/// A reading is the number of a syllable without tone, with the high bit set if it is rare: only the large historical
/// dictionary has it. The readings of a character form a set, which is shared by all characters with the same readings:
///
///     set 0      no reading
///     set 61     [han]                汉 旱 ...
///     set 2972   [han, gan (rare)]    汗 ...
///     set 4225   [xing, hang, heng]   行           the first member is the usual reading
///
/// Nothing is decoded: every member points into the embedded bytes.
struct PinyinTable {
  /// The characters with an array entry each. Others are looked up in a sparse set.
  static let direct: ClosedRange<UInt32> = 0x3000...0x9FFF
  static let directCount = 0x7000
  /// The characters beyond the Basic Multilingual Plane that may have readings: extensions B to H.
  private static let extra: Range<UInt32> = 0x20000..<0x32800
  /// `SZP1` and version 3.
  private static let magic: UInt64 = 0x0000_0003_3150_5A53

  let syllableCount: Int
  let setCount: Int
  /// The reading set of each direct character.
  let setOfDirect: UnsafePointer<UInt16>
  /// The rank of each direct character in the order by usual reading, 0 if it has none.
  let rankOfDirect: UnsafePointer<UInt16>
  private let heads: RankedBits
  private let extras: RankedBits
  private let extraSets: UnsafePointer<UInt16>
  private let memberStarts: UnsafePointer<UInt16>
  private let members: UnsafePointer<UInt16>
  private let textStarts: UnsafePointer<UInt16>
  private let texts: UnsafePointer<UInt8>
  private let phraseStarts: UnsafePointer<UInt32>
  private let phraseWords: UnsafePointer<UInt16>

  // Read-only memory that lives as long as the program.
  nonisolated(unsafe) static let shared = PinyinTable()

  private init() {
    var length = 0
    guard let bytes = shezu_resource("pinyin", &length), length > 36,
      UnsafeRawPointer(bytes).load(as: UInt64.self) == Self.magic
    else {
      preconditionFailure("The program was built with another version of its pinyin table.")
    }
    let raw = UnsafeRawPointer(bytes)
    func count(_ index: Int) -> Int { Int(raw.load(fromByteOffset: 8 + index * 4, as: UInt32.self)) }
    var place = 36
    func part<Element>(_ type: Element.Type, _ count: Int) -> UnsafePointer<Element> {
      defer { place += (count * MemoryLayout<Element>.stride + 3) & ~3 }
      return (raw + place).assumingMemoryBound(to: type)
    }
    func rankedBits(limit: Int) -> RankedBits {
      defer { place += RankedBits.size(limit: limit) }
      return RankedBits(raw + place, limit: limit)
    }
    (syllableCount, setCount) = (count(0), count(1))
    setOfDirect = part(UInt16.self, Self.directCount)
    rankOfDirect = part(UInt16.self, Self.directCount)
    heads = rankedBits(limit: Self.directCount)
    extras = rankedBits(limit: Self.extra.count)
    extraSets = part(UInt16.self, count(3))
    memberStarts = part(UInt16.self, setCount + 1)
    members = part(UInt16.self, count(2))
    textStarts = part(UInt16.self, syllableCount + 1)
    texts = part(UInt8.self, count(6))
    phraseStarts = part(UInt32.self, count(4) + 1)
    phraseWords = part(UInt16.self, count(5))
  }

  /// The reading set of a character, 0 if it has no reading.
  @inline(__always)
  func readingSet(of scalar: UInt32) -> Int {
    let index = scalar &- Self.direct.lowerBound
    if index < UInt32(Self.directCount) { return Int(setOfDirect[Int(index)]) }
    guard Self.extra.contains(scalar), let rank = extras.rank(of: Int(scalar &- Self.extra.lowerBound)) else {
      return 0
    }
    return Int(extraSets[rank])
  }

  /// The readings of a set, the usual one first.
  func readings(of set: Int) -> UnsafeBufferPointer<UInt16> {
    let start = Int(memberStarts[set])
    return UnsafeBufferPointer(start: members + start, count: Int(memberStarts[set + 1]) - start)
  }

  static func syllable(of reading: UInt16) -> Int { Int(reading & 0x7FFF) }

  /// A number for a reading, below `2 * syllableCount`: twice its syllable, plus 1 if it is rare.
  @inline(__always)
  static func index(of reading: UInt16) -> Int { Int(reading & 0x7FFF) << 1 | Int(reading >> 15) }

  private func text(of syllable: Int) -> UnsafeBufferPointer<UInt8> {
    let start = Int(textStarts[syllable])
    return UnsafeBufferPointer(start: texts + start, count: Int(textStarts[syllable + 1]) - start)
  }

  /// The syllable as displayed, `lü`.
  func name(of syllable: Int) -> String {
    String(decoding: text(of: syllable).prefix { $0 != 0x20 }, as: UTF8.self)
  }

  /// The letter a to z that every spelling of the syllable begins with.
  func firstLetter(of syllable: Int) -> UInt8 {
    let first = texts[Int(textStarts[syllable])]
    return first < 0x80 ? first : 0x65  // ê is the only other first letter.
  }

  /// Calls `body` with each spelling of the syllable as typed, in a to z: `lv`, `lu`, `lyu`.
  func forEachSpelling(of syllable: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var rest = UnsafeBufferPointer(rebasing: text(of: syllable)[...])
    var isName = rest.contains(0x20)
    while !rest.isEmpty {
      let end = rest.firstIndex(of: 0x20) ?? rest.count
      if !isName { body(UnsafeBufferPointer(rebasing: rest[..<end])) }
      isName = false
      rest = UnsafeBufferPointer(rebasing: rest[min(end + 1, rest.count)...])
    }
  }
}

// MARK: - Phrases

extension PinyinTable {
  /// A word in which some character does not have its usual reading.
  struct Phrase {
    let count: Int
    /// By character: the member of its reading set, 0 for the usual one.
    let members: UnsafePointer<UInt16>
    /// By character: its rank in the order by reading.
    let ranks: UnsafePointer<UInt16>
  }

  /// The longest phrase that begins with `first`. `follows` returns the characters at offsets from 1, 0 at the end.
  @inline(__always)
  func phrase(from first: UInt32, follows: (Int) -> UInt32) -> Phrase? {
    let index = Int(first &- Self.direct.lowerBound)
    guard index < Self.directCount, let head = heads.rank(of: index) else { return nil }
    let second = follows(1)
    var place = Int(phraseStarts[head])
    let end = Int(phraseStarts[head + 1])
    while place < end, UInt32(phraseWords[place + 1]) <= second {
      let count = Int(phraseWords[place])
      if UInt32(phraseWords[place + 1]) == second {
        var offset = 2
        while offset < count, follows(offset) == UInt32(phraseWords[place + offset]) { offset += 1 }
        let members = phraseWords + place + count
        if offset == count { return Phrase(count: count, members: members, ranks: members + count) }
      }
      place += 3 * count
    }
    return nil
  }
}
