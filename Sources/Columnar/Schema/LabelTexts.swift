import HanText
import Synchronization

/// The labels of a vocabulary in both languages as one column of texts, so that a word is looked for in thousands of them
/// with one scan. Made when it is first asked for and shared, as `SpellingIndex`.
package final class LabelTexts: Sendable {
  private let made = Mutex<TextColumn?>(nil)

  /// - Parameter written: the labels, the same at every call. O(labels) the first time.
  func column(_ written: () -> [String]) -> TextColumn {
    made.withLock { made in
      if let made { return made }
      let result = Self.column(of: written())
      made = result
      return result
    }
  }

  /// The texts in their folded form, which is all that a search needs.
  private static func column(of texts: [String]) -> TextColumn {
    var arena: [UInt8] = []
    var offsets: [UInt32] = [0]
    for text in texts {
      arena += Folding.fold(text).utf8
      offsets.append(UInt32(arena.count))
    }
    arena += [UInt8](repeating: 0, count: TextColumn.padding)
    let column = TextColumn(
      arena: arena, offsets: offsets, validity: Bitmap(count: texts.count, filled: true), folded: .none)
    return column.withPinyinEncoding(workers: 1) { true } ?? column
  }
}
