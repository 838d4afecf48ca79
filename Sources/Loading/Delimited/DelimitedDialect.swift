import Columnar
import JSON
import Localization

/// How a file of delimited text is written, told from its first rows: delimiter, heading, and what is before it.
struct DelimitedDialect: Sendable, Equatable {
  /// A line before the heading.
  struct Title: Sendable, Equatable {
    let text: String
    let offset: Int
  }

  let delimiter: UInt8
  /// Whether tabs and line ends within cells are written with backslashes, and quotes are text.
  let readsEscapes: Bool
  /// The names of the columns as the heading has them, blanks around them left out.
  let columns: [String]
  /// Where the heading is; nil if the first row is a record already.
  let heading: Int?
  /// Offset of the first row after the heading.
  let firstRecord: Int
  let titles: [Title]
  /// Columns that have the name of one before them.
  let repeated: [Int]

  /// The delimiters that are tried, the most likely first.
  private static let delimiters = [UInt8](",\t;|".utf8)
  /// Rows that are looked at.
  private static let sample = 60

  /// Whether the name is that of a file of delimited text.
  static func isNamed(_ name: String) -> Bool { endings.contains { plain(name).hasSuffix($0) } }

  static let endings = [".csv", ".tsv", ".tab", ".txt"]

  /// The name in small letters, without the ending of compressed files.
  static func plain(_ name: String) -> String {
    let small = name.lowercased()
    return small.hasSuffix(".gz") ? String(small.dropLast(3)) : small
  }

  /// Reads the start of a file; nil if more of it is needed, or it has no two cells in a row although nothing but its contents
  /// says that it is delimited text.
  ///
  /// - Parameters:
  ///   - isLast: whether the bytes are the whole file.
  ///   - name: the name of the file.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, name: String) {
    guard let start = bytes.baseAddress else { return nil }
    let mark = bytes.starts(with: TextEncoding.utf8.mark) ? 3 : 0
    var first = mark
    var named: UInt8?
    if let separator = Self.separatorLine(bytes, from: first) { (named, first) = (separator.delimiter, separator.end) }
    let isTabs = Self.plain(name).hasSuffix(".tsv") || Self.plain(name).hasSuffix(".tab")
    let candidates = named.map { [$0] } ?? (isTabs ? [UInt8(ascii: "\t")] + Self.delimiters : Self.delimiters)
    var best: (rows: Rows, delimiter: UInt8)?
    for candidate in candidates {
      let rows = Rows(start, bytes.count, from: first, isLast: isLast, delimiter: candidate, limit: Self.sample)
      if rows.isCut { return nil }
      if best == nil || rows.isBetter(than: best?.rows) { best = (rows, candidate) }
    }
    guard let best, best.rows.list.contains(where: { $0.filled > 0 }) else { return nil }
    let width = best.rows.width
    if width < 2, named == nil, !Self.plain(name).hasSuffix(".csv") { return nil }
    delimiter = best.delimiter
    readsEscapes = best.delimiter == 0x09 && Self.hasEscapes(bytes)
    let needed = width < 2 ? 1 : max(2, (width + 1) / 2)
    let rows = best.rows.list
    let head = rows.firstIndex { $0.filled >= needed } ?? rows.firstIndex { $0.filled > 0 } ?? 0
    titles = rows[..<head].filter { $0.filled > 0 }.map {
      Title(text: $0.cells.filter { !$0.isEmpty }.joined(separator: " "), offset: $0.start)
    }
    let isRecord = Self.isRecord(rows[head], before: rows.dropFirst(head + 1).first)
    heading = isRecord ? nil : rows[head].start
    firstRecord = isRecord ? rows[head].start : rows[head].end
    (columns, repeated) = Self.names(rows[head], isRecord: isRecord, width: width)
  }

  /// Whether backslashes are only before the letters of escapes, and there is one.
  private static func hasEscapes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var (index, count) = (0, 0)
    while let found = bytes[index...].firstIndex(of: UInt8(ascii: "\\")), found + 1 < bytes.count {
      guard CellReader.escaped(bytes[found + 1]) != nil else { return false }
      (index, count) = (found + 2, count + 1)
    }
    return count > 0
  }

  /// `sep=;`, the line by which spreadsheets learn the delimiter.
  private static func separatorLine(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (delimiter: UInt8, end: Int)? {
    var index = start
    let isQuoted = index < bytes.count && bytes[index] == UInt8(ascii: "\"")
    if isQuoted { index += 1 }
    let small = bytes.dropFirst(index).prefix(4).map { $0 | 0x20 }
    guard small == Array("sep=".utf8).map({ $0 | 0x20 }), index + 5 < bytes.count else { return nil }
    let delimiter = bytes[index + 4]
    index += 5
    if isQuoted, bytes[index] == UInt8(ascii: "\"") { index += 1 }
    if index < bytes.count, bytes[index] == 0x0D { index += 1 }
    guard index < bytes.count, bytes[index] == 0x0A, delimiter < 0x80 else { return nil }
    return (delimiter, index + 1)
  }

  /// Whether the row that should be the heading holds values as the row after it does: days, or codes of many digits.
  private static func isRecord(_ row: Rows.Row, before next: Rows.Row?) -> Bool {
    guard let next else { return false }
    return zip(row.cells, next.cells).contains { isValue($0) && isValue($1) }
  }

  private static func isValue(_ cell: String) -> Bool {
    if cell.utf8.count >= 6, cell.utf8.count(where: { $0 &- UInt8(ascii: "0") <= 9 }) * 2 > cell.utf8.count {
      return cell.utf8.allSatisfy { $0 < 0x80 }
    }
    return false
  }

  private static func names(_ row: Rows.Row, isRecord: Bool, width: Int) -> ([String], repeated: [Int]) {
    var names: [String] = []
    var repeated: [Int] = []
    var seen: Set<String> = []
    let count = isRecord ? max(width, row.cells.count) : row.cells.count
    for index in 0..<count {
      var name = isRecord ? "" : row.cells[index]
      if name.isEmpty {
        name = "列\(index + 1)"
      } else if seen.contains(name) {
        repeated.append(index)
        var number = 2
        while seen.contains("\(name)_\(number)") { number += 1 }
        name = "\(name)_\(number)"
      }
      seen.insert(name)
      names.append(name)
    }
    return (names, repeated)
  }
}

/// The first rows of a file, split by one delimiter.
private struct Rows {
  struct Row {
    let start: Int
    let end: Int
    let cells: [String]
    /// Cells that are not empty.
    let filled: Int
  }

  var list: [Row] = []
  /// Whether the first row is not whole.
  var isCut = false
  /// The number of cells that most rows have.
  var width = 0
  /// The share of rows that have this number.
  private var share = 0.0

  init(
    _ start: UnsafePointer<UInt8>, _ count: Int, from first: Int, isLast: Bool, delimiter: UInt8, limit: Int
  ) {
    var reader = CellReader(start: start, count: count, base: 0, at: first, isLast: isLast, delimiter: delimiter)
    reading: while list.count < limit, !reader.isAtEnd {
      let begin = reader.offset
      var cells: [String] = []
      while true {
        let (text, stop) = reader.next()
        if stop == .incomplete {
          // A quote that is never closed does not hide the rows after it.
          guard isLast, !reader.readsQuotesAsText else { break reading }
          reader.readsQuotesAsText = true
          reader.seek(to: begin)
          cells = []
          continue
        }
        cells.append(Self.plain(text))
        if stop == .line { break }
      }
      reader.readsQuotesAsText = false
      list.append(Row(start: begin, end: reader.offset, cells: cells, filled: cells.count { !$0.isEmpty }))
    }
    isCut = !isLast && !list.contains { $0.filled > 0 }
    let rows = list.filter { $0.filled > 0 }
    var counts: [Int: Int] = [:]
    for row in rows { counts[row.cells.count, default: 0] += 1 }
    guard let most = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return }
    width = most.key
    share = Double(most.value) / Double(rows.count)
  }

  /// Text without blanks around it and line ends within.
  private static func plain(_ text: RawString) -> String {
    PlainText.with(text.bytes) { plain in
      let kept = PlainText.trimmed(text.bytes)
      let text = String(decoding: plain.isEmpty ? plain : kept, as: UTF8.self)
      return text.filter { !$0.isNewline && $0 != "\u{FEFF}" }
    }
  }

  func isBetter(than other: Rows?) -> Bool {
    guard let other else { return true }
    if (width > 1) != (other.width > 1) { return width > 1 }
    // One row of another width is an accident; far fewer of the same say that the delimiter is another.
    if abs(share - other.share) > 0.1 { return share > other.share }
    return width > other.width
  }
}
