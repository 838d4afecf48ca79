import JSON

/// The kind of a file's records, guessed from their keys.
enum KindGuess: Equatable {
  case kind(Int)
  /// There are records, but no object among the first of them.
  case noObjects
  /// The keys fit no kind; the keys seen.
  case unknown([String])

  /// How many records are looked at.
  private static let sample = 64

  /// Looks at the first records, in at most the first few hundred kilobytes where they are small.
  ///
  /// - Parameter named: the kind that the file is named after. The name decides where it fits about as well as any
  ///   other kind, and where the keys say nothing; a dump whose keys are another kind's is that kind's.
  /// - Parameter isAsked: whether the user named the file, which says that it holds records. Else at least half of its
  ///   keys must be known: a folder may hold other things.
  init(_ file: InputFile, tables: [FieldKeys], named: Int?, isAsked: Bool = true) throws(LoadFailure) {
    // A wrapper's key may be a field of another kind: `grants` are counted in the table of platforms.
    let looked = named.map { [tables[$0]] } ?? tables
    let isField: (String) -> Bool = { key in looked.contains { $0.target(of: key) != nil } }
    let head = try FileHead.read(file, blockSize: 64 * 1024, isField: isField)
    guard let first = head.firstRecord else {
      self = .noObjects
      return
    }
    let keys: [String]
    if case .rows(let dialect) = head.layout {
      keys = dialect.columns
    } else {
      keys = try Self.keys(file, from: first, head.layout)
    }
    guard !keys.isEmpty else {
      self = .noObjects
      return
    }
    self = Self.best(keys, tables, named: named)
    if case .kind(let kind) = self, kind != named, !isAsked {
      let known = keys.count { tables[kind].target(of: $0) != nil }
      if known * 2 < keys.count { self = named.map { .kind($0) } ?? .unknown(keys) }
    }
  }

  /// The keys of the first records that can be read, in order of appearance.
  private static func keys(
    _ file: InputFile, from start: Int, _ layout: RecordLayout
  ) throws(LoadFailure) -> [String] {
    var window = BlockWindow(file, blockSize: 256 * 1024)
    try window.move(to: start)
    while true {
      var keys: [String] = []
      var seen: Set<String> = []
      var reader = window.reader(at: start, depth: layout.depth)
      var records = 0
      do throws(JSONError) {
        var more = true
        while more, records < sample {
          if try reader.peek() == .object { try collect(&reader, &keys, &seen) } else { try reader.skipValue() }
          records += 1
          if layout == .lines { more = try reader.nextLine() } else { more = try reader.nextElement() }
        }
        return keys
      } catch {
        // One whole record is enough; errors further on are reported when the file is loaded.
        if records > 0 || window.isLast || !error.isIncomplete { return keys }
      }
      try window.move(to: start)
    }
  }

  private static func collect(
    _ reader: inout JSONReader, _ keys: inout [String], _ seen: inout Set<String>
  ) throws(JSONError) {
    var key = try reader.firstMember()
    while let name = key {
      let text = name.string
      if seen.insert(text).inserted { keys.append(text) }
      try reader.skipValue()
      key = try reader.nextMember()
    }
  }

  /// The kind that knows most of the keys; of several, the one that has fewest fields besides, so that most is filled.
  private static func best(_ keys: [String], _ tables: [FieldKeys], named: Int?) -> KindGuess {
    var best: (kind: Int, known: Int, fields: Int)?
    for (kind, table) in tables.enumerated() {
      let known = Set(keys.compactMap { table.target(of: $0)?.field }).count
      guard known >= 2 || known >= 1 && keys.count == 1 else { continue }
      let fields = table.kind.fields.count
      if let best, best.known > known || best.known == known && best.fields <= fields { continue }
      best = (kind, known, fields)
    }
    if let named {
      let known = Set(keys.compactMap { tables[named].target(of: $0)?.field }).count
      if known * 2 >= best?.known ?? 0 { return .kind(named) }
    }
    return best.map { .kind($0.kind) } ?? .unknown(keys)
  }
}
