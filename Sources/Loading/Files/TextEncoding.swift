import Localization

/// The encodings in which offices publish text. All but UTF-8 are converted while a file is read.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case gb18030 = "GB18030"
  case big5 = "Big5"
  case utf16LE = "UTF-16LE"
  case utf16BE = "UTF-16BE"
  case utf32LE = "UTF-32LE"
  case utf32BE = "UTF-32BE"

  /// The encoding that a person names, in any case: `gbk`, `GB2312`, `utf16`, `big5-hkscs`.
  public init?(named name: String) {
    let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
    guard let found = Self.allCases.first(where: { $0.names.contains(plain) }) else { return nil }
    self = found
  }

  private var names: [String] {
    switch self {
    case .utf8: ["utf8", "utf8bom", "utf8sig"]
    case .gb18030: ["gb18030", "gbk", "gb2312", "cp936", "windows936", "euccn"]
    case .big5: ["big5", "big5hkscs", "cp950", "windows950"]
    case .utf16LE: ["utf16le", "utf16", "ucs2", "unicode"]
    case .utf16BE: ["utf16be"]
    case .utf32LE: ["utf32le", "utf32"]
    case .utf32BE: ["utf32be"]
    }
  }

  /// The name by which iconv knows it.
  var conversion: String { self == .big5 ? "BIG5-HKSCS" : rawValue }

  /// Bytes of the smallest unit.
  var unit: Int {
    switch self {
    case .utf8, .gb18030, .big5: 1
    case .utf16LE, .utf16BE: 2
    case .utf32LE, .utf32BE: 4
    }
  }

  /// The byte order mark that a file may begin with.
  var mark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .gb18030: [0x84, 0x31, 0x95, 0x33]
    case .big5: []
    case .utf16LE: [0xFF, 0xFE]
    case .utf16BE: [0xFE, 0xFF]
    case .utf32LE: [0xFF, 0xFE, 0, 0]
    case .utf32BE: [0, 0, 0xFE, 0xFF]
    }
  }
}
