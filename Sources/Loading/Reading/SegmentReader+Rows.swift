import JSON
import Localization

/// Rows of delimited text.
extension SegmentReader {
  /// Rows up to this many bytes, 16 MiB with blocks of the usual size, are held in memory; longer ones are passed over, each
  /// with a problem.
  private var longestRow: Int { blockSize * 64 }

  /// Reads rows from `start` up to the first that begins after `limit`.
  mutating func readRows(
    from start: Int, limit: Int, _ dialect: DelimitedDialect, _ parser: inout RecordParser
  ) throws(LoadFailure) -> SegmentEnd {
    var position = start
    while true {
      var cells = cells(at: position, dialect)
      var invalid = firstInvalid(from: position)
      var isIncomplete = false
      while !isIncomplete {
        if parser.serial & 255 == 0, state.isCancelled.load(ordering: .relaxed) { throw .cancelled }
        position = cells.offset
        if cells.isAtEnd, window.isLast { return land(.end(position), at: position) }
        if position > limit { return land(.record(position), at: position) }
        if cells.isAtEnd { break }
        isIncomplete = parser.readRow(&cells, isLast: window.isLast, invalid: invalid) == .incomplete
        if !isIncomplete, invalid < cells.offset { invalid = firstInvalid(from: cells.offset) }
      }
      if position == window.base, window.count >= longestRow {
        position = try passLongRow(at: position, dialect, &parser)
      }
      try advance(to: position, from: window.base)
    }
  }

  private func land(_ end: SegmentEnd, at offset: Int) -> SegmentEnd {
    state.bytesDone.add(max(0, offset - window.base), ordering: .relaxed)
    return end
  }

  private func cells(at offset: Int, _ dialect: DelimitedDialect) -> CellReader {
    CellReader(
      start: window.start, count: window.count, base: window.base, at: offset, isLast: window.isLast,
      delimiter: dialect.delimiter, readsEscapes: dialect.readsEscapes)
  }

  /// Offset of the first byte that is no UTF-8; a character that the end of the block cuts is none.
  private func firstInvalid(from offset: Int) -> Int {
    let end = window.start + window.count
    guard let bad = UTF8Check.firstInvalid(from: window.start + (offset - window.base), to: end) else { return .max }
    if !window.isLast, end - bad < 4 { return .max }
    return window.base + (bad - window.start)
  }

  /// The first probable start of a row from `boundary` on: after a line end, and with as many cells as the heading.
  mutating func guessRow(from boundary: Int, before limit: Int, _ dialect: DelimitedDialect) throws(LoadFailure) -> Int?
  {
    var position = boundary
    while position < limit {
      try window.move(to: position)
      let reader = cells(at: position, dialect)
      let first = reader.nextLine(after: position)
      var candidate = first
      var tries = 0
      while let start = candidate, tries < 1000 {
        if fits(start, dialect) { return start }
        candidate = reader.nextLine(after: start)
        tries += 1
      }
      if let first { return first }
      if window.isLast { return nil }
      position = window.end
    }
    return nil
  }

  /// Whether the rows from an offset on have as many cells as the heading.
  private func fits(_ start: Int, _ dialect: DelimitedDialect) -> Bool {
    var reader = cells(at: start, dialect)
    for row in 0..<3 {
      if reader.isAtEnd { return row > 0 || window.isLast }
      var count = 0
      while true {
        let (_, stop) = reader.next()
        if stop == .incomplete { return row > 0 }
        count += 1
        if stop == .line { break }
      }
      if count != dialect.columns.count { return false }
    }
    return true
  }

  // MARK: Long rows

  /// Passes over a row that is longer than `longestRow`, or reads its first line if a quote in it is never closed.
  /// - Returns: the offset of the row after it.
  private mutating func passLongRow(
    at start: Int, _ dialect: DelimitedDialect, _ parser: inout RecordParser
  ) throws(LoadFailure) -> Int {
    let quoted = UnsafeBufferPointer(rebasing: window.bytes.prefix(200))
    let found = String(decoding: quoted, as: UTF8.self)
    var scan = LongRowScan(delimiter: dialect.delimiter)
    let end = try scan.end(of: window.file, from: start, readsQuotes: true, state)
    if let end, scan.cells == dialect.columns.count {
      Self.refuse(found, at: start, Expected.shortRow, &parser)
      return end
    }
    var line = LongRowScan(delimiter: dialect.delimiter)
    let next = try line.end(of: window.file, from: start, readsQuotes: false, state) ?? window.file.size
    guard next <= window.end else {
      Self.refuse(found, at: start, Expected.shortRow, &parser)
      return next
    }
    var cells = CellReader(
      start: window.start, count: next - window.base, base: window.base, at: start, isLast: true,
      delimiter: dialect.delimiter)
    _ = parser.readRow(&cells, isLast: true, invalid: firstInvalid(from: start))
    return next
  }

  private static func refuse(_ text: String, at start: Int, _ expected: Localized, _ parser: inout RecordParser) {
    var text = text
    text.withUTF8 { parser.refuseRow($0, at: start, expected) }
  }
}

/// Finds the end of a row without holding it in memory.
private struct LongRowScan {
  let delimiter: UInt8
  private(set) var cells = 1

  init(delimiter: UInt8) { self.delimiter = delimiter }

  /// The offset after the line end of the row at `start`; nil if the file ends within quotes.
  mutating func end(
    of file: InputFile, from start: Int, readsQuotes: Bool, _ state: LoadState
  ) throws(LoadFailure) -> Int? {
    let block = 1 << 20
    let room = UnsafeMutablePointer<UInt8>.allocate(capacity: block)
    defer { room.deallocate() }
    var (offset, isInQuotes, isAtCellStart, isClosed) = (start, false, true, false)
    while offset < file.size {
      if state.isCancelled.load(ordering: .relaxed) { throw .cancelled }
      let got: Int
      do throws(FileError) { got = try file.read(at: offset, into: room, count: block) } catch { throw .file(error) }
      if got == 0 { break }
      for index in 0..<got {
        let byte = room[index]
        if byte == UInt8(ascii: "\""), readsQuotes {
          // A doubled quote closes and opens again.
          let opens = !isInQuotes && (isAtCellStart || isClosed)
          isClosed = isInQuotes
          isInQuotes = opens
          isAtCellStart = false
          continue
        }
        isClosed = false
        if !isInQuotes, byte == delimiter {
          cells += 1
          isAtCellStart = true
        } else if !isInQuotes, byte == 0x0A {
          return offset + index + 1
        } else {
          isAtCellStart = false
        }
      }
      offset += got
    }
    return isInQuotes ? nil : file.size
  }
}
