import Bytes
import Foundation
import RandomSupport
import Testing

struct SHA256Tests {
  private static func digest(_ bytes: [UInt8], pieces: [Int] = []) -> String {
    var hash = SHA256()
    var rest = bytes[...]
    for size in pieces {
      Array(rest.prefix(size)).withUnsafeBytes { hash.update($0) }
      rest = rest.dropFirst(size)
    }
    Array(rest).withUnsafeBytes { hash.update($0) }
    return hash.finish()
  }

  /// The examples of FIPS 180-4, and of the empty message.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func examples(text: String, digest: String) {
    #expect(Self.digest(Array(text.utf8)) == digest)
  }

  @Test func piecesDoNotMatter() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<60 {
      let bytes = (0..<Int(random.next() % 400)).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      let pieces = (0..<6).map { _ in Int(random.next() % 130) }
      #expect(Self.digest(bytes, pieces: pieces) == Self.digest(bytes))
    }
  }

  /// The same as the program of the system, where it is.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/sha256sum")))
  func agreesWithTheSystem() throws {
    var random = SplitMix64(seed: 8)
    for size in [1, 55, 56, 63, 64, 65, 4095, 100_000] {
      let bytes = (0..<size).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      let path = NSTemporaryDirectory() + "sha-\(UUID().uuidString)"
      defer { try? FileManager.default.removeItem(atPath: path) }
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
      process.arguments = [path]
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      let output = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
      #expect(output.hasPrefix(Self.digest(bytes)), "\(size)")
    }
  }
}
