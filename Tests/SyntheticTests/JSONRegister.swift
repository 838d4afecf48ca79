import Foundation
import Synthetic

/// A synthetic register read back by Foundation, which shares no code with the generator.
struct JSONRegister {
  typealias Record = [String: Any]

  let files: [String: [UInt8]]
  private let kinds: [String: [Record]]

  init(_ generator: Generator) throws {
    var sink = MemoryRegisterSink()
    try generator.write(to: &sink)
    files = sink.files
    var kinds: [String: [Record]] = [:]
    for (name, bytes) in files where name != "register.json" {
      let records = try JSONSerialization.jsonObject(with: Data(bytes)) as? [Record]
      kinds[String(name.dropLast(5))] = records ?? []
    }
    self.kinds = kinds
  }

  subscript(_ kind: String) -> [Record] { kinds[kind] ?? [] }

  func card() throws -> Record {
    try JSONSerialization.jsonObject(with: Data(files["register.json"] ?? [])) as? Record ?? [:]
  }

  /// The bundled register, generated once for all tests. Foundation's records are not Sendable, but none is changed
  /// after it was read.
  nonisolated(unsafe) static let bundled = Result { try JSONRegister(.bundled) }
}

extension [String: Any] {
  func text(_ key: String) -> String { self[key] as? String ?? "" }

  func texts(_ key: String) -> [String] { self[key] as? [String] ?? [] }

  /// Yuan as fen; every amount has at most two decimals.
  func fen(_ key: String) -> Int { Int(((self[key] as? NSNumber)?.doubleValue ?? 0) * 100 + 0.5) }

  func count(_ key: String) -> Int { (self[key] as? NSNumber)?.intValue ?? 0 }

  var invested: Int { fen("cash") + fen("goods") + fen("services") }
}
