/// The units of a sort key, in ascending order:
///
///     1 ...        characters before the digits
///     0x30 ...     numbers: up to 999 one unit each, then one for each number of digits
///     0x43A ...    the other characters before the ranked ones, moved up
///     0x33FF       symbols
///     0x3400 ...   Chinese characters by rank
///     0xFFFC ...   the rest
struct SortKeyWriter {
  private let units: UnsafeMutablePointer<UInt16>
  private(set) var count = 0

  private static let zero: UInt32 = 0x30
  /// How far characters after the digits move up.
  private static let room: UInt32 = 0x400
  private static let afterThreeDigits: UInt32 = zero + 1000
  /// Numbers with more digits than this have a unit for their count.
  private static let mostDigits = 20

  init(_ units: UnsafeMutablePointer<UInt16>) { self.units = units }

  @inline(__always)
  private mutating func put(_ unit: UInt32) {
    units[count] = UInt16(truncatingIfNeeded: unit)
    count &+= 1
  }

  /// Adds a character; `rank` is 0 if it has none.
  @inline(__always)
  mutating func put(_ scalar: UInt32, rank: UInt16) {
    if rank != 0 {
      put(0x3400 + UInt32(rank))
    } else if scalar < 0x2FFF {
      put(scalar <= Self.zero + 9 ? max(scalar, 1) : scalar + Self.room)
    } else if scalar == UTF8Scalar.invalid {
      put(0xFFFF)
    } else {
      // An escape unit that sorts symbols before the ranked characters and rare characters after them.
      put(scalar < 0x3400 ? 0x33FF : scalar > 0xFFFF ? 0xFFFD : 0xFFFC)
      if scalar > 0xFFFF { put(scalar >> 16) }
      put(max(scalar & 0xFFFF, 1))
    }
  }

  /// Adds text as it reads.
  @inline(__always)
  mutating func put(_ text: UnsafeBufferPointer<UInt8>) {
    Pinyin.forEachCharacter(of: text, PinyinTable.shared) { scalar, _, _, rank in put(scalar, rank: rank) }
  }

  /// Adds a number: at most as many units as it has bytes.
  mutating func put(_ number: TextNumber) {
    if let small = number.small { return put(Self.zero + small) }
    let digits = number.digits
    put(Self.afterThreeDigits + UInt32(min(digits.count, Self.mostDigits) - 4))
    if digits.count >= Self.mostDigits { put(UInt32(min(digits.count, 0xFFFF))) }
    // Two digits a unit; one that is left over comes first.
    var place = digits.startIndex
    if digits.count % 2 == 1 {
      put(UInt32(digits[place]) - Self.zero + 1)
      place += 1
    }
    while place < digits.endIndex {
      put((UInt32(digits[place]) - Self.zero) * 10 + UInt32(digits[place + 1]) - Self.zero + 1)
      place += 2
    }
  }
}
