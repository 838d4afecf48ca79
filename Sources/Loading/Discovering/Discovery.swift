import Columnar
import Glibc
import JSON
import Localization

/// The files of a register's folder and the kind of each: by its name, or by its keys if the name is no kind's
/// or the keys are clearly another's, as with a published dump put into a folder as it came.
struct Discovery {
  struct Found {
    let place: FileLocation
    var kind: Int
    /// What was seen in it, if its name did not suffice.
    var survey: SurveyedFile?
  }

  /// In the order of the schema's kinds, then of names.
  private(set) var files: [Found] = []
  private(set) var card: FileLocation?
  private(set) var diagnostics: [Diagnostic] = []
  /// Kinds made from files that fit none; they follow those of the schema.
  private(set) var made: [Kind] = []
  /// What the caller and the register itself say.
  let choices: OpeningChoices
  private var madeKeys: [Set<String>] = []

  /// Parts of a register that others read.
  private static let otherParts: Set<String> = ["figures.json", "rules", "views.json"]
  private static let endings: [String] = {
    let plain = [".json", ".ndjson", ".jsonl"] + DelimitedDialect.endings
    return plain + plain.map { $0 + ".gz" }
  }()

  init(folder path: String, schema: Schema, choices: OpeningChoices = OpeningChoices()) throws(FileError) {
    let folder = FileLocation(path: path, name: "")
    let entries = try Self.entries(folder)
    card = entries.lazy.map { FileLocation(in: folder, entry: $0, prefix: "") }.first { $0.name == "register.json" }
    let choices = choices.completed(by: card.map(OpeningChoices.init(card:)) ?? OpeningChoices())
    self.choices = choices
    let keys = schema.kinds.map { FieldKeys($0, choices: choices.columns) }
    for entry in entries {
      let place = FileLocation(in: folder, entry: entry, prefix: "")
      if let kind = schema.ordinal(of: place.name), Self.isFolder(place) {
        addFolder(place, kind)
      } else {
        add(place, schema, keys: keys)
      }
    }
    sort(schema)
  }

  /// The files of a register that travels inside the program.
  init(embedded: [EmbeddedFile], schema: Schema) {
    choices = OpeningChoices()
    for file in embedded.sorted(by: { $0.name < $1.name }) { add(FileLocation(file), schema, keys: nil) }
    sort(schema)
  }

  /// - Parameter keys: what to tell kinds by; nil if the names can be relied on.
  private mutating func add(_ place: FileLocation, _ schema: Schema, keys: [FieldKeys]?) {
    let name = place.name
    if name == "register.json" {
      card = place
      return
    }
    if Self.isNoRecordFile(name) { return }
    guard let ending = Self.endings.first(where: name.hasSuffix) else {
      diagnostics.append(Self.unknown(name))
      return
    }
    let named = schema.ordinal(of: String(name.dropLast(ending.count)))
    var survey = keys.flatMap { _ in Self.survey(place, choices) }
    var guessed: Int?
    if let keys, let sample = survey?.sample {
      switch KindGuess(sample, tables: keys, named: named, isAsked: false) {
      case .kind(let kind, let payload):
        guessed = kind
        survey?.settle(keys[kind], payload: payload)
      case .unknown(let keys) where named == nil && sample.records.count > 1:
        guessed = makeKind(name, ending, keys, schema)
      case .unknown, .noObjects: break
      }
    }
    guard let kind = guessed ?? named else {
      diagnostics.append(Self.unknown(name))
      return
    }
    files.append(Found(place: place, kind: kind, survey: survey))
    if kind >= schema.kinds.count {
      let made = made[kind - schema.kinds.count]
      diagnostics.append(
        Diagnostic(
          severity: .note, code: .guessedKind, kind: made.name, file: name, found: name, expected: Expected.made(made)))
    } else if kind != named {
      diagnostics.append(
        Diagnostic(
          severity: .note, code: .guessedKind, kind: schema.kinds[kind].name, file: name, found: name,
          expected: Expected.file(of: schema.kinds[kind])))
    }
  }

  /// What is in a file; nil if it cannot be read, which loading says.
  private static func survey(_ place: FileLocation, _ choices: OpeningChoices) -> SurveyedFile? {
    guard !isFolder(place), let file = try? InputFile(place, encoding: choices.encoding), file.size > 0 else {
      return nil
    }
    return try? SurveyedFile(file, choices: choices)
  }

  /// The kind made for files of these keys; pages of one table are one kind.
  private mutating func makeKind(_ name: String, _ ending: String, _ keys: [String], _ schema: Schema) -> Int {
    let keys = Set(keys)
    for (number, others) in madeKeys.enumerated()
    where keys.intersection(others).count * 4 >= keys.union(others).count * 3 {
      return schema.kinds.count + number
    }
    let stem = String(name.dropLast(ending.count))
    let plain = String(stem.reversed().drop { $0.isNumber || "-_. ".contains($0) }.reversed())
    var word = plain.isEmpty ? stem : plain
    while schema.ordinal(of: word) != nil || made.contains(where: { $0.name == word }) { word += "+" }
    made.append(MadeKind.begun(word))
    madeKeys.append(keys)
    return schema.kinds.count + made.count - 1
  }

  /// Entries come in the order of their names, and sorting by kind must not undo that.
  private mutating func sort(_ schema: Schema) {
    files = (0..<schema.kinds.count + made.count).flatMap { kind in files.filter { $0.kind == kind } }
  }

  private mutating func addFolder(_ folder: FileLocation, _ kind: Int) {
    do throws(FileError) {
      for entry in try Self.entries(folder) {
        let place = FileLocation(in: folder, entry: entry, prefix: folder.name + "/")
        if Self.endings.contains(where: place.name.hasSuffix), !Self.isProse(place) {
          files.append(Found(place: place, kind: kind))
        } else if !Self.isNoRecordFile(String(place.name.dropFirst(folder.name.count + 1))) {
          diagnostics.append(Self.unknown(place.name))
        }
      }
    } catch {
      diagnostics.append(error.diagnostic(file: folder.name, kind: nil))
    }
  }

  /// Whether a file named as text is no table.
  private static func isProse(_ place: FileLocation) -> Bool {
    guard place.name.contains(".txt"), let file = try? InputFile(place), file.size > 0 else { return false }
    var window = BlockWindow(file, blockSize: 64 * 1024)
    return (try? window.move(to: 0)) != nil && (try? DelimitedDialect.find(file, &window)) == .some(nil)
  }

  private static func unknown(_ name: String) -> Diagnostic {
    Diagnostic(
      severity: .note, code: .unknownFile, file: name, found: name,
      expected: Expected.kindFile)
  }

  private static func isNoRecordFile(_ name: String) -> Bool {
    let upper = name.uppercased()
    return name.hasPrefix(".") || otherParts.contains(name)
      || ["README", "LICENSE", "LICENCE", "NOTICE"].contains { upper.hasPrefix($0) }
  }

  static func isFolder(_ place: FileLocation) -> Bool {
    var status = stat()
    return stat(place.bytes, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names in a folder with their terminating zeros, in byte order; `.` and `..` are left out.
  private static func entries(_ folder: FileLocation) throws(FileError) -> [[CChar]] {
    guard let stream = opendir(folder.bytes) else { throw FileError(path: folder.path, step: .open, code: errno) }
    defer { closedir(stream) }
    var names: [[CChar]] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else { break }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          Array(UnsafeBufferPointer(start: $0, count: strlen($0) + 1))
        }
      }
      if name != [46, 0], name != [46, 46, 0] { names.append(name) }
    }
    if errno != 0 { throw FileError(path: folder.path, step: .read, code: errno) }
    return names.sorted { left, right in
      left.lexicographicallyPrecedes(right) { UInt8(bitPattern: $0) < UInt8(bitPattern: $1) }
    }
  }
}

extension FileError {
  /// A diagnostic about a file that cannot be read at all.
  func diagnostic(file: String, kind: String?) -> Diagnostic {
    Diagnostic(
      severity: .error, code: .unreadableFile, kind: kind, file: file, found: file, expected: sentence)
  }
}
