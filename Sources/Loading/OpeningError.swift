import Columnar
import JSON
import Localization

/// Why no register could be opened at all: one sentence that says what, where and what to do.
public struct OpeningError: Error, Sendable, Equatable {
  public enum Cause: Sendable, Equatable {
    /// The path cannot be read; the system's reason.
    case unreadable(Localized)
    /// The folder holds no file named after a kind.
    case noRegister
    /// No file could be read; the first one's trouble.
    case damaged(Diagnostic)
    case empty
    /// `--as` names no kind; the kinds there are.
    case unknownKind(String, known: [String])
    /// The keys fit no kind.
    case cannotGuess(keys: [String])
    /// Bytes needed and free.
    case tooLarge(needed: Int, free: Int)
    case cancelled
  }

  public let path: String
  public let cause: Cause

  public init(path: String, cause: Cause) {
    self.path = path
    self.cause = cause
  }

  public func sentence(_ language: Language) -> String {
    let text = localized
    return text[language]
  }

  private var localized: Localized {
    switch cause {
    case .unreadable(let reason):
      return Localized("“\(path)”\(reason.chinese)。", "\(path) \(reason.english).")
    case .noRegister:
      return Localized(
        "“\(path)”里没有登记册的文件：应有 register.json，或以类别命名的文件，如 organizations.json。",
        "\(path) holds no register: expected register.json, or files named after kinds such as organizations.json.")
    case .damaged(let diagnostic): return damaged(diagnostic)
    case .empty: return Localized("“\(path)”是空的，没有记录。", "\(path) is empty: there are no records in it.")
    case .unknownKind(let name, let known):
      return Localized(
        "没有“\(name)”这一类别。现有：\(known.joined(separator: "、"))。",
        "There is no kind \(name). There are: \(known.joined(separator: ", ")).")
    case .cannotGuess(let keys):
      let shown = keys.prefix(6)
      let more = keys.count > shown.count
      return Localized(
        "看不出“\(path)”是哪一类记录：字段 \(shown.joined(separator: "、"))\(more ? " 等" : "") 不属于任何类别。请用 --as 指明。",
        "Cannot tell what kind of records \(path) holds: no kind has \(shown.joined(separator: ", "))\(more ? " …" : ""). Say so with --as KIND."
      )
    case .tooLarge(let needed, let free):
      return Localized(
        "“\(path)”太大：约需 \(Self.size(needed)) 内存，现有 \(Self.size(free))。请关闭其他程序，或只打开一部分。",
        "\(path) is too large: it takes about \(Self.size(needed)) of memory and \(Self.size(free)) are free. Close other programs, or open a part of it."
      )
    case .cancelled: return Localized("已取消打开“\(path)”。", "Opening \(path) was cancelled.")
    }
  }

  private func damaged(_ diagnostic: Diagnostic) -> Localized {
    let file = diagnostic.file.isEmpty ? path : diagnostic.file
    guard let line = diagnostic.line, let column = diagnostic.column else {
      return Localized("\(file)：\(diagnostic.expected.chinese)。", "\(file): \(diagnostic.expected.english).")
    }
    return Localized(
      "\(file) 第 \(line) 行第 \(column) 个字符：\(diagnostic.expected.chinese)。",
      "\(file), line \(line), column \(column): \(diagnostic.expected.english).")
  }

  private static func size(_ bytes: Int) -> String {
    guard bytes >= 1 << 30 else { return "\(max(1, bytes >> 20)) MB" }
    let tenths = bytes * 10 >> 30
    return "\(tenths / 10).\(tenths % 10) GB"
  }
}
