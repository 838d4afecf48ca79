import Bytes
import Foundation
import JSON
import Testing

@Suite struct WriterTests {
  @Test func bothStylesAreStable() {
    func write(_ style: JSONWriter.Style) -> String {
      var json = JSONWriter(style: style)
      json.beginObject()
      json.key("title")
      json.string("陕西\"2020\"")
      json.key("total")
      json.hundredths(443_925)
      json.key("rows")
      json.beginArray()
      json.integer(1)
      json.beginArray()
      json.endArray()
      json.beginObject()
      json.endObject()
      json.beginObject()
      json.key("a")
      json.null()
      json.endObject()
      json.bool(false)
      json.endArray()
      json.endObject()
      return json.buffer.text
    }
    #expect(write(.compact) == #"{"title":"陕西\"2020\"","total":4439.25,"rows":[1,[],{},{"a":null},false]}"#)
    #expect(
      write(.pretty) == """
        {
          "title": "陕西\\"2020\\"",
          "total": 4439.25,
          "rows": [
            1,
            [],
            {},
            {
              "a": null
            },
            false
          ]
        }
        """)
  }

  @Test func flatArraysAreOnOneLine() {
    let value: JSONValue = ["a": [1, "b", nil], "c": [], "d": [["e": []], [2]], "f": [:]]
    #expect(
      value.text(style: .flatArrays) == """
        {
          "a": [1, "b", null],
          "c": [],
          "d": [
            {
              "e": []
            },
            [2]
          ],
          "f": {}
        }
        """)
  }

  @Test func documentsAreSeparatedByTheCaller() {
    var json = JSONWriter()
    for id in [1, 2] as [Int64] {
      json.beginDocument()
      json.beginObject()
      json.key("id" as StaticString)
      json.integer(id)
      json.endObject()
      json.buffer.append("\n" as StaticString)
    }
    #expect(json.buffer.text == "{\"id\":1}\n{\"id\":2}\n")
  }

  @Test func unescapedStringsAreWrittenInParts() {
    var json = JSONWriter()
    json.beginUnescaped()
    json.buffer.append("宝鸡" as StaticString)
    json.buffer.append(integer: 12)
    json.endUnescaped()
    #expect(json.buffer.text == "\"宝鸡12\"")
  }

  @Test func everyCharacterRoundTrips() throws {
    for value in (0...0x7FF).map({ UInt32($0) }) + [0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF] {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for padding in [0, 3, 7, 8, 9] {
        let text = String(repeating: "a", count: padding) + String(scalar) + String(repeating: "中", count: padding)
        let written = JSONValue.string(text).text()
        #expect(written.utf8.allSatisfy { $0 >= 0x20 })
        let back = try JSONValue(parsing: written).string
        #expect(back.map { Array($0.utf8) } == Array(text.utf8))
      }
    }
  }
}

@Suite struct ValueTests {
  @Test func printedValuesParseToTheSameValue() throws {
    var source = RandomJSON(seed: 11)
    for _ in 0..<2_000 {
      let value = source.value()
      #expect(try JSONValue(parsing: source.text(value)) == value)
      for style in [JSONWriter.Style.compact, .pretty, .flatArrays] {
        let text = value.text(style: style)
        #expect(try JSONValue(parsing: text) == value)
        #expect(try JSONValue(parsing: text).text(style: style) == text)
      }
    }
  }

  @Test func membersKeepTheirOrder() throws {
    var value = try #require(try JSONValue(parsing: #"{"z":1,"a":[2.50],"m":{"k":null}}"#).object)
    #expect(value.keys == ["z", "a", "m"])
    #expect(value["a"]?.array?.first?.number?.text == "2.50")
    value["a"] = nil
    value["n"] = "new"
    value["z"] = 7
    #expect(JSONValue.object(value).text() == #"{"z":7,"m":{"k":null},"n":"new"}"#)
    #expect(value["m"]?["k"] == .null && value["none"] == nil)
  }

  @Test func repeatedKeysAreRefusedAndSpellingsKept() throws {
    #expect(throws: JSONError(cause: .duplicateKey, offset: 8, expected: nil, found: .scalar("\""))) {
      try JSONValue(parsing: #"{"a":1, "\u0061":2}"#)
    }
    #expect(try JSONValue(parsing: "{\"\u{E9}\":1,\"e\u{301}\":2}").object?.members.count == 2)
  }

  @Test func literalsBuildValues() {
    let value: JSONValue = ["type": "object", "required": ["id"], "max": 5, "open": false, "x": nil]
    #expect(value.text() == #"{"type":"object","required":["id"],"max":5,"open":false,"x":null}"#)
    #expect(value["max"]?.integer == 5 && value["open"]?.bool == false && value["type"]?.string == "object")
  }

  @Test func nestingToTheLimitIsRead() throws {
    #expect(throws: Never.self) { try JSONValue(parsing: ConformanceCase.nested("[", 512, "]")) }
    #expect { try JSONValue(parsing: ConformanceCase.nested("[", 513, "]")) } throws: {
      ($0 as? JSONError)?.cause == .tooDeep
    }
  }
}
