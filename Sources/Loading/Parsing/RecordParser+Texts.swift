import Columnar
import HanText
import JSON
import Localization

/// Texts, codes, references and coded values.
extension RecordParser {
  @inline(__always)
  mutating func readText(_ reader: inout JSONReader, _ field: Int, _ entry: Int) throws(JSONError) {
    guard try reader.peek() == .string else { return try readWrong(&reader, field, entry, .wrongType, Expected.text) }
    if builders[field].shared.isOn { return try readSharedText(&reader, field) }
    let text = try reader.readString()
    if text.count == 0 { return }
    builders[field].setText(row, capacity: text.count) { text.decode(into: $0) }
  }

  /// A text that is not kept: checked like any other.
  @inline(__always)
  mutating func passText(_ reader: inout JSONReader, _ field: Int, _ entry: Int) throws(JSONError) {
    guard try reader.peek() == .string else { return try readWrong(&reader, field, entry, .wrongType, Expected.text) }
    if try reader.readString().count > 0 { builders[field].pass(row) }
  }

  @inline(__always)
  private mutating func readSharedText(_ reader: inout JSONReader, _ field: Int) throws(JSONError) {
    let text = try reader.readLikelyString()
    if text.count == 0 { return }
    if !text.hasEscapes, builders[field].setKnown(row, text.bytes) { return }
    try reader.check(text)
    builders[field].setText(row, capacity: text.count) { text.decode(into: $0) }
  }

  /// Reads a value of a JSON type that the field does not accept; null is no value and no problem.
  @inline(never)
  mutating func readWrong(
    _ reader: inout JSONReader, _ field: Int, _ entry: Int, _ code: Diagnostic.Code, _ expected: Localized
  ) throws(JSONError) {
    if try reader.peek() == .null { return try reader.readNull() }
    let start = reader.offset
    try reader.skipValue()
    refuse(reader, from: start, code, field, entry, expected)
  }

  /// Calls `body` with the decoded bytes of a string; 32 bytes are readable from the first.
  @inline(__always)
  static func with<Result>(_ text: RawString, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    text.hasEscapes ? withDecoded(text, body) : body(text.bytes)
  }

  @inline(never)
  private static func withDecoded<Result>(
    _ text: RawString, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count + 32) { room in
      guard let base = room.baseAddress else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
      return body(UnsafeBufferPointer(start: base, count: text.decode(into: base)))
    }
  }

  /// An identifier: text without blanks around it; a JSON number is never taken for one.
  mutating func readCode(_ reader: inout JSONReader, _ field: Int, _ entry: Int) throws(JSONError) {
    let kind = try reader.peek()
    guard kind == .string else {
      let code: Diagnostic.Code = kind == .number ? .numberForCode : .wrongType
      return try readWrong(&reader, field, entry, code, kind == .number ? Expected.quotedCode : Expected.text)
    }
    let start = reader.offset
    takeCode(try reader.readString(), field, entry, at: start)
  }

  @inline(__always)
  mutating func takeCode(_ text: RawString, _ field: Int, _ entry: Int, at start: Int) {
    if text.count == 0 { return }
    if text.isASCII, !text.hasEscapes, text.count > 4, text.start[0] > 0x20, text.start[text.count - 1] > 0x20 {
      builders[field].setASCII(row, text.bytes)
      check(text.bytes, field, entry, at: start)
    } else {
      readUncommonCode(text, field, entry, at: start)
    }
  }

  /// A code with blanks, full-width characters, escapes, or that is a mark for none.
  @inline(never)
  private mutating func readUncommonCode(_ text: RawString, _ field: Int, _ entry: Int, at start: Int) {
    let original = [UInt8](unsafeUninitializedCapacity: text.count + 1) { room, count in
      count = room.baseAddress.map { text.decode(into: $0) } ?? 0
    }
    // Without a scheme, full-width characters may belong to the code.
    let isBare = fields[field].shape == .code && fields[field].scheme == nil
    let plain = original.withUnsafeBufferPointer { bytes in
      isBare ? Array(PlainText.trimmed(bytes)) : PlainText.with(bytes) { Array($0) }
    }
    plain.withUnsafeBufferPointer { plain in
      if PlainText.isEmptyMark(plain) { return }
      builders[field].setText(row, capacity: plain.count) { target in
        if let base = plain.baseAddress { target.update(from: base, count: plain.count) }
        return plain.count
      }
      if !plain.elementsEqual(original) {
        original.withUnsafeBufferPointer {
          note(.warning, .badCode, field, memory.keys[entry], at: start, found: $0, Expected.plainCode)
        }
      }
      check(plain, field, entry, at: start)
    }
  }

  /// Checks a code against its scheme; the code is kept either way.
  @inline(__always)
  private mutating func check(_ code: UnsafeBufferPointer<UInt8>, _ field: Int, _ entry: Int, at start: Int) {
    guard let scheme = fields[field].scheme, let fault = scheme.pointee?.fault(code) else { return }
    if MaskedCode.isMasked(code) {
      chunk.recurring.add(.maskedIdentity, field, row: row, record: record, offset: start, found: code)
      return
    }
    note(.warning, .badCode, field, memory.keys[entry], at: start, found: code, fault)
  }

  /// A value of a vocabulary.
  mutating func readCoded(_ reader: inout JSONReader, _ field: Int, _ entry: Int) throws(JSONError) {
    let kind = try reader.peek()
    guard kind == .string else {
      let isCode = kind == .number && plan.kind.fields[field].type.codebook?.writing == .code
      if isCode, try readNumberOfEntry(&reader, field) { return }
      return try readWrong(
        &reader, field, entry, isCode ? .numberForCode : .wrongType, isCode ? Expected.quotedCode : Expected.value)
    }
    let start = reader.offset
    let text = try reader.readLikelyString()
    if text.count == 0 { return }
    if !text.hasEscapes, let code = knownCode(of: text.bytes, field) { return builders[field].setCode(row, code) }
    try reader.check(text)
    takeCoded(text, field, entry, at: start, raw: reader.bytes(from: start, to: reader.offset))
  }

  /// Reads a number whose digits are the code of an entry; false, with nothing read, if they are none.
  @inline(never)
  private mutating func readNumberOfEntry(_ reader: inout JSONReader, _ field: Int) throws(JSONError) -> Bool {
    let start = reader.offset
    let number = try reader.readNumber()
    guard number.isIntegerLiteral, let code = listedCode(of: number.bytes, field) else {
      reader.seek(to: start, depth: reader.depth)
      return false
    }
    chunk.recurring.add(.numberOfEntry, field, row: row, record: record, offset: start, found: number.bytes)
    builders[field].setCode(row, UInt16(truncatingIfNeeded: code))
    return true
  }

  /// A text of a vocabulary's value, without a check of its UTF-8.
  mutating func takeCoded(_ text: RawString, _ field: Int, _ entry: Int, at start: Int, raw: UnsafeBufferPointer<UInt8>)
  {
    if text.count == 0 { return }
    switch Self.with(text, { code(of: $0, field, entry, at: start) }) {
    case .none: return
    case .code(let code): builders[field].setCode(row, code)
    case .tooMany:
      let key = memory.keys[entry]
      markRefused(field)
      keep(raw, field, key)
      note(.error, .notInVocabulary, field, key, at: start, found: raw, Expected.fewerSpellings)
    }
  }

  /// The meaning of a spelling in a codebook.
  enum CodeReading {
    /// No value.
    case none
    case code(UInt16)
    /// All codes for unknown spellings are used.
    case tooMany
  }

  /// The code of a spelling, noting those that a closed book does not know.
  @inline(__always)
  mutating func code(
    of spelling: UnsafeBufferPointer<UInt8>, _ field: Int, _ entry: Int, at start: Int
  ) -> CodeReading {
    guard fields[field].spellings != nil else { return .none }
    if let code = knownCode(of: spelling, field) { return .code(code) }
    return unlistedCode(of: spelling, field, entry, at: start)
  }

  /// The code of a spelling that the book has, or that occurred before and is no problem. 32 bytes must be readable from
  /// the start of the spelling.
  @inline(__always)
  func knownCode(of spelling: UnsafeBufferPointer<UInt8>, _ field: Int) -> UInt16? {
    guard let spellings = fields[field].spellings else { return nil }
    var code = spellings.pointee.value(ofPadded: spelling)
    if code < 0, !fields[field].isClosed { code = builders[field].spellings.value(ofPadded: spelling) }
    return code >= 0 ? UInt16(truncatingIfNeeded: code) : nil
  }

  /// The entry that the bytes name, exactly or folded.
  func listedCode(of spelling: UnsafeBufferPointer<UInt8>, _ field: Int) -> Int? {
    guard let spellings = fields[field].spellings, !spelling.isEmpty else { return nil }
    var code = spellings.pointee.value(of: spelling)
    if code < 0, spelling.count <= 400 {
      var folded: [UInt8] = []
      if Folding.fold(spelling, appendingTo: &folded), !folded.isEmpty {
        code = folded.withUnsafeBufferPointer { spellings.pointee.value(of: $0) }
      }
    }
    if code < 0, let book = plan.kind.fields[field].type.codebook, !book.levels.isEmpty {
      return DivisionReading.ordinal(of: spelling, in: book)
    }
    return code < 0 ? nil : code
  }

  /// A spelling that is no exact entry. An open book stores it; in a closed one each occurrence is a problem.
  @inline(never)
  private mutating func unlistedCode(
    of spelling: UnsafeBufferPointer<UInt8>, _ field: Int, _ entry: Int, at start: Int
  ) -> CodeReading {
    if let code = listedCode(of: spelling, field) {
      builders[field].spellings.insert(spelling, code)
      return .code(UInt16(truncatingIfNeeded: code))
    }
    let trimmed = PlainText.trimmed(spelling)
    if PlainText.with(trimmed, PlainText.isEmptyMark) { return .none }
    if fields[field].isClosed, let book = plan.kind.fields[field].type.codebook {
      note(
        .warning, .notInVocabulary, field, memory.keys[entry], at: start, found: spelling, Expected.inVocabulary(book))
    }
    let text = String(decoding: trimmed, as: UTF8.self)
    guard let code = builders[field].addExtra(text, after: fields[field].known) else { return .tooMany }
    builders[field].spellings.insert(spelling, code)
    return .code(UInt16(truncatingIfNeeded: code))
  }
}
