import JSON

extension DelimitedDialect {
  /// A heading is not longer, whatever is before it.
  private static let longestHeading = 16 << 20

  /// Looks at the start of a file, as much of it as it takes.
  ///
  /// A file is delimited text if its name says so, or says nothing and its rows have cells; text that begins as JSON does is
  /// never taken for it.
  /// - Parameter window: the file's first block.
  /// - Returns: nil if the file is not delimited text.
  static func find(_ file: InputFile, _ window: inout BlockWindow) throws(LoadFailure) -> DelimitedDialect? {
    let bytes = window.bytes
    let start = bytes.starts(with: TextEncoding.utf8.mark) ? 3 : 0
    guard let first = bytes[start...].first(where: { $0 > 0x20 }) else { return nil }
    let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || first == UInt8(ascii: "<")
    guard !isJSON, isNamed(file.name) || !isNamedOtherwise(file.name) else { return nil }
    while true {
      if let dialect = DelimitedDialect(window.bytes, isLast: window.isLast, name: file.name) { return dialect }
      if window.isLast || window.count >= longestHeading { return nil }
      try window.move(to: 0)
    }
  }

  /// Whether the name is that of a file of JSON.
  private static func isNamedOtherwise(_ name: String) -> Bool {
    [".json", ".ndjson", ".jsonl", ".geojson"].contains { plain(name).hasSuffix($0) }
  }
}
