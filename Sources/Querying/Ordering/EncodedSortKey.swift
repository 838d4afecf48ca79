import Columnar

/// An order-preserving encoding of one sort level: an unsigned number for each row, ascending in the order of the level.
/// Rows without a value have the greatest number, also in descending order.
struct EncodedSortKey {
  private enum Source {
    case narrow([Int32], validity: Bitmap, least: Int32)
    case wide([Int64], validity: Bitmap, least: Int64)
    case days([Int32], least: Int32)
    case codes([UInt16])
    case flags([UInt64], validity: Bitmap)
    case ranks([UInt32])
  }

  private let source: Source
  /// The greatest number of a row with a value; less than `UInt64.max`.
  private let span: UInt64
  private let descending: Bool

  /// The number of rows without a value.
  private var empty: UInt64 { span + 1 }

  /// The number of bits of the greatest number.
  var width: Int { 64 - empty.leadingZeroBitCount }

  /// Nil if `ranks` is.
  ///
  /// - Parameter ranks: computes the ranks of a column of texts, references or lists; nil when cancelled.
  init?(_ column: Column, descending: Bool, ranks: () -> Ranks?) {
    self.descending = descending
    switch column {
    case .number(let column):
      // Rows without a value hold 0, which may widen the span but does no harm.
      switch column.values.storage {
      case .narrow(let values):
        let (least, greatest) = Self.bounds(values)
        source = .narrow(values, validity: column.validity, least: least)
        span = UInt64(Int64(greatest) - Int64(least))
      case .wide(let values):
        let (least, greatest) = Self.bounds(values)
        let span = UInt64(bitPattern: greatest &- least)
        let wide = Source.wide(values, validity: column.validity, least: least)
        (source, self.span) = span == .max ? Self.rankEncoded(values, column.validity) : (wide, span)
      }
    case .day(let column):
      let (least, greatest) = Self.bounds(column.days, without: DayColumn.empty)
      source = .days(column.days, least: least)
      span = UInt64(Int64(greatest) - Int64(least))
    case .coded(let column):
      source = .codes(column.codes)
      span = UInt64(max(1, column.labels.count) - 1)
    case .flag(let column):
      source = .flags(column.values.words, validity: column.validity)
      span = 1
    case .text, .reference, .list:
      guard let ranks = ranks() else { return nil }
      source = .ranks(ranks.values)
      span = UInt64(ranks.greatest)
    }
  }

  /// Numbers that span all of Int64 leave no number for empty rows; they are replaced by their ranks.
  private static func rankEncoded(_ values: [Int64], _ validity: Bitmap) -> (Source, span: UInt64) {
    let different = Array(Set(values)).sorted()
    let places = Dictionary(uniqueKeysWithValues: different.enumerated().map { ($0.element, UInt32($0.offset)) })
    let ranks = values.enumerated().map { row, value in validity[row] ? places[value] ?? 0 : Ranks.empty }
    return (.ranks(ranks), UInt64(different.count))
  }

  private static func bounds<Number: FixedWidthInteger>(
    _ values: [Number], without empty: Number? = nil
  ) -> (least: Number, greatest: Number) {
    var least = Number.max
    var greatest = Number.min
    // The empty value is the least number, so that it is never the greatest.
    for value in values {
      least = min(least, value == empty ? Number.max : value)
      greatest = max(greatest, value)
    }
    return least <= greatest ? (least, greatest) : (0, 0)
  }

  /// `count` bits of the numbers from bit `from`, to be packed into words at bit `to`.
  struct BitSlice {
    let from: Int
    let count: Int
    let to: Int
  }

  /// Packs a slice of each row's number into the word of the row. The lowest bits of a word, those of `rowMask`, are the
  /// row.
  func pack(_ slice: BitSlice, into words: UnsafeMutableBufferPointer<UInt64>, rowMask: UInt64) {
    switch source {
    case .narrow(let values, let validity, let least):
      values.withUnsafeBufferPointer { values in
        validity.words.withUnsafeBufferPointer { filled in
          pack(slice, into: words, rowMask: rowMask) { row in
            filled[row >> 6] >> UInt64(row & 63) & 1 == 0 ? nil : UInt64(UInt32(bitPattern: values[row] &- least))
          }
        }
      }
    case .wide(let values, let validity, let least):
      values.withUnsafeBufferPointer { values in
        validity.words.withUnsafeBufferPointer { filled in
          pack(slice, into: words, rowMask: rowMask) { row in
            filled[row >> 6] >> UInt64(row & 63) & 1 == 0 ? nil : UInt64(bitPattern: values[row] &- least)
          }
        }
      }
    case .days(let days, let least):
      days.withUnsafeBufferPointer { days in
        pack(slice, into: words, rowMask: rowMask) { row in
          days[row] == DayColumn.empty ? nil : UInt64(truncatingIfNeeded: days[row] &- least) & 0xFFFF_FFFF
        }
      }
    case .codes(let codes):
      codes.withUnsafeBufferPointer { codes in
        pack(slice, into: words, rowMask: rowMask) { codes[$0] == CodedColumn.empty ? nil : UInt64(codes[$0]) }
      }
    case .flags(let values, let validity):
      pack(slice, into: words, rowMask: rowMask) { row in
        validity[row] ? values[row >> 6] >> UInt64(row & 63) & 1 : nil
      }
    case .ranks(let ranks):
      ranks.withUnsafeBufferPointer { ranks in
        pack(slice, into: words, rowMask: rowMask) { ranks[$0] == Ranks.empty ? nil : UInt64(ranks[$0]) }
      }
    }
  }

  @inline(__always)
  private func pack(
    _ slice: BitSlice, into words: UnsafeMutableBufferPointer<UInt64>, rowMask: UInt64, _ number: (Int) -> UInt64?
  ) {
    // Descending: `span - number`, as `~number + span + 1`, without a branch.
    let (flips, shifts) = descending ? (UInt64.max, span &+ 1) : (0, 0)
    let mask: UInt64 = slice.count == 64 ? .max : 1 << UInt64(slice.count) - 1
    let (from, to, empty) = (UInt64(slice.from), UInt64(slice.to), empty)
    for index in words.indices {
      let value = number(Int(words[index] & rowMask)).map { ($0 ^ flips) &+ shifts } ?? empty
      words[index] |= (value &>> from & mask) &<< to
    }
  }
}

/// Dense ranks of the values of a column, from 0, one a row; `empty` in rows without a value and in rows left out.
package struct Ranks: Sendable {
  package static let empty = UInt32.max
  package let values: [UInt32]
  /// The greatest rank of a row with a value.
  package let greatest: UInt32
}
