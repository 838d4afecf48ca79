import Foundation
import JSON
import Localization
import Testing

@Suite struct PaddedBytesTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bytes-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test func filesOfAnySizeAreReadWholeAndPadded() throws {
    try withFolder { folder in
      for size in [0, 1, 63, 64, 65, 4096, 65_535, 65_536, 200_000] {
        let content = (0..<size).map { UInt8(truncatingIfNeeded: $0 * 7) }
        _ = FileManager.default.createFile(atPath: folder + "/f", contents: Data(content))
        let bytes = try PaddedBytes.contents(ofFile: folder + "/f")
        #expect(Array(bytes.buffer) == content)
        #expect((0..<JSONReader.padding).allSatisfy { bytes.start[size + $0] == 0 })
      }
    }
  }

  @Test func fileWithoutSizeIsReadToItsEnd() throws {
    let bytes = try PaddedBytes.contents(ofFile: "/proc/self/status")
    #expect(bytes.count > 100)
  }

  @Test func unreadableFileHasAReason() throws {
    try withFolder { folder in
      let missing = #expect(throws: FileError.self) { try PaddedBytes.contents(ofFile: folder + "/无") }
      #expect(missing?.path == folder + "/无" && missing?.step == .open)
      #expect(missing?.sentence.english == "cannot be opened: no such file")
      #expect(missing?.sentence.chinese == "无法打开：文件不存在")
      let directory = #expect(throws: FileError.self) { try PaddedBytes.contents(ofFile: folder) }
      #expect(directory?.sentence.english == "cannot be opened: it is a folder, not a file")
      let through = #expect(throws: FileError.self) { try PaddedBytes.contents(ofFile: "/proc/self/status/x") }
      #expect(through?.sentence.chinese == "无法打开：路径中有一级不是文件夹")
    }
  }

  @Test func everyStepAndReasonHasASentence() {
    for language in Language.allCases {
      for step in FileError.Step.allCases {
        for code in Int32(1)...40 {
          let sentence = FileError(path: "x", step: step, code: code).sentence[language]
          #expect(sentence.count > 5 && !sentence.contains("x:"))
        }
      }
    }
  }
}
