extension Table {
  /// The table with how those texts are read in which words are looked for, where they are many and no rows share them.
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
