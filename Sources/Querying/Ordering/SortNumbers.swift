import Columnar

/// One level of a sort, read from its column as a number a row: from 0 in the order that was asked for, and the greatest
/// of all for rows without a value, whichever way the others go.
struct SortNumbers {
  private enum Source {
    case narrow([Int32], validity: Bitmap, least: Int32)
    case wide([Int64], validity: Bitmap, least: Int64)
    case days([Int32], least: Int32)
    case codes([UInt16])
    case flags([UInt64], validity: Bitmap)
    case ranks([UInt32])
  }

  private let source: Source
  /// The greatest number of a row with a value, below `UInt64.max`.
  private let span: UInt64
  private let descending: Bool

  /// The number of rows without a value.
  private var empty: UInt64 { span + 1 }

  /// How many bits the numbers take.
  var width: Int { 64 - empty.leadingZeroBitCount }

  /// - Parameter ranks: gives the places of texts, references and lists in their order; asked for those only. Where it
  ///   has none because it was cancelled, neither is there anything to sort by.
  init?(_ column: Column, descending: Bool, ranks: () -> Ranks?) {
    self.descending = descending
    switch column {
    case .number(let column):
      // Rows without a value hold 0, which may widen the span and does no harm.
      switch column.values.storage {
      case .narrow(let values):
        let (least, greatest) = Self.bounds(values)
        source = .narrow(values, validity: column.validity, least: least)
        span = UInt64(Int64(greatest) - Int64(least))
      case .wide(let values):
        let (least, greatest) = Self.bounds(values)
        let span = UInt64(bitPattern: greatest &- least)
        let wide = Source.wide(values, validity: column.validity, least: least)
        (source, self.span) = span == .max ? Self.crowded(values, column.validity) : (wide, span)
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

  /// Numbers that span all of Int64 leave no room for the one of empty rows: their places in order stand for them.
  private static func crowded(_ values: [Int64], _ validity: Bitmap) -> (Source, span: UInt64) {
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
    // The empty value is the least of all, so that it cannot be the greatest.
    for value in values {
      least = min(least, value == empty ? Number.max : value)
      greatest = max(greatest, value)
    }
    return least <= greatest ? (least, greatest) : (0, 0)
  }

  /// Some bits of the numbers: so many from one bit on, put into words from another bit on.
  struct Part {
    let from: Int
    let count: Int
    let to: Int
  }

  /// Puts a part of each row's number into its word, whose lowest bits, those of `rowMask`, say which row it is.
  func put(_ part: Part, into words: UnsafeMutableBufferPointer<UInt64>, rowMask: UInt64) {
    switch source {
    case .narrow(let values, let validity, let least):
      values.withUnsafeBufferPointer { values in
        validity.words.withUnsafeBufferPointer { filled in
          put(part, into: words, rowMask: rowMask) { row in
            filled[row >> 6] >> UInt64(row & 63) & 1 == 0 ? nil : UInt64(UInt32(bitPattern: values[row] &- least))
          }
        }
      }
    case .wide(let values, let validity, let least):
      values.withUnsafeBufferPointer { values in
        validity.words.withUnsafeBufferPointer { filled in
          put(part, into: words, rowMask: rowMask) { row in
            filled[row >> 6] >> UInt64(row & 63) & 1 == 0 ? nil : UInt64(bitPattern: values[row] &- least)
          }
        }
      }
    case .days(let days, let least):
      days.withUnsafeBufferPointer { days in
        put(part, into: words, rowMask: rowMask) { row in
          days[row] == DayColumn.empty ? nil : UInt64(truncatingIfNeeded: days[row] &- least) & 0xFFFF_FFFF
        }
      }
    case .codes(let codes):
      codes.withUnsafeBufferPointer { codes in
        put(part, into: words, rowMask: rowMask) { codes[$0] == CodedColumn.empty ? nil : UInt64(codes[$0]) }
      }
    case .flags(let values, let validity):
      put(part, into: words, rowMask: rowMask) { row in
        validity[row] ? values[row >> 6] >> UInt64(row & 63) & 1 : nil
      }
    case .ranks(let ranks):
      ranks.withUnsafeBufferPointer { ranks in
        put(part, into: words, rowMask: rowMask) { ranks[$0] == Ranks.empty ? nil : UInt64(ranks[$0]) }
      }
    }
  }

  @inline(__always)
  private func put(
    _ part: Part, into words: UnsafeMutableBufferPointer<UInt64>, rowMask: UInt64, _ number: (Int) -> UInt64?
  ) {
    // Descending: the greatest less the number, without a branch.
    let (flips, shifts) = descending ? (UInt64.max, span &+ 1) : (0, 0)
    let mask: UInt64 = part.count == 64 ? .max : 1 << UInt64(part.count) - 1
    let (from, to, empty) = (UInt64(part.from), UInt64(part.to), empty)
    for index in words.indices {
      let value = number(Int(words[index] & rowMask)).map { ($0 ^ flips) &+ shifts } ?? empty
      words[index] |= (value &>> from & mask) &<< to
    }
  }
}

/// The places of texts in their order, from 0, one a row; rows without a value, or that nobody asked for, hold `empty`.
package struct Ranks: Sendable {
  package static let empty = UInt32.max
  package let values: [UInt32]
  /// The greatest place of a filled row.
  package let greatest: UInt32
}
