import Foundation
import Synthetic
import Testing

@Suite struct GeneratorTests {
  private var committed: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Resources/Registers/shaanxi-2020")
  }

  /// The committed register equals the output of the generator, byte for byte.
  @Test(arguments: Generator.bundledFiles) func committedFilesAreFresh(_ name: String) throws {
    let committed = try Data(contentsOf: committed.appendingPathComponent(name))
    let generated = try JSONRegister.bundled.get().files[name] ?? []
    // Comparing here keeps megabytes out of the message.
    let isFresh = committed == Data(generated)
    #expect(isFresh, "run `shezu generate` for the bundled register again")
  }

  @Test func bundledRegisterIsSmallAndMarkedSynthetic() throws {
    let register = try JSONRegister.bundled.get()
    #expect(Set(register.files.keys) == Set(Generator.bundledFiles))
    #expect(register.files.values.reduce(0) { $0 + $1.count } < 12_000_000)
    let card = try register.card()
    #expect(card["synthetic"] as? Bool == true)
    #expect(card["asOf"] as? String == "2020-12-31")
    #expect((card["title"] as? [String: String])?["zh"] == "陕西省社会组织 2020（示例数据）")
  }

  private func digest(_ generator: Generator) throws -> UInt64 {
    var sink = MemoryRegisterSink()
    try generator.write(to: &sink)
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for name in Generator.files {
      for byte in sink.files[name] ?? [] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    return hash
  }

  /// The same on every machine and in every build, however many threads there are.
  @Test func sameSeedSameBytes() throws {
    let digest = try digest(Generator(seed: 1, organizations: 1500))
    #expect(try self.digest(Generator(seed: 1, organizations: 1500)) == digest)
    #expect(try self.digest(Generator(seed: 2, organizations: 1500)) != digest)
    #expect(String(digest, radix: 16) == "d2ddf3db9805b62f")
  }

  /// An organization does not change because there are more after it.
  @Test func largerRegistersStartWithTheSameRecords() throws {
    let small = try JSONRegister(Generator(seed: 3, organizations: 1024, enforcement: 0))
    let large = try JSONRegister(Generator(seed: 3, organizations: 4000, enforcement: 0))
    #expect(small["organizations"].count == 1024 && large["organizations"].count == 4000)
    for (one, other) in zip(small["organizations"], large["organizations"]) {
      #expect(NSDictionary(dictionary: one) == NSDictionary(dictionary: other))
    }
  }

  @Test(arguments: [0, 1, 137, 5000, 9000]) func enforcementCountIsAsRequested(_ count: Int) throws {
    let register = try JSONRegister(Generator(seed: 4, organizations: 3000, enforcement: count))
    #expect(register["enforcement"].count == count)
  }

  @Test func proportionsHold() throws {
    let register = try JSONRegister(Generator(seed: 5, organizations: 12_000))
    #expect(register["organizations"].count == 12_000)
    #expect(register["enforcement"].count == 720)
    #expect(register["projects"].count == 1440)
    #expect((3600...7200).contains(register["participations"].count))
    #expect(register["alliances"].count == 3)
    let levels = Dictionary(grouping: register["organizations"]) { $0.text("level") }.mapValues(\.count)
    #expect(levels["县级"] ?? 0 > levels["市级"] ?? 0 && levels["市级"] ?? 0 > levels["省级"] ?? 0)
    let grades = Dictionary(grouping: register["organizations"]) { $0.text("grade") }.mapValues(\.count)
    #expect(grades["3A"] ?? 0 > grades["4A"] ?? 0 && grades["4A"] ?? 0 > grades["5A"] ?? 0)
  }

  @Test func hugeRequestsAreBounded() {
    #expect(Generator(seed: 1, organizations: .max).organizations == Generator.mostOrganizations)
    #expect(Generator(seed: 1, organizations: -5).organizations == 0)
    #expect(Generator(seed: 1, organizations: 10, enforcement: .max).enforcement == 80)
  }

  // MARK: Sinks

  private func temporaryFolder() -> URL {
    FileManager.default.temporaryDirectory.appendingPathComponent("shezu-\(UUID().uuidString)")
  }

  @Test func writesAFolder() throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let generator = Generator(seed: 6, organizations: 50)
    var sink = try DirectorySink(folder: folder.path)
    try generator.write(to: &sink)
    #expect(Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)) == Set(Generator.files))
    let expected = try JSONRegister(generator)
    for name in Generator.files {
      #expect(try Data(contentsOf: folder.appendingPathComponent(name)) == Data(expected.files[name] ?? []))
    }
  }

  /// A stopped run leaves no file, under a final or a temporary name.
  @Test func stoppedRunLeavesNoFile() throws {
    let folder = temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      var sink = try DirectorySink(folder: folder.path)
      #expect(try Generator(seed: 6, organizations: 50_000).write(to: &sink) { _ in false } == false)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func writeErrorsNameTheFile() throws {
    let failure = #expect(throws: SinkFailure.self) { _ = try DirectorySink(folder: "/proc/none/here") }
    #expect(failure?.path == "/proc/none/here" && failure?.reason.isEmpty == false)
  }
}
