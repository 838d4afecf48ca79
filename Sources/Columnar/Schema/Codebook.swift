import Localization

/// A vocabulary: the values that a coded field may hold, in their official order.
///
/// A codebook may be a tree (`parent`), as administrative divisions are: a query for an entry then means the entry and
/// everything below it. An entry may be `replacedBy` another: records keep the old code, queries for either find both.
///
/// Immutable and shared.
public final class Codebook: Sendable {
  /// One value of the vocabulary. `code` is what files and scripts write, `label` what people read.
  public struct Entry: Sendable, Hashable {
    public let code: String
    public let label: Localized
    /// Further spellings that files use for the same value, read but never written.
    public let aliases: [String]
    public let parent: String?
    public let replacedBy: String?
    /// The name of this entry's level in a tree, such as `city`; a query path may end in it (`region.city`).
    public let level: String?

    public init(
      _ code: String, _ chinese: String, _ english: String, aliases: [String] = [], parent: String? = nil,
      replacedBy: String? = nil, level: String? = nil
    ) {
      self.code = code
      self.label = Localized(chinese, english)
      self.aliases = aliases
      self.parent = parent
      self.replacedBy = replacedBy
      self.level = level
    }
  }

  /// Whether a value outside the vocabulary is a problem, or a value like any other.
  public enum Openness: Sendable { case closed, open }

  /// How exports write a value: the Chinese label, the code (divisions, whose names are not unique in the country), or the
  /// label in the language of the export (computed tables, whose words no file holds).
  public enum Writing: Sendable { case label, code, translatedLabel }

  public let name: String
  public let title: Localized
  public let openness: Openness
  public let writing: Writing
  public let entries: [Entry]
  /// The levels of a tree from the root down, each with its title; empty if the vocabulary is flat.
  public let levels: [(name: String, title: Localized)]
  /// Entry ordinals by every accepted spelling: code, labels, aliases.
  private let ordinals: [String: Int]
  let parents: [Int?]
  let replacements: [Int?]
  /// Whether an entry stands for others: those below it, or those that it replaces.
  let hasFamilies: Bool
  private let index = SpellingIndex()
  /// The labels as a column of texts.
  let texts = MadeOnce()

  /// - Precondition: at most 60,000 entries; codes are unique; parents and replacements are codes of this book.
  public init(
    _ name: String, title: Localized, openness: Openness = .closed, writing: Writing = .label,
    levels: [(name: String, title: Localized)] = [], entries: [Entry]
  ) {
    self.name = name
    self.title = title
    self.openness = openness
    self.writing = writing
    self.levels = levels
    self.entries = entries
    var ordinals: [String: Int] = [:]
    for (ordinal, entry) in entries.enumerated() { ordinals[entry.code] = ordinal }
    // Old names first come, first served, so that a name still in use is never taken by an abolished entry.
    for (ordinal, entry) in entries.enumerated().sorted(by: {
      ($0.1.replacedBy == nil ? 0 : 1) < ($1.1.replacedBy == nil ? 0 : 1)
    }) {
      for spelling in [entry.label.chinese, entry.label.english] + entry.aliases where ordinals[spelling] == nil {
        ordinals[spelling] = ordinal
      }
    }
    self.ordinals = ordinals
    self.parents = entries.map { entry in entry.parent.flatMap { ordinals[$0] } }
    self.replacements = entries.map { entry in entry.replacedBy.flatMap { ordinals[$0] } }
    hasFamilies = entries.contains { $0.parent != nil || $0.replacedBy != nil }
  }

  /// The entry written as `spelling` (code, either label, or alias), exactly. O(1).
  public func ordinal(of spelling: String) -> Int? { ordinals[spelling] }

  /// All spellings, folded.
  package var foldedSpellings: SpellingIndex.Spellings { index.spellings { entries.map(\.spellings) } }

  /// The entry directly above, in a tree.
  public func parent(of ordinal: Int) -> Int? { parents[ordinal] }

  /// The entry at `level` on the way up from `ordinal`, itself included. O(depth).
  public func ancestor(of ordinal: Int, at level: String) -> Int? {
    var current: Int? = ordinal
    var steps = 0
    while let here = current, steps < 64 {
      if entries[here].level == level { return here }
      current = parents[here]
      steps += 1
    }
    return nil
  }

  /// The ordinals that a query for `ordinal` means: itself, what replaces it or it replaces, and all below. O(entries).
  public func family(of ordinal: Int) -> [Int] {
    var members: Set<Int> = [ordinal]
    var grew = true
    while grew {
      grew = false
      for (candidate, entry) in entries.enumerated() where !members.contains(candidate) {
        let below = parents[candidate].map(members.contains) ?? false
        let oldName = entry.replacedBy.flatMap { ordinals[$0] }.map(members.contains) ?? false
        if below || oldName {
          members.insert(candidate)
          grew = true
        }
      }
    }
    if let newer = entries[ordinal].replacedBy.flatMap({ ordinals[$0] }) { members.insert(newer) }
    return members.sorted()
  }
}
