import JSON
import Testing

@Suite struct KeyMemoryTests {
  private static let names = ["id": 0, "名称": 1, "name": 1, "capital": 2, "a\"b": 3, "统一社会信用代码（十八位）": 4, "": 5]

  /// Keys, numbers and values of an array of objects, or the error; once with a memory, once without.
  private func walk(_ text: [UInt8], _ memory: inout KeyMemory) -> ([String], JSONError?) {
    var reader = JSONReader(PaddedBytes(text))
    var seen: [String] = []
    do throws(JSONError) {
      var more = try reader.firstElement()
      while more {
        var key = try reader.firstMember(&memory)
        while let found = key {
          seen.append("\(found.number) \(found.key.string) \(String(decoding: try reader.readRaw(), as: UTF8.self))")
          key = try reader.nextMember(&memory)
        }
        more = try reader.nextElement()
      }
      return (seen, nil)
    } catch {
      return (seen, error)
    }
  }

  private func walkPlainly(_ text: [UInt8]) -> ([String], JSONError?) {
    var reader = JSONReader(PaddedBytes(text))
    var seen: [String] = []
    do throws(JSONError) {
      var more = try reader.firstElement()
      while more {
        var key = try reader.firstMember()
        while let found = key {
          let number = Self.names[found.string] ?? -1
          seen.append("\(number) \(found.string) \(String(decoding: try reader.readRaw(), as: UTF8.self))")
          key = try reader.nextMember()
        }
        more = try reader.nextElement()
      }
      return (seen, nil)
    } catch {
      return (seen, error)
    }
  }

  /// Records whose members come in order, are missing, are added, and whose text is sometimes damaged.
  @Test func aMemoryNeverChangesWhatIsRead() {
    var random = SeededGenerator(seed: 13)
    var memory = KeyMemory(Self.names)
    let keys = [
      #""id""#, #""名称""#, #""name""#, #""capital" "#, #""a\"b""#, #""\u0061\"b""#, #""统一社会信用代码（十八位）""#, #""""#,
      #""unknown""#,
      #""another unknown key of forty-three bytes""#,
    ]
    for round in 0..<3_000 {
      var text: [UInt8] = Array("[".utf8)
      for record in 0..<4 {
        var members: [String] = []
        for key in keys where Int.random(in: 0..<6, using: &random) != 0 {
          members.append(
            [" ", "", "\n"].randomElement(using: &random)! + key + ":" + ["1", " 2", "\"x\""].randomElement(
              using: &random)!)
        }
        if round % 7 == 0 { members.shuffle(using: &random) }
        text += Array(((record == 0 ? "{" : ", {") + members.joined(separator: ",") + "}").utf8)
      }
      text += Array("]".utf8)
      if round % 3 == 0 {
        let place = Int.random(in: 1..<text.count, using: &random)
        if round % 2 == 0 {
          text[place] = UInt8.random(in: 0...255, using: &random)
        } else {
          text.removeSubrange(place...)
        }
      }
      let (plain, error) = walkPlainly(text)
      let (remembered, sameError) = walk(text, &memory)
      #expect(plain == remembered && error == sameError, "\(String(decoding: text, as: UTF8.self))")
    }
  }

  @Test func moreKeysThanAMemoryHoldsAreStillRead() {
    var memory = KeyMemory(Self.names)
    for round in 0..<3 {
      let members = (0..<700).map { "\"k\($0 * (round + 1))\":\($0)" }
      let text = Array(("[{" + members.joined(separator: ",") + ",\"id\":1}]").utf8)
      #expect(walk(text, &memory).0 == walkPlainly(text).0)
    }
  }
}
