import HanText

// What a filter found inside a text, for drawing.
extension Filter {
  /// The UTF-8 ranges of `text`, the value of a field (or what a table shows for it), that made its record match: words
  /// as written and by sound, values of text comparisons, and matches of regular expressions. Ascending, not overlapping,
  /// whole characters. For the few texts on a screen: O(text * clauses).
  public func highlights(of text: String, field: Int) -> [Range<Int>] {
    var marks = Marks(text: text)
    mark(query, field: field, in: &marks)
    return marks.merged
  }

  private func mark(_ query: Query, field: Int, in marks: inout Marks) {
    switch query {
    case .everything, .relation, .not: return
    case .all(let parts), .any(let parts): for part in parts { mark(part, field: field, in: &marks) }
    case .word(let word): if isSearched(field, for: word) { marks.add(word) }
    case .comparison(let comparison):
      guard case .path(let path) = comparison.left, path.steps.count == 1, names(path.steps[0], field) else { return }
      switch comparison.relating {
      case .matches, .equals:
        for case .one(let scalar) in comparison.items where !Literal.isAny(scalar.text) && !Literal.isNone(scalar.text)
        {
          marks.add(Query.Word(text: scalar.text, quoted: true, place: scalar.place))
        }
      case .like:
        if case .one(let scalar)? = comparison.items.first { marks.add(pattern: scalar) }
      default: return
      }
    }
  }

  private func isSearched(_ field: Int, for word: Query.Word) -> Bool {
    let kind = context.table.kind
    return kind.fields[field].has(.search) || field == kind.keyOrdinal && word.text.utf8.count >= 6
  }

  private func names(_ step: Query.Path.Step, _ field: Int) -> Bool {
    let names = Names(schema: context.register.schema, kind: context.kind)
    return (try? names.resolve(step.name, as: .value, at: step.place)) == .field(field)
  }
}

/// Ranges found in one text.
private struct Marks {
  private let original: [UInt8]
  private let folded: FoldedText
  private var ranges: [Range<Int>] = []

  init(text: String) {
    original = Array(text.utf8)
    folded = FoldedText(text)
  }

  mutating func add(_ word: Query.Word) {
    let needle = Array(Folding.fold(word.text).utf8)
    guard !needle.isEmpty else { return }
    let pinyin = word.quoted ? nil : PinyinPattern(word.text)
    let bytes = folded.bytes
    var place = 0
    var found: [Range<Int>] = []
    bytes.withUnsafeBufferPointer { bytes in
      while place < bytes.count, let start = needle.isFound(in: bytes, from: place) {
        found.append(start..<start + needle.count)
        place = start + needle.count
      }
      guard found.isEmpty, let pinyin else { return }
      place = 0
      while place < bytes.count, let range = pinyin.firstMatch(in: bytes, from: place) {
        found.append(range)
        place = max(range.upperBound, place + 1)
      }
    }
    ranges += found.map(folded.originalRange)
  }

  mutating func add(pattern scalar: Query.Scalar) {
    guard let pattern = try? Pattern(scalar.text, place: scalar.place, offset: 0) else { return }
    let matcher = Pattern.Matcher(pattern)
    var place = 0
    original.withUnsafeBufferPointer { bytes in
      while place <= bytes.count, let range = (try? matcher.match(bytes, from: place)) ?? nil {
        if !range.isEmpty { ranges.append(range) }
        place = max(range.upperBound, place + 1)
        while place < bytes.count, bytes[place] & 0xC0 == 0x80 { place += 1 }
      }
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
