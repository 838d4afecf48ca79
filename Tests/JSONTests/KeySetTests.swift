import JSON
import Testing

@Suite struct KeySetTests {
  /// The repeated keys of the top object, by `KeySet` alone.
  private func repeated(_ text: String) throws -> [String] {
    var reader = JSONReader(PaddedBytes(text))
    var (seen, result) = (KeySet(), [String]())
    var key = try reader.firstMember()
    while let name = key {
      if !seen.insert(name) { result.append("\(name.string)@\(reader.duplicate(name).offset)") }
      try reader.skipValue()
      key = try reader.nextMember()
    }
    return result
  }

  @Test func repeatedKeysAreReportedWithTheirOffset() throws {
    #expect(try repeated(#"{"a":1,"b":2}"#) == [])
    #expect(try repeated(#"{"a":1,"b":2,"a":3,"a":4}"#) == ["a@13", "a@19"])
    #expect(try repeated(#"{"a":1,"\u0061":2}"#) == ["a@7"])
    #expect(try repeated(#"{"\u0061":1,"a":2}"#) == ["a@12"])
    #expect(try repeated(#"{"":1,"":2}"#) == ["@6"])
    #expect(try repeated("{\"\u{E9}\":1,\"e\u{301}\":2}") == [])  // two spellings are two keys
  }

  @Test func repeatedKeyAmongManyIsReported() throws {
    for count in [15, 16, 17, 33, 1000] {
      let keys = (0..<count).map { "\"key\($0)\":0" }
      #expect(try repeated("{" + keys.joined(separator: ",") + "}") == [])
      for index in Set([0, count / 2, count - 1]) {
        let text = "{" + keys.joined(separator: ",") + ",\"k\\u0065y\(index)\":1}"
        #expect(try repeated(text).first?.hasPrefix("key\(index)@") == true)
      }
    }
  }

  @Test func skippingReportsRepeatedKeysAtAnyDepth() throws {
    var reader = JSONReader(PaddedBytes(#"[{"a":{"x":1,"x":2},"b":[{"y":1},{"y":1,"y":1}],"a":0},{"a":{}},"a"]"#))
    var duplicates: [JSONError] = []
    try reader.skipValue(duplicates: &duplicates)
    #expect(duplicates.map(\.offset) == [13, 40, 48])
    #expect(duplicates.allSatisfy { $0.cause == .duplicateKey })
    try reader.expectEnd()
  }
}
