import CSQLite
import Columnar
import Localization

/// A new SQLite database in a temporary file.
final class Database {
  private var handle: OpaquePointer?
  private let file: TemporaryFile

  init(_ file: TemporaryFile) throws(ExportError) {
    self.file = file
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX
    let result = sqlite3_open_v2(file.path, &handle, flags, nil)
    guard result == SQLITE_OK else {
      sqlite3_close_v2(handle)
      handle = nil
      throw Self.error(result, nil, file)
    }
    // A file that no other process sees and that is thrown away on any error needs no journal.
    try run("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA encoding='UTF-8';")
    try run("PRAGMA temp_store=FILE; PRAGMA cache_size=-16384; BEGIN;")
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs statements that return nothing.
  func run(_ statements: String) throws(ExportError) {
    let result = sqlite3_exec(handle, statements, nil, nil, nil)
    guard result == SQLITE_OK else { throw error(result) }
  }

  func prepare(_ statement: String) throws(ExportError) -> DatabaseStatement {
    var prepared: OpaquePointer?
    let result = sqlite3_prepare_v2(handle, statement, -1, &prepared, nil)
    guard result == SQLITE_OK, let prepared else { throw error(result) }
    return DatabaseStatement(prepared, self)
  }

  /// Ends the transaction and closes the database; the temporary file is then whole.
  func close() throws(ExportError) {
    try run("COMMIT;")
    let result = sqlite3_close(handle)
    guard result == SQLITE_OK else { throw error(result) }
    handle = nil
  }

  fileprivate func error(_ code: Int32) -> ExportError { Self.error(code, handle, file) }

  private static func error(_ code: Int32, _ handle: OpaquePointer?, _ file: TemporaryFile) -> ExportError {
    switch code & 0xFF {
    case SQLITE_FULL: return ExportError(.full)
    case SQLITE_IOERR, SQLITE_CANTOPEN:
      let system = handle.map { sqlite3_system_errno($0) } ?? 0
      return system == 0 ? ExportError(.full) : file.error(system)
    default:
      let reason = String(cString: sqlite3_errstr(code))
      return ExportError(
        .unsuitable(Localized("无法写入 SQLite 数据库：\(reason)。", "The SQLite database cannot be written: \(reason).")))
    }
  }
}

/// A prepared statement that inserts rows.
final class DatabaseStatement {
  private let statement: OpaquePointer
  private let database: Database

  fileprivate init(_ statement: OpaquePointer, _ database: Database) {
    self.statement = statement
    self.database = database
  }

  deinit { sqlite3_finalize(statement) }

  /// Parameters are counted from 1, as SQLite does. Those that are not bound are NULL.
  func bind(_ place: Int, _ text: UnsafeBufferPointer<UInt8>) throws(ExportError) {
    let result: Int32
    if let start = text.baseAddress, text.count > 0 {
      result = start.withMemoryRebound(to: CChar.self, capacity: text.count) {
        shezu_sqlite_bind_text(statement, Int32(place), $0, Int32(text.count))
      }
    } else {
      result = shezu_sqlite_bind_text(statement, Int32(place), "", 0)
    }
    try check(result)
  }

  func bind(_ place: Int, _ text: String) throws(ExportError) {
    try check(shezu_sqlite_bind_text(statement, Int32(place), text, Int32(text.utf8.count)))
  }

  func bind(_ place: Int, _ number: Int64) throws(ExportError) {
    try check(sqlite3_bind_int64(statement, Int32(place), number))
  }

  func bind(_ place: Int, _ number: Double) throws(ExportError) {
    try check(sqlite3_bind_double(statement, Int32(place), number))
  }

  /// Inserts the row that was bound, and forgets it.
  func insert() throws(ExportError) {
    let result = sqlite3_step(statement)
    guard result == SQLITE_DONE else { throw database.error(result) }
    sqlite3_reset(statement)
    sqlite3_clear_bindings(statement)
  }

  private func check(_ result: Int32) throws(ExportError) {
    guard result == SQLITE_OK else { throw database.error(result) }
  }
}
