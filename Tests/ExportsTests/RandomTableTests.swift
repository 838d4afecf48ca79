import Columnar
import Exports
import Foundation
import Loading
import RandomSupport
import Testing

/// Random texts in random tables, read back by independent readers.
struct RandomTableTests {
  private static let pieces = [
    "甲", "协会", "a", "Z", "0", " ", ",", "\"", "\n", "\r", "\r\n", "\t", "\\", ";", "|", "=", "\u{0}", "\u{1B}[31m",
    "\u{7F}", "é", "e\u{301}", "👩‍👩‍👧", "\u{2028}", "\u{FEFF}", "12345678", "aaaaaaaaaaaaaaaa", "'",
  ]

  private static func register(seed: UInt64, count: Int) -> (Register, [[String]]) {
    var random = SplitMix64(seed: seed)
    var texts: [[String]] = []
    var records: [[String: Value]] = []
    for row in 0..<count {
      let name = (0..<Int(random.next() % 12)).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
      let id = "k\(row)"
      texts.append([id, name])
      records.append(["id": .text(id), "name": .text(name)])
    }
    return (SampleRegister.register(records), texts)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func csvReadsBack(seed: UInt64) throws {
    let (register, texts) = Self.register(seed: seed, count: 300)
    let text = try FormatTests.text(.csv, register, columns: ["id", "name"])
    #expect(CSVReader.records(Array(text.utf8)).dropFirst().elementsEqual(texts, by: Self.sameBytes))
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func tsvReadsBack(seed: UInt64) throws {
    let (register, texts) = Self.register(seed: seed, count: 300)
    let text = try FormatTests.text(.tsv, register, columns: ["id", "name"])
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().dropFirst()
    let read = lines.map { line in
      line.split(separator: 0x09, omittingEmptySubsequences: false).map { Self.unescaped(Array($0)) }
    }
    #expect(read.elementsEqual(texts, by: Self.sameBytes))
  }

  /// What this program writes as a table, it opens again.
  @Test(arguments: 0..<12 as Range<UInt64>)
  func ownTablesOpenAgain(seed: UInt64) throws {
    let (register, texts) = Self.register(seed: seed, count: 300)
    // A cell `="…"` is how spreadsheets keep a text.
    let expected = texts.map { $0[1].hasPrefix("=\"") ? nil : $0[1] }
    for format in [ExportFormat.csv, .tsv] {
      let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).\(format.fileExtension)")
      try Data(FormatTests.text(format, register, columns: ["id", "name"]).utf8).write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      let opened = try Opening.open(path: file.path, schema: SampleRegister.schema, as: "things")
      #expect(opened.tables[1].count == texts.count)
      for row in 0..<opened.tables[1].count {
        guard let name = expected[row] else { continue }
        let read = opened.value(kind: 1, row: row, field: 1)
        #expect(name.isEmpty ? read == .empty : read == .text(name), "\(format.name) row \(row)")
      }
    }
  }

  private static func sameBytes(_ left: [String], _ right: [String]) -> Bool {
    left.map { Array($0.utf8) } == right.map { Array($0.utf8) }
  }

  private static func unescaped(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    var iterator = bytes.makeIterator()
    while let byte = iterator.next() {
      guard byte == UInt8(ascii: "\\"), let letter = iterator.next() else {
        result.append(byte)
        continue
      }
      switch letter {
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      default: result.append(letter)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  @Test func numbersAgreeWithTheirWrittenForms() throws {
    var random = SplitMix64(seed: 7)
    let amounts =
      [0, 1, 9, 10, 99, 100, 101, 110, -1, -100, .max, .min]
      + (0..<500).map { _ in
        Int64(bitPattern: random.next()) >> Int64(random.next() % 63)
      }
    let register = SampleRegister.register(amounts.map { ["fine": .money($0), "size": .integer($0)] })
    let lines = try FormatTests.text(.csv, register, columns: ["fine", "size"]).split(separator: "\n").dropFirst()
    #expect(lines.elementsEqual(amounts.map { "\(Money.yuan($0)),\($0)" }, by: ==))
  }

  @Test func daysAgreeWithTheirWrittenForms() throws {
    let days = stride(from: Int32(-719_162), to: 2_932_897, by: 997).map { Day(number: $0) }
    let register = SampleRegister.register(days.map { ["id": .text("a"), "day": .day($0)] })
    let lines = try FormatTests.text(.csv, register, columns: ["day"]).split(separator: "\n").dropFirst()
    #expect(lines.elementsEqual(days.map(\.description), by: ==))
  }
}

/// RFC 4180, read by its grammar a byte at a time.
enum CSVReader {
  static func records(_ bytes: [UInt8]) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var cell: [UInt8] = []
    var position = 0
    var quoted = false
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if quoted {
        if byte != UInt8(ascii: "\"") {
          cell.append(byte)
        } else if position < bytes.count, bytes[position] == byte {
          cell.append(byte)
          position += 1
        } else {
          quoted = false
        }
      } else if byte == UInt8(ascii: "\"") {
        quoted = true
      } else if byte == UInt8(ascii: ",") || byte == 0x0A {
        record.append(String(decoding: cell, as: UTF8.self))
        cell = []
        if byte == 0x0A {
          records.append(record)
          record = []
        }
      } else {
        cell.append(byte)
      }
    }
    return records
  }
}
