import Bytes
import Columnar
import JSON
import Localization

/// Reads `register.json`: what the register is, who published it, and as of when.
struct MetadataReading {
  private(set) var card = Register.Card()
  private(set) var diagnostics: [Diagnostic] = []
  private let file: String

  init(_ bytes: PaddedBytes, file: String) {
    self.file = file
    do throws(JSONError) {
      try read(bytes)
    } catch {
      card = Register.Card()
      let place = TextPosition(of: error.offset, in: bytes)
      diagnostics.append(error.diagnostic(file: file, kind: nil, place: place))
    }
  }

  private mutating func read(_ bytes: PaddedBytes) throws(JSONError) {
    var reader = JSONReader(bytes)
    _ = try reader.readByteOrderMark()
    var key = try reader.firstMember()
    while let name = key {
      try readMember(name.string, &reader)
      key = try reader.nextMember()
    }
    try reader.expectEnd()
  }

  private mutating func readMember(_ name: String, _ reader: inout JSONReader) throws(JSONError) {
    let start = reader.offset
    switch name {
    case "title", "标题", "名称": card.title = try localized(&reader, name, start)
    case "publisher", "发布单位", "发布机关": card.publisher = try text(&reader, name, start)
    case "source", "来源": card.source = try text(&reader, name, start)
    case "notes", "说明", "备注": card.notes = try text(&reader, name, start)
    case "synthetic", "合成数据": card.synthetic = try flag(&reader, name, start)
    case "asOf", "截止日期", "截至日期": card.asOf = try day(&reader, name, start)
    // Read when the files are looked at.
    case "records", "columns": try reader.skipValue()
    default:
      try reader.skipValue()
      note(.note, .unknownKey, name, reader.bytes(from: start, to: reader.offset), start, Self.knownKeys)
    }
  }

  private static let knownKeys = Localized(
    "title、publisher、asOf、source、synthetic、notes、records 或 columns",
    "title, publisher, asOf, source, synthetic, notes, records or columns")

  private mutating func localized(
    _ reader: inout JSONReader, _ name: String, _ start: Int
  ) throws(JSONError) -> Localized {
    guard try reader.peek() == .object else {
      let both = try text(&reader, name, start)
      return Localized(both, both)
    }
    var texts: [String: String] = [:]
    var key = try reader.firstMember()
    while let language = key {
      let begin = reader.offset
      texts[language.string] = try text(&reader, name, begin)
      key = try reader.nextMember()
    }
    let chinese = texts["zh"] ?? texts["zh-CN"] ?? texts["chinese"]
    let english = texts["en"] ?? texts["english"]
    return Localized(chinese ?? english ?? "", english ?? chinese ?? "")
  }

  private mutating func text(_ reader: inout JSONReader, _ name: String, _ start: Int) throws(JSONError) -> String {
    switch try reader.peek() {
    case .string: return try reader.readString().string
    case .null: try reader.readNull()
    default: try refuse(&reader, name, start, Expected.text)
    }
    return ""
  }

  private mutating func flag(_ reader: inout JSONReader, _ name: String, _ start: Int) throws(JSONError) -> Bool {
    switch try reader.peek() {
    case .true, .false: return try reader.readBool()
    case .null: try reader.readNull()
    case .string:
      let text = try reader.readString()
      let reading = RecordParser.with(text, FlagReading.read)
      if case .flag(let flag) = reading { return flag }
      if reading == .unreadable { note(.error, .badFlag, name, text.bytes, start, Expected.flag) }
    default: try refuse(&reader, name, start, Expected.flag)
    }
    return false
  }

  private mutating func day(_ reader: inout JSONReader, _ name: String, _ start: Int) throws(JSONError) -> Day? {
    switch try reader.peek() {
    case .null: try reader.readNull()
    case .string:
      let text = try reader.readString()
      switch RecordParser.with(text, DateReading.read) {
      case .day(let day), .dayFirst(let day), .monthFirst(let day): return day
      case .imprecise(let day):
        note(.note, .imprecise, name, text.bytes, start, Expected.wholeDate)
        return day
      case .empty: return nil
      case .impossible: note(.error, .badDate, name, text.bytes, start, Expected.realDay)
      case .ambiguous: note(.error, .ambiguous, name, text.bytes, start, Expected.yearFirst)
      case .unreadable: note(.error, .badDate, name, text.bytes, start, Expected.date)
      }
    default: try refuse(&reader, name, start, Expected.date)
    }
    return nil
  }

  private mutating func refuse(
    _ reader: inout JSONReader, _ name: String, _ start: Int, _ expected: Localized
  ) throws(JSONError) {
    try reader.skipValue()
    note(.error, .wrongType, name, reader.bytes(from: start, to: reader.offset), start, expected)
  }

  private mutating func note(
    _ severity: Diagnostic.Severity, _ code: Diagnostic.Code, _ name: String, _ found: UnsafeBufferPointer<UInt8>,
    _ offset: Int, _ expected: Localized
  ) {
    diagnostics.append(
      Diagnostic(
        severity: severity, code: code, file: file, pointer: "/" + JSONPointer.escaped(name), offset: offset,
        field: name, found: String(decoding: found, as: UTF8.self), expected: expected))
  }
}

extension JSONError {
  /// A diagnostic about a file that is no JSON.
  func diagnostic(file: String, kind: String?, place: TextPosition) -> Diagnostic {
    let words: String
    switch found {
    case .nothing: words = ""
    case .scalar(let scalar): words = String(scalar)
    case .byte: words = found.words.english.trimmed
    }
    return Diagnostic(
      severity: .error, code: diagnosticCode, kind: kind, file: file, offset: offset, found: words, expected: sentence,
      line: place.line, column: place.column)
  }
}
