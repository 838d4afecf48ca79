import Dispatch
import Synchronization

/// A synthetic register of any size, made in blocks of organizations that know nothing of one another: each is drawn from
/// the seed and its number, so blocks are made on all cores, written in order and forgotten.
struct ScaledRegister: Sendable {
  static let blockSize = 1024
  /// Blocks in memory at a time.
  private static let window = 16

  let seed: UInt64
  let organizations: Int
  let enforcement: Int

  init(_ generator: Generator) {
    seed = generator.seed
    organizations = generator.organizations
    enforcement = generator.enforcement ?? organizations * 6 / 100
  }

  func write(
    to sink: inout some RegisterSink & ~Copyable, progress: (Int) -> Bool
  ) throws(SinkFailure) -> Bool {
    try sink.open("register.json")
    try sink.write(card, to: "register.json")
    for part in Block.Part.allCases { try sink.open(part.file) }
    var isFirst = [Bool](repeating: true, count: Block.Part.allCases.count)
    for part in Block.Part.allCases { try sink.write(Array("[\n".utf8), to: part.file) }
    let blocks = (organizations + Self.blockSize - 1) / Self.blockSize
    for start in stride(from: 0, to: blocks, by: Self.window) {
      let made = make(start..<min(blocks, start + Self.window))
      for parts in made {
        for part in Block.Part.allCases where !parts[part.rawValue].isEmpty {
          if !isFirst[part.rawValue] { try sink.write(Array(",\n".utf8), to: part.file) }
          isFirst[part.rawValue] = false
          try sink.write(parts[part.rawValue], to: part.file)
        }
      }
      guard progress(min(organizations, (start + Self.window) * Self.blockSize)) else { return false }
    }
    for part in Block.Part.allCases { try sink.write(Array("\n]\n".utf8), to: part.file) }
    return true
  }

  private func make(_ blocks: Range<Int>) -> [[[UInt8]]] {
    let results = Mutex<[[[UInt8]]]>(Array(repeating: [], count: blocks.count))
    DispatchQueue.concurrentPerform(iterations: blocks.count) { index in
      let parts = Block(self, number: blocks.lowerBound + index).parts()
      results.withLock { $0[index] = parts }
    }
    return results.withLock { $0 }
  }

  private var card: [UInt8] {
    Array(
      """
      {
        "title": "虚构登记册（\(organizations) 家，种子 \(seed)）",
        "publisher": "Shezu",
        "asOf": "2020-12-31",
        "source": "shezu generate --organizations \(organizations) --seed \(seed)",
        "synthetic": true,
        "notes": "全部记录由程序按种子生成，名称、代码、人名与地址均为虚构，与任何真实组织和个人无关；信用代码主体部分含 EX。"
      }

      """.utf8)
  }
}
