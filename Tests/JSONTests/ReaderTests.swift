import JSON
import Testing

@Suite struct ReaderTests {
  @Test func walksAnObject() throws {
    var reader = JSONReader(PaddedBytes(#" {"id": 12, "名称": "宝鸡市养老协会", "x":[1,{"a":null}], "t":true} "#))
    var raw: [String] = []
    var key = try reader.firstMember()
    while let name = key {
      if name.string == "id" {
        #expect(try reader.readNumber().integer == 12)
      } else if name.string == "名称" {
        let text = try reader.readString()
        #expect(text.string == "宝鸡市养老协会" && !text.isASCII && !text.hasEscapes)
      } else {
        raw.append(String(decoding: try reader.readRaw(), as: UTF8.self))
      }
      key = try reader.nextMember()
    }
    try reader.expectEnd()
    #expect(raw == [#"[1,{"a":null}]"#, "true"])
    #expect(reader.depth == 0)
  }

  @Test func peekRecognizesEveryKind() throws {
    let texts: [JSONKind: String] = [
      .object: "{}", .array: " []", .string: "\n\"\"", .number: "-1", .true: "true", .false: "false", .null: "null",
    ]
    for kind in JSONKind.allCases {
      var reader = JSONReader(PaddedBytes(try #require(texts[kind])))
      #expect(try reader.peek() == kind)
    }
  }

  /// A field of the wrong kind costs that field only: the cursor stays at the value, which can be skipped.
  @Test func valueOfTheWrongKindCanBeSkipped() throws {
    var reader = JSONReader(PaddedBytes(#"[{"a":1},"x",true,null,7]"#))
    #expect(try reader.firstElement())
    for (expected, offset) in [(JSONError.Expectation.string, 1), (.number, 9), (.array, 13), (.boolean, 18)] {
      let error = wrongKind(&reader, expected)
      #expect(error?.cause == .wrongKind && error?.expected == expected && error?.offset == offset)
      try reader.skipValue()
      #expect(try reader.nextElement())
    }
    #expect(wrongKind(&reader, .null)?.offset == 23)
  }

  private func wrongKind(_ reader: inout JSONReader, _ expected: JSONError.Expectation) -> JSONError? {
    do throws(JSONError) {
      switch expected {
      case .string: _ = try reader.readString()
      case .number: _ = try reader.readNumber()
      case .array: _ = try reader.firstElement()
      case .boolean: _ = try reader.readBool()
      default: try reader.readNull()
      }
      return nil
    } catch {
      return error
    }
  }

  @Test func offsetsCountFromTheBase() throws {
    let bytes = PaddedBytes("[1, x]")
    var reader = JSONReader(start: bytes.start, count: bytes.count, base: 1_000_000)
    _ = try reader.firstElement()
    _ = try reader.readNumber()
    _ = try reader.nextElement()
    #expect(reader.offset == 1_000_004)
    #expect(throws: JSONError(cause: .badLiteral, offset: 1_000_004, expected: .value, found: .scalar("x"))) {
      try Self.skip(bytes, base: 1_000_000)
    }
  }

  private static func skip(_ bytes: PaddedBytes, base: Int) throws(JSONError) {
    var reader = JSONReader(start: bytes.start, count: bytes.count, base: base)
    try reader.skipValue()
  }

  @Test func depthLimitIsEnforced() throws {
    for limit in [1, 2, 63, 64, 65, 128, 129, 512, 3000] {
      let right = PaddedBytes(ConformanceCase.nested("[", limit, "]"))
      var reader = JSONReader(right, depthLimit: limit)
      try reader.skipValue()
      var tight = JSONReader(right, depthLimit: limit - 1)
      do throws(JSONError) {
        try tight.skipValue()
        Issue.record("depth \(limit) was accepted under a limit of \(limit - 1)")
      } catch {
        #expect(error.cause == .tooDeep && error.offset == limit - 1)
      }
    }
  }

  @Test func skippingTracksMixedNesting() throws {
    for levels in [1, 31, 32, 33, 64, 65, 200] {
      let text = ConformanceCase.nested(#"[{"a":"#, levels, "}]", core: "0")
      var reader = JSONReader(PaddedBytes(text))
      try reader.skipValue()
      try reader.expectEnd()
      let broken = text.dropLast(levels) + "]" + text.suffix(levels).dropFirst()
      #expect((firstError(in: Array(broken.utf8)) == nil) == (broken == text))
    }
  }

  @Test func longTextsOfEveryLengthAreReadWhole() throws {
    for length in 0..<70 {
      for (unit, isASCII) in [("a", true), ("长", false), ("é", false), ("😀", false)] {
        let text = String(repeating: unit, count: length)
        for padding in 0..<3 {
          var reader = JSONReader(PaddedBytes(String(repeating: " ", count: padding) + "\"" + text + "\",x"))
          let string = try reader.readString()
          #expect(string.string == text && string.isASCII == (isASCII || length == 0))
        }
      }
    }
  }
}
