import JSON
import Testing

@Suite struct ReaderTests {
  @Test func walksAnObject() throws {
    let bytes = PaddedBytes(#" {"id": 12, "名称": "宝鸡市养老协会", "x":[1,{"a":null}], "t":true} "#)
    var reader = JSONReader(bytes)
    var seen: [String] = []
    var key = try reader.firstMember()
    while let name = key {
      if name.equals("id") {
        #expect(try reader.readNumber().integer == 12)
      } else if name.equals("名称") {
        let text = try reader.readString()
        #expect(text.string == "宝鸡市养老协会" && !text.isASCII && !text.hasEscapes)
      } else {
        seen.append(String(decoding: try reader.readRaw(), as: UTF8.self))
      }
      key = try reader.nextMember()
    }
    try reader.expectEnd()
    #expect(seen == [#"[1,{"a":null}]"#, "true"])
    #expect(reader.depth == 0)
  }
}
