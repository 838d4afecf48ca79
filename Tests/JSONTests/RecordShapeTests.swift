import JSON
import Testing

@Suite struct RecordShapeTests {
  private func shape(_ text: String, fields: [String] = ["name", "id"]) throws -> (
    RecordShape, offset: Int, depth: Int
  ) {
    var reader = JSONReader(PaddedBytes(text))
    _ = try reader.readByteOrderMark()
    let shape = try reader.locateRecords { key in fields.contains(key.string) }
    return (shape, reader.offset, reader.depth)
  }

  @Test func everyLayoutIsRecognized() throws {
    #expect(try shape("").0 == .empty)
    #expect(try shape(" \n").0 == .empty)
    #expect(try shape("\u{FEFF}").0 == .empty)
    #expect(try shape(" [{}]") == (.array, 1, 0))
    #expect(try shape("\u{FEFF}[]") == (.array, 3, 0))
    #expect(try shape(#"{"name":"a"}"#) == (.lines, 0, 0))
    #expect(try shape("{}\n{}") == (.lines, 0, 0))
    #expect(try shape(#"{"name":"a","staff":[{"x":1}]}"#) == (.lines, 0, 0))
    #expect(try shape(#"{"x":["a"]}"#) == (.lines, 0, 0))
    #expect(try shape(#"{"grants":[{"id":1}]}"#) == (.wrapped(key: "grants", members: []), 10, 1))
    #expect(try shape(#"{"grants" : []}"#) == (.wrapped(key: "grants", members: []), 12, 1))
    let (wrapped, offset, depth) = try shape(#"{"total":2,"page":{"n":1},"rows":[{},{}]}"#)
    #expect(
      wrapped
        == .wrapped(
          key: "rows",
          members: [
            JSONMember(key: "total", kind: .number, range: 9..<10),
            JSONMember(key: "page", kind: .object, range: 18..<25),
          ]))
    #expect(offset == 33 && depth == 1)
  }

  @Test func scalarHasNoRecords() {
    for text in ["1", "\"x\"", " null", "true"] {
      #expect { try shape(text) } throws: { ($0 as? JSONError)?.cause == .noRecords }
    }
  }

  private func readWrapper(_ text: String) throws(JSONError) -> (count: Int, members: [JSONMember]) {
    var reader = JSONReader(PaddedBytes(text))
    guard case .wrapped = try reader.locateRecords(isField: { _ in false }) else { return (-1, []) }
    var count = 0
    var more = try reader.firstElement()
    while more {
      try reader.skipValue()
      count += 1
      more = try reader.nextElement()
    }
    return (count, try reader.finishWrapper())
  }

  @Test func wrapperIsReadToItsEnd() throws {
    let result = try readWrapper(#"{"rows":[{},{}],"total":2,"tags":["x"]}"#)
    #expect(result.count == 2 && result.members.map(\.key) == ["total", "tags"])
    #expect(throws: JSONError(cause: .severalArrays, offset: 14, expected: nil, found: .scalar("\""))) {
      try readWrapper(#"{"rows":[{}],  "more":[{}]}"#.replacing("  ", with: " "))
    }
    #expect { try readWrapper(#"{"rows":[{}]} x"#) } throws: { ($0 as? JSONError)?.cause == .extraContent }
    #expect { try readWrapper(#"{"rows":[{}]"#) } throws: { ($0 as? JSONError)?.cause == .endOfInput }
  }

  /// The records that could be read, and the errors of the others.
  private func readLines(_ text: String) -> (ids: [Int64], errors: [JSONError]) {
    var reader = JSONReader(PaddedBytes(text))
    var (ids, errors): ([Int64], [JSONError]) = ([], [])
    var more = !reader.isAtEnd()
    while more {
      let start = reader.offset
      do throws(JSONError) {
        let id = try record(&reader)
        more = try reader.nextLine()
        ids.append(id)
      } catch {
        errors.append(error)
        more = resume(&reader, after: start)
      }
    }
    return (ids, errors)
  }

  /// After an error: on to the next line that starts with `{`, counted from the start of the record that failed.
  private func resume(_ reader: inout JSONReader, after record: Int) -> Bool {
    var near = record
    while let line = reader.lineStart(near: near) {
      reader.seek(to: line, depth: 0)
      if reader.isAtEnd() { return false }
      if (try? reader.peek()) == .object { return true }
      near = reader.offset
    }
    return false
  }

  private func record(_ reader: inout JSONReader) throws(JSONError) -> Int64 {
    var id: Int64 = -1
    var key = try reader.firstMember()
    while let name = key {
      if name.string == "id" { id = try reader.readNumber().integer ?? -1 } else { try reader.skipValue() }
      key = try reader.nextMember()
    }
    return id
  }

  @Test func blankLinesAreSkipped() {
    #expect(readLines("{\"id\":1}\n\n  \r\n{\"id\":2}\r\n{\"id\":3}").ids == [1, 2, 3])
    #expect(readLines("{\"id\":1,\n \"x\":[{\n}]\n}\n{\"id\":2}\n").ids == [1, 2])
    #expect(readLines("").ids == [] && readLines("\n").errors == [])
  }

  @Test func errorLosesOneLineOnly() {
    let damaged = [
      "{\"id\":9", "{\"id\":9}}", "{\"id\":", "{\"id\":\"x", "nonsense", "[1]", "{\"id\":9}{\"id\":8}",
      "{\"id\":9 \"x\":1}", "{", "}",
      "{\"id\":9,\"x\":[[[}", "{\"id\":1.}", "{\"id\":9,\"x\":\"\\q\"}",
    ]
    for line in damaged {
      let text = "{\"id\":1}\n\(line)\n{\"id\":2}\n{\"id\":3}\n"
      let result = readLines(text)
      #expect(result.ids == [1, 2, 3] && result.errors.count == 1, "\(line)")
      let last = readLines("{\"id\":1}\n\(line)")
      #expect(last.ids == [1] && last.errors.count == 1, "\(line)")
    }
  }

  @Test func secondRecordOnALineIsAnError() {
    #expect(
      readLines("{\"id\":1} {\"id\":2}\n{\"id\":3}").errors == [
        JSONError(cause: .missingNewline, offset: 9, expected: .newline, found: .scalar("{"))
      ])
  }
}
