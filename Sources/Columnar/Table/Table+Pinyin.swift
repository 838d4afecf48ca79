extension Table {
  /// The table with the pinyin encoding of its large text columns that word searches read. Columns of shared texts have none.
  /// - Parameter goesOn: asked every few milliseconds on the calling thread; false makes it nil.
  package func withPinyinEncoding(workers: Int, while goesOn: () -> Bool) -> Table? {
    guard count >= TextColumn.fewTexts else { return self }
    var replacements: [Int: Column] = [:]
    for (ordinal, field) in kind.fields.enumerated() where field.has(.search) || ordinal == kind.labelOrdinal {
      guard case .text = field.type, case .text(let column) = columns[ordinal], column.codes == nil,
        Int(column.offsets.last ?? 0) >= count
      else { continue }
      guard let encoded = column.withPinyinEncoding(workers: workers, while: goesOn) else { return nil }
      replacements[ordinal] = .text(encoded)
    }
    return replacements.isEmpty ? self : replacing(replacements)
  }
}
