/// The recurring notes of a chunk or a file: the first place and the number of records of each.
struct RecurringNotes: Sendable {
  struct Key: Hashable {
    let note: RecurringNote
    let field: Int
  }

  struct Use {
    var count: Int
    var row: Int
    var record: Int
    var offset: Int
    var found: String
    /// The last row counted: a record cut by the end of a block is read twice, and a list may have several values.
    fileprivate var last: Int
  }

  private(set) var uses: [Key: Use] = [:]

  @inline(never)
  mutating func add(
    _ note: RecurringNote, _ field: Int, row: Int, record: Int, offset: Int, found: UnsafeBufferPointer<UInt8>
  ) {
    let key = Key(note: note, field: field)
    guard let use = uses[key] else {
      let text = String(decoding: found.prefix(Self.quoted), as: UTF8.self)
      uses[key] = Use(count: 1, row: row, record: record, offset: offset, found: text, last: row)
      return
    }
    if use.last == row { return }
    uses[key]?.count += 1
    uses[key]?.last = row
  }

  private static let quoted = 100

  /// Adds those of a chunk whose first row and record are these.
  mutating func add(_ others: RecurringNotes, row: Int, record: Int) {
    for (key, use) in others.uses {
      if uses[key] == nil {
        var first = use
        first.row += row
        first.record += record
        uses[key] = first
      } else {
        uses[key]?.count += use.count
      }
    }
  }

  /// In the order of their first records.
  var sorted: [(key: Key, use: Use)] {
    uses.sorted { ($0.value.record, $0.key.field) < ($1.value.record, $1.key.field) }.map {
      (key: $0.key, use: $0.value)
    }
  }
}
