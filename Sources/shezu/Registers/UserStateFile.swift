import Bytes
import Columnar
import Exports
import Glibc
import Interface
import JSON
import Localization

/// The file with the user's state for one register: history of filters, saved views, marks, notes, fields of keys, and where
/// the last session ended. It is in the user's state folder, never beside the data.
///
/// `{"version": 1, "register": "/data/sx", "history": {"organizations": ["宝鸡"]}, "views": [{"name": "重点关注",
/// "kind": "organizations", "query": "…", "columns": ["name"], "sort": ["-capital"], "totals": ["sum"]}], "marks": {"organizations":
/// ["51…"]}, "notes": {"organizations": {"51…": "…"}}, "columns": {"处罚事由": "violation"}}`
struct UserStateFile: Sendable {
  static let version: Int64 = 1

  let path: String
  /// The path of the register, written for people who read the file.
  let register: String

  init(path: String, register: String) {
    self.path = path
    self.register = register
  }

  /// - Parameter register: the register's path; nil for the bundled one.
  /// - Returns: nil if the user has no state folder; nothing is saved then.
  init?(register: String?) {
    guard let folder = UserFolder.state.path, UserFolder.state.isUsable else { return nil }
    self.register = register ?? "bundled"
    path = "\(folder)/\(register.map { UserFolder.name(forRegisterAt: $0) } ?? "bundled").json"
  }

  // MARK: Reading

  /// Reads the saved state; empty if there is none. A file that cannot be understood is reported, and renamed so that
  /// the next write does not overwrite it.
  ///
  /// - Parameter puttingAside: false for a caller that only reads: the file keeps its name.
  func read(puttingAside: Bool = true) -> (state: UserState, notice: Localized?) {
    func refused(_ reason: Localized) -> (UserState, Localized?) {
      (
        UserState(),
        puttingAside ? putAside(reason) : Localized("\(path)：\(reason.chinese)", "\(path): \(reason.english)")
      )
    }
    guard PathCheck.exists(path) else { return (UserState(), nil) }
    do {
      guard let state = Self.state(from: try JSONValue(parsing: try PaddedBytes.contents(ofFile: path))) else {
        return refused(Localized("文件内容不符合要求。", "The file does not have the expected content."))
      }
      return (state, nil)
    } catch let error as FileError {
      return refused(error.sentence)
    } catch let error as JSONError {
      return refused(error.sentence)
    } catch {
      return refused(Localized("\(error)", "\(error)"))
    }
  }

  private func putAside(_ reason: Localized) -> Localized {
    let aside = moveAside()
    return Localized(
      "已保存的视图、标记和批注无法读取，原文件已另存为“\(aside)”。原因：\(reason.chinese)",
      "The saved views, marks and notes could not be read. The file was kept as \(aside). Reason: \(reason.english)")
  }

  /// Renames the file to the first free name with the ending `.unreadable`, `.unreadable-2`, and so on, so that a file
  /// that was put aside earlier stays.
  /// - Returns: the new path; the old one if no name could be given.
  private func moveAside() -> String {
    for number in 1...1000 {
      let aside = "\(path).unreadable" + (number == 1 ? "" : "-\(number)")
      if link(path.systemPath, aside.systemPath) == 0 {
        unlink(path.systemPath)
        return aside
      }
      if errno == EEXIST { continue }
      // A file system without hard links.
      if !PathCheck.exists(aside), rename(path.systemPath, aside.systemPath) == 0 { return aside }
    }
    return path
  }

  /// Nil if the value is not a state. An entry that cannot be understood is left out.
  static func state(from value: JSONValue) -> UserState? {
    guard let object = value.object, object["version"]?.integer == version else { return nil }
    var state = UserState(history: texts(object["history"]), marks: texts(object["marks"]))
    for (kind, notes) in object["notes"]?.object?.members ?? [] {
      let texts = (notes.object?.members ?? []).compactMap { member in member.value.string.map { (member.key, $0) } }
      if !texts.isEmpty { state.notes[kind] = Dictionary(texts, uniquingKeysWith: { $1 }) }
    }
    state.whereabouts = object["left"].flatMap(Self.whereabouts)
    for (key, field) in object["columns"]?.object?.members ?? [] { state.mappings[key] = field.string }
    for view in object["views"]?.array ?? [] {
      guard let name = view["name"]?.string, let kind = view["kind"]?.string, let query = view["query"]?.string else {
        continue
      }
      state.views.append(
        SavedView(
          name: name, kind: kind, query: query, columns: strings(view["columns"]),
          sort: view["sort"] == nil ? nil : strings(view["sort"]), totals: strings(view["totals"])))
    }
    return state
  }

  static func strings(_ value: JSONValue?) -> [String] { value?.array?.compactMap(\.string) ?? [] }

  private static func texts(_ value: JSONValue?) -> [String: [String]] {
    Dictionary((value?.object?.members ?? []).map { ($0.key, strings($0.value)) }, uniquingKeysWith: { $1 })
  }

  // MARK: Writing

  /// Merges the changes of this window into the file, under a lock, so that several windows on one register lose nothing.
  ///
  /// - Parameters:
  ///   - state: the complete state of this window.
  ///   - base: the state that this window last read or wrote.
  /// - Throws: the reason of a failure; the file is then unchanged.
  func update(_ state: UserState, since base: UserState) throws(ExportError) {
    try makeFolder()
    try FileLock.whileLocked(path + ".lock") { () throws(ExportError) in
      // A file that another version of the program wrote meanwhile is put aside, as at the start.
      try write(state.merged(with: read().state, since: base))
    }
  }

  /// Writes the state atomically, readable by the user alone.
  /// - Throws: the reason of a failure; the file is then unchanged.
  func write(_ state: UserState) throws(ExportError) {
    try makeFolder()
    let text = Self.value(of: state, register: register).text(style: .pretty) + "\n"
    chmod(path.systemPath, 0o600)
    try FileTarget(path: path, overwrites: true, creationMode: 0o600).write { sink throws(ExportError) in
      try sink.write(Array(text.utf8))
    }
  }

  private func makeFolder() throws(ExportError) {
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), !UserFolder.make(String(path[..<slash])) {
      throw ExportError(errno: errno, path: path)
    }
  }

  static func value(of state: UserState, register: String) -> JSONValue {
    var object = JSONValue.Object()
    object["version"] = .number(JSONValue.Number(version))
    object["register"] = .string(register)
    object["history"] = value(of: state.history)
    object["views"] = .array(
      state.views.map { view in
        var member = JSONValue.Object([
          ("name", .string(view.name)), ("kind", .string(view.kind)), ("query", .string(view.query)),
          ("columns", .array(view.columns.map { .string($0) })),
        ])
        if let sort = view.sort { member["sort"] = .array(sort.map { .string($0) }) }
        if !view.totals.isEmpty { member["totals"] = .array(view.totals.map { .string($0) }) }
        return .object(member)
      })
    object["marks"] = value(of: state.marks)
    object["notes"] = .object(
      JSONValue.Object(
        state.notes.keys.sorted().map { kind in
          let notes = state.notes[kind] ?? [:]
          return (kind, .object(JSONValue.Object(notes.keys.sorted().map { ($0, .string(notes[$0] ?? "")) })))
        }))
    if let whereabouts = state.whereabouts { object["left"] = value(of: whereabouts) }
    if !state.mappings.isEmpty {
      object["columns"] = .object(
        JSONValue.Object(state.mappings.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }))
    }
    return .object(object)
  }

  private static func value(of texts: [String: [String]]) -> JSONValue {
    .object(
      JSONValue.Object(
        texts.keys.sorted().map { key in (key, .array((texts[key] ?? []).map { .string($0) })) }))
  }
}
