import Columnar
import HanText

/// The order of texts: as in a dictionary by sound, and by the bytes of their folded form where they sound alike.
///
/// The one place that knows how texts are ordered. Texts that fold to the same bytes are equal, all others are not.
package enum Collation {
  /// The places of texts, ascending from 0 without gaps. O(n log n).
  ///
  /// - Parameter rows: others may be left out; nil for all rows.
  package static func ranks(_ column: TextColumn, rows: Bitmap? = nil, cancelled: () -> Bool = { false }) -> Ranks? {
    if let codes = column.codes, let distinct = column.distinct {
      guard let ranks = ranks(distinct, cancelled: cancelled) else { return nil }
      return Ranks(values: codes.map { ranks.values[Int($0)] }, greatest: ranks.greatest)
    }
    var values = [UInt32](repeating: Ranks.empty, count: column.count)
    // Texts that sound alike, of which there are few, stand by their bytes.
    var alike: [Int] = []
    var rank: UInt32 = 0
    var previous: Int?
    let goesOn = { !cancelled() }
    guard let sort = TextSort(column, rows: rows, by: alphabet(of: column), while: goesOn) else { return nil }
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

  /// Gives texts that sound alike their ranks, from that of the first on.
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

  /// Where nothing but ASCII stands, as in codes, the order by sound is that of the bytes.
  private static func alphabet(of column: TextColumn) -> TextSort.Alphabet {
    column.arena.withUnsafeBytes { bytes in
      var all: UInt64 = 0
      for word in bytes.bindMemory(to: UInt64.self) { all |= word }
      for byte in bytes.suffix(bytes.count % 8) { all |= UInt64(byte) }
      return all & 0x8080_8080_8080_8080 == 0 ? .codePoints : .sound
    }
  }
}
