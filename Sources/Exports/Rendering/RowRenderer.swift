import Bytes
import Columnar
import JSON

/// Renders rows of a view, a block at a time: first each column of the block into scratch memory, so that the type of a column
/// is dispatched once a block, then the cells of each row into the output. O(bytes written).
///
///     columns   a        b        c           scratch: column by column
///             | a0 a1 a2 | b0 b1 b2 | c0 c1 c2 |   `ends` holds the end of each cell
///     output  | a0 b0 c0 | a1 b1 c1 | a2 b2 c2 |   row by row, with the constant bytes of `RowShape`
struct RowRenderer<Encoding: CellEncoding>: ~Copyable {
  /// Rows a block: its cells fit into the second-level cache.
  private static var blockRows: Int { 256 }

  /// A value of the block that could not be read: its position among the columns, its row within the block, and its JSON.
  private struct Original {
    let position: Int
    let index: Int
    let member: UnmappedValues.Member
  }

  private let table: Table
  private let rows: [UInt32]
  private let shape: RowShape
  private let sources: [CellSource<Encoding>]
  private let writesUnknown: Bool
  private let isRedacted: Bool
  private let nothing = Encoding.nothing
  private var encoding = Encoding()
  /// The number of values masked so far.
  private(set) var masked = 0
  private var cells = ByteBuffer(capacity: 1 << 16)
  private var ends: [Int] = []
  /// Members to write after a row's cells: unknown keys, and unreadable values whose cell has a value.
  private var extra: [(index: Int, member: UnmappedValues.Member)] = []

  init(_ view: ExportView, shape: RowShape) {
    table = view.table
    rows = view.rows
    self.shape = shape
    sources = view.cells.map { CellSource($0, of: view) }
    isRedacted = view.isRedacted
    writesUnknown = Encoding.isStructured && view.holdsWholeRecords
  }

  var altered: Int { encoding.altered }

  /// Appends the rows of `range`, positions in the view's rows.
  mutating func render(_ range: Range<Int>, into output: inout ByteBuffer) {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(start + Self.blockRows, range.upperBound)
      renderBlock(start..<end, into: &output)
      start = end
    }
  }

  private mutating func renderBlock(_ range: Range<Int>, into output: inout ByteBuffer) {
    cells.truncate(to: 0)
    extra.removeAll(keepingCapacity: true)
    let needed = range.count * sources.count
    if ends.count < needed { ends = [Int](repeating: 0, count: needed) }
    let rows = rows
    rows.withUnsafeBufferPointer { rows in
      let block = UnsafeBufferPointer(rebasing: rows[range])
      let originals = originals(of: block)
      for position in sources.indices {
        renderColumn(position, block, originals.filter { $0.position == position })
      }
    }
    if extra.count > 1 { extra.sort { $0.index < $1.index } }
    assemble(range, into: &output)
  }

  /// The block's unreadable values in the columns of the view, in order of rows; unknown members go to `extra`.
  private mutating func originals(of block: UnsafeBufferPointer<UInt32>) -> [Original] {
    guard !table.unmappedValues.members.isEmpty else { return [] }
    var originals: [Original] = []
    for (index, row) in block.enumerated() {
      for member in table.unmappedValues.members(of: Int(row)) {
        if let field = member.field {
          for position in sources.indices where sources[position].originalsOf == Int(field) {
            originals.append(Original(position: position, index: index, member: member))
          }
        } else if writesUnknown {
          extra.append((index, isRedacted ? member.masked : member))
          if isRedacted { masked += 1 }
        }
      }
    }
    return originals
  }

  // MARK: Columns

  private mutating func renderColumn(_ position: Int, _ block: UnsafeBufferPointer<UInt32>, _ originals: [Original]) {
    switch sources[position].values {
    case .text(let column): renderTexts(column, position, block, originals)
    case .coded(let codes, let labels): renderCodes(codes, labels, position, block, originals)
    case .integer(let column):
      each(position, block, originals) { row, _, cells in
        guard column.validity[row] else { return false }
        cells.append(integer: column.values[row])
        return true
      }
    case .money(let column):
      each(position, block, originals) { row, _, cells in
        guard column.validity[row] else { return false }
        cells.append(hundredths: column.values[row])
        return true
      }
    case .day(let column):
      column.days.withUnsafeBufferPointer { days in
        each(position, block, originals) { row, _, cells in
          guard days[row] != DayColumn.empty else { return false }
          if Encoding.isStructured { cells.append(UInt8(ascii: "\"")) }
          let (year, month, day) = Day(number: days[row]).components
          cells.append(year: year, month: month, day: day)
          if Encoding.isStructured { cells.append(UInt8(ascii: "\"")) }
          return true
        }
      }
    case .flag(let column, let yes, let no):
      each(position, block, originals) { row, _, cells in
        guard column.validity[row] else { return false }
        if column.values[row] { yes.append(to: &cells) } else { no.append(to: &cells) }
        return true
      }
    case .reference(let column, let texts): renderReferences(column, texts, position, block, originals)
    case .list(let column, let elements, let separator):
      let isIdentifier = sources[position].isIdentifier
      var writer = ListWriter<Encoding>(
        column: column, elements: elements, isIdentifier: isIdentifier, separator: separator)
      each(position, block, originals) { row, encoding, cells in writer.append(row, &encoding, to: &cells) }
    case .masked(let filled):
      var count = 0
      each(position, block, originals) { row, encoding, cells in
        guard filled[row] else { return false }
        encoding.append(ExportColumn.mask, isIdentifier: false, to: &cells)
        count += 1
        return true
      }
      masked += count
    }
  }

  private mutating func renderTexts(
    _ column: TextColumn, _ position: Int, _ block: UnsafeBufferPointer<UInt32>, _ originals: [Original]
  ) {
    let isIdentifier = sources[position].isIdentifier
    let isJSON = Encoding.isStructured && sources[position].isJSON
    column.arena.withUnsafeBufferPointer { arena in
      column.offsets.withUnsafeBufferPointer { offsets in
        each(position, block, originals) { row, encoding, cells in
          let text = column.text(of: row)
          let start = Int(offsets[text])
          let end = Int(offsets[text + 1])
          if start == end, !column.validity[row] { return false }
          if isJSON, let base = arena.baseAddress {
            cells.appendPadded(base + start, count: end - start)
            return true
          }
          encoding.append(
            UnsafeBufferPointer(rebasing: arena[start..<end]), isIdentifier: isIdentifier, to: &cells)
          return true
        }
      }
    }
  }

  private mutating func renderCodes(
    _ codes: [UInt16], _ labels: CellSource<Encoding>.WrittenLabels, _ position: Int,
    _ block: UnsafeBufferPointer<UInt32>, _ originals: [Original]
  ) {
    codes.withUnsafeBufferPointer { codes in
      labels.bytes.withUnsafeBufferPointer { bytes in
        each(position, block, originals) { row, encoding, cells in
          guard codes[row] != CodedColumn.empty, let start = bytes.baseAddress else { return false }
          let code = Int(codes[row])
          let offset = labels.offsets[code]
          cells.appendPadded(start + offset, count: labels.offsets[code + 1] - offset)
          if labels.altered[code] { encoding.altered += 1 }
          return true
        }
      }
    }
  }

  private mutating func renderReferences(
    _ column: ReferenceColumn, _ texts: CellSource<Encoding>.ReferenceTexts, _ position: Int,
    _ block: UnsafeBufferPointer<UInt32>, _ originals: [Original]
  ) {
    column.rows.withUnsafeBufferPointer { targets in
      each(position, block, originals) { row, encoding, cells in
        switch targets[row] {
        case ReferenceColumn.none: return false
        case ReferenceColumn.dangling:
          encoding.append(column.unresolved.key(at: row) ?? "", isIdentifier: true, to: &cells)
        case let target:
          texts.withText(Int(target)) { encoding.append($0, isIdentifier: $1, to: &cells) }
          return texts.keys != nil
        }
        return true
      }
    }
  }

  /// Writes one cell for each row of the block. `body` writes the value and returns whether there is one.
  @inline(__always)
  private mutating func each(
    _ position: Int, _ block: UnsafeBufferPointer<UInt32>, _ originals: [Original],
    _ body: (_ row: Int, inout Encoding, inout ByteBuffer) -> Bool
  ) {
    let prefix = shape.cellPrefixes[position]
    var next = 0
    for index in 0..<block.count {
      let before = cells.count
      prefix.append(to: &cells)
      var isFilled = body(Int(block[index]), &encoding, &cells)
      let first = next
      while next < originals.count, originals[next].index == index {
        isFilled = place(
          originals[next], isFilled: isFilled, isFirst: next == first, cellStart: before, prefix: prefix)
        next += 1
      }
      if !isFilled {
        if Encoding.isStructured { cells.truncate(to: before) } else { nothing.append(to: &cells) }
      }
      ends[position * block.count + index] = cells.count
    }
  }

  /// Writes an unreadable value in its cell; it replaces a list that could be read in part. If the cell has a value all the
  /// same (the file gives the field twice), JSON writes the unreadable one after the record's cells, under the file's key.
  private mutating func place(
    _ original: Original, isFilled: Bool, isFirst: Bool, cellStart: Int, prefix: Separator
  ) -> Bool {
    let isList = if case .list = sources[original.position].values { true } else { false }
    let value = OriginalValue(original.member.json)
    if Encoding.isStructured, !isFilled || isFirst && isList && value.isArrayOfOtherThanStrings {
      cells.truncate(to: cellStart)
      prefix.append(to: &cells)
      value.append(to: &cells)
    } else if Encoding.isStructured {
      extra.append((original.index, original.member))
    } else if !isFilled {
      encoding.append(value.text, isIdentifier: false, to: &cells)
    }
    return true
  }

  // MARK: Rows

  private mutating func assemble(_ range: Range<Int>, into output: inout ByteBuffer) {
    let count = range.count
    var nextExtra = 0
    guard let cells = cells.base else { return }
    ends.withUnsafeBufferPointer { ends in
      for index in 0..<count {
        if range.lowerBound + index > 0 { shape.separator.append(to: &output) }
        let rowStart = output.count
        for position in 0..<sources.count {
          let cell = position * count + index
          let start = cell == 0 ? 0 : ends[cell - 1]
          output.appendPadded(cells + start, count: ends[cell] - start)
        }
        while nextExtra < extra.count, extra[nextExtra].index == index {
          output.append(UInt8(ascii: ","))
          output.append(JSONValue.string(extra[nextExtra].member.key).text())
          output.append(UInt8(ascii: ":"))
          OriginalValue(extra[nextExtra].member.json).append(to: &output)
          nextExtra += 1
        }
        if output.count == rowStart {
          shape.emptyRow.append(to: &output)
        } else if let first = shape.rowStart {
          output[rowStart] = first
        }
        shape.rowEnd.append(to: &output)
      }
    }
  }
}

/// Writes the lists of one column: arrays in JSON, elements joined by a separator in other formats.
struct ListWriter<Encoding: CellEncoding> {
  let column: ListColumn
  let elements: CellSource<Encoding>.ListSource
  let isIdentifier: Bool
  private let separator: [UInt8]
  private var joined: [UInt8] = []

  init(column: ListColumn, elements: CellSource<Encoding>.ListSource, isIdentifier: Bool, separator: [UInt8]) {
    self.column = column
    self.elements = elements
    self.isIdentifier = isIdentifier
    self.separator = separator
  }

  mutating func append(_ row: Int, _ encoding: inout Encoding, to cells: inout ByteBuffer) -> Bool {
    let range = column.range(row)
    guard !range.isEmpty else { return false }
    if Encoding.isStructured {
      cells.append(UInt8(ascii: "["))
      for position in range {
        if position > range.lowerBound { cells.append(UInt8(ascii: ",")) }
        withElement(position) { encoding.append($0, isIdentifier: isIdentifier, to: &cells) }
      }
      cells.append(UInt8(ascii: "]"))
    } else {
      joined.removeAll(keepingCapacity: true)
      for position in range {
        if position > range.lowerBound { joined.append(contentsOf: separator) }
        withElement(position) { joined.append(contentsOf: $0) }
      }
      // A single element may be a code; several in one cell are prose.
      let isCode = isIdentifier && range.count == 1
      joined.withUnsafeBufferPointer { encoding.append($0, isIdentifier: isCode, to: &cells) }
    }
    return true
  }

  private func withElement(_ position: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    switch elements {
    case .text(let texts): texts.withBytes(position, body)
    case .coded(let codes, let labels):
      var label = codes[position] == CodedColumn.empty ? "" : labels[Int(codes[position])]
      label.withUTF8(body)
    case .reference(let references, let texts):
      let target = references.rows[position]
      if target >= 0, texts.keys != nil { return texts.withText(Int(target)) { text, _ in body(text) } }
      var key = references.unresolved.key(at: position) ?? ""
      key.withUTF8(body)
    }
  }
}

extension UnmappedValues.Member {
  /// The same key with a masked value: a key that the kind does not know may hold anything.
  fileprivate var masked: UnmappedValues.Member {
    UnmappedValues.Member(row: row, field: field, key: key, json: "\"\(ExportColumn.mask)\"")
  }
}
