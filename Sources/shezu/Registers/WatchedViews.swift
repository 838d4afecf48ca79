import Bytes
import Exports
import Glibc
import Interface
import JSON
import Localization

/// What the views of one register found last, for `watch`: a file in the user's state folder.
///
/// `{"version": 1, "register": "/data/sx", "views": {"organizations/重点": {"day": "2020-12-31", "keys": ["51…"]}}}`
struct WatchedViews: Sendable {
  /// The records that a view found, by key, and the as-of day of the register then.
  struct Seen: Sendable, Equatable {
    let day: String
    let keys: [String]
  }

  private let path: String
  private let register: String

  /// - Parameter register: the register's path; nil for the bundled one.
  /// - Returns: nil if the user has no state folder.
  init?(register: String?) {
    guard let folder = UserFolder.state.path, UserFolder.state.isUsable else { return nil }
    self.register = register ?? "bundled"
    path = "\(folder)/\(register.map { UserFolder.name(forRegisterAt: $0) } ?? "bundled").watched.json"
  }

  static func id(of view: SavedView) -> String { "\(view.kind)/\(view.name)" }

  /// Empty if nothing was noted before.
  func read() throws -> [String: Seen] {
    guard PathCheck.exists(path) else { return [:] }
    func refused(_ reason: Localized) -> CommandError {
      CommandError(
        .unreadable, "\(path)：\(reason.chinese)删除此文件即可重新开始。",
        "\(path): \(reason.english) Delete the file to start anew.")
    }
    let value: JSONValue
    do {
      value = try JSONValue(parsing: try PaddedBytes.contents(ofFile: path))
    } catch let error as FileError {
      throw refused(error.sentence)
    } catch let error as JSONError {
      throw refused(error.sentence)
    }
    guard value["version"]?.integer == 1, let views = value["views"]?.object else {
      throw refused(Localized("文件内容不符合要求。", "The file does not have the expected content."))
    }
    return Dictionary(
      views.members.map { member in
        let keys = member.value["keys"]?.array?.compactMap(\.string) ?? []
        return (member.key, Seen(day: member.value["day"]?.string ?? "", keys: keys))
      }, uniquingKeysWith: { $1 })
  }

  /// Notes what views found, under a lock; the other views keep what was noted before.
  func update(_ found: [String: Seen]) throws {
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), !UserFolder.make(String(path[..<slash])) {
      throw CommandError(.wrongUse, [ExportError(errno: errno, path: path).sentence.chosen])
    }
    var refusal: (any Error)?
    do throws(ExportError) {
      try FileLock.whileLocked(path + ".lock") { () throws(ExportError) in
        do {
          let known = try read()
          try write(known.merging(found) { $1 })
        } catch let error as ExportError {
          throw error
        } catch {
          refusal = error
        }
      }
    } catch {
      throw CommandError(.wrongUse, [error.sentence.chosen])
    }
    if let refusal { throw refusal }
  }

  private func write(_ views: [String: Seen]) throws(ExportError) {
    let members = views.keys.sorted().map { id -> (String, JSONValue) in
      let seen = views[id] ?? Seen(day: "", keys: [])
      return (
        id,
        .object(JSONValue.Object([("day", .string(seen.day)), ("keys", .array(seen.keys.map { .string($0) }))]))
      )
    }
    let value = JSONValue.object(
      JSONValue.Object([
        ("version", .number(JSONValue.Number(Int64(1)))), ("register", .string(register)),
        ("views", .object(JSONValue.Object(members))),
      ]))
    let text = value.text(style: .pretty) + "\n"
    try FileTarget(path: path, overwrites: true, creationMode: 0o600).write { sink throws(ExportError) in
      try sink.write(Array(text.utf8))
    }
  }
}
