import Columnar
import HanText

/// The different texts of a column while chunks are joined, numbered from 1 in the order in which rows use them.
///
/// `@unchecked Sendable`: it belongs to one accumulator, which is only changed under a lock. A copy of the accumulator
/// for a first look only reads.
final class SharedTexts: @unchecked Sendable {
  private var numbers = SpellingTable()
  private(set) var arena: [UInt8] = []
  /// Text 0, that of rows without a value, is empty.
  private(set) var offsets: [UInt32] = [0, 0]

  /// How many different texts there are.
  var different: Int { offsets.count - 2 }

  /// The number of a text, which gets one where it has none; nil if there are too many.
  func number(of text: UnsafeBufferPointer<UInt8>) -> Int? {
    let known = numbers.value(of: text)
    if known >= 0 { return known }
    guard different < SharedSpellings.most, arena.count + text.count <= ColumnAccumulator.mostBytes else { return nil }
    arena.append(contentsOf: text)
    offsets.append(UInt32(truncatingIfNeeded: arena.count))
    numbers.insert(text, different)
    return different
  }

  /// The column of rows that have these texts.
  func column(codes: [UInt16], validity: Bitmap) -> TextColumn {
    var rows: [UInt32] = []
    var folded: [UInt8] = []
    var ends: [UInt32] = [0]
    arena.withUnsafeBufferPointer { arena in
      for text in 0..<offsets.count - 1 {
        let bytes = UnsafeBufferPointer(rebasing: arena[Int(offsets[text])..<Int(offsets[text + 1])])
        guard Folding.fold(bytes, appendingTo: &folded) else { continue }
        rows.append(UInt32(text))
        ends.append(UInt32(truncatingIfNeeded: folded.count))
      }
    }
    let padding = [UInt8](repeating: 0, count: TextColumn.padding)
    return TextColumn(
      arena: arena + padding, offsets: offsets, validity: validity,
      folded: rows.isEmpty ? .none : TextColumn.FoldedRows(rows: rows, arena: folded + padding, offsets: ends),
      codes: codes)
  }

  /// Only the texts that `codes` use, which become their numbers among these.
  func kept(by codes: inout [UInt16]) -> SharedTexts {
    let kept = SharedTexts()
    for position in codes.indices where codes[position] != 0 {
      codes[position] = withText(Int(codes[position])) { UInt16(truncatingIfNeeded: kept.number(of: $0) ?? 0) }
    }
    return kept
  }

  func withText<Result>(_ number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    arena.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[Int(offsets[number])..<Int(offsets[number + 1])]))
    }
  }
}

extension ColumnAccumulator {
  /// Before a chunk is taken over: it and the column either both share texts, or neither does.
  /// - Returns: false if the column would hold more than 4 GiB of text.
  mutating func settleSharing(_ builder: UnsafeMutablePointer<ColumnBuilder>) -> Bool {
    guard builder.pointee.storage == .text else { return true }
    if rows == 0, builder.pointee.shared.isOn { shared = SharedTexts() }
    if shared != nil, !builder.pointee.shared.isOn || !giveNumbers(builder) {
      guard stopSharing() else { return false }
    }
    if shared == nil { builder.pointee.stopSharing() }
    return true
  }

  /// Gives the column's numbers to the texts of a chunk; false if there are too many.
  private func giveNumbers(_ builder: UnsafeMutablePointer<ColumnBuilder>) -> Bool {
    guard let shared else { return false }
    for number in builder.pointee.codes.elements where number != 0 {
      let own = Int(number) - 1
      if builder.pointee.shared.columnNumbers[own] >= 0 { continue }
      guard let number = shared.number(of: builder.pointee.shared.numbers.spelling(own)) else { return false }
      builder.pointee.shared.columnNumbers[own] = Int32(number)
    }
    return true
  }

  /// Takes over the texts of a chunk as numbers of shared ones.
  mutating func absorbShared(_ builder: UnsafeMutablePointer<ColumnBuilder>, _ growth: Double) {
    let start = codes.count
    let numbers = builder.pointee.shared.columnNumbers.elements
    Self.append(builder.pointee.codes.elements, to: &codes, growth)
    codes.withUnsafeMutableBufferPointer { codes in
      for position in start..<codes.count where codes[position] != 0 {
        codes[position] = UInt16(truncatingIfNeeded: numbers[Int(codes[position]) - 1])
      }
      bits.append(count: codes.count - start) { codes[start + $0] != 0 }
    }
  }

  /// Whether the texts, one a row, surely fit into a column.
  var fitsWithoutSharing: Bool {
    guard let shared else { return true }
    let bytes = codes.reduce(0) { $0 + Int(shared.offsets[Int($1) + 1] - shared.offsets[Int($1)]) }
    return bytes <= Self.mostBytes / Folding.maximumGrowth
  }

  /// Gives each row a text of its own.
  /// - Returns: false if that would be more than 4 GiB of text.
  mutating func stopSharing() -> Bool {
    guard let shared else { return true }
    guard fitsWithoutSharing else { return false }
    self.shared = nil
    offsets.reserveCapacity(codes.count + 1)
    for position in codes.indices {
      shared.withText(Int(codes[position])) { text in
        arena.append(contentsOf: text)
        offsets.append(UInt32(truncatingIfNeeded: arena.count))
        if Folding.fold(text, appendingTo: &foldedArena) {
          foldedRows.append(UInt32(position))
          foldedOffsets.append(UInt32(truncatingIfNeeded: foldedArena.count))
        }
      }
    }
    codes = []
    return true
  }
}
