import Foundation
import Localization
import RandomSupport
import Testing

@testable import Columnar
@testable import Loading

/// Encodings, compressed files and pipes.
@Suite struct SourcesOfBytesTests {
  private static let text = #"[{"code":"0001","name":"陕西省宝鸡市社会组织"},{"code":"0002","name":"中文,甲乙丙丁","foundedOn":"x"}]"#
  private static let traditional = #"[{"code":"0001","name":"中文山人大小口手"},{"code":"0002","name":"山中人","foundedOn":"x"}]"#

  private func names(_ register: Register) -> [String] { ReadTable(register, ["name"]).cells.map { $0[0] } }

  private func open(_ files: [String: [UInt8]]) throws -> Register {
    try LoadingFixture.withFolder(files) { folder in
      try Opening.open(
        path: folder, schema: LoadingFixture.schema, as: nil,
        granularity: Granularity(block: 64, first: 64, segment: 64, workers: 2), progress: { _ in true })
    }
  }

  @Test(arguments: TextEncoding.allCases)
  func jsonInAnyEncodingReadsTheSame(_ encoding: TextEncoding) throws {
    let text = encoding == .big5 ? Self.traditional : Self.text
    let expected = try open(["bodies.json": Array(text.utf8)])
    for hasMark in [false, true] {
      let mark = hasMark || encoding.unit == 4 ? encoding.mark : []
      let register = try open(["bodies.json": mark + DelimitedWriting.encoded(text, encoding)])
      #expect(names(register) == names(expected))
      let date = register.diagnostics.first { $0.code == .badDate }
      #expect(date?.pointer == "/1/foundedOn")
      let note = register.diagnostics.first { $0.code == .wrongEncoding }
      #expect((note == nil) == (encoding == .utf8 && mark.isEmpty))
    }
  }

  @Test func anyPartOfAConvertedFileIsWhatTheWholeIs() throws {
    var random = SplitMix64(seed: 8)
    let pool = Array("中文山人大小口手ab,\"\n12")
    for encoding in TextEncoding.allCases where encoding != .utf8 {
      let text = String((0..<40_000).map { _ in pool[random.below(pool.count)] })
      let expected = Array(text.utf8)
      try LoadingFixture.withFolder(["a.txt": DelimitedWriting.encoded(text, encoding)]) { folder in
        let file = try InputFile(FileLocation(path: folder + "/a.txt", name: "a.txt"), encoding: encoding)
        #expect(file.size == expected.count)
        for _ in 0..<50 {
          let start = random.below(expected.count)
          let count = random.below(60_000)
          var bytes = [UInt8](repeating: 0, count: count + 1)
          let got = try file.read(at: start, into: &bytes, count: count)
          #expect(bytes[..<got].elementsEqual(expected[start..<min(expected.count, start + count)]))
        }
      }
    }
  }

  @Test(arguments: [
    ("gbk", TextEncoding.gb18030), ("GB2312", .gb18030), ("UTF-16", .utf16LE), ("utf_16be", .utf16BE),
    ("Big5-HKSCS", .big5),
    ("utf8", .utf8), ("latin1", nil), ("", nil),
  ])
  func encodingsAreNamedAsPeopleDo(_ name: String, _ expected: TextEncoding?) {
    #expect(TextEncoding(named: name) == expected)
  }

  @Test(arguments: [
    ([UInt8]("[{\"name\":\"caf\u{E9}\"}]".unicodeScalars.map { UInt8($0.value) }), TextEncoding.utf8),
    (Array("[{\"a\":\"甲\"}]".utf8) + [0xFF], .utf8), ([0xB1, 0xA6, 0xBC, 0xA6], .gb18030), ([], .utf8), ([0x41], .utf8),
    (Array("甲,乙\n".utf8) + Array("甲".utf8).dropLast(), .utf8),
  ])
  func onlyChineseTextIsTakenForAnotherEncoding(_ bytes: [UInt8], _ expected: TextEncoding) {
    #expect(EncodingGuess([bytes]).encoding == expected)
  }

  private func compressed(_ bytes: [UInt8]) throws -> [UInt8] {
    try LoadingFixture.withFolder(["a": bytes]) { folder in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/gzip")
      process.arguments = [folder + "/a"]
      try process.run()
      process.waitUntilExit()
      return Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/a.gz")))
    }
  }

  @Test func compressedFilesAreReadLikeOthers() throws {
    let csv = Array("code,name\n0001,甲\n0002,乙\n".utf8)
    let expected = try open(["bodies.csv": csv])
    #expect(names(expected) == ["甲", "乙"])
    let whole = try compressed(csv)
    #expect(names(try open(["bodies.csv.gz": whole])) == ["甲", "乙"])
    // Two members, one after another, and zeros at the end.
    let half = csv.count / 2
    let members = try compressed(Array(csv[..<half])) + compressed(Array(csv[half...]))
    #expect(names(try open(["bodies.csv.gz": members + [0, 0, 0]])) == ["甲", "乙"])
    #expect(names(try open(["bodies.json.gz": compressed(Array(Self.text.utf8))])).count == 2)
    let gb = try compressed(DelimitedWriting.encoded(Self.text, .gb18030))
    #expect(names(try open(["bodies.json.gz": gb])).first == "陕西省宝鸡市社会组织")
    for cut in [3, whole.count / 2, whole.count - 1] {
      #expect { _ = try open(["bodies.csv.gz": Array(whole[..<cut])]) } throws: { error in
        (error as? OpeningError)?.sentence(.english).contains("incomplete or damaged") == true
      }
    }
  }

  @Test func aPipeIsReadLikeAFile() throws {
    for bytes in [Array(Self.text.utf8), try compressed(Array(Self.text.utf8))] {
      try LoadingFixture.withFolder([:]) { folder in
        let path = folder + "/pipe"
        #expect(mkfifo(path, 0o600) == 0)
        let writer = Thread {
          guard let file = fopen(path, "w") else { return }
          fwrite(bytes, 1, bytes.count, file)
          fclose(file)
        }
        writer.start()
        let register = try Opening.open(path: path, schema: LoadingFixture.schema, as: "bodies")
        #expect(names(register) == ["陕西省宝鸡市社会组织", "中文,甲乙丙丁"])
      }
    }
  }

  @Test func waitingForAPipeStopsWhenAsked() throws {
    try LoadingFixture.withFolder([:]) { folder in
      let path = folder + "/pipe"
      #expect(mkfifo(path, 0o600) == 0)
      var asked = 0
      let location = FileLocation(path: path, name: "pipe")
      #expect(throws: (any Error).self) {
        var place = location
        place.mayBePipe = true
        _ = try InputFile(place) {
          asked += 1
          return asked < 3
        }
      }
      #expect(asked == 3)
    }
  }
}
