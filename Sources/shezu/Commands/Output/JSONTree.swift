import Columnar

/// A small JSON document put together in memory, members in order.
indirect enum JSONTree: Sendable {
  case object([(String, JSONTree)])
  case array([JSONTree])
  case string(String)
  case number(Int64)
  case flag(Bool)
  /// JSON text that stands as it is.
  case raw(String)

  static func reference(_ definition: String) -> JSONTree { .object([("$ref", .string("#/$defs/\(definition)"))]) }

  /// Indented by two blanks; arrays of plain values on one line.
  var text: String {
    var text = ""
    append(to: &text, indent: 0)
    return text
  }

  private var isPlain: Bool {
    switch self {
    case .object, .array: false
    default: true
    }
  }

  private func append(to text: inout String, indent: Int) {
    let margin = String(repeating: "  ", count: indent + 1)
    switch self {
    case .object(let members) where members.isEmpty: text += "{}"
    case .object(let members):
      text += "{\n"
      for (position, (key, value)) in members.enumerated() {
        text += "\(margin)\(Self.quoted(key)): "
        value.append(to: &text, indent: indent + 1)
        text += position + 1 < members.count ? ",\n" : "\n"
      }
      text += margin.dropLast(2) + "}"
    case .array(let elements):
      let isFlat = elements.allSatisfy(\.isPlain)
      text += isFlat ? "[" : "[\n"
      for (position, element) in elements.enumerated() {
        if !isFlat { text += margin }
        element.append(to: &text, indent: indent + 1)
        if position + 1 < elements.count { text += isFlat ? ", " : "," }
        if !isFlat { text += "\n" }
      }
      text += isFlat ? "]" : margin.dropLast(2) + "]"
    case .string(let string): text += Self.quoted(string)
    case .number(let number): text += String(number)
    case .flag(let flag): text += flag ? "true" : "false"
    case .raw(let json): text += json
    }
  }

  private static func quoted(_ string: String) -> String {
    var result = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
