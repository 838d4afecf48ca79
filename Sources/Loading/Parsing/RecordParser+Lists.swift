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
    if kind == .string {
      let text = try reader.readString()
      Self.with(text) { addPieces(of: $0, field, entry, at: start) }
    } else if try !readElements(&reader, field, entry) {
      // One element is no value of the list: the whole list stays as it was written, beside those that could be read.
      keep(reader.text(from: start, to: reader.offset), field, memory.keys[entry])
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
        Self.with(text) { addElement($0, field, entry, at: start) }
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

  private mutating func addPieces(
    of text: UnsafeBufferPointer<UInt8>, _ field: Int, _ entry: Int, at start: Int
  ) {
    if PlainText.with(text, PlainText.isEmptyMark) { return }
    let pieces: [ListSplitting.Part]
    if fields[field].shape == .codedList {
      pieces = listedPieces(of: text, field)
    } else {
      pieces = ListSplitting.pieces(text)
    }
    for piece in pieces {
      addElement(UnsafeBufferPointer(rebasing: text[piece.lower..<piece.upper]), field, entry, at: start)
    }
  }

  private func listedPieces(of text: UnsafeBufferPointer<UInt8>, _ field: Int) -> [ListSplitting.Part] {
    let pieces = ListSplitting.pieces(text)
    guard pieces.count > 1 else { return pieces }
    return ListSplitting.joined(pieces, of: text) { listedCode(of: $0, field) != nil }
  }

  private mutating func addElement(
    _ text: UnsafeBufferPointer<UInt8>, _ field: Int, _ entry: Int, at start: Int
  ) {
    if text.isEmpty { return }
    guard fields[field].shape == .codedList else {
      builders[field].addText(text)
      if let fault = fields[field].scheme?.pointee?.fault(text) {
        note(.warning, .badCode, field, memory.keys[entry], at: start, found: text, fault)
      }
      return
    }
    if case .code(let code) = code(of: text, field, entry, at: start) { builders[field].addCode(code) }
  }
}
