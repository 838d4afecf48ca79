import JSON
import Synchronization

/// One register on its way from files into memory.
struct RegisterLoading {
  let path: String
  let schema: Schema
  let granularity: Granularity
  let freeMemory: Int
  let progress: (Opening.Progress) -> Bool
  private let state = LoadState()
  private var card = Register.Card()
  private var inputs: [Register.Input] = []
  private var diagnostics = Diagnostics()
  private var present: Set<Int> = []
  private var bytesTotal = 0
  private var loadedFiles = 0
  private var hasShownRows = false

  init(
    path: String, schema: Schema, granularity: Granularity, freeMemory: Int,
    progress: @escaping (Opening.Progress) -> Bool
  ) {
    self.path = path
    self.schema = schema
    self.granularity = granularity
    self.freeMemory = freeMemory
    self.progress = progress
  }

  // MARK: Folders

  mutating func openFolder() throws(OpeningError) -> Register {
    let discovery: Discovery
    do throws(FileError) {
      discovery = try Discovery(folder: path, schema: schema)
    } catch {
      throw OpeningError(path: path, cause: .unreadable(error.localized))
    }
    for diagnostic in discovery.diagnostics { diagnostics.append(diagnostic) }
    if discovery.files.isEmpty && discovery.card == nil {
      throw OpeningError(path: path, cause: .noRegister)
    }
    if let place = discovery.card { readCard(place) }
    let files = open(discovery.files)
    try checkMemory()
    var tables: [Table] = []
    for kind in schema.kinds.indices {
      let own = files.filter { $0.kind == kind }.map(\.file)
      tables.append(try table(kind, own))
    }
    if loadedFiles == 0, !discovery.files.isEmpty, let first = diagnostics.first(where: { $0.severity == .error }) {
      throw OpeningError(path: path, cause: first.trouble == .noRecords ? .empty : .damaged(first))
    }
    return finish(tables)
  }

  private mutating func readCard(_ place: FilePlace) {
    do throws(FileError) {
      let reading = CardReading(try PaddedBytes.contents(ofFile: place.path), file: place.name)
      card = reading.card
      for diagnostic in reading.diagnostics { diagnostics.append(diagnostic) }
    } catch {
      diagnostics.append(error.diagnostic(file: place.name, kind: nil))
    }
  }

  /// Opens all files before any is read, so that the sum of their sizes is known.
  private mutating func open(_ found: [Discovery.Found]) -> [(file: InputFile, kind: Int)] {
    var files: [(file: InputFile, kind: Int)] = []
    for item in found {
      present.insert(item.kind)
      do throws(FileError) {
        let file = try InputFile(item.place)
        bytesTotal += file.size
        files.append((file, item.kind))
      } catch {
        diagnostics.append(error.diagnostic(file: item.place.name, kind: schema.kinds[item.kind].name))
      }
    }
    return files
  }

  private func checkMemory() throws(OpeningError) {
    let needed = FreeMemory.needed(forBytes: bytesTotal)
    if needed > freeMemory { throw OpeningError(path: path, cause: .tooLarge(needed: needed, free: freeMemory)) }
  }

  // MARK: One file

  mutating func openFile(as kindName: String?) throws(OpeningError) -> Register {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let file: InputFile
    do throws(FileError) {
      file = try InputFile(FilePlace(path: path, name: name))
    } catch {
      throw OpeningError(path: path, cause: .unreadable(error.localized))
    }
    if file.size == 0 { throw OpeningError(path: path, cause: .empty) }
    bytesTotal = file.size
    try checkMemory()
    card.title = Localized(name, name)
    let kind = try kind(of: file, named: kindName ?? Self.stem(name))
    guard let kind else { return try openWithoutKind(file) }
    present = [kind]
    var tables: [Table] = []
    for other in schema.kinds.indices { tables.append(try table(other, other == kind ? [file] : [])) }
    if loadedFiles == 0, let first = diagnostics.first(where: { $0.severity == .error }) {
      throw OpeningError(path: path, cause: first.trouble == .noRecords ? .empty : .damaged(first))
    }
    return finish(tables)
  }

  private static func stem(_ name: String) -> String { String(name.prefix { $0 != "." }) }

  /// The kind that was asked for, or that the file is named after, or that its keys tell; nil where the file has
  /// records, but none of them is an object.
  private func kind(of file: InputFile, named name: String) throws(OpeningError) -> Int? {
    if let kind = schema.ordinal(of: name) { return kind }
    let guess: KindGuess
    do throws(LoadFailure) {
      guess = try KindGuess(file, tables: schema.kinds.map { KeyTable($0) })
    } catch {
      throw openingError(of: error, file)
    }
    switch guess {
    case .kind(let kind): return kind
    case .noObjects: return nil
    case .unknown(let keys): throw OpeningError(path: path, cause: .cannotGuess(keys: keys))
    }
  }

  /// A file whose records are no objects: all of them are problems, and every table is empty.
  private mutating func openWithoutKind(_ file: InputFile) throws(OpeningError) -> Register {
    let none = Kind("", title: file.nameInBoth, singular: file.nameInBoth, help: file.nameInBoth, key: "", fields: [])
    let table = try table(ReadingPlan(none, asOf: nil), kindNumber: nil, [file])
    if loadedFiles == 0, let first = diagnostics.first(where: { $0.severity == .error }) {
      throw OpeningError(path: path, cause: first.trouble == .noRecords ? .empty : .damaged(first))
    }
    if table.count > 0 {
      let keys = table.residue.members.prefix(20).map(\.key)
      throw OpeningError(path: path, cause: .cannotGuess(keys: keys))
    }
    var tables: [Table] = []
    for kind in schema.kinds.indices { tables.append(try self.table(kind, [])) }
    return finish(tables)
  }

  // MARK: Tables

  private mutating func table(_ kind: Int, _ files: [InputFile]) throws(OpeningError) -> Table {
    try table(ReadingPlan(schema.kinds[kind], asOf: card.asOf), kindNumber: kind, files)
  }

  private mutating func table(
    _ plan: ReadingPlan, kindNumber: Int?, _ files: [InputFile]
  ) throws(OpeningError) -> Table {
    var sources: [TableMerging.Source] = []
    var row = 0
    for file in files {
      let number = inputs.count
      inputs.append(Register.Input(path: file.path, bytes: file.size, name: file.name))
      do throws(LoadFailure) {
        let loaded = try load(file, plan, kindNumber)
        loadedFiles += 1
        take(loaded, file, plan.kind, row: &row)
        sources += loaded.pieces.map { TableMerging.Source(piece: $0, file: number, pointer: loaded.pointer) }
      } catch {
        if case .cancelled = error { throw OpeningError(path: path, cause: .cancelled) }
        diagnostics.append(diagnostic(of: error, file, plan.kind.name))
      }
    }
    let merging = TableMerging(plan: plan, sources: sources, workers: granularity.workers)
    if let table = merging.table() { return table }
    throw OpeningError(path: path, cause: .tooLarge(needed: bytesTotal, free: Int(UInt32.max)))
  }

  private mutating func load(
    _ file: InputFile, _ plan: ReadingPlan, _ kindNumber: Int?
  ) throws(LoadFailure) -> LoadedFile {
    let (state, total, progress, name) = (state, bytesTotal, progress, file.name)
    let gate = ProgressGate { _ in
      let done = min(total, state.bytesDone.load(ordering: .relaxed))
      return progress(Opening.Progress(bytesDone: done, bytesTotal: total, file: name, partial: nil))
    }
    let loading = FileLoading(file: file, plan: plan, granularity: granularity, state: state, gate: gate)
    guard !hasShownRows, let kindNumber else { return try loading.load { _, _ in } }
    hasShownRows = true
    let card = card
    let schema = schema
    let input = Register.Input(path: file.path, bytes: file.size, name: file.name)
    return try loading.load { piece, loaded in
      guard let partial = Self.partial(schema, card, plan, kindNumber, piece, loaded, input) else { return }
      let done = min(total, state.bytesDone.load(ordering: .relaxed))
      if !progress(Opening.Progress(bytesDone: done, bytesTotal: total, file: name, partial: partial)) {
        state.isCancelled.store(true, ordering: .relaxed)
      }
    }
  }

  /// A register of the first rows only.
  private static func partial(
    _ schema: Schema, _ card: Register.Card, _ plan: ReadingPlan, _ kind: Int, _ piece: Piece, _ loaded: LoadedFile,
    _ input: Register.Input
  ) -> Register? {
    let source = TableMerging.Source(piece: piece, file: 0, pointer: loaded.pointer)
    let merging = TableMerging(plan: plan, sources: [source], workers: 1, frees: false)
    guard let table = merging.table() else { return nil }
    let tables = schema.kinds.indices.map { $0 == kind ? table : TableBuilder(schema.kinds[$0]).table() }
    let linked = Linking.link(schema: schema, card: card, tables: tables, present: [])
    return Register(
      schema: schema, card: card, tables: linked.tables, inputs: [input], diagnostics: [], present: [kind])
  }

  /// The troubles of a file that was read.
  private mutating func take(_ loaded: LoadedFile, _ file: InputFile, _ kind: Kind, row: inout Int) {
    if loaded.hasByteOrderMark {
      diagnostics.append(
        Diagnostic(
          severity: .note, trouble: .wrongEncoding, kind: kind.name, file: file.name, offset: 0, found: "EF BB BF",
          expected: Localized("不带字节序标记（BOM）的 UTF-8（已略过）", "UTF-8 without a byte order mark (passed over)")))
    }
    if loaded.pieces.allSatisfy({ $0.records == 0 }) {
      diagnostics.append(
        Diagnostic(
          severity: file.size == 0 ? .error : .note, trouble: .noRecords, kind: kind.name, file: file.name,
          found: file.size == 0 ? "" : "[]", expected: Localized("至少一条记录", "at least one record")))
    }
    for other in loaded.others {
      diagnostics.append(
        Diagnostic(
          severity: .note, trouble: .unknownKey, kind: kind.name, file: file.name,
          pointer: "/" + JSONPointer.escaped(other.key), offset: other.offset, found: other.json,
          expected: Localized("只有一个记录数组（此项不属于任何记录）", "one array of records (this belongs to none)")))
    }
    var record = 0
    var unknown: [String: (count: Int, record: Int, row: Int, json: String)] = [:]
    for piece in loaded.pieces {
      diagnostics.append(
        piece.findings, kind: kind, file: file.name, prefix: loaded.pointer, row: row, record: record)
      for member in piece.residue where member.field == nil {
        if unknown[member.key] == nil {
          let first = piece.record(ofRow: Int(member.row)) ?? 0
          unknown[member.key] = (0, record + first, row + Int(member.row), member.json)
        }
        unknown[member.key]?.count += 1
      }
      row += piece.rows
      record += piece.records
    }
    for (key, use) in unknown.sorted(by: { ($0.value.row, $0.key) < ($1.value.row, $1.key) }) {
      diagnostics.append(
        Diagnostic(
          severity: .note, trouble: .unknownKey, kind: kind.name, file: file.name, record: use.record, row: use.row,
          pointer: "\(loaded.pointer)/\(use.record)/\(JSONPointer.escaped(key))", field: key, found: use.json,
          expected: Localized(
            "本类记录的字段（共 \(use.count) 条记录有此项，均予保留）",
            "a field that this kind has (kept; \(use.count) records have it)")))
    }
  }

  private mutating func finish(_ tables: [Table]) -> Register {
    let linked = Linking.link(
      schema: schema, card: card, tables: tables, present: present, inputs: inputs, workers: granularity.workers)
    diagnostics.append(contentsOf: linked.diagnostics)
    return Register(
      schema: schema, card: card, tables: linked.tables, inputs: inputs, diagnostics: diagnostics, present: present)
  }

  // MARK: Failures

  private func openingError(of failure: LoadFailure, _ file: InputFile) -> OpeningError {
    if case .cancelled = failure { return OpeningError(path: path, cause: .cancelled) }
    return OpeningError(path: path, cause: .damaged(diagnostic(of: failure, file, nil)))
  }

  private func diagnostic(of failure: LoadFailure, _ file: InputFile, _ kind: String?) -> Diagnostic {
    switch failure {
    case .json(let error): return error.diagnostic(file: file.name, kind: kind, place: file.place(of: error.offset))
    case .file(let error): return error.diagnostic(file: file.name, kind: kind)
    case .changed, .cancelled:
      return Diagnostic(
        severity: .error, trouble: .unreadableFile, kind: kind, file: file.name, found: file.name,
        expected: Localized("读取期间文件被改动，请重新打开", "the file was changed while it was read; open it again"))
    case .tooLarge:
      return Diagnostic(
        severity: .error, trouble: .unreadableFile, kind: kind, file: file.name, found: file.name,
        expected: Localized("一列文字不超过 4 GiB", "at most 4 GiB of text in a column"))
    }
  }
}

extension InputFile {
  var nameInBoth: Localized { Localized(name, name) }

  /// Line and column of an offset, found by reading the file again up to there.
  func place(of offset: Int) -> Place {
    var counter = PlaceCounter()
    let block = 1 << 20
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: block) { room in
      guard let base = room.baseAddress else { return Place(line: 1, column: 1) }
      var position = 0
      while true {
        let count = (try? read(at: position, into: base, count: block)) ?? 0
        let bytes = UnsafeBufferPointer(start: base, count: count)
        if position + count >= offset || count < block {
          return counter.place(of: offset, in: bytes, from: position)
        }
        counter.add(bytes, from: position)
        position += count
      }
    }
  }
}
