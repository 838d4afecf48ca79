import Bytes
import RandomSupport
import Testing

/// A path is any bytes but zero, and comes back as exactly those.
@Suite struct SystemPathTests {
  private static func bytes(_ path: String) -> [UInt8] { path.systemPath.map { UInt8(bitPattern: $0) } }

  @Test func everyPathComesBack() {
    var random = SplitMix64(seed: 11)
    let pieces: [[UInt8]] = [
      Array("/data/".utf8), Array("宝鸡".utf8), [0xFF], [0xE5, 0xAE], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xC0],
      Array("\u{10FEFF}".utf8), Array("\u{10FE7F}".utf8), Array("e\u{301}".utf8), Array("𠮷".utf8), [0x80], [1],
      Array("\u{10FE80}\u{10FEFF}".utf8), Array("\u{10FF00}".utf8),
    ]
    for _ in 0..<5_000 {
      var path: [UInt8] = []
      for _ in 0..<random.below(8) {
        path += random.chance(40) ? [UInt8(1 + random.below(255))] : pieces[random.below(pieces.count)]
      }
      #expect(Self.bytes(String(systemPath: path)) == path + [0])
      (path + [0]).map { CChar(bitPattern: $0) }.withUnsafeBufferPointer {
        if let start = $0.baseAddress { #expect(Self.bytes(String(systemPath: start)) == path + [0]) }
      }
    }
  }

  @Test func pathsThatAreTextStayAsTheyAre() {
    for path in ["", "/", "/data/宝鸡 登记.json", "a\u{301}/\u{FFFD}", "\u{10FF00}\u{E000}"] {
      #expect(String(systemPath: Array(path.utf8)) == path)
      #expect(Self.bytes(path) == Array(path.utf8) + [0])
    }
    #expect(String(systemPath: [0x61, 0, 0x62]) == "a")
  }

  /// Two different names are two different texts, and the parts of a path stay apart.
  @Test func differentPathsAreDifferentTexts() {
    let texts = (0x80...0xFF).map { String(systemPath: [0x2F, UInt8($0), 0x2F, 0x61]) }
    #expect(Set(texts).count == 128)
    for text in texts { #expect(text.split(separator: "/").count == 2 && text.hasSuffix("/a")) }
  }
}
