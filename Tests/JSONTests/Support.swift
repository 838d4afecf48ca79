import JSON
import RandomSupport

/// The first error of a whole document; nil if it is JSON.
func firstError(in bytes: [UInt8]) -> JSONError? {
  var reader = JSONReader(PaddedBytes(bytes))
  do throws(JSONError) {
    _ = try reader.readByteOrderMark()
    try reader.skipValue()
    try reader.expectEnd()
    return nil
  } catch {
    return error
  }
}

/// Random values, and their text in random spacing and escaping.
struct RandomJSON {
  var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  static let texts = [
    "", "a", "宝鸡市养老协会", "},{", "a\"b\\c", "😀", "\u{0}\n\t\u{1F}", "{\"a\":[1,2]},\n{", "e\u{301}", "０１２",
    "0123456789abcdef", "中a文b\u{7FF}", "\u{10FFFF}\u{FFFD}",
  ]
  static let numbers = [
    "0", "-0", "1", "-1", "12345678901234567890", "0.1", "-4439.25", "1e3", "1E-7", "1.50", "9223372036854775807",
  ]

  mutating func value(depth: Int = 0) -> JSONValue {
    switch Int.random(in: 0..<(depth < 4 ? 9 : 6), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2: return (try? JSONValue(parsing: Self.numbers.randomElement(using: &random) ?? "0")) ?? .null
    case 3...5: return .string(Self.texts.randomElement(using: &random) ?? "")
    case 6: return .array((0..<Int.random(in: 0..<5, using: &random)).map { _ in value(depth: depth + 1) })
    default: return record(depth: depth + 1)
    }
  }

  mutating func record(depth: Int = 0) -> JSONValue {
    var object = JSONValue.Object()
    for _ in 0..<Int.random(in: 0..<5, using: &random) {
      let key = (Self.texts.randomElement(using: &random) ?? "") + "\(Int.random(in: 0..<50, using: &random))"
      object[key] = value(depth: depth + 1)
    }
    return .object(object)
  }

  /// The text of a value: white space wherever it is allowed, some characters escaped.
  mutating func text(_ value: JSONValue) -> String {
    blank() + core(value) + blank()
  }

  private mutating func core(_ value: JSONValue) -> String {
    switch value {
    case .array(let elements):
      return "[" + blank() + elements.map { text($0) }.joined(separator: ",") + "]"
    case .object(let object):
      let members = object.members.map { blank() + quoted($0.key) + blank() + ":" + text($0.value) }
      return "{" + blank() + members.joined(separator: ",") + "}"
    case .string(let string): return quoted(string)
    default: return value.text()
    }
  }

  private mutating func blank() -> String {
    ["", "", "", " ", "\n  ", "\r\n", "\t "].randomElement(using: &random) ?? ""
  }

  private mutating func quoted(_ string: String) -> String {
    var result = "\""
    for scalar in string.unicodeScalars {
      if scalar.value < 0x20 || scalar == "\"" || scalar == "\\" || Int.random(in: 0..<8, using: &random) == 0 {
        for unit in String(scalar).utf16 {
          let hex = String(unit, radix: 16, uppercase: Bool.random(using: &random))
          result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        }
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
