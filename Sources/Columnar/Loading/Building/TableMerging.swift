import Synchronization

/// Makes the table of one kind from the pieces of all its files.
struct TableMerging {
  let plan: ReadingPlan
  /// The pieces in order, each with the number of its file among the register's inputs, and how its file's records are
  /// pointed at.
  struct Source {
    let piece: Piece
    let file: Int
    let pointer: String
  }
  let sources: [Source]
  let workers: Int
  /// Whether the pieces are done with.
  var frees = true

  /// Nil where there is more than a table can number.
  func table() -> Table? {
    let rows = sources.reduce(0) { $0 + $1.piece.rows }
    guard rows < Int(Int32.max) else { return nil }
    let pieces = sources.map(\.piece)
    let fields = plan.kind.fields
    let columns = Mutex<[Column?]>(Array(repeating: nil, count: fields.count))
    let keys = Mutex<KeyIndex>(.none)
    let order = order(of: fields)
    let empty = EmptyColumns(rows: rows)
    Workers.forEach(order.count, workers: workers) { position in
      let field = order[position]
      let merging = ColumnMerging(
        pieces: pieces, field: field, type: fields[field].type, rows: rows, empty: empty, frees: frees)
      guard let column = merging.column() else { return }
      if field == plan.kind.keyOrdinal, case .text(let texts) = column {
        let index = KeyIndex(texts)
        keys.withLock { $0 = index }
      }
      columns.withLock { $0[field] = column }
    }
    let merged = columns.withLock { $0 }.compactMap { $0 }
    guard merged.count == fields.count else { return nil }
    return Table(
      kind: plan.kind, count: rows, columns: merged, residue: residue(), spans: spans(), keys: keys.withLock { $0 })
  }

  /// The key first, for its index takes longest; then as they stand.
  private func order(of fields: [Field]) -> [Int] {
    let key = plan.kind.keyOrdinal
    return fields.isEmpty ? [] : [key] + fields.indices.filter { $0 != key }
  }

  private func residue() -> Residue {
    var members: [Residue.Member] = []
    var base = 0
    for source in sources {
      if base == 0, members.isEmpty {
        members = source.piece.residue
      } else {
        members.append(
          contentsOf: source.piece.residue.map { member in
            Residue.Member(row: member.row + UInt32(base), field: member.field, key: member.key, json: member.json)
          })
      }
      if frees { source.piece.residue = [] }
      base += source.piece.rows
    }
    return Residue(members: members)
  }

  private func spans() -> [Table.Span] {
    var spans: [Table.Span] = []
    var (row, record, file) = (0, 0, -1)
    for source in sources {
      if source.file != file {
        file = source.file
        record = 0
      }
      for run in source.piece.runs {
        let (firstRow, firstRecord) = (row + run.row, record + run.record)
        if let last = spans.last, last.file == file, last.firstRow + last.count == firstRow,
          last.firstRecord + last.count == firstRecord
        {
          spans[spans.count - 1] = Table.Span(
            file: file, firstRow: last.firstRow, firstRecord: last.firstRecord, count: last.count + run.count,
            pointer: source.pointer)
        } else {
          spans.append(
            Table.Span(
              file: file, firstRow: firstRow, firstRecord: firstRecord, count: run.count, pointer: source.pointer))
        }
      }
      row += source.piece.rows
      record += source.piece.records
    }
    return spans
  }
}
