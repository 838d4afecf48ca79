/// All records of one kind: immutable columns in the order of the kind's fields. Shared freely between threads.
public final class Table: Sendable {
  /// Rows that came from one file, in order: row `firstRow + i` is record `firstRecord + i` of the file, except where
  /// records were refused in between (those start a new span).
  public struct Span: Sendable {
    public let file: Int
    public let firstRow: Int
    public let firstRecord: Int
    public let count: Int
    /// The part of a JSON pointer before the record number: empty, or `/grants` for a wrapped array. Nil if the
    /// record is the whole file, whose pointer is empty.
    public let pointer: String?

    public init(file: Int, firstRow: Int, firstRecord: Int, count: Int, pointer: String?) {
      self.file = file
      self.firstRow = firstRow
      self.firstRecord = firstRecord
      self.count = count
      self.pointer = pointer
    }
  }

  public let kind: Kind
  public let count: Int
  public let columns: [Column]
  public let unmappedValues: UnmappedValues
  public let spans: [Span]
  /// Rows by key, for jumps and references.
  public let keys: KeyIndex

  /// - Precondition: one column a field, each of `count` rows.
  public init(kind: Kind, count: Int, columns: [Column], unmappedValues: UnmappedValues, spans: [Span], keys: KeyIndex)
  {
    precondition(columns.count == kind.fields.count && columns.allSatisfy { $0.count == count })
    self.kind = kind
    self.count = count
    self.columns = columns
    self.unmappedValues = unmappedValues
    self.spans = spans
    self.keys = keys
  }

  /// The same table with some columns replaced, as linking and derivation do.
  public func replacing(_ replacements: [Int: Column]) -> Table {
    var columns = columns
    for (ordinal, column) in replacements { columns[ordinal] = column }
    return Table(kind: kind, count: count, columns: columns, unmappedValues: unmappedValues, spans: spans, keys: keys)
  }

  /// The same table with other descriptions of its fields, in their order and with columns of the same storage.
  package func describing(_ fields: [Field]) -> Table {
    Table(
      kind: kind.describing(fields), count: count, columns: columns, unmappedValues: unmappedValues, spans: spans,
      keys: keys)
  }

  public func column(_ field: String) -> Column? { kind.ordinal(of: field).map { columns[$0] } }

  /// The key of a record as text.
  public func key(_ row: Int) -> String {
    if case .text(let column) = columns[kind.keyOrdinal] { column.string(row) } else { "" }
  }

  /// The first row with this key. O(1).
  public func row(of key: String) -> Int? {
    guard case .text(let column) = columns[kind.keyOrdinal] else { return nil }
    return keys.row(of: key, in: column)
  }

  /// Where a row came from: file number, record number from 0, and JSON pointer. O(log spans).
  public func origin(_ row: Int) -> (file: Int, record: Int, pointer: String)? {
    let index = spans.partitioningIndex { $0.firstRow + $0.count > row }
    guard index < spans.count, spans[index].firstRow <= row else { return nil }
    let span = spans[index]
    let record = span.firstRecord + row - span.firstRow
    return (span.file, record, span.pointer.map { "\($0)/\(record)" } ?? "")
  }
}

extension Table {
  /// The table of a kind that has no records.
  package static func empty(_ kind: Kind) -> Table {
    let empty = EmptyColumns(rows: 0)
    return Table(
      kind: kind, count: 0, columns: kind.fields.map { empty.column($0.type) }, unmappedValues: UnmappedValues(),
      spans: [],
      keys: .none)
  }
}
