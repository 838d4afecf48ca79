import JSON
import Testing

@Suite struct RecordsTests {
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
      "{\"id\":9", "{\"id\":9}}", "{\"id\":", "{\"id\":\"x", "nonsense", "[1]",
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

  @Test func secondRecordOnALineIsOneToo() {
    let lines = readLines("{\"id\":1} {\"id\":2}{\"id\":3}\n{\"id\":4}")
    #expect(lines.ids == [1, 2, 3, 4] && lines.errors.isEmpty)
    #expect(
      readLines("{\"id\":1} 2\n{\"id\":3}").errors == [
        JSONError(cause: .missingNewline, offset: 9, expected: .newline, found: .scalar("2"))
      ])
  }

  @Test(arguments: [
    "{\"id\":1}{\"id\":2}", "{\"id\":1},{\"id\":2}", " {\"id\":1} \n , {\"id\":2} ", "{\"id\":1}\n{\"id\":2},",
  ])
  func recordsFollowOneAnotherInAStream(_ text: String) throws {
    var reader = JSONReader(PaddedBytes(text))
    var ids: [Int64] = []
    var more = !reader.isAtEnd()
    while more {
      ids.append(try record(&reader))
      more = try reader.nextInStream()
    }
    #expect(ids == [1, 2])
  }

  @Test func membersAreRecordsWithKeys() throws {
    var reader = JSONReader(PaddedBytes("{ \"a\" : {\"id\":1} , \"b\\n\":{\"id\":2}}"))
    var found: [String] = []
    var more = try reader.firstRecordMember()
    while more {
      let key = try reader.readKey().string
      found.append("\(key)=\(try record(&reader))")
      more = try reader.nextRecordMember()
    }
    #expect(found == ["a=1", "b\n=2"] && reader.depth == 0)
    var empty = JSONReader(PaddedBytes("{}"))
    let isAny = try empty.firstRecordMember()
    #expect(!isAny)
  }
}
