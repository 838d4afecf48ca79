import Columnar
import HanText

/// The labels in which words occur, kept while several kinds are searched for the same words.
final class WordLabelsCache {
  private struct Key: Hashable {
    let needle: [UInt8]
    let isQuoted: Bool
  }

  private var known: [Key: WordLabels] = [:]

  func labels(_ word: WordTest, in register: Register) -> WordLabels {
    let key = Key(needle: word.needle, isQuoted: word.pinyin == nil)
    if let labels = known[key] { return labels }
    let labels = WordLabels(word, in: register)
    known[key] = labels
    return labels
  }
}

/// Where a word occurs in the labels that records share: of vocabularies, and of the records that others refer to. Each is
/// searched once a word, however many columns show it.
///
/// A class, because every column of an evaluation adds to it.
final class WordLabels {
  private let word: WordTest
  private let register: Register
  private var books: [ObjectIdentifier: Bitmap] = [:]
  private var targets: [Int: Bitmap?] = [:]

  init(_ word: WordTest, in register: Register) {
    self.word = word
    self.register = register
  }

  /// The codes that a record may have to be found: those whose label has the word, and their families.
  func codes(_ labels: CodedLabels, poll: () throws(EvaluationStop) -> Void) throws(EvaluationStop) -> Bitmap {
    let name = ObjectIdentifier(labels.book)
    let known: Bitmap
    if let found = books[name] {
      known = found
    } else {
      known = try word.entries(of: labels.book, poll: poll)
      books[name] = known
    }
    return labels.extras.isEmpty ? known : try word.adding(labels, to: known, poll: poll)
  }

  /// The records of a kind whose label has the word, as `search` finds them; nil if they have no labels of their own.
  func records(
    _ kind: Int, search: (Table) throws(EvaluationStop) -> Bitmap?
  ) throws(EvaluationStop) -> Bitmap? {
    if let found = targets[kind] { return found }
    let found = try search(register.tables[kind])
    targets[kind] = .some(found)
    return found
  }
}

extension WordTest {
  /// The codes of a column that the word finds: those whose label in either language has the word, literally or by sound,
  /// and, in a tree, all below them.
  package func codes(of labels: CodedLabels) -> Bitmap {
    // Without cancellation nothing is thrown.
    (try? adding(labels, to: entries(of: labels.book) { () throws(EvaluationStop) in }) { () throws(EvaluationStop) in })
      ?? Bitmap(count: labels.count)
  }

  /// The codes whose own label has the word, without those below.
  func ownCodes(of labels: CodedLabels) -> Bitmap {
    (try? adding(labels, to: ownEntries(of: labels.book) { () throws(EvaluationStop) in }) {
      () throws(EvaluationStop) in
    }) ?? Bitmap(count: labels.count)
  }

  fileprivate func entries(
    of book: Codebook, poll: () throws(EvaluationStop) -> Void
  ) throws(EvaluationStop) -> Bitmap {
    book.families(of: try ownEntries(of: book, poll: poll))
  }

  private func ownEntries(
    of book: Codebook, poll: () throws(EvaluationStop) -> Void
  ) throws(EvaluationStop) -> Bitmap {
    var entries = Bitmap(count: book.entries.count)
    try texts(in: book.labelTexts, poll: poll).forEach { entries[$0 >> 1] = true }
    return entries
  }

  fileprivate func adding(
    _ labels: CodedLabels, to entries: Bitmap, poll: () throws(EvaluationStop) -> Void
  ) throws(EvaluationStop) -> Bitmap {
    guard !labels.extras.isEmpty else { return entries }
    var all = Bitmap(count: labels.count)
    entries.forEach { all[$0] = true }
    try texts(in: labels.extraTexts, poll: poll).forEach { all[entries.count + $0] = true }
    return all
  }

  private func texts(
    in column: TextColumn, poll: () throws(EvaluationStop) -> Void
  ) throws(EvaluationStop) -> Bitmap {
    var found = try Scan.contains(needle, in: column, within: nil, poll: poll).rows
    if let pinyin { found.formUnion(try Scan.contains(pinyin, in: column, within: nil, poll: poll).rows) }
    return found
  }
}
