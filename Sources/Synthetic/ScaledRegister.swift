import Columnar
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
    for (name, records) in Self.standing.sorted(by: { $0.key < $1.key }) {
      try sink.open(name)
      try sink.write(Array("[\n".utf8) + records, to: name)
    }
    let parts = Block.Part.allCases
    var isFirst = [Bool](repeating: true, count: parts.count)
    for (index, part) in parts.enumerated() {
      isFirst[index] = Self.standing[part.file] == nil
      guard isFirst[index] else { continue }
      try sink.open(part.file)
      try sink.write(Array("[\n".utf8), to: part.file)
    }
    let blocks = (organizations + Self.blockSize - 1) / Self.blockSize
    for start in stride(from: 0, to: blocks, by: Self.window) {
      let made = make(start..<min(blocks, start + Self.window))
      for block in made {
        for (index, part) in parts.enumerated() where !block[index].isEmpty {
          if !isFirst[index] { try sink.write(Array(",\n".utf8), to: part.file) }
          isFirst[index] = false
          try sink.write(block[index], to: part.file)
        }
      }
      guard progress(min(organizations, (start + Self.window) * Self.blockSize)) else { return false }
    }
    for name in Set(parts.map(\.file)).union(Self.standing.keys).sorted() {
      try sink.write(Array("\n]\n".utf8), to: name)
    }
    return true
  }

  /// What every register holds however large it is: the activities, documents, bodies and divisions of the year.
  private static let standing: [String: [UInt8]] = {
    let villages = Regions.deeplyPoorCounties.flatMap { county in
      (0..<25).map { (county: county, number: 800 + county * 25 + $0) }
    }
    return [
      "activities.json": lines(Activity.all) { $0.write(to: &$1) },
      "documents.json": lines(PolicyDocument.all) { $0.write(to: &$1) },
      "bodies.json": lines(GoverningBody.all) { $0.write(to: &$1) },
      "divisions.json": lines(DivisionRecord.standard + DivisionRecord.villages(villages)) { $0.write(to: &$1) },
    ]
  }()

  private static func lines<Record>(
    _ records: [Record], _ write: (Record, inout RecordWriter) -> Void
  ) -> [UInt8] {
    var writer = RecordWriter()
    writer.lines(records, write)
    return writer.bytes
  }

  private func make(_ blocks: Range<Int>) -> [[[UInt8]]] {
    let results = Mutex<[[[UInt8]]]>(Array(repeating: [], count: blocks.count))
    Workers.forEach(blocks.count, workers: Workers.processors) { index in
      let parts = Block(self, number: blocks.lowerBound + index).parts()
      results.withLock { $0[index] = parts }
    }
    return results.withLock { $0 }
  }

  private var card: [UInt8] {
    Array(
      """
      {
        "title": "示例登记册（\(organizations) 家，种子 \(seed)）",
        "publisher": "Shezu",
        "asOf": "2020-12-31",
        "source": "shezu generate --organizations \(organizations) --seed \(seed)",
        "synthetic": true,
        "notes": "全部记录由程序按种子生成，名称、代码、人名与地址均为虚构，与任何真实组织和个人无关；信用代码主体部分含 EX。"
      }

      """.utf8)
  }
}
