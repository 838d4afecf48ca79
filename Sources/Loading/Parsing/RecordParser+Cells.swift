import Columnar
import JSON
import Localization

/// One column of delimited text: the field that takes its cells.
struct DelimitedColumn: BitwiseCopyable {
  /// The field's ordinal, or -1 if no field takes the column.
  let field: Int
  /// The entry of the column's name among the keys.
  let entry: Int
  let shape: ReadingPlan.Shape
}

/// Rows of delimited text. A cell is a text, read as a JSON string of the same text would be; an empty cell is no value.
extension RecordParser {
  /// What became of a row.
  enum RowOutcome {
    case record
    /// No cell has a value, as in rows after the end of a spreadsheet.
    case blank
    /// The text ends within the row.
    case incomplete
  }

  /// What the cells of a row came to.
  private enum CellsOutcome {
    /// How many cells the row has, without empty ones at its end beyond the heading, and whether one has a value.
    case row(count: Int, hasValue: Bool)
    case incomplete

    var isIncomplete: Bool { if case .incomplete = self { true } else { false } }
    var count: Int { if case .row(let count, _) = self { count } else { 0 } }
  }

  /// Reads the row at the cursor.
  /// - Parameters:
  ///   - isLast: whether no more text follows that of the reader.
  ///   - invalid: offset of the first byte that is no UTF-8.
  mutating func readRow(_ cells: inout CellReader, isLast: Bool, invalid: Int) -> RowOutcome {
    let start = cells.offset
    if let sought { return seekRow(sought, &cells, isLast: isLast) }
    let (findings, unmapped) = (chunk.findings.count, chunk.unmappedValues.count)
    let outcome = readCells(&cells, at: start)
    if cells.offset > invalid || cells.needsLook || outcome.isIncomplete {
      return readUncommonRow(&cells, outcome, start, isLast, invalid, (findings, unmapped))
    }
    guard case .row(let count, let hasValue) = outcome, hasValue else { return .blank }
    if count != columns.count { noteCount(count, cells.bytes(from: start, to: cells.offset), at: start) }
    endRow()
    return .record
  }

  @inline(__always)
  private mutating func readCells(_ cells: inout CellReader, at start: Int) -> CellsOutcome {
    beginRow(at: start)
    let columns = columns.elements
    var (count, index, hasValue) = (0, 0, false)
    while true {
      let offset = cells.offset
      let (text, stop) = cells.next()
      if stop == .incomplete { return .incomplete }
      if text.count > 0 {
        hasValue = true
        count = index &+ 1
        if index < columns.count {
          take(text, columns[index], at: offset)
        } else {
          keepExtra(text, index)
        }
      }
      index &+= 1
      if stop == .line { return .row(count: max(count, min(index, columns.count)), hasValue: hasValue) }
    }
  }

  @inline(__always)
  private mutating func take(_ text: RawString, _ column: DelimitedColumn, at offset: Int) {
    let field = column.field
    if field < 0 || builders[field].holds(row) { return keepOther(text, column, at: offset) }
    let entry = column.entry
    switch column.shape {
    case .text:
      if builders[field].shared.isOn, builders[field].setKnown(row, text.bytes) { return }
      builders[field].setText(row, capacity: text.count) { text.decode(into: $0) }
    case .passedText: builders[field].pass(row)
    case .code, .reference: takeCode(text, field, entry, at: offset)
    case .date: takeDate(text, field, entry, at: offset, raw: text.bytes)
    case .coded:
      if let code = knownCode(of: text.bytes, field) { return builders[field].setCode(row, code) }
      takeCoded(text, field, entry, at: offset, raw: text.bytes)
    case .money: takeMoney(text, field, entry, at: offset, raw: text.bytes)
    case .integer: takeInteger(text, field, entry, at: offset, raw: text.bytes)
    case .flag: takeFlag(text, field, entry, at: offset, raw: text.bytes)
    case .textList, .codedList: takeList(text, field, entry, at: offset)
    }
  }

  /// A cell that no field takes, or whose field has a value from a column before it.
  @inline(never)
  private mutating func keepOther(_ text: RawString, _ column: DelimitedColumn, at offset: Int) {
    let name = memory.keys[column.entry]
    if column.field < 0, let own = self.column(of: column.entry, name) {
      setInferred(own, text)
    } else {
      keep(text.bytes, column.field, name)
    }
  }

  /// A cell beyond the last column.
  @inline(never)
  private mutating func keepExtra(_ text: RawString, _ index: Int) {
    setInferred("列\(index + 1)", text.string)
  }

  private mutating func noteCount(_ count: Int, _ text: UnsafeBufferPointer<UInt8>, at start: Int) {
    chunk.findings.append(
      .warning, .badCells, record: record, row: row, offset: start, found: PlainText.trimmed(text),
      expected: Expected.cells(columns.count, found: count))
  }

  // MARK: Rows that are not as they should be

  @inline(never)
  private mutating func readUncommonRow(
    _ cells: inout CellReader, _ outcome: CellsOutcome, _ start: Int, _ isLast: Bool, _ invalid: Int,
    _ counts: (findings: Int, unmapped: Int)
  ) -> RowOutcome {
    if outcome.isIncomplete, !isLast {
      rollBack(findings: counts.findings, unmappedValues: counts.unmapped)
      return .incomplete
    }
    if cells.offset > invalid, !outcome.isIncomplete {
      rollBack(findings: counts.findings, unmappedValues: counts.unmapped)
      return readForeignRow(&cells, start)
    }
    // A quote that is not closed, or not where it seems: the line may be whole with its quotes as text.
    let isSuspect = outcome.isIncomplete || cells.hasLineInQuotes && outcome.count != columns.count
    if isSuspect {
      rollBack(findings: counts.findings, unmappedValues: counts.unmapped)
      if let read = readLiterally(&cells, start, needsCount: !outcome.isIncomplete, counts) { return read }
      cells.seek(to: start)
      return finishRow(readCells(&cells, at: start), &cells, start)
    }
    return finishRow(outcome, &cells, start)
  }

  private mutating func finishRow(_ outcome: CellsOutcome, _ cells: inout CellReader, _ start: Int) -> RowOutcome {
    guard case .row(let count, let hasValue) = outcome, hasValue else { return .blank }
    let text = cells.bytes(from: start, to: cells.offset)
    if count != columns.count {
      noteCount(count, text, at: start)
    } else if cells.hasTextAfterQuote {
      noteQuote(text, at: start)
    }
    cells.forget()
    endRow()
    return .record
  }

  /// Reads one line with quotes as text; nil, with nothing read, if it has another number of cells although it must not.
  private mutating func readLiterally(
    _ cells: inout CellReader, _ start: Int, needsCount: Bool, _ counts: (findings: Int, unmapped: Int)
  ) -> RowOutcome? {
    cells.seek(to: start)
    cells.readsQuotesAsText = true
    let outcome = readCells(&cells, at: start)
    cells.readsQuotesAsText = false
    guard case .row(let count, let hasValue) = outcome, !needsCount || count == columns.count else {
      rollBack(findings: counts.findings, unmappedValues: counts.unmapped)
      return nil
    }
    guard hasValue else { return .blank }
    noteQuote(cells.bytes(from: start, to: cells.offset), at: start)
    endRow()
    return .record
  }

  private mutating func noteQuote(_ text: UnsafeBufferPointer<UInt8>, at start: Int) {
    chunk.findings.append(
      .warning, .badCells, record: record, row: row, offset: start, found: PlainText.trimmed(text),
      expected: Expected.closedQuote)
  }

  /// A row that is no UTF-8, in a file that is: read in the encoding that its own bytes tell.
  private mutating func readForeignRow(_ cells: inout CellReader, _ start: Int) -> RowOutcome {
    let bytes = cells.bytes(from: start, to: cells.offset)
    let guess = EncodingGuess([Array(bytes)]).encoding
    var text: [UInt8] = []
    if guess == .gb18030 || guess == .big5, let conversion = TextConversion(guess) {
      conversion.convert(bytes)
      text = Array(conversion.text.elements)
    } else {
      text = Array(String(decoding: bytes, as: UTF8.self).utf8)
    }
    let padded = PaddedBytes(text)
    return withExtendedLifetime(padded) {
      var own = CellReader(
        start: padded.start, count: padded.count, base: start, at: start, isLast: true, delimiter: cells.delimiter)
      let outcome = readCells(&own, at: start)
      guard case .row(let count, let hasValue) = outcome, hasValue else { return .blank }
      chunk.findings.append(
        .warning, .wrongEncoding, record: record, row: row, offset: start, found: PlainText.trimmed(padded.buffer),
        expected: Expected.sameEncoding(guess == .utf8 ? nil : guess))
      if count != columns.count { noteCount(count, padded.buffer, at: start) }
      endRow()
      return .record
    }
  }

  /// A row that is too long to be held in memory.
  mutating func refuseRow(_ text: UnsafeBufferPointer<UInt8>, at start: Int, _ expected: Localized) {
    chunk.findings.append(.error, .badCells, record: record, offset: start, found: text, expected: expected)
    passRecord()
  }

  // MARK: Offsets

  /// Reads a row again, only to find the offsets of some of its values.
  private mutating func seekRow(_ sought: SoughtValues, _ cells: inout CellReader, isLast: Bool) -> RowOutcome {
    let start = cells.offset
    let range = sought.range(ofRecord: record)
    var (index, hasValue) = (0, false)
    var held: Set<Int> = []
    while true {
      let offset = cells.offset
      let (text, stop) = cells.next()
      if stop == .incomplete {
        guard isLast, !cells.readsQuotesAsText else { return .incomplete }
        cells.seek(to: start)
        cells.readsQuotesAsText = true
        (index, hasValue, held) = (0, false, [])
        continue
      }
      if text.count > 0 {
        hasValue = true
        if index < columns.count {
          let column = columns[index]
          let isTaken = column.field >= 0 && held.insert(column.field).inserted
          sought.note(
            field: column.field, key: memory.keys[column.entry], spelled: memory.keys[column.entry], at: offset,
            isTaken: isTaken, in: range)
        }
      }
      index += 1
      if stop == .line { break }
    }
    cells.readsQuotesAsText = false
    cells.forget()
    guard hasValue else { return .blank }
    sought.settle(range, at: start)
    passRecord()
    return .record
  }
}
