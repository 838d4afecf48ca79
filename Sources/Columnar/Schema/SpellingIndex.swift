import HanText
import Synchronization

/// The folded spellings of the values of a vocabulary, made when they are first asked for and shared by all copies of it:
/// a lock guards them, because vocabularies are shared by all threads.
package final class SpellingIndex: Sendable {
  package struct Spellings: Sendable {
    /// By value.
    package let folded: [[String]]
    /// How many values may be written so.
    package let bearers: [String: Int]
  }

  private let made = Mutex<Spellings?>(nil)

  /// - Parameter written: the spellings of each value, the same at every call. O(spellings) the first time.
  func spellings(_ written: () -> [[String]]) -> Spellings {
    made.withLock { made in
      if let made { return made }
      let folded = written().map { $0.map { Folding.fold($0) } }
      var bearers: [String: Int] = [:]
      for spellings in folded { for spelling in Set(spellings) { bearers[spelling, default: 0] += 1 } }
      let result = Spellings(folded: folded, bearers: bearers)
      made = result
      return result
    }
  }
}

extension Codebook.Entry {
  /// All ways to write the entry: Chinese label, English label, code, aliases.
  package var spellings: [String] { [label.chinese, label.english, code] + aliases }
}
