import Columnar
import HanText

// Bare words: searched in every search field, literally and by pinyin.
extension Evaluator {
  /// The rows that the word matches.
  func found(_ word: WordTest, within: Bitmap?) throws(Stop) -> Bitmap {
    try hits(word, within: within, ranked: false).rows
  }

  /// The rows that the word matches and, if `ranked`, the rank of each.
  func hits(_ word: WordTest, within: Bitmap?, ranked: Bool) throws(Stop) -> WordHits {
    let table = register.tables[word.kind]
    // Few texts are searched one by one, many with a scan of all columns together.
    let isShort =
      table.count < TextColumn.fewTexts || (within?.population ?? .max) < table.count / 64
    var result = WordHits(count: table.count, ranked: ranked && isShort)
    for field in word.fields {
      if case .text(let column) = table.columns[field] {
        guard isShort else { continue }
        let isLabel = field == table.kind.labelOrdinal
        result.add(try literalHits(word, column, within: within), byPinyin: false, isLabel: isLabel)
        guard hasPinyin(kind: word.kind, field: field), let hits = try pinyinHits(word, column, within: within) else {
          continue
        }
        result.add(hits, byPinyin: true, isLabel: isLabel)
      } else {
        result.add(try found(word, kind: word.kind, field: field))
      }
    }
    if word.isCode, !word.fields.contains(table.kind.keyOrdinal),
      case .text(let keys) = table.columns[table.kind.keyOrdinal]
    {
      result.add(Scan.matches([word.needle], whole: false, in: keys))
    }
    return isShort ? result : try scanned(word, table, ranked: ranked, known: result.rows)
  }

  /// Searches all texts of a large table.
  /// - Parameter known: rows that match for other reasons.
  private func scanned(_ word: WordTest, _ table: Table, ranked: Bool, known: Bitmap) throws(Stop) -> WordHits {
    var parts: [WordScan.Part] = []
    for field in word.fields {
      guard case .text(let column) = table.columns[field] else { continue }
      // A text of ASCII folds to ASCII, and a character of the word that is not ASCII matches itself only.
      if column.isASCII, word.needle.contains(where: { $0 >= 0x80 }) { continue }
      let hasPinyin = hasPinyin(kind: word.kind, field: field)
      let texts: WordScan.Part.Texts
      if let codes = column.codes, let distinct = column.distinct {
        let literal = WordScan.SharedHits(try literalHits(word, distinct, within: nil))
        let pinyin = hasPinyin ? try pinyinHits(word, distinct, within: nil).map { WordScan.SharedHits($0) } : nil
        texts = .shared(codes, literal: literal, pinyin: pinyin)
      } else {
        texts = .own(column, hasPinyin: hasPinyin)
      }
      parts.append(WordScan.Part(texts: texts, isLabel: field == table.kind.labelOrdinal))
    }
    let scan = WordScan(needle: word.needle, pattern: word.pinyin, parts: parts, count: table.count)
    guard ranked else { return WordHits(rows: try scan.rows(known: known) { () throws(Stop) in try poll() }) }
    var (rows, ranks) = try scan.ranked { () throws(Stop) in try poll() }
    rows.formUnion(known)
    return WordHits(rows: rows, ranks: ranks)
  }

  /// Whether a field is searched by pinyin: codes are not.
  private func hasPinyin(kind: Int, field: Int) -> Bool {
    if case .code = register.schema.kinds[kind].fields[field].type.element { false } else { true }
  }

  /// The rows that match in a column that is not of texts.
  private func found(_ word: WordTest, kind: Int, field: Int) throws(Stop) -> Bitmap {
    let target = register.schema.kinds[kind].fields[field].type.target
    switch register.tables[kind].columns[field] {
    case .coded(let column): return coded(word, column)
    case .reference(let column): return try named(word, column, target: target)
    case .list(let list):
      switch list.elements {
      case .text(let column):
        return list.rows(holding: try found(word, column, hasPinyin: hasPinyin(kind: kind, field: field)))
      case .coded(let column): return list.rows(holding: coded(word, column))
      case .reference(let column): return list.rows(holding: try named(word, column, target: target))
      }
    case .text, .number, .day, .flag: return Bitmap(count: register.tables[kind].count)
    }
  }

  private func found(_ word: WordTest, _ column: TextColumn, hasPinyin: Bool) throws(Stop) -> Bitmap {
    var result = try literalHits(word, column, within: nil).rows
    if hasPinyin, let hits = try pinyinHits(word, column, within: nil) { result.formUnion(hits.rows) }
    return result
  }

  private func literalHits(_ word: WordTest, _ column: TextColumn, within: Bitmap?) throws(Stop) -> Scan.Hits {
    try Scan.contains(word.needle, in: column, within: within) { () throws(Stop) in try poll() }
  }

  /// Nil if the word is not searched by pinyin.
  private func pinyinHits(_ word: WordTest, _ column: TextColumn, within: Bitmap?) throws(Stop) -> Scan.Hits? {
    guard let pattern = word.pinyin else { return nil }
    return try Scan.contains(pattern, in: column, within: within) { () throws(Stop) in try poll() }
  }

  /// The rows of codes whose label contains the word in either language.
  private func coded(_ word: WordTest, _ column: CodedColumn) -> Bitmap {
    let labels = column.labels
    let test = CodeTest(count: labels.count) { word.isIn(labels.label($0, .chinese), labels.label($0, .english)) }
    return Self.rows(of: column, in: test.yes)
  }

  /// The rows of references to records whose name contains the word or whose code begins with it, even if no record has
  /// the code.
  private func named(_ word: WordTest, _ column: ReferenceColumn, target: String?) throws(Stop) -> Bitmap {
    var result = Bitmap(count: column.rows.count)
    if let table = target.flatMap(register.table), let records = try referenced(word, table) {
      result = Self.positions(of: column.rows, in: records)
    }
    guard word.isCodeOfOthers else { return result }
    for (position, key) in zip(column.unresolved.positions, column.unresolved.keys)
    where Array(Folding.fold(key).utf8).starts(with: word.needle) {
      result[Int(position)] = true
    }
    return result
  }

  /// The records of a table that match the word if others refer to them. Nil if they have no names.
  private func referenced(_ word: WordTest, _ table: Table) throws(Stop) -> Bitmap? {
    guard case .text(let names) = table.columns[table.kind.labelOrdinal] else { return nil }
    let isCode = if case .code = table.kind.fields[table.kind.labelOrdinal].type { true } else { false }
    var result = try found(word, names, hasPinyin: !isCode)
    if word.isCodeOfOthers, case .text(let keys) = table.columns[table.kind.keyOrdinal] {
      result.formUnion(Scan.matches([word.needle], whole: false, in: keys))
    }
    return result
  }
}

extension WordTest {
  /// Whether one of the texts contains the word, literally or by pinyin.
  fileprivate func isIn(_ texts: String...) -> Bool {
    texts.contains { text in
      Array(Folding.fold(text).utf8).withUnsafeBufferPointer { bytes in
        needle.isFound(in: bytes) != nil || pinyin?.matches(bytes) ?? false
      }
    }
  }
}

extension [UInt8] {
  /// The first index of these bytes in others, nil if they do not contain them.
  func isFound(in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
    guard let first, bytes.count - start >= count else { return isEmpty ? start : nil }
    for place in start...(bytes.count - count) where bytes[place] == first {
      if (1..<Swift.max(count, 1)).allSatisfy({ bytes[place + $0] == self[$0] }) { return place }
    }
    return nil
  }
}
