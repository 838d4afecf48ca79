import HanText

/// The parts of texts that made a filter match, for drawing. Made once for each filter, used for each text on the screen.
public struct Highlights: Sendable {
  fileprivate enum Sought {
    /// A folded word, and its pinyin pattern if it can be pinyin.
    case word(needle: [UInt8], pinyin: PinyinPattern?)
    case pattern(Pattern)
  }

  /// For each field, what the filter searches there.
  fileprivate var sought: [[Sought]]

  /// The UTF-8 ranges of a text that made its record match: words, literal and pinyin, values of text comparisons, and
  /// matches of regular expressions. Ascending, not overlapping, whole characters. For the few texts on a screen:
  /// O(text * clauses).
  ///
  /// - Parameter text: the value of the field, or the text that a table shows for it.
  public func ranges(in text: UnsafeBufferPointer<UInt8>, field: Int) -> [Range<Int>] {
    guard sought.indices.contains(field), !sought[field].isEmpty else { return [] }
    var marks = MatchRanges(text: text)
    for sought in sought[field] { marks.add(sought) }
    return marks.merged
  }
}

extension Filter {
  /// The highlights of this filter.
  public var highlights: Highlights {
    var result = Highlights(sought: context.table.kind.fields.map { _ in [] })
    collect(query, in: &result.sought)
    return result
  }

  private func collect(_ query: Query, in sought: inout [[Highlights.Sought]]) {
    switch query {
    case .everything, .relation, .not: return
    case .all(let parts), .any(let parts): for part in parts { collect(part, in: &sought) }
    case .word(let word):
      guard let wanted = wanted(word) else { return }
      for field in sought.indices where isSearched(field, for: word) { sought[field].append(wanted) }
    case .comparison(let comparison):
      guard case .path(let path) = comparison.left, path.steps.count == 1, let field = field(named: path.steps[0])
      else { return }
      switch comparison.comparator {
      case .matches, .equals:
        for case .one(let scalar) in comparison.items where !Literal.isAny(scalar.text) && !Literal.isNone(scalar.text)
        {
          let word = Query.Word(text: scalar.text, quoted: true, place: scalar.place)
          if let wanted = wanted(word) { sought[field].append(wanted) }
        }
      case .like:
        guard case .one(let scalar)? = comparison.items.first,
          let pattern = try? Pattern(scalar.text, place: scalar.place, offset: 0)
        else { return }
        sought[field].append(.pattern(pattern))
      default: return
      }
    }
  }

  private func wanted(_ word: Query.Word) -> Highlights.Sought? {
    let needle = Array(Folding.fold(word.text).utf8)
    return needle.isEmpty ? nil : .word(needle: needle, pinyin: word.quoted ? nil : PinyinPattern(word.text))
  }

  private func isSearched(_ field: Int, for word: Query.Word) -> Bool {
    let kind = context.table.kind
    return kind.fields[field].takesWords || field == kind.keyOrdinal && word.text.utf8.count >= 6
  }

  private func field(named step: Query.Path.Step) -> Int? {
    let names = NameScope(schema: context.register.schema, kind: context.kind)
    guard case .field(let field)? = try? names.resolve(step.name, as: .value, at: step.place) else { return nil }
    return field
  }
}

/// Ranges found in one text.
private struct MatchRanges {
  private let original: UnsafeBufferPointer<UInt8>
  /// Nil if folding does not change the text.
  private let folded: FoldedText?
  private var ranges: [Range<Int>] = []

  init(text: UnsafeBufferPointer<UInt8>) {
    original = text
    folded = Folding.isFolded(text) ? nil : FoldedText(text)
  }

  mutating func add(_ sought: Highlights.Sought) {
    switch sought {
    case .word(let needle, let pinyin):
      if let folded {
        let found = folded.bytes.withUnsafeBufferPointer { Self.found(needle, pinyin, in: $0) }
        ranges += found.map(folded.originalRange)
      } else {
        let found = Self.found(needle, pinyin, in: original)
        if found.isEmpty { return }
        // Ranges are widened to whole grapheme clusters; most boundaries lie between characters that never combine.
        let isWhole = found.allSatisfy { isBorder($0.lowerBound) && isBorder($0.upperBound) }
        ranges += isWhole ? found : found.map(FoldedText(original).originalRange)
      }
    case .pattern(let pattern): add(pattern)
    }
  }

  private static func found(
    _ needle: [UInt8], _ pinyin: PinyinPattern?, in bytes: UnsafeBufferPointer<UInt8>
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = 0
    while place < bytes.count, let start = needle.isFound(in: bytes, from: place) {
      found.append(start..<start + needle.count)
      place = start + needle.count
    }
    guard found.isEmpty, let pinyin else { return found }
    place = 0
    while place < bytes.count, let range = pinyin.firstMatch(in: bytes, from: place) {
      found.append(range)
      place = max(range.upperBound, place + 1)
    }
    return found
  }

  /// Whether the characters on both sides of a place never combine: printable ASCII or Chinese.
  private func isBorder(_ place: Int) -> Bool {
    func isAlone(_ lead: Int) -> Bool {
      guard original.indices.contains(lead) else { return false }
      return 0x20...0x7E ~= original[lead] || 0xE4...0xE9 ~= original[lead]
    }
    guard place == original.count || isAlone(place) else { return false }
    return place == 0 || 0x20...0x7E ~= original[place - 1] || place >= 3 && 0xE4...0xE9 ~= original[place - 3]
  }

  private mutating func add(_ pattern: Pattern) {
    let matcher = Pattern.Matcher(pattern)
    var place = 0
    while place <= original.count, let range = (try? matcher.match(original, from: place)) ?? nil {
      if !range.isEmpty { ranges.append(range) }
      place = max(range.upperBound, place + 1)
      while place < original.count, original[place] & 0xC0 == 0x80 { place += 1 }
    }
  }

  var merged: [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}
