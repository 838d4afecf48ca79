import Bytes
import Columnar
import Glibc
import JSON
import Synchronization

/// From files to a register: a folder, or one file as it was published.
///
/// Nothing is lost: a table's unmapped values keep what no column takes, and every problem is a diagnostic. A file that is
/// not JSON is refused as a whole, and the others open.
public enum Opening {
  /// How far loading has come.
  public struct Progress: Sendable {
    public let bytesDone: Int
    public let bytesTotal: Int
    /// The file being read, by its name within the register.
    public let file: String
    /// The first rows of the first file, once, so that a screen has something to show; references are keys only.
    public let partial: Register?
  }

  /// Opens a register.
  ///
  /// - Parameters:
  ///   - path: a folder; a file of JSON, NDJSON or delimited text, compressed or not; a pipe; or `-`, standard input.
  ///   - kindName: the kind of a single file's records (`--as`); guessed from the keys when nil. Folders name their
  ///     kinds by their files, so it is not used for them.
  ///   - choices: the user's choices of structure and columns; `register.json` completes it.
  ///   - projection: which values are kept; all of them by default.
  ///   - progress: called on this thread every few milliseconds while files are read, and once with the first rows;
  ///     false stops loading within a block of 512 KiB.
  /// - Throws: `OpeningError` where nothing could be opened, or loading was stopped.
  /// - Complexity: O(bytes), on every processor that is free.
  public static func open(
    path: String, schema: Schema, as kindName: String? = nil, choices: OpeningChoices = OpeningChoices(),
    projection: Projection = .everything, progress: (Progress) -> Bool = { _ in true }
  ) throws(OpeningError) -> Register {
    try open(
      path: path, schema: schema, as: kindName, granularity: Granularity(), choices: choices,
      projection: projection,
      progress: progress)
  }

  /// Opens a register from the files of one that travels inside the program, the same way as a folder.
  ///
  /// - Parameter name: what diagnostics call the register.
  public static func open(
    embedded files: [EmbeddedFile], named name: String, schema: Schema, projection: Projection = .everything,
    progress: (Progress) -> Bool = { _ in true }
  ) throws(OpeningError) -> Register {
    try withoutActuallyEscaping(progress) { progress throws(OpeningError) in
      var loading = RegisterLoading(
        path: name, schema: schema, granularity: Granularity(), projection: projection,
        freeMemory: FreeMemory.available, progress: progress)
      return try loading.open(Discovery(embedded: files, schema: schema))
    }
  }

  /// Opens a register again after its files changed.
  ///
  /// - Throws: besides what `open` throws, `damaged` when a file that could be read before no longer can, so that the
  ///   caller keeps the last good register and says so.
  public static func reload(
    _ last: Register, path: String, schema: Schema, as kindName: String? = nil,
    progress: (Progress) -> Bool = { _ in true }
  ) throws(OpeningError) -> Register {
    let register = try open(path: path, schema: schema, as: kindName, progress: progress)
    if let damage = damage(in: register, since: last) { throw OpeningError(path: path, cause: .damaged(damage)) }
    return register
  }

  /// The first file that could be read when `last` was opened and is refused in `register`, which was opened from the
  /// same place later; nil if there is none.
  public static func damage(in register: Register, since last: Register) -> Diagnostic? {
    let refusedBefore = Set(last.diagnostics.lazy.filter(\.refusesFile).map(\.file))
    return register.diagnostics.first { $0.refusesFile && !refusedBefore.contains($0.file) }
  }

  static func open(
    path: String, schema: Schema, as kindName: String?, granularity: Granularity,
    choices: OpeningChoices = OpeningChoices(), projection: Projection = .everything,
    progress: (Progress) -> Bool, freeMemory: @escaping @Sendable () -> Int? = FreeMemory.available
  ) throws(OpeningError) -> Register {
    if let kindName, schema.ordinal(of: kindName) == nil {
      throw OpeningError(path: path, cause: .unknownKind(kindName, known: schema.kinds.map(\.name)))
    }
    var status = stat()
    let isStandardInput = path == FileLocation.standardInput
    guard isStandardInput || stat(path.systemPath, &status) == 0 else {
      let error = FileError(path: path, step: .open, code: errno)
      throw OpeningError(path: path, cause: .unreadable(error.sentence))
    }
    let isFolder = !isStandardInput && status.st_mode & S_IFMT == S_IFDIR
    return try withoutActuallyEscaping(progress) { progress throws(OpeningError) in
      var loading = RegisterLoading(
        path: path, schema: schema, granularity: granularity, projection: projection, choices: choices,
        freeMemory: freeMemory, progress: progress)
      return try isFolder ? loading.openFolder() : loading.openFile(as: kindName)
    }
  }
}

extension Diagnostic {
  /// Whether a whole file could not be read.
  var refusesFile: Bool {
    severity == .error && record == nil
      && (code == .unreadableFile || code == .notJSON || code == .wrongEncoding)
  }
}
