import Foundation
import TestSupport
import Testing

/// Many sizes, floods of input, and keys while a large register is loading: every key has its effect.
@Suite struct EnduranceTests {
  @Test func everySize() throws {
    let scratch = try Scratch()
    try scratch.write("organizations.json", Scratch.organizations((1...300).map { "第\($0)号宝鸡协会" }))
    let session = try Program.browse(scratch.path)
    session.send("1/宝鸡")
    try session.wait("the filter") { $0.text.contains("300 / 300") }
    // Two hundred sizes in scattered order, in every pane and popup.
    var seed: UInt64 = 7
    func next(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    let keys = ["\r", "d", "\t", "?", "\u{C}", "F", "j", ":", "\u{C}", "C", "s", "e", "y", "/", "\u{1B}OR", "\u{1B}OS"]
    for step in 0..<200 {
      let size = step < 100 ? (1 + step % 10, 1 + step / 10 * 3) : (1 + next(200), 1 + next(500))
      session.resize(rows: size.0, columns: size.1)
      session.send(keys[next(keys.count)])
      if step % 3 == 0 { session.send("\u{1B}[A") }
      if step % 20 == 19 {
        let count = session.bytes.count
        session.send("\u{C}")
        try session.wait("a drawing at \(size)") { $0.bytes.count > count }
      }
    }
    session.resize(rows: 24, columns: 100)
    session.signal(SIGTERM)
    #expect(try session.waitForExit() == .exited(143))
    Program.expectRestored(session)
  }

  @Test func floodsOfText() throws {
    let scratch = try Scratch()
    try scratch.write("organizations.json", Scratch.organizations(["宝鸡市养老协会", "乙"]))
    let session = try Program.browse(scratch.path)
    session.send("1/")
    // 64 KB as one paste, and as keys at full speed.
    session.send("\u{1B}[200~" + String(repeating: "宝鸡养老 ", count: 65_536 / 13) + "\u{1B}[201~")
    try session.wait("the paste") { $0.text.contains("宝鸡养老 宝鸡养老") && $0.text.contains("条件过多") }
    session.send("\u{15}" + String(repeating: "养老", count: 2_000) + "\u{15}宝鸡")
    try session.wait("the last question, answered") { $0.text.contains("筛选 › 宝鸡") && $0.text.contains("1 / 2") }
    session.send("\u{15}" + String(repeating: "(", count: 3_000))
    try session.wait("parentheses") { $0.text.contains("((((((((((") }
    session.send("\u{15}乙\r")
    try session.wait("the next question") { $0.text.contains("筛选 › 乙") && $0.text.contains("1 / 2") }
    session.send(String(repeating: "jk", count: 5_000) + String(repeating: "\u{1B}OQ", count: 51))
    try session.wait("the mouse, on in the end") { $0.text.contains("鼠标已启用") && $0.mouseMode != 0 }
    // All mouse reports, inside and outside the screen.
    for button in [0, 1, 2, 32, 35, 64, 65, 66, 128, 999] {
      session.send("\u{1B}[<\(button);1;1M\u{1B}[<\(button);9999;9999M\u{1B}[<\(button);50;7m\u{1B}[<\(button);0;0M")
    }
    // Unterminated sequences, and bytes that are not UTF-8.
    session.send([0x1B, 0x5B, 0x33, 0x38, 0xFF, 0xFE, 0xC0, 0x80, 0xE5, 0xAE])
    session.send("/")
    try session.wait("that it is alive") { $0.cursorIsVisible }
    session.send("\u{15}宝鸡\r")
    try session.wait("an answer") { $0.text.contains("筛选 › 宝鸡") && $0.text.contains("1 / 2") }
    try Program.quit(session)
  }

  @Test func keysWhileReading() throws {
    let scratch = try Scratch()
    let folder = scratch.file("large")
    let made = try Run.of(["generate", folder, "--organizations", "20000", "--seed", "7"])
    made.expect(0)
    let session = try PTYSession(Program.path, [folder, "--language", "zh"], rows: 30, columns: 120)
    session.deadline = 120
    try session.wait("the screen") { $0.text.contains("总览") }
    // While loading: tables, language, sizes, help, the palette.
    session.send("1\u{1B}OR")
    try session.wait("English at once") { $0.text.contains("Overview") }
    session.resize(rows: 12, columns: 50)
    session.send("\u{1B}OR")
    try session.wait("Chinese at once") { $0.text.contains("总览") && $0.cell(0, 49).text != "" }
    session.resize(rows: 30, columns: 120)
    session.send("?")
    try session.wait("help") { $0.text.contains("帮助：") }
    session.send("\u{1B}")
    try session.wait("no help") { !$0.text.contains("帮助：") }
    try session.wait("all of it") { $0.text.contains("社会组织 20,000 ") || $0.text.contains("社会组织 20,000\n") }
    session.send("01/第一")
    try session.wait("the filter") { $0.text.contains("/ 20,000") && $0.text.contains("筛选 › 第一") }
    session.send("\r")
    try Program.quit(session)
  }

  /// Ctrl-C while loading ends the program.
  @Test func interruptWhileReading() throws {
    let scratch = try Scratch()
    try Run.of(["generate", scratch.file("large"), "--organizations", "20000", "--seed", "7"]).expect(0)
    for (key, status) in [("\u{3}", 130), ("Q", 0)] as [(String, Int32)] {
      let session = try PTYSession(Program.path, [scratch.file("large"), "--language", "zh"])
      session.deadline = 60
      try session.wait("the screen") { $0.text.contains("总览") }
      session.send(key)
      #expect(try session.waitForExit() == .exited(status))
      Program.expectRestored(session)
    }
  }
}
