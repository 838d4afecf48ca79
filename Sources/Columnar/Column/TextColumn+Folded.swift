// The folded form of texts, whether it is stored or computed.
extension TextColumn {
  /// The index of a row's text in `folded`, nil if folding does not change it. O(log folded texts).
  @usableFromInline
  func foldedPlace(_ row: Int) -> Int? {
    let text = text(of: row)
    if folded.rows.count == texts { return text }
    let index = folded.rows.partitioningIndex { $0 >= text }
    return index < folded.rows.count && folded.rows[index] == text ? index : nil
  }

  /// Calls `body` with the folded texts of rows. O(rows).
  /// - Precondition: the rows ascend and share no texts.
  @inlinable
  @inline(__always)
  package func forEachFolded(
    _ rows: ArraySlice<UInt32>, _ body: (_ row: Int, _ text: UnsafeBufferPointer<UInt8>) -> Void
  ) {
    if isUpper { return rows.forEach { row in withLowered(Int(row)) { body(Int(row), $0) } } }
    arena.withUnsafeBufferPointer { plain in
      folded.arena.withUnsafeBufferPointer { changed in
        var next = 0
        for row in rows {
          while next < folded.rows.count, folded.rows[next] < row { next += 1 }
          let row = Int(row)
          if next < folded.rows.count, Int(folded.rows[next]) == row {
            body(row, UnsafeBufferPointer(rebasing: changed[Int(folded.offsets[next])..<Int(folded.offsets[next + 1])]))
          } else {
            body(row, UnsafeBufferPointer(rebasing: plain[Int(offsets[row])..<Int(offsets[row + 1])]))
          }
        }
      }
    }
  }

  /// The folded text of a row.
  @inlinable
  package func withFolded<Result>(_ row: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if isUpper { return withLowered(row, body) }
    guard let place = foldedPlace(row) else { return withBytes(row, body) }
    return folded.arena.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[Int(folded.offsets[place])..<Int(folded.offsets[place + 1])]))
    }
  }

  /// The folded bytes of a row.
  package func foldedBytes(_ row: Int) -> ArraySlice<UInt8> {
    if isUpper { return withLowered(row) { Array($0)[...] } }
    guard let place = foldedPlace(row) else { return arena[range(row)] }
    return folded.arena[Int(folded.offsets[place])..<Int(folded.offsets[place + 1])]
  }

  // MARK: - Upper case

  /// A folded needle as it is searched in the arena: in upper case if the column is.
  package func raised(_ needle: [UInt8]) -> [UInt8] {
    isUpper ? needle.map { $0 &- UInt8(ascii: "a") < 26 ? $0 & ~0x20 : $0 } : needle
  }

  @inlinable
  @inline(__always)
  func withLowered<Result>(_ row: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    withBytes(row) { text in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { room in
        // Digits have this bit already.
        for index in text.indices { room.initializeElement(at: index, to: text[index] | 0x20) }
        return body(UnsafeBufferPointer(room))
      }
    }
  }

  /// The rows in lower case.
  package func lowered(_ rows: Range<Int>) -> FoldedRows {
    var bytes: [UInt8] = []
    var ends: [UInt32] = [0]
    for row in rows {
      bytes += foldedBytes(row)
      ends.append(UInt32(bytes.count))
    }
    return FoldedRows(
      rows: rows.map { UInt32($0) }, arena: bytes + [UInt8](repeating: 0, count: Self.padding), offsets: ends)
  }
}

extension TextColumn.FoldedRows {
  /// The indices of the folded texts of `rows`, which do not share texts. O(log texts).
  package func places(of rows: Range<Int>) -> Range<Int> {
    self.rows.partitioningIndex { $0 >= rows.lowerBound }..<self.rows.partitioningIndex { $0 >= rows.upperBound }
  }
}
