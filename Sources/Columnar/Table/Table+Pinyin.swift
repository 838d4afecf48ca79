extension Table {
  /// The table with the pinyin encodings of the columns that words are searched in.
  /// - Parameter goesOn: called every few milliseconds on the calling thread; if false, the result is nil.
  package func withPinyinEncoding(workers: Int, while goesOn: () -> Bool) -> Table? {
    var replacements: [Int: Column] = [:]
    for (ordinal, field) in kind.fields.enumerated() where field.takesWords || ordinal == kind.labelOrdinal {
      guard case .text = field.type.element else { continue }
      switch columns[ordinal] {
      case .text(let column):
        guard let encoded = column.withPinyinEncoding(workers: workers, while: goesOn) else { return nil }
        if encoded.pinyin != nil { replacements[ordinal] = .text(encoded) }
      case .list(let list):
        guard case .text(let column) = list.elements else { continue }
        guard let encoded = column.withPinyinEncoding(workers: workers, while: goesOn) else { return nil }
        if encoded.pinyin != nil {
          replacements[ordinal] = .list(ListColumn(offsets: list.offsets, elements: .text(encoded)))
        }
      default: continue
      }
    }
    return replacements.isEmpty ? self : replacing(replacements)
  }
}
