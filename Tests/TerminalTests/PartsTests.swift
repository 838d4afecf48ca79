import Foundation
import RandomSupport
import Screen
import TestSupport
import Testing

@testable import Terminal

@Suite struct PartsTests {
  @Test func colorsGoDown() {
    let red = Color.rgb(250, 5, 5)
    #expect(ColorDepth.none.number(for: red) == -1)
    #expect(ColorDepth.eight.number(for: red) == 1)
    #expect(ColorDepth.sixteen.number(for: red) == 9)
    #expect(ColorDepth.palette.number(for: red) == 196)
    #expect(ColorDepth.palette.number(for: .rgb(128, 128, 128)) == 244)
    #expect(ColorDepth.palette.number(for: .rgb(0, 0, 0)) == 16)
    #expect(ColorDepth.direct.number(for: .rgb(1, 2, 3)) == 0x010203)
    #expect(ColorDepth.eight.number(for: .ansi(12)) == 4)
    for depth in ColorDepth.allCases { #expect(depth.number(for: .standard) == -1) }
  }

  @Test func everyPaletteColorIsNearestToItself() {
    for number in UInt8(16)...255 {
      let channels = ColorDepth.channels(of: .indexed(number))
      let found = ColorDepth.palette.number(for: .rgb(channels.red, channels.green, channels.blue))
      #expect(ColorDepth.channels(of: .indexed(UInt8(found))) == channels)
    }
  }

  @Test(arguments: [
    (8, ColorDepth.eight), (0, .none), (2, .none), (16, .sixteen), (88, .sixteen), (256, .palette), (1 << 24, .direct),
  ])
  func depths(colors: Int, depth: ColorDepth) {
    #expect(ColorDepth(colors: colors) == depth)
  }

  @Test func base64IsThatOfFoundation() {
    var random = SplitMix64(seed: 9)
    for count in 0...70 {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
    }
  }

  @Test func aMailboxKeepsOrderAcrossThreads() throws {
    let mailbox = try Mailbox<(Int, Int)>()
    DispatchQueue.concurrentPerform(iterations: 4) { thread in
      for number in 0..<500 { mailbox.post((thread, number)) }
    }
    var record = pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)
    #expect(poll(&record, 1, 0) == 1)
    let messages = mailbox.drain()
    #expect(messages.count == 2000)
    for thread in 0..<4 { #expect(messages.filter { $0.0 == thread }.map(\.1) == Array(0..<500)) }
    #expect(mailbox.drain().isEmpty)
    #expect(poll(&record, 1, 0) == 0)
  }

  /// Collects changes until they are all there: a test that forks at this moment may hold a file open a little longer.
  private func expect(_ watch: FolderWatch, _ wanted: [FolderWatch.Change]) {
    var changes = watch.changes()
    var record = pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0)
    while changes != wanted, poll(&record, 1, 10_000) > 0 { changes += watch.changes() }
    #expect(changes == wanted)
  }

  @Test func aFolderIsWatched() throws {
    let folder = NSTemporaryDirectory() + "watch-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let watch = try FolderWatch(folder: folder)
    #expect(watch.changes().isEmpty)
    try "x".write(toFile: folder + "/社会组织.json", atomically: false, encoding: .utf8)
    expect(watch, [.file("社会组织.json")])
    rename(folder + "/社会组织.json", folder + "/b.json")
    expect(watch, [.file("社会组织.json"), .file("b.json")])
    unlink(folder + "/b.json")
    rmdir(folder)
    expect(watch, [.file("b.json"), .folderGone])
    #expect(throws: TerminalError.cannotOpen(call: "inotify_add_watch(\(folder))", code: ENOENT)) {
      _ = try FolderWatch(folder: folder)
    }
  }

  @Test func foldersWithinAreWatched() throws {
    let folder = NSTemporaryDirectory() + "watch-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder + "/bodies", withIntermediateDirectories: true)
    let watch = try FolderWatch(folder: folder)
    try "x".write(toFile: folder + "/bodies/a.json", atomically: false, encoding: .utf8)
    expect(watch, [.file("bodies/a.json")])
    mkdir(folder + "/later", 0o700)
    expect(watch, [.file("later")])
    unlink(folder + "/bodies/a.json")
    rmdir(folder + "/bodies")
    expect(watch, [.file("bodies/a.json"), .file("bodies")])
    rmdir(folder + "/later")
    rmdir(folder)
    expect(watch, [.file("later"), .folderGone])
  }

  @Test func everyErrorHasSentencesInBothLanguages() {
    let errors: [TerminalError] = [
      .noTerminal, .noType, .cannotMove(type: "dumb"), .cannotOpen(call: "open", code: ENOENT),
    ]
    for error in errors {
      #expect(error.sentence.english.hasSuffix(".") || error.sentence.english.hasSuffix("256color"))
      #expect(error.sentence.chinese.hasSuffix("。"))
    }
  }
}
