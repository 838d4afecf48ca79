import Foundation
import RandomSupport

@testable import Columnar
@testable import Loading

/// Tables written as delimited text in every way that programs write them.
struct DelimitedWriting {
  var delimiter = ","
  var lineEnd = "\n"
  var quotesAll = false
  var hasSeparatorLine = false
  var titles: [String] = []
  var blankRows = 0
  var endsLine = true
  var hasMark = false
  var encoding = TextEncoding.utf8

  init() {}

  init(_ random: inout SplitMix64, encodings: [TextEncoding]) {
    encoding = encodings[random.below(encodings.count)]
    delimiter = [",", ";", "\t", "|"][random.below(encoding == .gb18030 || encoding == .big5 ? 3 : 4)]
    lineEnd = random.below(2) == 0 ? "\n" : "\r\n"
    quotesAll = random.below(3) == 0
    hasSeparatorLine = random.below(4) == 0
    titles = random.below(4) == 0 ? ["附件一", ""] : []
    blankRows = random.below(3)
    endsLine = random.below(3) > 0
    hasMark = encoding != .big5 && encoding != .gb18030 && random.below(2) == 0
    if encoding.unit == 4 { hasMark = true }
  }

  func cell(_ text: String) -> String {
    let isSpecial = text.unicodeScalars.contains { "\"\r\n".unicodeScalars.contains($0) || String($0) == delimiter }
    if !quotesAll && !isSpecial { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  func bytes(_ heading: [String], _ rows: [[String]]) -> [UInt8] {
    var lines: [String] = []
    if hasSeparatorLine { lines.append("sep=\(delimiter)") }
    lines += titles
    lines += ([heading] + rows).map { $0.map(cell).joined(separator: delimiter) }
    lines += (0..<blankRows).map { _ in Array(repeating: "", count: heading.count).joined(separator: delimiter) }
    let text = lines.joined(separator: lineEnd) + (endsLine ? lineEnd : "")
    return (hasMark ? encoding.mark : []) + Self.encoded(text, encoding)
  }

  static func encoded(_ text: String, _ encoding: TextEncoding) -> [UInt8] {
    guard encoding != .utf8, let converter = iconv_open(encoding.conversion, "UTF-8") else { return Array(text.utf8) }
    defer { iconv_close(converter) }
    var source = Array(text.utf8).map { CChar(bitPattern: $0) }
    var result = [CChar](repeating: 0, count: source.count * 4 + 16)
    var (left, free) = (source.count, result.count)
    let isWhole = source.withUnsafeMutableBufferPointer { source in
      result.withUnsafeMutableBufferPointer { result in
        var input = source.baseAddress
        var output = result.baseAddress
        return iconv(converter, &input, &left, &output, &free) == 0
      }
    }
    precondition(isWhole && left == 0, "\(text) is not in \(encoding.rawValue)")
    return result.dropLast(free).map { UInt8(bitPattern: $0) }
  }
}

/// A table as the loader gives it: one text for each cell, whether a field takes the column or not.
struct ReadTable: Equatable {
  var cells: [[String]]

  init(_ cells: [[String]]) { self.cells = cells }

  /// - Parameter columns: the columns of the file, which are fields of `bodies` or unknown.
  init(_ register: Register, _ columns: [String]) {
    let table = register.tables[0]
    cells = (0..<table.count).map { row in
      let rest = Dictionary(
        table.unmappedValues.members(of: row).map { ($0.key, $0.json) }, uniquingKeysWith: { first, _ in first })
      return columns.map { column in
        if let field = table.kind.ordinal(of: column), column != "" {
          return LoadingFixture.written(register.value(kind: 0, row: row, field: field))
        }
        return rest[column].map { json in
          (try? JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed)) as? String ?? json
        } ?? ""
      }
    }
  }
}
