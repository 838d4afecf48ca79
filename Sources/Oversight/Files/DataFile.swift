import Columnar
import JSON
import Localization

/// A JSON file of figures or rules, read whole: an array of entries, or an object that holds the array as a member.
protocol DataFile {
  /// The member that holds the array if the file is an object.
  static var member: String { get }

  /// Reads the entries. An entry that is wrong stays in the file with its fault.
  init(_ value: JSONValue, named file: String)
  /// A file without entries, and the reason.
  init(problem: Localized)
}

extension DataFile {
  /// Reads the bytes of a file. A file that is not JSON has one problem, with line and column.
  init(_ bytes: PaddedBytes, named file: String) {
    do throws(JSONError) {
      self.init(try JSONValue(parsing: bytes), named: file)
    } catch {
      let place = TextPosition(of: error.offset, in: bytes)
      self.init(
        problem: Localized(
          "\(file):\(place.line):\(place.column)：\(error.sentence.chinese)",
          "\(file):\(place.line):\(place.column): \(error.sentence.english)"))
    }
  }

  /// The entries, each with its place as file and JSON pointer: `figures.json#/figures/0`. Nil if there is no array.
  static func entries(of value: JSONValue, named file: String) -> [(entry: JSONValue, place: String)]? {
    guard let entries = value.array ?? value[member]?.array else { return nil }
    let prefix = value.array == nil ? "\(member)/" : ""
    return entries.enumerated().map { ($0.element, "\(file)#/\(prefix)\($0.offset)") }
  }

  /// The problem of a file that holds no array.
  static func noEntries(in file: String) -> Localized {
    Localized("\(file)：应为数组，或含 \(member) 数组的对象", "\(file): expected an array, or an object with \(member)")
  }
}
