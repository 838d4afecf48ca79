import Bytes
import Columnar
import Localization
import Oversight

extension Model {
  /// Opens the dialog for the path of the register to compare with.
  mutating func askComparison() -> [Effect] {
    popup = ComparePopup(text: TextField(comparisons.path ?? ""))
    return []
  }

  /// Compares with the register at the typed path.
  mutating func startComparison() -> [Effect] {
    guard let dialog = popup as? ComparePopup else { return [] }
    let path = dialog.text.text.trimmed
    guard !path.isEmpty else {
      say(Phrase.pathEmpty.text, isError: true)
      return []
    }
    popup = nil
    comparisons.path = path
    comparisons.opensTable = true
    say(Phrase.comparing.localized(path))
    return compareWithPath()
  }

  /// Compares with the chosen register again, after the files changed.
  mutating func compareWithPath() -> [Effect] {
    guard let register, let path = comparisons.path, !isPartial else { return [] }
    return [.ask(comparisons.question(.path(path), register, widths))]
  }

  /// Compares with the state before a reload.
  mutating func compareWithEarlier(_ old: Register) -> [Effect] {
    guard let register else { return [] }
    return [.ask(comparisons.question(.register(old), register, widths))]
  }

  mutating func take(_ answer: DifferenceQuestion.Answer) -> [Effect] {
    guard !isPartial, comparisons.take(answer) else { return [] }
    switch answer.outcome {
    case .failed(let sentence):
      flash = Flash(text: Phrase.compareFailed.filled(with: sentence), isError: true)
      return []
    case .compared(let comparison): return take(comparison, answer.basis)
    }
  }

  private mutating func take(_ comparison: Comparison, _ basis: DifferenceTable.Basis) -> [Effect] {
    let counts = [comparison.added, comparison.removed, comparison.changed].map { Money.thousands($0) }
    let key = keyName("show-changes")
    switch basis {
    case .changes:
      say(
        comparison.isEmpty
          ? comparison.notes.first.map { Phrase.nothingChangedBut.filled(with: $0) } ?? Phrase.nothingChanged.text
          : Phrase.reloadedChanges.localized(counts[0], counts[1], counts[2], key))
    case .differences:
      if comparison.isEmpty {
        let note = comparison.notes.first
        flash = Flash(
          text: note.map { Phrase.noDifferencesBut.filled(with: $0) } ?? Phrase.noDifferences.text, isError: false)
      } else {
        let sentence = Phrase.comparedWith.localized(comparison.path ?? "", counts[0], counts[1], counts[2])
        flash = Flash(
          text: comparison.notes.first.map {
            Localized("\(sentence.chinese)。\($0.chinese)", "\(sentence.english). \($0.english)")
          } ?? sentence, isError: false)
      }
    }
    var effects = put(comparison)
    if basis == .differences, comparisons.opensTable {
      comparisons.opensTable = false
      if !comparison.isEmpty {
        let flash = flash
        effects += go(to: .kind(basis.rawValue))
        self.flash = flash
      }
    }
    return effects
  }

  /// Adds the table of differences in the current language to the register.
  private mutating func put(_ comparison: Comparison?) -> [Effect] {
    guard let (table, widths) = comparison?.tables[language] else { return [] }
    return put([table], widths)
  }

  /// Adds both tables of differences again, after the language changed.
  mutating func putComparisons() -> [Effect] { put(comparisons.differences) + put(comparisons.changes) }

  /// Goes to the table of changes since the last reload.
  mutating func showChanges() -> [Effect] { go(to: .kind(DifferenceTable.Basis.changes.rawValue)) }

  /// Whether a record was added or changed by the last reload; nil if it is unchanged.
  func change(of row: Int, in place: TableState) -> Difference.Change? {
    comparisons.changes?.change(kind: place.description.name, row: row)
  }
}
