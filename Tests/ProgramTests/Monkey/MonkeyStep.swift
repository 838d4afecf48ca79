import Foundation
import RandomSupport

/// One thing that the monkey does, with a form as one line of text, so that a run can be kept and replayed.
enum MonkeyStep: Hashable, Sendable {
  /// Bytes from the keyboard: keys, pastes, mouse reports, and what is none of these.
  case bytes([UInt8])
  case resize(rows: Int, columns: Int)
  /// SIGWINCH, SIGCONT, or SIGSTOP with SIGCONT after it.
  case signal(Int32)
  /// The next state of the register's files, by number.
  case files(Int)

  var line: String {
    switch self {
    case .bytes(let bytes):
      "bytes " + bytes.map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
    case .resize(let rows, let columns): "resize \(rows) \(columns)"
    case .signal(let number): "signal \(number)"
    case .files(let number): "files \(number)"
    }
  }

  /// Nil for a line that is none.
  init?(line: some StringProtocol) {
    let words = String(line).split(separator: " ").map { String($0) }
    switch (words.first, words.dropFirst().compactMap { Int($0) }) {
    case ("resize", let numbers) where numbers.count == 2: self = .resize(rows: numbers[0], columns: numbers[1])
    case ("signal", let numbers) where numbers.count == 1: self = .signal(Int32(numbers[0]))
    case ("files", let numbers) where numbers.count == 1: self = .files(numbers[0])
    case ("bytes", _):
      let digits = Array((words.count > 1 ? words[1] : "").utf8)
      self = .bytes(
        stride(from: 0, to: digits.count - 1, by: 2).compactMap {
          UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
        })
    default: return nil
    }
  }
}

extension MonkeyStep {
  /// What the monkey may do.
  struct Habits: Sendable {
    var changesFiles = false
    /// Keys that end the program, once in this many keys.
    var quitsOnceIn = 3_000
  }

  private static let sequences =
    ["A", "B", "C", "D", "H", "F", "Z", "1;5A", "1;5B", "1;5C", "1;5D", "1;2A", "1;2B", "1;3C"].map { "\u{1B}[" + $0 }
    + (1...24).map { "\u{1B}[\($0)~" } + ["P", "Q", "R", "S", "M"].map { "\u{1B}O" + $0 }
    + [
      "\u{1B}\u{7F}", "\u{1B}\u{1B}", "\u{1B}", "\u{1B}[", "\u{1B}O", "\u{1B}[I", "\u{1B}[O", "\u{1B}[200~",
      "\u{1B}[201~",
    ]

  private static let words = [
    "宝鸡", "省", "协会", "capital>500", "kind:", "级别:省级", "-养老", "(", ")", "\"", "sort:", "registeredOn>2015", "and",
    "or", "not", "bj", "yl", "甲", "1000", "2020-07", "*", "[", "members{", "}", "\\", "~", "=", "//", "e\u{301}", "𠮷",
    "👨‍👩‍👧",
    "\u{202E}", "\u{0}", "ＡＢ", "；", "quit", "export", "a.csv", "x.json",
  ]

  /// A step from the generator.
  static func random(_ random: inout SplitMix64, _ habits: Habits) -> MonkeyStep {
    switch random.below(1000) {
    case 0..<640: .bytes(key(&random, habits))
    case 640..<800: .bytes(Array(random.pick(sequences).utf8))
    case 800..<880: .bytes(Array(random.pick(words).utf8))
    case 880..<905: .bytes((0..<1 + random.below(6)).map { _ in UInt8(harmless(random.below(256))) })
    case 905..<925: .bytes(paste(&random))
    case 925..<965: .bytes(mouse(&random))
    case 965..<980: .resize(rows: 1 + random.below(60), columns: 1 + random.below(200))
    case 980..<984: .resize(rows: 1 + random.below(200), columns: 1 + random.below(500))
    case 984..<990: .signal(random.pick([SIGWINCH, SIGCONT, SIGSTOP]))
    case 990..<1000 where habits.changesFiles: .files(random.below(1 << 20))
    default: .bytes([0x0D])
    }
  }

  /// A byte that does not end the program by itself.
  private static func harmless(_ byte: Int) -> Int { [0x03, 0x11, 0x1A, 0x1C].contains(byte) ? 0x20 : byte }

  private static func key(_ random: inout SplitMix64, _ habits: Habits) -> [UInt8] {
    if habits.quitsOnceIn > 0, random.below(habits.quitsOnceIn) == 0 { return [random.pick([0x03, 0x11, 0x51, 0x71])] }
    switch random.below(10) {
    case 0: return [0x1B]
    case 1: return [0x0D]
    case 2: return [UInt8(harmless(1 + random.below(31)))]
    case 3: return [random.pick([0x7F, 0x09, 0x15, 0x17, 0x0C, 0x13])]
    case 4: return [0x1B, UInt8(0x20 + random.below(95))]
    default:
      let byte = UInt8(0x20 + random.below(95))
      return byte == 0x51 || byte == 0x71 ? [0x6A] : [byte]
    }
  }

  private static func paste(_ random: inout SplitMix64) -> [UInt8] {
    let long = random.chance(3)
    let text = (0..<1 + random.below(long ? 3_000 : 6)).map { _ in random.pick(words) }.joined()
    let end = random.chance(90) ? "\u{1B}[201~" : ""
    return Array(("\u{1B}[200~" + text + end).utf8)
  }

  private static func mouse(_ random: inout SplitMix64) -> [UInt8] {
    let button = random.pick([0, 0, 0, 1, 2, 32, 35, 64, 65, 66, 128])
    let end = random.chance(60) ? "M" : "m"
    return Array("\u{1B}[<\(button);\(1 + random.below(220));\(1 + random.below(70))\(end)".utf8)
  }
}
