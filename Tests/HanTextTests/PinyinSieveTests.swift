import CScan
import Glibc
import RandomSupport
import Testing

@testable import HanText

/// The sieve of a scan by sound against loops over single bytes, which are also what runs without vectors.
@Suite("Pinyin: the sieve")
struct PinyinSieveTests {
  /// Those that this processor has.
  static let widths: [shezu_sound_width] = {
    let all = [shezu_sound_plain, shezu_sound_sse2, shezu_sound_avx2, shezu_sound_avx512]
    return all.filter { $0.rawValue <= shezu_sound_widest().rawValue }
  }()

  @Test("Vectors of all widths find what bytes one by one do")
  func widths() throws {
    var random = SplitMix64(seed: 2)
    for round in 0..<400 {
      var bytes: [UInt8] = []
      while bytes.count < round % 300 { bytes += Array(Folding.fold(random.name(upTo: 9)).utf8) }
      if round % 3 == 0 { bytes += random.bytes(upTo: 90) }
      guard let pattern = PinyinPattern(random.typedForm(of: random.name(upTo: 6))) else { continue }
      var graph = PinyinSieve(pattern).graph
      let table = PinyinSieve(pattern).table
      let found = Self.widths.map { width -> [[UInt64]] in
        withUnsafeTemporaryAllocation(of: shezu_sound_stretch.self, capacity: 1) { stretch in
          guard let stretch = stretch.baseAddress else { return [] }
          // What stretches before left behind has no influence.
          memset(stretch, Int32(round & 0xFF), MemoryLayout<shezu_sound_stretch>.size)
          shezu_sound_sieve(stretch, bytes, bytes.count, bytes.count, &graph, table, width)
          let blocks = (bytes.count + 63) / 64
          return [
            withUnsafeBytes(of: &stretch.pointee.candidates) { Array($0.bindMemory(to: UInt64.self)[..<blocks]) },
            withUnsafeBytes(of: &stretch.pointee.unsure) { $0[..<blocks].map { $0 == 0 ? 0 : 1 } },
          ]
        }
      }
      #expect(found.allSatisfy { $0 == found[0] })
    }
  }

  @Test("Blocks of bytes, one by one")
  func blocks() {
    var random = SplitMix64(seed: 1)
    for round in 0..<3_000 {
      let bytes = (0..<64).map { _ in
        round % 2 == 0
          ? UInt8.random(in: 0...255, using: &random)
          : [0xE4, 0xB8, 0xAD, 0x80, 0xBF, 0xC0, 0xDF, 0xE0, 0xEF, 0xF0, 0xFF, 0, 0x7F, 0x61].randomElement(
            using: &random)!
      }
      var graph = shezu_sound_graph()
      graph.low = Int8.random(in: 0...127, using: &random)
      graph.high = Int8.random(in: 0...127, using: &random)
      var other: UInt8 = 0
      let starts = shezu_sound_starts_plain(bytes, &graph, &other)
      #expect((0..<64).allSatisfy { (0xE0..<0xF0 ~= bytes[$0]) == (starts >> UInt64($0) & 1 != 0) })
      let held = bytes.contains { byte in
        byte >= 0xC0 && !(0xE0..<0xF0 ~= byte) || byte < 0x80 && Int8(byte) >= graph.low && Int8(byte) <= graph.high
      }
      #expect((other != 0) == held)
      for count in 0...8 {
        var planes = [UInt64](repeating: 0, count: 8)
        shezu_sound_planes_plain(bytes, count, &planes)
        for edge in 0..<count {
          #expect((0..<64).allSatisfy { bytes[$0] >> UInt8(7 - edge) & 1 == UInt8(planes[edge] >> UInt64($0) & 1) })
        }
      }
    }
  }

  @Test(
    "Short words are found by the sieve alone, long ones are looked at again",
    arguments: [
      ("x", 1...1), ("xh", 2...2), ("sh", 1...2), ("hzyl", 4...4), ("协h", 2...2), ("xiehui", 2...3), ("yanglao", nil),
      ("hzylxhhz", 8...8), ("hzylxhhzs", nil), ("zhuang", nil), ("i", nil),
    ] as [(String, ClosedRange<Int>?)])
  func exactness(_ typed: String, _ lengths: ClosedRange<Int>?) throws {
    let sieve = PinyinSieve(try #require(PinyinPattern(typed)))
    #expect(sieve.exactLengths == lengths)
    #expect(sieve.graph.count <= Int(SHEZU_SOUND_EDGES))
  }
}
