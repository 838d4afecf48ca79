import Columnar
import Foundation
import Testing

@testable import Exports

/// Files are written whole or not at all.
final class FileTargetTests {
  private let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "exports-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private func target(_ path: String, overwrites: Bool, mayBeNameless: Bool = true) -> FileTarget {
    var target = FileTarget(path: path, overwrites: overwrites)
    target.mayBeNameless = mayBeNameless
    return target
  }

  private func write(_ text: String, to path: String, overwrites: Bool = false, mayBeNameless: Bool = true) throws {
    try target(path, overwrites: overwrites, mayBeNameless: mayBeNameless).write {
      (sink: inout any ByteSink) throws(ExportError) in
      var text = text
      let failure: ExportError? = text.withUTF8 { bytes in
        do throws(ExportError) {
          try sink.write(UnsafeRawBufferPointer(bytes))
          return nil
        } catch { return error }
      }
      if let failure { throw failure }
    }
  }

  private func content(_ path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }

  private func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }

  private func reason(_ body: () throws -> Void) -> ExportError.Reason? {
    do {
      try body()
      return nil
    } catch { return (error as? ExportError)?.reason }
  }

  @Test(arguments: [true, false])
  func newFile(mayBeNameless: Bool) throws {
    try write("甲", to: folder + "/表.csv", mayBeNameless: mayBeNameless)
    #expect(content(folder + "/表.csv") == "甲")
    #expect(try names() == ["表.csv"])
  }

  /// The link stays, and the file that it names is made.
  @Test(arguments: [true, false])
  func aDanglingLinkStays(mayBeNameless: Bool) throws {
    try FileManager.default.createDirectory(atPath: folder + "/inner", withIntermediateDirectories: false)
    try FileManager.default.createSymbolicLink(atPath: folder + "/outer.csv", withDestinationPath: "inner/second.csv")
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/inner/second.csv", withDestinationPath: folder + "/target.csv")
    try write("甲", to: folder + "/outer.csv", overwrites: true, mayBeNameless: mayBeNameless)
    #expect(content(folder + "/target.csv") == "甲")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/outer.csv") == "inner/second.csv")
    #expect(try names() == ["inner", "outer.csv", "target.csv"])
    try FileManager.default.createSymbolicLink(atPath: folder + "/loop.csv", withDestinationPath: "loop.csv")
    #expect(reason { try write("x", to: folder + "/loop.csv", overwrites: true) } != nil)
  }

  @Test func aReplacedFileLosesItsSetUserIDBit() throws {
    let path = folder + "/a.csv"
    try write("old", to: path)
    #expect(chmod(path, 0o4640) == 0)
    try write("new", to: path, overwrites: true)
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o7777 == 0o640)
  }

  @Test func newFilesMayBePrivate() throws {
    let path = folder + "/private.json"
    try FileTarget(path: path, overwrites: true, creationMode: 0o600).write {
      (sink: inout any ByteSink) throws(ExportError) in
    }
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  @Test(arguments: [true, false])
  func anExistingFileStaysUnlessAskedFor(mayBeNameless: Bool) throws {
    let path = folder + "/a.csv"
    try write("old", to: path)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    #expect(reason { try write("new", to: path, mayBeNameless: mayBeNameless) } == .exists)
    #expect(content(path) == "old")
    try write("new", to: path, overwrites: true, mayBeNameless: mayBeNameless)
    #expect(content(path) == "new")
    let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(permissions == 0o640)
    #expect(try names() == ["a.csv"])
  }

  @Test(arguments: [true, false])
  func aFileThatComesUpMeanwhileStays(mayBeNameless: Bool) throws {
    let path = folder + "/a.csv"
    let reason = reason {
      try target(path, overwrites: false, mayBeNameless: mayBeNameless).write {
        (sink: inout any ByteSink) throws(ExportError) in
        try? "theirs".write(toFile: path, atomically: false, encoding: .utf8)
      }
    }
    #expect(reason == .exists)
    #expect(content(path) == "theirs")
    #expect(try names() == ["a.csv"])
  }

  @Test(arguments: [true, false])
  func anErrorLeavesNothing(mayBeNameless: Bool) throws {
    let path = folder + "/a.csv"
    try write("old", to: path)
    for overwrites in [false, true] {
      let target = target(
        overwrites ? path : folder + "/b.csv", overwrites: overwrites, mayBeNameless: mayBeNameless)
      let reason = reason {
        try target.write { (sink: inout any ByteSink) throws(ExportError) in throw ExportError(.cancelled) }
      }
      #expect(reason == .cancelled)
    }
    #expect(content(path) == "old")
    #expect(try names() == ["a.csv"])
  }

  /// However the program ends, no temporary file remains.
  @Test func unfinishedFileHasNoName() throws {
    try target(folder + "/a.csv", overwrites: false).write { (sink: inout any ByteSink) throws(ExportError) in
      try sink.write(Array("x".utf8))
      #expect((try? names()) == [])
    }
    try target(folder + "/b.csv", overwrites: false, mayBeNameless: false).write {
      (sink: inout any ByteSink) throws(ExportError) in
      #expect((try? names())?.count == 2 && UnfinishedFiles.exist)
    }
    #expect(try names() == ["a.csv", "b.csv"])
  }

  @Test func foldersAndMissingFolders() throws {
    #expect(reason { try write("x", to: folder, overwrites: true) } == .isFolder)
    #expect(reason { try write("x", to: folder + "/new/") } == .isFolder)
    #expect(reason { try write("x", to: folder + "/none/a.csv") } == .folderMissing)
    #expect(reason { try write("x", to: "") } == .folderMissing)
    try write("x", to: folder + "/a.csv")
    #expect(reason { try write("x", to: folder + "/a.csv/b.csv") } == .folderMissing)
  }

  @Test(.enabled(if: getuid() != 0, "the superuser may write anywhere"))
  func readOnlyFolder() throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder)
    #expect(reason { try write("x", to: folder + "/a.csv") } == .notPermitted)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder)
  }

  @Test func folderThatTakesNoFilesIsRefused() {
    #expect(reason { try write("x", to: "/proc/shezu.csv") } != nil)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "no /dev/full here"))
  func fullDisk() {
    #expect(reason { try write("x", to: "/dev/full", overwrites: true) } == .full)
  }

  @Test func devicesAreWrittenDirectly() throws {
    try write("x", to: "/dev/null")
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test func symbolicLinkStaysALink() throws {
    try write("old", to: folder + "/real.csv")
    try FileManager.default.createSymbolicLink(atPath: folder + "/link.csv", withDestinationPath: "real.csv")
    try write("new", to: folder + "/link.csv", overwrites: true)
    #expect(content(folder + "/real.csv") == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link.csv") == "real.csv")
  }

  @Test func longNames() throws {
    let name = String(repeating: "表", count: 84) + "abc"
    try write("x", to: folder + "/" + name)
    #expect(try names() == [name])
  }

  @Test func everyReasonHasASentence() {
    let reasons: [ExportError.Reason] = [
      .exists, .isFolder, .folderMissing, .notPermitted, .readOnly, .full, .closed, .cancelled, .failed(5),
    ]
    for reason in reasons {
      let sentence = ExportError(reason, path: "甲.csv").sentence
      #expect(sentence.chinese.hasSuffix("。") && sentence.english.hasSuffix("."))
    }
  }
}
