import Columnar
import Glibc
import JSON
import Localization
import Synchronization

/// One register on its way from files into memory.
struct RegisterLoading {
  let path: String
  private(set) var schema: Schema
  private var choices: OpeningChoices
  let granularity: Granularity
  let projection: Projection
  let progress: (Opening.Progress) -> Bool
  /// What was free before anything was read.
  private let freeMemory: Int
  private let state: LoadState
  private let books = CodebookSpellings()
  private var card = Register.Card()
  private var inputs: [Register.Input] = []
  private var diagnostics = Diagnostics()
  /// The files that were accepted, by their numbers, open until all is linked.
  private var sources: [Int: ProblemSearch.Source] = [:]
  private var keys: [FileKey] = []
  private var present: Set<Int> = []
  private var bytesTotal = 0
  private var loadedFiles = 0
  private var hasShownRows = false

  init(
    path: String, schema: Schema, granularity: Granularity, projection: Projection = .everything,
    choices: OpeningChoices = OpeningChoices(), freeMemory: @escaping @Sendable () -> Int?,
    progress: @escaping (Opening.Progress) -> Bool
  ) {
    self.path = path
    self.schema = schema
    self.granularity = granularity
    self.projection = projection
    self.choices = choices
    self.freeMemory = freeMemory() ?? .max
    state = LoadState(freeMemory: freeMemory)
    self.progress = progress
  }

  // MARK: Folders

  mutating func openFolder() throws(OpeningError) -> Register {
    let discovery: Discovery
    do throws(FileError) {
      discovery = try Discovery(folder: path, schema: schema, choices: choices)
    } catch {
      throw OpeningError(path: path, cause: .unreadable(error.sentence))
    }
    return try open(discovery)
  }

  mutating func open(_ discovery: Discovery) throws(OpeningError) -> Register {
    for diagnostic in discovery.diagnostics { diagnostics.append(diagnostic) }
    choices = discovery.choices
    if !discovery.made.isEmpty { schema = Schema(kinds: schema.kinds + discovery.made) }
    if discovery.files.isEmpty && discovery.card == nil {
      throw OpeningError(path: path, cause: .noRegister)
    }
    if let place = discovery.card { readCard(place) }
    let files = open(discovery.files)
    try checkMemory()
    var tables: [Table] = []
    for kind in schema.kinds.indices {
      let own = files.filter { $0.kind == kind }.map { Pending(file: $0.file, head: $0.head) }
      tables.append(try table(kind, own))
    }
    if loadedFiles == 0, !discovery.files.isEmpty, let first = diagnostics.first(where: { $0.severity == .error }) {
      if first.code == .noRecords, !first.file.isEmpty, discovery.files.count == 1 {
        throw OpeningError(path: path + "/" + first.file, cause: .empty)
      }
      throw OpeningError(path: path, cause: first.code == .noRecords ? .empty : .damaged(first))
    }
    return try finish(tables)
  }

  private mutating func readCard(_ place: FileLocation) {
    do throws(FileError) {
      let bytes: PaddedBytes
      if let memory = place.memory {
        bytes = PaddedBytes(memory.buffer)
      } else {
        bytes = try PaddedBytes.contents(ofFile: place.path)
      }
      let reading = MetadataReading(bytes, file: place.name)
      card = reading.card
      for diagnostic in reading.diagnostics { diagnostics.append(diagnostic) }
    } catch {
      diagnostics.append(error.diagnostic(file: place.name, kind: nil))
    }
  }

  /// Opens all files before any is read, so that the sum of their sizes is known.
  private mutating func open(_ found: [Discovery.Found]) -> [(file: InputFile, kind: Int, head: FileHead?)] {
    var files: [(file: InputFile, kind: Int, head: FileHead?)] = []
    for item in found {
      present.insert(item.kind)
      do throws(FileError) {
        let progress = progress
        let file: InputFile
        if let survey = item.survey {
          file = survey.file
        } else {
          file = try InputFile(item.place, encoding: choices.encoding) {
            progress(Opening.Progress(bytesDone: 0, bytesTotal: 1, file: item.place.name, partial: nil))
          }
        }
        bytesTotal += file.size
        files.append((file, item.kind, item.survey?.head))
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
      var place = FileLocation(path: path, name: name)
      place.mayBePipe = true
      let progress = progress
      file = try InputFile(place, encoding: choices.encoding) {
        progress(Opening.Progress(bytesDone: 0, bytesTotal: 1, file: name, partial: nil))
      }
    } catch {
      if error.code == ECANCELED { throw OpeningError(path: path, cause: .cancelled) }
      throw OpeningError(path: path, cause: .unreadable(error.sentence))
    }
    if file.size == 0 { throw OpeningError(path: path, cause: .empty) }
    bytesTotal = file.size
    try checkMemory()
    card.title = Localized(name, name)
    guard let (kind, head) = try kind(of: file, as: kindName.flatMap(schema.ordinal(of:)), named: Self.stem(name))
    else {
      return try openWithoutKind(file)
    }
    present = [kind]
    var tables: [Table] = []
    for other in schema.kinds.indices {
      tables.append(try table(other, other == kind ? [Pending(file: file, head: head)] : []))
    }
    if loadedFiles == 0, let first = diagnostics.first(where: { $0.severity == .error }) {
      throw OpeningError(path: path, cause: first.code == .noRecords ? .empty : .damaged(first))
    }
    return try finish(tables)
  }

  private static func stem(_ name: String) -> String { String(name.prefix { $0 != "." }) }

  /// The kind that the keys of a file and its name tell, and where its records are. A kind is made where none fits. Nil if the
  /// file has records, but none of them is an object.
  private mutating func kind(
    of file: InputFile, as asked: Int?, named name: String
  ) throws(OpeningError) -> (kind: Int, head: FileHead)? {
    var survey: SurveyedFile
    do throws(LoadFailure) {
      survey = try SurveyedFile(file, choices: choices)
    } catch {
      throw openingError(of: error, file)
    }
    let keys = schema.kinds.map { FieldKeys($0, choices: choices.columns) }
    if let asked {
      survey.settle(keys[asked], payload: KindGuess.payload(survey.sample, keys[asked]))
      return (asked, survey.head)
    }
    let named = schema.ordinal(of: name)
    switch KindGuess(survey.sample, tables: keys, named: named) {
    case .kind(let kind, let payload):
      survey.settle(keys[kind], payload: payload)
      if kind != named {
        diagnostics.append(
          Diagnostic(
            severity: .note, code: .guessedKind, kind: schema.kinds[kind].name, file: file.name, found: file.name,
            expected: Expected.guessed(schema.kinds[kind])))
      }
      return (kind, survey.head)
    case .noObjects: return named.map { ($0, survey.head) }
    case .unknown:
      let made = MadeKind.begun(schema.ordinal(of: name) == nil && !name.isEmpty ? name : name + "+")
      schema = Schema(kinds: schema.kinds + [made])
      diagnostics.append(
        Diagnostic(
          severity: .note, code: .guessedKind, kind: made.name, file: file.name, found: file.name,
          expected: Expected.made(made)))
      return (schema.kinds.count - 1, survey.head)
    }
  }

  /// A file whose records are no objects: all of them are problems, and every table is empty.
  private mutating func openWithoutKind(_ file: InputFile) throws(OpeningError) -> Register {
    let none = Kind("", title: file.nameInBoth, singular: file.nameInBoth, help: file.nameInBoth, key: "", fields: [])
    let plan = ReadingPlan(none, schema: nil, asOf: nil)
    var assembly = TableAssembly(plan)
    try load(Pending(file: file, head: nil), plan, nil, into: &assembly)
    if loadedFiles == 0, let first = diagnostics.first(where: { $0.severity == .error }) {
      throw OpeningError(path: path, cause: first.code == .noRecords ? .empty : .damaged(first))
    }
    if assembly.rows > 0 {
      throw OpeningError(path: path, cause: .cannotGuess(keys: assembly.unknownKeys))
    }
    var tables: [Table] = []
    for kind in schema.kinds.indices { tables.append(try table(kind, [])) }
    return try finish(tables)
  }

  // MARK: Tables

  /// A file to be read, and where its records are, if that is known.
  private struct Pending {
    let file: InputFile
    let head: FileHead?
  }

  private mutating func table(_ kind: Int, _ files: [Pending]) throws(OpeningError) -> Table {
    if files.isEmpty { return .empty(schema.kinds[kind]) }
    let plan = ReadingPlan(
      schema.kinds[kind], schema: schema, asOf: card.asOf, books: books, projection: projection,
      choices: choices.columns,
      resolved: files.reduce(into: [:]) { $0.merge($1.head?.resolved ?? [:]) { own, _ in own } })
    var assembly = TableAssembly(plan)
    for file in files { try load(file, plan, kind, into: &assembly) }
    let gate = gate(done: min(bytesTotal, state.bytesDone.load(ordering: .relaxed)))
    let workers = granularity.workers
    guard let table = assembly.finish(workers: workers, while: gate.report),
      let finished = projection.hasWords ? table.withPinyinEncoding(workers: workers, while: gate.report) : table
    else { throw OpeningError(path: path, cause: .cancelled) }
    return finished
  }

  /// Reads one file; where it is no JSON, says so and leaves the table as it was.
  private mutating func load(
    _ pending: Pending, _ plan: ReadingPlan, _ kind: Int?, into assembly: inout TableAssembly
  ) throws(OpeningError) {
    let file = pending.file
    let number = inputs.count
    inputs.append(Register.Input(path: file.path, bytes: file.size, name: file.name))
    assembly.begin(file, number: number)
    do throws(LoadFailure) {
      let head = try read(pending, plan, kind, into: &assembly)
      let accepted = assembly.acceptFile(head)
      diagnostics.append(contentsOf: accepted.diagnostics)
      keys += accepted.keys
      sources[number] = ProblemSearch.Source(file: file, plan: plan, marks: accepted.marks)
      for note in file.encodingNotes(plan.kind.name.isEmpty ? nil : plan.kind.name) { diagnostics.append(note) }
      if !head.isEmpty { loadedFiles += 1 }
    } catch {
      switch error {
      case .cancelled: throw OpeningError(path: path, cause: .cancelled)
      case .outOfMemory(let free): throw OpeningError(path: path, cause: tooLarge(leaving: free))
      default: break
      }
      assembly.refuseFile()
      var error = error
      // What is wrong with a mixture of two states is wrong with neither.
      if case .json = error, file.hasChanged { error = .changed }
      diagnostics.append(diagnostic(of: error, file, plan.kind.name.isEmpty ? nil : plan.kind.name))
    }
  }

  /// What was read so far took what is free no longer, and the rest would take as much in proportion; some
  /// must be left besides.
  private func tooLarge(leaving free: Int) -> OpeningError.Cause {
    let share = Double(max(1, state.bytesDone.load(ordering: .relaxed))) / Double(max(1, bytesTotal))
    let taken = Double(freeMemory - free) / min(1, share)
    return .tooLarge(needed: taken < 1e18 ? Int(taken) + FreeMemory.least : .max, free: freeMemory)
  }

  private mutating func read(
    _ pending: Pending, _ plan: ReadingPlan, _ kind: Int?, into assembly: inout TableAssembly
  ) throws(LoadFailure) -> FileHead {
    let file = pending.file
    let head: FileHead
    if let known = pending.head { head = known } else { head = try self.head(of: file, plan) }
    let (state, total, progress, name) = (state, bytesTotal, progress, file.name)
    func report(_ partial: Register?) -> Bool {
      let done = min(total, state.bytesDone.load(ordering: .relaxed))
      return progress(Opening.Progress(bytesDone: done, bytesTotal: total, file: name, partial: partial))
    }
    let loading = FileLoading(
      file: file, plan: plan, granularity: granularity, state: state, gate: ProgressGate { report(nil) })
    guard !hasShownRows, let kind else { return try loading.load(head, into: &assembly) { _ in } }
    hasShownRows = true
    let (card, schema, present) = (card, schema, present)
    return try loading.load(head, into: &assembly) { table in
      if !report(Self.partial(schema, card, present, kind, table)) { state.isCancelled.store(true, ordering: .relaxed) }
    }
  }

  /// Where the records of a file are that have not been looked into: one named after its kind.
  private func head(of file: InputFile, _ plan: ReadingPlan) throws(LoadFailure) -> FileHead {
    var survey = try SurveyedFile(file, choices: choices)
    survey.settle(plan.keys, payload: KindGuess.payload(survey.sample, plan.keys))
    return survey.head
  }

  /// A register of the first rows only. It has all kinds that there will be, so that none changes its place later.
  private static func partial(
    _ schema: Schema, _ card: Register.Card, _ present: Set<Int>, _ kind: Int, _ table: Table
  ) -> Register {
    let tables = schema.kinds.indices.map { $0 == kind ? table : .empty(schema.kinds[$0]) }
    let schema = Schema(kinds: tables.map(\.kind))
    let linked = Linking.link(schema: schema, card: card, tables: tables, present: [])
    return Register(
      schema: schema, card: card, tables: linked.tables, inputs: [], diagnostics: [], present: present)
  }

  /// For the steps that follow when files are read: they have no progress of their own to tell.
  private func gate(done: Int) -> ProgressGate {
    let (progress, total, file) = (progress, bytesTotal, inputs.last?.name ?? "")
    return ProgressGate { progress(Opening.Progress(bytesDone: done, bytesTotal: total, file: file, partial: nil)) }
  }

  private mutating func finish(_ tables: [Table]) throws(OpeningError) -> Register {
    let (path, linking) = (path, gate(done: bytesTotal))
    let tables = InferredReferences.found(in: tables)
    let schema = Schema(kinds: tables.map(\.kind))
    let linked = try Linking.link(
      schema: schema, card: card, tables: tables, present: present, inputs: inputs, workers: granularity.workers
    ) { () throws(OpeningError) in
      if !linking.report() { throw OpeningError(path: path, cause: .cancelled) }
    }
    diagnostics.append(contentsOf: linked.diagnostics)
    let isPlaced = ProblemSearch.place(
      &diagnostics, sources: Array(sources.values), granularity: granularity, gate: gate(done: bytesTotal))
    if !isPlaced { throw OpeningError(path: path, cause: .cancelled) }
    LineSearch.place(&diagnostics, files: sources.values.map(\.file))
    return Register(
      schema: schema, card: card, tables: linked.tables, inputs: inputs, diagnostics: diagnostics, keys: keys,
      present: present)
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
    case .foreign(let sentence):
      return Diagnostic(
        severity: .error, code: .unreadableFile, kind: kind, file: file.name, found: file.name, expected: sentence)
    case .changed, .cancelled, .outOfMemory:
      return Diagnostic(
        severity: .error, code: .unreadableFile, kind: kind, file: file.name, found: file.name,
        expected: Expected.unchangedFile)
    case .tooManyProblems:
      return Diagnostic(
        severity: .error, code: .unreadableFile, kind: kind, file: file.name, found: file.name,
        expected: Expected.fewerProblems)
    case .tooLarge:
      return Diagnostic(
        severity: .error, code: .unreadableFile, kind: kind, file: file.name, found: file.name,
        expected: Expected.smallColumn)
    }
  }
}

extension InputFile {
  var nameInBoth: Localized { Localized(name, name) }

  /// Line and column of an offset, found by reading the file again up to there.
  func place(of offset: Int) -> TextPosition {
    var counter = TextPositionCounter()
    let block = 1 << 20
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: block) { room in
      guard let base = room.baseAddress else { return TextPosition(line: 1, column: 1) }
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
