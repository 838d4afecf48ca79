import Columnar
import HanText

/// The spellings of vocabularies as bytes, made once for all kinds of a register: some vocabularies have thousands of
/// entries and are used by many kinds.
///
/// `@unchecked Sendable`: the thread that loads asks for tables before others read them, and a table never changes.
final class CodebookSpellings: @unchecked Sendable {
  private var tables: [String: UnsafeMutablePointer<SpellingTable>] = [:]

  deinit {
    for table in tables.values {
      table.deinitialize(count: 1)
      table.deallocate()
    }
  }

  /// Every spelling of a codebook, exact and folded; an exact spelling has precedence.
  func table(of book: Codebook) -> UnsafePointer<SpellingTable> {
    if let table = tables[book.name] { return UnsafePointer(table) }
    var spellings = SpellingTable()
    for isFolded in [false, true] {
      for entry in book.entries {
        for text in [entry.code, entry.label.chinese, entry.label.english] + entry.aliases {
          guard let ordinal = book.ordinal(of: text) else { continue }
          var spelling = isFolded ? Folding.fold(text) : text
          spelling.withUTF8 { spellings.insert($0, ordinal) }
        }
      }
    }
    let table = UnsafeMutablePointer<SpellingTable>.allocate(capacity: 1)
    table.initialize(to: spellings)
    tables[book.name] = table
    return UnsafePointer(table)
  }
}
