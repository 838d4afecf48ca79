import Catalog
import Columnar
import Foundation
import JSON
import Loading
import Testing

@testable import Oversight

/// Registers made from JSON texts by kind, opened like a folder.
enum SampleRegister {
  static let today = Day(year: 2020, month: 12, day: 31)!

  static func open(
    asOf: String = "2020-12-31", schema: Schema = Catalog.schema, _ files: [String: String]
  ) throws -> Register {
    let folder = NSTemporaryDirectory() + "oversight-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var files = files
    files["register"] = files["register"] ?? #"{"title": "样本", "asOf": "\#(asOf)"}"#
    for (name, text) in files {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name).json"))
    }
    return try Opening.open(path: folder, schema: schema)
  }

  static func day(_ text: String) throws -> Day {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return try #require(Day(year: parts[0], month: parts[1], day: parts[2]))
  }
}

extension RuleOutcome {
  /// The answer for one record, from the four sets.
  func answer(_ row: Int) -> Answer {
    yes[row] ? .yes : no[row] ? .no : notApplicable[row] ? .notApplicable : .cannotTell
  }
}
