import JSON

/// Lists: a JSON array, or one text in which the values are separated.
extension RecordParser {
  mutating func readList(_ reader: inout JSONReader, _ field: Int, _ entry: Int) throws(JSONError) {
    let kind = try reader.peek()
    guard kind == .array || kind == .string else {
      return try readWrong(&reader, field, entry, .wrongType, Expected.list)
    }
    builders[field].pad(to: row)
    let start = reader.offset
    let isWhole: Bool
    if kind == .string {
      let text = try reader.readString()
      isWhole = Self.with(text) { addPieces(of: $0, field, entry, at: start) }
    } else {
      isWhole = try readElements(&reader, field, entry)
    }
    if !isWhole {
      // One element is no value of the list: the whole list stays as it was written, beside those that could be read.
      keep(reader.text(from: start, to: reader.offset), field, memory.keys[entry])
      markRefused(field)
    }
    builders[field].finishList(row)
  }

  /// Values in one text, from a cell.
  mutating func takeList(_ text: RawString, _ field: Int, _ entry: Int, at start: Int) {
    builders[field].pad(to: row)
    if !Self.with(text, { addPieces(of: $0, field, entry, at: start) }) {
      keep(text.bytes, field, memory.keys[entry])
      markRefused(field)
    }
    builders[field].finishList(row)
  }

  /// False if an element could not be read.
  private mutating func readElements(
    _ reader: inout JSONReader, _ field: Int, _ entry: Int
  ) throws(JSONError) -> Bool {
    var isWhole = true
    var more = try reader.firstElement()
    while more {
      let start = reader.offset
      switch try reader.peek() {
      case .string:
        let text = try reader.readString()
        if !Self.with(text, { addElement($0, field, entry, at: start) }) { isWhole = false }
      case .null: try reader.readNull()
      case let kind:
        try reader.skipValue()
        let isCode = kind == .number
        note(
          .error, isCode ? .numberForCode : .wrongType, field, memory.keys[entry], at: start,
          found: reader.bytes(from: start, to: reader.offset), isCode ? Expected.quotedCode : Expected.text)
        isWhole = false
      }
      more = try reader.nextElement()
    }
    return isWhole
  }

  /// False if a piece could not be kept.
  private mutating func addPieces(
    of text: UnsafeBufferPointer<UInt8>, _ field: Int, _ entry: Int, at start: Int
  ) -> Bool {
    if PlainText.with(text, PlainText.isEmptyMark) { return true }
    let pieces: [ListSplitting.Part]
    if fields[field].shape == .codedList {
      pieces = listedPieces(of: text, field)
    } else {
      pieces = ListSplitting.pieces(text)
    }
    var isWhole = true
    for piece in pieces {
      let element = UnsafeBufferPointer(rebasing: text[piece.lower..<piece.upper])
      if !addElement(element, field, entry, at: start) { isWhole = false }
    }
    return isWhole
  }

  private func listedPieces(of text: UnsafeBufferPointer<UInt8>, _ field: Int) -> [ListSplitting.Part] {
    let pieces = ListSplitting.pieces(text)
    guard pieces.count > 1 else { return pieces }
    return ListSplitting.joined(pieces, of: text) { listedCode(of: $0, field) != nil }
  }

  /// False if the element could not be kept.
  private mutating func addElement(
    _ text: UnsafeBufferPointer<UInt8>, _ field: Int, _ entry: Int, at start: Int
  ) -> Bool {
    if text.isEmpty { return true }
    guard fields[field].shape == .codedList else {
      builders[field].addText(text)
      if let fault = fields[field].scheme?.pointee?.fault(text) {
        if MaskedCode.isMasked(text) {
          chunk.recurring.add(.maskedIdentity, field, row: row, record: record, offset: start, found: text)
          return true
        }
        note(.warning, .badCode, field, memory.keys[entry], at: start, found: text, fault)
      }
      return true
    }
    switch code(of: text, field, entry, at: start) {
    case .none: return true
    case .code(let code):
      builders[field].addCode(code)
      return true
    case .tooMany:
      note(
        .error, .notInVocabulary, field, memory.keys[entry], at: start, found: text, Expected.fewerSpellings)
      return false
    }
  }
}
