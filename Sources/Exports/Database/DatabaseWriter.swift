import Bytes
import Columnar
import JSON

/// Writes databases by SQLite: a table a kind, and tables that describe them.
enum DatabaseWriter {
  /// Rows between two reports of progress.
  private static let batch = 1024

  static func write(
    _ views: [ExportView], to sink: inout any ByteSink, progress: (Int) -> Bool
  ) throws(ExportError) -> ExportSummary {
    let file = try TemporaryFile(in: sink.folder)
    let database = try open(file)
    var summary = ExportSummary(rows: 0)
    let tables = views.map { (view: $0, table: DatabaseTable($0)) }
    let keyed = Dictionary(
      tables.compactMap { item in
        item.table.hasUniqueKeys ? item.table.keyName.map { (item.table.name, $0) } : nil
      }, uniquingKeysWith: { first, _ in first })
    for (view, table) in tables {
      try database.run(table.creation(keyed: keyed))
      try write(view, table, to: database, &summary, progress)
      for index in table.indexes(view) { try database.run(index) }
    }
    try DatabaseDescription(views).write(to: database)
    try database.close()
    try file.copy(to: &sink) { progress(summary.rows) }
    return summary
  }

  /// SQLite opens the file by its name and writes to it at once; from then on it needs no name.
  private static func open(_ file: TemporaryFile) throws(ExportError) -> Database {
    defer { file.unlink() }
    let database = try Database(file)
    try database.run("CREATE TABLE source (table_name TEXT, name TEXT NOT NULL, value TEXT NOT NULL);")
    return database
  }

  private static func write(
    _ view: ExportView, _ table: DatabaseTable, to database: Database, _ summary: inout ExportSummary,
    _ progress: (Int) -> Bool
  ) throws(ExportError) {
    let statement = try database.prepare(table.insertion)
    let cells = view.cells
    var reader = TypedCells<JSONCells>(view, keepsOriginals: false)
    var buffer = ByteBuffer()
    for (index, row) in view.rows.enumerated() {
      try statement.bind(1, Int64(index + 1))
      for (position, column) in table.columns.enumerated() {
        if let source = column.isFoldedOf {
          buffer.truncate(to: 0)
          guard appendFolded(view.table.columns[cells[source].field], row: Int(row), to: &buffer) else { continue }
          try statement.bind(position + 2, buffer.elements)
          continue
        }
        switch reader.read(row: Int(row), position: position) {
        case .nothing: break
        case .text: try statement.bind(position + 2, reader.bytes)
        case .integer(let number): try statement.bind(position + 2, number)
        case .money(let fen):
          let (yuan, rest) = fen.quotientAndRemainder(dividingBy: 100)
          if rest == 0 {
            try statement.bind(position + 2, yuan)
          } else {
            try statement.bind(position + 2, Double(fen) / 100)
          }
          // A double holds 53 bits exactly.
          if rest != 0, fen.magnitude > 1 << 53 { summary.altered += 1 }
        case .day(let day): try statement.bind(position + 2, day.description)
        case .flag(let flag): try statement.bind(position + 2, Int64(flag ? 1 : 0))
        }
      }
      try statement.insert()
      if (index + 1) % batch == 0, !progress(summary.rows + index + 1) { throw ExportError(.cancelled) }
    }
    buffer.free()
    summary.rows += view.rows.count
    summary.masked += reader.masked
    if !progress(summary.rows) { throw ExportError(.cancelled) }
  }
}

/// Appends the folded form of a text, or of the texts of a list as a JSON array. False if the field is empty.
private func appendFolded(_ column: Column, row: Int, to buffer: inout ByteBuffer) -> Bool {
  switch column {
  case .text(let texts):
    guard texts.validity[row] else { return false }
    texts.withFolded(row) { buffer.append($0) }
    return true
  case .list(let list):
    guard case .text(let texts) = list.elements, !list.range(row).isEmpty else { return false }
    for element in list.range(row) {
      buffer.append(element == list.range(row).lowerBound ? UInt8(ascii: "[") : UInt8(ascii: ","))
      texts.withFolded(element) { buffer.append(quoted: $0) }
    }
    buffer.append(UInt8(ascii: "]"))
    return true
  case .coded, .number, .day, .flag, .reference: return false
  }
}

/// The tables that describe a database: vocabularies, fields, source, and values that no column took.
private struct DatabaseDescription {
  private let views: [ExportView]

  init(_ views: [ExportView]) { self.views = views }

  func write(to database: Database) throws(ExportError) {
    try writeSource(to: database)
    try writeFields(to: database)
    try writeVocabularies(to: database)
    try writeUnmappedValues(to: database)
  }

  private func writeSource(to database: Database) throws(ExportError) {
    let statement = try database.prepare("INSERT INTO source VALUES (?, ?, ?);")
    for view in views {
      for line in ExportNotes.lines(of: view) {
        try statement.bind(1, view.table.kind.name)
        try statement.bind(2, line.name)
        try statement.bind(3, line.text)
        try statement.insert()
      }
    }
  }

  private func writeFields(to database: Database) throws(ExportError) {
    try database.run(
      """
      CREATE TABLE fields (table_name TEXT NOT NULL, name TEXT NOT NULL, chinese TEXT NOT NULL, english TEXT NOT NULL,
        type TEXT NOT NULL, vocabulary TEXT, target TEXT, PRIMARY KEY (table_name, name));
      """)
    let statement = try database.prepare("INSERT OR IGNORE INTO fields VALUES (?, ?, ?, ?, ?, ?, ?);")
    for view in views {
      for field in view.fields {
        try statement.bind(1, view.table.kind.name)
        try statement.bind(2, field.name)
        try statement.bind(3, field.title.chinese)
        try statement.bind(4, field.title.english)
        try statement.bind(5, field.type.name)
        if let book = field.type.codebook { try statement.bind(6, book.name) }
        if let target = field.type.target { try statement.bind(7, target) }
        try statement.insert()
      }
    }
  }

  /// Every entry of the vocabularies of the fields written, in their order. `value` is what the tables hold.
  private func writeVocabularies(to database: Database) throws(ExportError) {
    try database.run(
      """
      CREATE TABLE vocabularies (vocabulary TEXT NOT NULL, position INTEGER NOT NULL, value TEXT NOT NULL,
        code TEXT NOT NULL, chinese TEXT NOT NULL, english TEXT NOT NULL, parent TEXT, replaced_by TEXT, level TEXT,
        PRIMARY KEY (vocabulary, code));
      """)
    let statement = try database.prepare("INSERT INTO vocabularies VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?);")
    var written: Set<String> = []
    for book in views.flatMap({ $0.fields.compactMap(\.type.codebook) }) where written.insert(book.name).inserted {
      let labels = CodedLabels(book: book)
      for (position, entry) in book.entries.enumerated() {
        try statement.bind(1, book.name)
        try statement.bind(2, Int64(position + 1))
        try statement.bind(3, labels.written(position))
        try statement.bind(4, entry.code)
        try statement.bind(5, entry.label.chinese)
        try statement.bind(6, entry.label.english)
        if let parent = entry.parent { try statement.bind(7, parent) }
        if let newer = entry.replacedBy { try statement.bind(8, newer) }
        if let level = entry.level { try statement.bind(9, level) }
        try statement.insert()
      }
    }
    try database.run("CREATE INDEX vocabularies_value ON vocabularies (vocabulary, value);")
  }

  /// Members of records that no field takes, and values that could not be read, as the JSON text of the file.
  private func writeUnmappedValues(to database: Database) throws(ExportError) {
    try database.run(
      """
      CREATE TABLE unmapped_values (table_name TEXT NOT NULL, record INTEGER NOT NULL, field TEXT, member TEXT NOT NULL,
        json TEXT NOT NULL);
      """)
    let statement = try database.prepare("INSERT INTO unmapped_values VALUES (?, ?, ?, ?, ?);")
    for view in views where !view.table.unmappedValues.members.isEmpty && !view.isRedacted {
      let chosen = Set(view.columns)
      for (index, row) in view.rows.enumerated() {
        for member in view.table.unmappedValues.members(of: Int(row)) {
          if let field = member.field {
            guard chosen.contains(Int(field)) else { continue }
          } else if !view.holdsWholeRecords {
            continue
          }
          try statement.bind(1, view.table.kind.name)
          try statement.bind(2, Int64(index + 1))
          if let field = member.field { try statement.bind(3, view.table.kind.fields[Int(field)].name) }
          try statement.bind(4, member.key)
          try statement.bind(5, member.json)
          try statement.insert()
        }
      }
    }
  }
}
