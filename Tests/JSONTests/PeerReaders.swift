import Foundation
import JSON
import Testing

/// The result of a reader: nil if it refused the text, else one line that is equal for equal values.
/// Numbers: `i` and the digits for integers, `d` and the bits of the Double for others. Strings: UTF-8 in hexadecimal.
enum PeerReaders {
  static func ours(_ bytes: [UInt8]) -> String? {
    var reader = JSONReader(PaddedBytes(bytes))
    do throws(JSONError) {
      _ = try reader.readByteOrderMark()
      let line = try line(&reader)
      try reader.expectEnd()
      return line
    } catch {
      return nil
    }
  }

  private static func line(_ reader: inout JSONReader) throws(JSONError) -> String {
    switch try reader.peek() {
    case .null:
      try reader.readNull()
      return "n"
    case .true, .false: return try reader.readBool() ? "t" : "f"
    case .number:
      let number = try reader.readNumber()
      if number.isIntegerLiteral { return "i" + number.text }
      let infinity: Double = number.text.hasPrefix("-") ? -.infinity : .infinity
      return "d" + String((number.double ?? infinity).bitPattern, radix: 16)
    case .string: return "s" + hex(try reader.readString())
    case .array:
      var result = "["
      var more = try reader.firstElement()
      while more {
        result += try line(&reader)
        more = try reader.nextElement()
      }
      return result + "]"
    case .object:
      var result = "{"
      var key = try reader.firstMember()
      while let name = key {
        result += hex(name) + ":" + (try line(&reader))
        key = try reader.nextMember()
      }
      return result + "}"
    }
  }

  private static func hex(_ string: RawString) -> String {
    var text: [UInt8] = []
    string.append(to: &text)
    return text.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  /// Whether a valid text holds a number that is too large for a Double.
  static func holdsNumberBeyondDouble(_ bytes: [UInt8]) -> Bool {
    guard let line = ours(bytes) else { return false }
    return line.contains("d7ff0000000000000") || line.contains("dfff0000000000000")
  }

  /// Foundation's verdict only: it keeps neither the order of members nor the spelling of numbers.
  static func foundationAccepts(_ bytes: [UInt8]) -> Bool {
    (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
  }

  /// Reports that a comparison was skipped.
  static func recordMissingPython() {
    withKnownIssue("there is no python3 on this machine, so nothing was compared with it") { Issue.record() }
  }

  /// Python's results, nil when there is no python3 on this machine.
  static func python(_ inputs: [[UInt8]]) throws -> [String?]? {
    guard
      let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first(where: FileManager.default.isExecutableFile)
    else { return nil }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("json-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (input, output) = (folder.appendingPathComponent("in"), folder.appendingPathComponent("out"))
    let lines = inputs.map { $0.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() }
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: input)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = ["-I", "-c", pythonProgram, input.path, output.path]
    try process.run()
    process.waitUntilExit()
    let result = String(decoding: try Data(contentsOf: output), as: UTF8.self)
    return result.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
      $0 == "-" ? nil : String($0)
    }
  }

  private static let pythonProgram = """
    import json, struct, sys
    sys.setrecursionlimit(3000)
    class I(str): pass
    class O(list): pass
    def line(v):
        if v is None: return "n"
        if v is True: return "t"
        if v is False: return "f"
        if isinstance(v, I): return "i" + v
        if isinstance(v, float): return "d%x" % struct.unpack(">Q", struct.pack(">d", v))[0]
        if isinstance(v, str): return "s" + v.encode("utf-8", "surrogatepass").hex()
        if isinstance(v, O): return "{" + "".join(k.encode("utf-8", "surrogatepass").hex() + ":" + line(x) for k, x in v) + "}"
        return "[" + "".join(map(line, v)) + "]"
    with open(sys.argv[1]) as source, open(sys.argv[2], "w") as target:
        for text in source:
            try:
                value = json.loads(bytes.fromhex(text.strip()), parse_int=I, object_pairs_hook=O)
                target.write(line(value) + "\\n")
            except (ValueError, RecursionError):
                target.write("-\\n")
    """
}
