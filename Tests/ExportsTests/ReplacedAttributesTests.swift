import Bytes
import CFiles
import Foundation
import Testing

@testable import Exports

/// A file that replaces another keeps its owner, group, permissions and extended attributes, and no special rights.
@Suite struct ReplacedAttributesTests {
  private static func withFile(_ name: [UInt8], _ body: (String, [CChar]) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "attributes-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = String(systemPath: Array(folder.utf8) + [0x2F] + name)
    try replace(path, "old")
    try body(path, path.systemPath)
  }

  private static func replace(_ path: String, _ text: String, mayBeNameless: Bool = true) throws {
    var target = FileTarget(path: path, overwrites: true)
    target.mayBeNameless = mayBeNameless
    try target.write { (sink: inout any ByteSink) throws(ExportError) in try sink.write(Array(text.utf8)) }
  }

  private static func content(_ path: [CChar]) -> String {
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  /// Under exactly its bytes, whatever they are, in both ways to write.
  @Test(
    arguments: [[0xFF], [0xE5, 0xAE], Array("甲.csv".utf8), [0xCC, 0x81, 0x61], Array("\u{10FEFF}".utf8)], [true, false])
  func bytesOfTheName(name: [UInt8], mayBeNameless: Bool) throws {
    try Self.withFile(name) { path, bytes in
      try Self.replace(path, "new", mayBeNameless: mayBeNameless)
      #expect(Self.content(bytes) == "new")
      #expect(bytes.dropLast().suffix(name.count).map { UInt8(bitPattern: $0) } == name)
      let folder = URL(fileURLWithPath: String(path[..<(path.utf8.lastIndex(of: 0x2F) ?? path.endIndex)]))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count <= 1)
    }
  }

  @Test(arguments: [true, false])
  func attributes(mayBeNameless: Bool) throws {
    try Self.withFile(Array("a.csv".utf8)) { path, bytes in
      guard setxattr(path, "user.origin", "民政", 6, 0) == 0 else { return }
      try Self.replace(path, "new", mayBeNameless: mayBeNameless)
      var value = [CChar](repeating: 0, count: 16)
      #expect(getxattr(bytes, "user.origin", &value, 16) == 6)
      #expect(value.prefix(6).map { UInt8(bitPattern: $0) } == Array("民政".utf8))
    }
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give files away"), arguments: [true, false])
  func ownerAndGroup(mayBeNameless: Bool) throws {
    try Self.withFile(Array("a.csv".utf8)) { path, bytes in
      #expect(chmod(bytes, 0o6640) == 0 && chown(bytes, 1234, 4321) == 0 && chmod(bytes, 0o6640) == 0)
      try Self.replace(path, "new", mayBeNameless: mayBeNameless)
      var status = stat()
      #expect(stat(bytes, &status) == 0)
      #expect(status.st_uid == 1234 && status.st_gid == 4321 && status.st_mode & 0o7777 == 0o640)
      // Capabilities are rights as well, and are not kept.
      let capability: [UInt8] = [1, 0, 0, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
      guard setxattr(bytes, "security.capability", capability, 20, 0) == 0 else { return }
      try Self.replace(path, "newer", mayBeNameless: mayBeNameless)
      #expect(getxattr(bytes, "security.capability", nil, 0) == -1)
    }
  }

  @Test func otherHardLinksAreTold() throws {
    try Self.withFile(Array("a.csv".utf8)) { path, bytes in
      #expect(FileTarget(path: path, overwrites: true).notices().isEmpty)
      #expect(link(bytes, (path + ".other").systemPath) == 0)
      let notices = FileTarget(path: path, overwrites: true).notices()
      #expect(notices.count == 1 && notices[0].english.contains("1 more name"))
      #expect(FileTarget(path: path, overwrites: false).notices().isEmpty)
      try Self.replace(path, "new")
      #expect(Self.content(bytes) == "new" && Self.content((path + ".other").systemPath) == "old")
    }
  }
}
