import JSON

/// The first records of a file, as objects whatever they are in the file.
struct RecordSample: Sendable {
  /// How many records are looked at.
  private static let limit = 64

  private(set) var records: [JSONValue.Object] = []
  /// Keys of the records where an object holds them.
  private(set) var outerKeys: [String] = []

  /// Reads the first records, in at most the first few hundred kilobytes where they are small.
  init(_ file: InputFile, _ head: FileHead) throws(LoadFailure) {
    guard let start = head.firstRecord else { return }
    var window = BlockWindow(file, blockSize: 256 * 1024)
    try window.move(to: start)
    if case .rows(let dialect) = head.layout.container {
      records = Self.rows(window, start, dialect)
      return
    }
    while true {
      (records, outerKeys) = ([], [])
      var reader = window.reader(at: start, depth: head.layout.depth)
      do throws(JSONError) {
        var more = true
        var count = 0
        while more, count < Self.limit {
          if head.layout.container == .members { outerKeys.append(try reader.readKey().string) }
          if let object = Self.object(try JSONValue(lenientlyFrom: &reader), head.layout.form) {
            records.append(object)
          }
          count += 1
          more = try head.layout.next(&reader)
        }
        return
      } catch {
        // One whole record is enough; errors further on are reported when the file is loaded.
        if !records.isEmpty || window.isLast || !error.isIncomplete { return }
      }
      try window.move(to: start)
    }
  }

  /// The first rows of delimited text in the first block, cells without text left out.
  private static func rows(_ window: borrowing BlockWindow, _ start: Int, _ dialect: DelimitedDialect) -> [JSONValue
    .Object]
  {
    var reader = CellReader(
      start: window.start, count: window.count, base: window.base, at: start, isLast: window.isLast,
      delimiter: dialect.delimiter, readsEscapes: dialect.readsEscapes)
    var rows: [JSONValue.Object] = []
    while rows.count < limit, !reader.isAtEnd {
      var object = JSONValue.Object(dialect.columns.map { ($0, .null) })
      var index = 0
      while true {
        let (text, stop) = reader.next()
        if stop == .incomplete { return rows.isEmpty ? [object] : rows }
        if text.count > 0, index < dialect.columns.count { object[dialect.columns[index]] = .string(text.string) }
        index += 1
        if stop == .line { break }
      }
      rows.append(object)
    }
    return rows.isEmpty ? [JSONValue.Object(dialect.columns.map { ($0, .null) })] : rows
  }

  private static func object(_ value: JSONValue, _ form: RecordLayout.Form) -> JSONValue.Object? {
    switch form {
    case .object: return value.object
    case .row(let names):
      guard let values = value.array else { return nil }
      return JSONValue.Object(Array(zip(names, values)))
    case .pairs(let name, let valueKey):
      guard let pairs = value.array else { return nil }
      var object = JSONValue.Object()
      for pair in pairs {
        if let key = pair[name]?.string { object[key] = pair[valueKey] ?? .null }
      }
      return object
    }
  }

  /// The values of each key of the object at `path` in the records, in order of appearance; those of objects within it by the
  /// keys that lead there.
  func values(at path: [String]) -> [(key: String, values: [JSONValue])] {
    var places: [String: Int] = [:]
    var found: [(key: String, values: [JSONValue])] = []
    func add(_ object: JSONValue.Object, _ prefix: String, _ level: Int) {
      for (key, value) in object.members {
        let name = prefix + key
        if let inner = value.object, level < KeyScope.mostLevels {
          add(inner, name + ".", level + 1)
          continue
        }
        if places[name] == nil {
          places[name] = found.count
          found.append((name, []))
        }
        if value != .null { found[places[name] ?? 0].values.append(value) }
      }
    }
    for record in records {
      var object: JSONValue.Object? = record
      for step in path { object = object?[step]?.object }
      if let object { add(object, "", 0) }
    }
    return found
  }

  /// The places within a record whose object may count as the record: the record itself, and objects that nearly all records
  /// have, in it and in each other.
  var payloads: [[String]] {
    var found: [[String]] = [[]]
    var next = 0
    while next < found.count, found.count < 16, found[next].count < 4 {
      let path = found[next]
      next += 1
      var uses: [String: Int] = [:]
      var order: [String] = []
      for record in records {
        var object: JSONValue.Object? = record
        for step in path { object = object?[step]?.object }
        for (key, value) in object?.members ?? [] where value.object != nil {
          if uses[key] == nil { order.append(key) }
          uses[key, default: 0] += 1
        }
      }
      for key in order where (uses[key] ?? 0) * 10 >= records.count * 9 { found.append(path + [key]) }
    }
    return found
  }
}
