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
        "“\(path)”中没有登记册文件。文件夹中应有 register.json，或以记录类型命名的文件（如 organizations.json）。",
        "No register found in \(path). The folder should hold register.json, or files named after record types, such as organizations.json."
      )
    case .damaged(let diagnostic): return damaged(diagnostic)
    case .empty: return Localized("“\(path)”是空的，没有记录。", "\(path) is empty: there are no records in it.")
    case .unknownKind(let name, let known):
      return Localized(
        "没有名为“\(name)”的记录类型。可用的有：\(known.joined(separator: "、"))。",
        "There is no record type named “\(name)”. Available: \(known.joined(separator: ", ")).")
    case .cannotGuess(let keys):
      let shown = keys.prefix(6)
      let more = keys.count > shown.count
      return Localized(
        "无法判断“\(path)”的记录类型：字段 \(shown.joined(separator: "、"))\(more ? " 等" : "") 不属于任何记录类型。请用 --as 指定记录类型。",
        "Cannot tell which record type \(path) holds: no record type has the fields \(shown.joined(separator: ", "))\(more ? " …" : ""). Specify it with --as KIND."
      )
    case .tooLarge(let needed, let free):
      return Localized(
        "“\(path)”过大：约需内存 \(Self.size(needed))，可用内存 \(Self.size(free))。请关闭其他程序后重试，或只打开部分文件。",
        "\(path) is too large: it needs about \(Self.size(needed)) of memory and \(Self.size(free)) is free. Close other programs and try again, or open fewer files."
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
