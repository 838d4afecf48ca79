import HanText

// The labels of a vocabulary as a column, so that a word is looked for in thousands of them with one scan.
extension Codebook {
  /// Chinese and English of each entry, in turn.
  package var labelTexts: TextColumn {
    texts.value { TextColumn(folding: entries.flatMap { [$0.label.chinese, $0.label.english] }) }
  }

  /// The families of all entries of a set. O(entries * depth), however many they are.
  package func families(of chosen: Bitmap) -> Bitmap {
    guard hasFamilies, !chosen.isEmpty else { return chosen }
    var members = chosen
    var grew = true
    while grew {
      grew = false
      for entry in entries.indices where !members[entry] {
        if parents[entry].map({ members[$0] }) ?? false || replacements[entry].map({ members[$0] }) ?? false {
          members[entry] = true
          grew = true
        }
      }
    }
    chosen.forEach { if let newer = replacements[$0] { members[newer] = true } }
    return members
  }
}

extension CodedLabels {
  /// The spellings found in the data.
  package var extraTexts: TextColumn { texts.value { TextColumn(folding: extras) } }
}

extension TextColumn {
  /// Texts in their folded form, which is all that a search needs.
  fileprivate init(folding texts: [String]) {
    var arena: [UInt8] = []
    var offsets: [UInt32] = [0]
    for text in texts {
      arena += Folding.fold(text).utf8
      offsets.append(UInt32(arena.count))
    }
    arena += [UInt8](repeating: 0, count: TextColumn.padding)
    let column = TextColumn(
      arena: arena, offsets: offsets, validity: Bitmap(count: texts.count, filled: true), folded: .none)
    self = column.withPinyinEncoding(workers: 1) { true } ?? column
  }
}
