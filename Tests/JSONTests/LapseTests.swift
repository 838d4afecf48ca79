import JSON
import Testing

/// What a lenient reader passes over, and what valid JSON has in its place.
@Suite struct LapseTests {
  private func read(
    _ text: String, isLenient: Bool = true
  ) throws(JSONError) -> (value: JSONValue, causes: [JSONError.Cause], repaired: String) {
    let bytes = PaddedBytes(text)
    var reader = JSONReader(start: bytes.start, count: bytes.count, isLenient: isLenient)
    defer { withExtendedLifetime(bytes) {} }
    let value = try JSONValue(from: &reader)
    let repaired = reader.text(from: 0, to: reader.offset)
    _ = reader.isAtEnd()
    return (value, reader.lapses.map(\.error.cause), repaired)
  }

  @Test(arguments: [
    (#"[1,]"#, "[1]", [JSONError.Cause.trailingComma]),
    (#"{"a":1,}"#, #"{"a":1}"#, [.trailingComma]),
    (#"{"a":[1,{"b":2,},],}"#, #"{"a":[1,{"b":2}]}"#, [.trailingComma, .trailingComma, .trailingComma]),
    ("[1 , // last\n]", "[1]", [.trailingComma, .comment]),
    ("[/* none */]", "[]", [.comment]),
    ("[1 /* one */, // two\n 2]", "[1,2]", [.comment, .comment]),
    ("{/* a */\"a\"/* b */:/* c */1/* d */}", #"{"a":1}"#, [.comment, .comment, .comment, .comment]),
    ("{\"a\":1,# x\n\"b\":2}", #"{"a":1,"b":2}"#, [.comment]),
    (
      "[NaN, Infinity, -Infinity, nan, -inf, None, undefined]", "[null,null,null,null,null,null,null]",
      [.notANumber, .notANumber, .notANumber, .notANumber, .notANumber, .notANumber, .notANumber]
    ),
    (#"["a\ud800b"]"#, #"["a\ufffdb"]"#, [.loneSurrogate]),
    (#"["\udc00"]"#, #"["\ufffd"]"#, [.loneSurrogate]),
    (#"["\ud83d\ude00"]"#, #"["\ud83d\ude00"]"#, []),
    ("[1]// end", "[1]", [.comment]),
  ])
  func lapsesCostOneToken(_ text: String, _ meant: String, _ causes: [JSONError.Cause]) throws {
    let found = try read(text)
    let expected = try JSONValue(parsing: meant)
    #expect(found.value == expected)
    #expect(found.causes == causes)
    #expect(try JSONValue(parsing: found.repaired) == expected)
    if causes != [], !text.hasSuffix("end") { #expect(throws: JSONError.self) { try read(text, isLenient: false) } }
  }

  @Test(arguments: [
    "[1,,2]", "[nano]", "[Infinityx]", "{,}", "[,]", "[1}", "{'a':1}", "[1 2]", "[True]", "[/x]", "[/* x",
  ])
  func otherErrorsStayErrors(_ text: String) {
    #expect(throws: JSONError.self) { try read(text) }
  }

  /// Cut anywhere, a text of which more may follow asks for more, and never names another error.
  @Test func lapsesAtTheEndOfABufferAskForMore() throws {
    let text = Array(#"{"a":NaN,"b":[1,/* x */],"c":-Infinity,"d":"\ud800","e":null,} // end"#.utf8)
    for cut in 1..<text.count {
      let bytes = PaddedBytes(text[..<cut])
      var reader = JSONReader(start: bytes.start, count: bytes.count, isLast: false, isLenient: true)
      do throws(JSONError) {
        try reader.skipValue()
        #expect(cut >= 60, "\(cut)")
      } catch {
        #expect(error.cause == .endOfInput, "\(cut) \(error)")
      }
      withExtendedLifetime(bytes) {}
    }
  }
}
