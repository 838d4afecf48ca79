import Columnar
import HanText

/// The order of texts: by pinyin, as in a dictionary, and by the bytes of the folded form among texts with the same
/// pinyin. Texts with equal folded forms are equal. All sorting of texts uses this order.
///
/// Numbers in a text with Chinese characters are ordered by size, so that 第2 comes before 第10 and 第二 before 第十; other texts,
/// such as codes, character by character. A surname has its own reading in a column of names of persons.
package enum Collation {
  /// The rank of each text, from 0 without gaps (dense ranks); nil when cancelled, which is polled every few milliseconds.
  /// O(n log n).
  ///
  /// - Parameters:
  ///   - rows: the rows to rank, nil for all; other rows may be left out.
  ///   - arePersons: whether the texts are names of persons.
  package static func ranks(
    _ column: TextColumn, rows: Bitmap? = nil, arePersons: Bool = false, cancelled: () -> Bool = { false }
  ) -> Ranks? {
    if let codes = column.codes, let distinct = column.distinct {
      guard let ranks = ranks(distinct, arePersons: arePersons, cancelled: cancelled) else { return nil }
      return Ranks(values: codes.map { ranks.values[Int($0)] }, greatest: ranks.greatest)
    }
    var values = [UInt32](repeating: Ranks.empty, count: column.count)
    // Texts with the same pinyin, which are few, are ordered by their bytes.
    var alike: [Int] = []
    var rank: UInt32 = 0
    var previous: Int?
    let goesOn = { !cancelled() }
    var alphabet = alphabet(of: column)
    if arePersons, alphabet == .sound { alphabet = .persons }
    guard let sort = TextSort(column, rows: rows, by: alphabet, while: goesOn) else { return nil }
    let isWhole = sort.sort(while: goesOn) { row, isSame in
      if isSame, let previous {
        if alike.isEmpty { alike = [previous] }
        alike.append(row)
      } else {
        if !alike.isEmpty { settle(&alike, from: &rank, in: column, &values) }
        if previous != nil { rank += 1 }
        values[row] = rank
      }
      previous = row
    }
    guard isWhole else { return nil }
    if !alike.isEmpty { settle(&alike, from: &rank, in: column, &values) }
    return Ranks(values: values, greatest: rank)
  }

  /// Ranks texts with the same pinyin, starting at the rank of the first.
  private static func settle(
    _ rows: inout [Int], from rank: inout UInt32, in column: TextColumn, _ values: inout [UInt32]
  ) {
    rows.sort { column.foldedBytes($0).lexicographicallyPrecedes(column.foldedBytes($1)) }
    for (index, row) in rows.enumerated() {
      if index > 0, !column.foldedBytes(rows[index - 1]).elementsEqual(column.foldedBytes(row)) { rank += 1 }
      values[row] = rank
    }
    rows = []
  }

  /// For ASCII texts alone, such as codes, the order by pinyin is that of the bytes.
  private static func alphabet(of column: TextColumn) -> TextSort.Alphabet {
    column.arena.withUnsafeBytes { bytes in
      var all: UInt64 = 0
      for word in bytes.bindMemory(to: UInt64.self) { all |= word }
      for byte in bytes.suffix(bytes.count % 8) { all |= UInt64(byte) }
      return all & 0x8080_8080_8080_8080 == 0 ? .codePoints : .sound
    }
  }
}
