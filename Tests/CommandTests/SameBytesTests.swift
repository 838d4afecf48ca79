import Catalog
import Columnar
import Exports
import Foundation
import Interface
import Loading
import Screen
import Synthetic
import Testing

@testable import shezu

/// `list` prints the same bytes as the export of the screen for the same query, columns and order.
struct SameBytesTests {
  /// The export effect after these keys.
  private static func request(_ register: Register, typing query: String, then keys: [Key]) throws -> ExportRequest {
    var model = Model(
      Model.Options(size: Size(rows: 40, columns: 120), language: .chinese, theme: .none, today: Clock.today()))
    var exports: [ExportRequest] = []
    func send(_ message: Message) {
      for effect in model.update(message) {
        switch effect {
        case .ask(let asked): if let answer = asked.question.answer() { send(.answered(answer)) }
        case .export(let request): exports.append(request)
        default: break
        }
      }
    }
    send(.loaded(PreparedRegister(register, widths: .standard)))
    send(.event(.key(.character("1"))))
    if !query.isEmpty {
      send(.event(.key(.character("/"))))
      for character in query { send(.event(.key(.character(character)))) }
      send(.event(.key(try #require(Key(name: "Enter")))))
    }
    for key in keys { send(.event(.key(key))) }
    send(.event(.key(.character("e"))))
    send(.event(.key(try #require(Key(name: "Enter")))))
    return try #require(exports.first)
  }

  @Test(arguments: [
    "", "协会", "养老 宝鸡", "yanglao", "status:正常 region:汉中", "registeredOn:2010..2015", "-grade:none",
  ])
  func listEqualsTheScreen(query: String) throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    var sink = try DirectorySink(folder: scratch.path)
    try Generator(seed: 7, organizations: 400).write(to: &sink)
    let register = try Opening.open(path: scratch.path, schema: Catalog.schema).withComputedTables()
    let request = try Self.request(register, typing: query, then: [])
    let view = ExportView(
      register: request.register, kind: request.kind, rows: request.rows.rows, columns: request.columns,
      language: request.language, values: request.values)
    let bytes = Exporter.bytes(of: view, as: try #require(ExportFormat.named(request.format)))
    let list = try ProgramRun.run(
      [
        "list", "organizations", "-r", scratch.path, "--where", query, "--format", request.format, "--language", "zh",
      ])
    #expect(list.output == Data(bytes ?? []), "\(query)")
    #expect(!view.rows.isEmpty)
  }
}
