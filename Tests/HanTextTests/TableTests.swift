import CResources
import Foundation
import HanText
import Testing

@Suite("Embedded tables")
struct TableTests {
  @Test("Every resource of the list is found by its name, aligned and not empty")
  func resources() throws {
    var names: [String] = []
    while let name = shezu_resource_name(names.count) { names.append(String(cString: name)) }
    #expect(Set(names).count == names.count)
    #expect(Set(names).isSuperset(of: ["folding", "pinyin"]))
    for name in names {
      var length = 0
      let bytes = try #require(shezu_resource(name, &length))
      #expect(length > 0 && UInt(bitPattern: bytes) % 16 == 0)
    }
    var length = 1
    #expect(shezu_resource("no such table", &length) == nil && length == 0)
  }

  @Test("The folding table equals the output of its generator", .enabled(if: isSourcePresent))
  func foldingIsFresh() throws {
    #expect(try run("python3", "\(resourceFolder)/Folding/folding.py", "--check").status == 0)
  }

  @Test("The width table equals the output of its generator", .enabled(if: isSourcePresent))
  func widthsAreFresh() throws {
    #expect(try run("python3", "\(resourceFolder)/Width/width.py", "--check").status == 0)
  }

  /// The phrases come from PyPI: `SHEZU_PHRASES` names their file (`Resources/make-tables.sh` downloads it).
  @Test("The pinyin table equals the output of its generator", .enabled(if: isSourcePresent && phrases != nil))
  func pinyinIsFresh() throws {
    #expect(try run("python3", "\(resourceFolder)/Pinyin/pinyin.py", "--check", phrases ?? "").status == 0)
  }

  @Test("Each character of the general table matches every reading of every source", .enabled(if: isSourcePresent))
  func everyReading() throws {
    let lines = try run("bzcat", "/usr/share/unicode/Unihan_Readings.txt.bz2").output.split(separator: "\n")
    var patterns: [String: PinyinPattern] = [:]
    var count = 0
    for line in lines {
      let fields = line.split(separator: "\t")
      guard fields.count == 3, sources.contains(fields[1]), let value = UInt32(fields[0].dropFirst(2), radix: 16),
        let scalar = Unicode.Scalar(value)
      else { continue }
      for reading in readings(in: fields[2], isFrequency: fields[1] == "kHanyuPinlu") {
        let pattern = try #require(patterns[reading] ?? PinyinPattern(reading))
        patterns[reading] = pattern
        let written = Array(String(Character(scalar)).utf8)
        let isFound = written.withUnsafeBufferPointer { pattern.matches($0) }
        if fields[1] == "kTGHZ2013" || !isFound {
          #expect(matches(pattern, String(Character(scalar))), "\(scalar) \(reading)")
        }
        count += 1
      }
    }
    #expect(count > 100_000)
  }
}

private let sources: Set<Substring> = ["kMandarin", "kHanyuPinlu", "kTGHZ2013", "kXHC1983", "kHanyuPinyin"]
private let resourceFolder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Resources").path
private let phrases = ProcessInfo.processInfo.environment["SHEZU_PHRASES"]
private let isSourcePresent =
  FileManager.default.fileExists(atPath: "/usr/share/unicode/Unihan_Readings.txt.bz2")
  && FileManager.default.fileExists(atPath: "/usr/bin/env") && (try? run("python3", "--version").status) == 0

/// The syllables of one Unihan value without tones.
private func readings(in value: Substring, isFrequency: Bool) -> [String] {
  value.split(separator: " ").flatMap { item -> [Substring] in
    if isFrequency { return [item.prefix { $0 != "(" }] }
    return (item.split(separator: ":").last ?? item).split(separator: ",")
  }.map { marked in
    let tones: Set<Unicode.Scalar> = ["\u{300}", "\u{301}", "\u{304}", "\u{30C}"]
    var letters = String.UnicodeScalarView()
    for scalar in marked.decomposedStringWithCanonicalMapping.unicodeScalars where !tones.contains(scalar) {
      letters.append(scalar)
    }
    return String(letters).precomposedStringWithCanonicalMapping.replacingOccurrences(of: "ê", with: "e")
  }
}

private func run(_ command: String...) throws -> (status: Int32, output: String) {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = command
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: data, as: UTF8.self))
}
