import Columnar
import Localization

extension InputFile {
  /// What is said of the encoding: which it is and why, and what the conversion met.
  func encodingNotes(_ kind: String?) -> [Diagnostic] {
    guard let flaws else { return [] }
    let name = encoding.encoding.rawValue
    var notes = [
      Diagnostic(
        severity: .note, code: .wrongEncoding, kind: kind, file: self.name, offset: 0, found: name,
        expected: Localized(
          "UTF-8（已按 \(name) 读取：\(encoding.reason.chinese)；可用 --encoding 指定；位置按转换后的文字计）",
          "UTF-8 (read as \(name): \(encoding.reason.english); --encoding names another; places count the converted text)"
        ))
    ]
    if flaws.foreignLines > 0 {
      notes.append(
        Diagnostic(
          severity: .warning, code: .wrongEncoding, kind: kind, file: self.name, offset: flaws.firstForeign,
          found: "UTF-8",
          expected: Localized(
            "全文同一编码（自此起有 \(flaws.foreignLines) 行是 UTF-8，已按 UTF-8 读取）",
            "one encoding throughout (from here on \(flaws.foreignLines) lines are UTF-8, and were read so)")))
    }
    if flaws.damaged > 0 {
      notes.append(
        Diagnostic(
          severity: .warning, code: .wrongEncoding, kind: kind, file: self.name, offset: flaws.firstDamaged, found: "�",
          expected: Localized(
            "\(name) 的字节（自此起有 \(flaws.damaged) 处认不出，以 � 代替）",
            "bytes of \(name) (from here on \(flaws.damaged) are none, and replaced by �)")))
    }
    return notes
  }
}
