import Columnar
import Localization

extension Expected {
  /// - Parameters:
  ///   - layout: what was taken for the records.
  ///   - rivals: other places that might hold them.
  static func taken(_ layout: RecordLayout, as kind: Kind, rivals: [String]) -> Localized {
    let place =
      layout.path.isEmpty
      ? Localized("文件本身", "the document itself")
      : Localized(FileHead.spelled(layout.path), FileHead.spelled(layout.path))
    let payload = layout.payload.isEmpty ? "" : "*." + FileHead.spelled(layout.payload)
    let words = layout.words
    let others = rivals.prefix(5)
    let rest =
      others.isEmpty
      ? Localized("", "")
      : Localized(
        "；也可能在 \(others.joined(separator: "、"))，用 --records 指明",
        "; they may also be at \(others.joined(separator: ", ")): say so with --records")
    let inner = payload.isEmpty ? Localized("", "") : Localized("，取其 \(payload)", ", of which \(payload)")
    return Localized(
      "记录取自\(place.chinese)（\(words.chinese)\(inner.chinese)），按“\(kind.title.chinese)”读取\(rest.chinese)",
      "the records were taken from \(place.english) (\(words.english)\(inner.english)), as \(kind.title.english.lowercased())\(rest.english)"
    )
  }
}
