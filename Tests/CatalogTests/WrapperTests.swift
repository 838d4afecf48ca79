import Catalog
import Columnar
import Foundation
import Loading
import Testing

/// Records within an object, under the name of their kind: `{"grants": [...]}`.
struct WrapperTests {
  @Test(arguments: Catalog.kinds.map(\.name)) func wrapperIsKeyedByKind(_ name: String) throws {
    let kind = try #require(Catalog.schema[name])
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("wrapped-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for key in [name, kind.title.chinese, kind.title.english, "data"] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let text = #"{"\#(key)": [{"\#(kind.key)": "x"}, {"\#(kind.key)": "y"}]}"#
      try Data(text.utf8).write(to: folder.appendingPathComponent(name + ".json"))
      let register = try Opening.open(path: folder.path, schema: Catalog.schema)
      #expect(register.table(name)?.count == 2, "\(key)")
      #expect(register.table(name)?.origin(1)?.pointer == "/\(key)/1", "\(key)")
    }
  }
}
