import Columnar
import HanText

// Bare words: looked for in every search field, as they are written and by sound.
extension Evaluator {
  /// The rows in which the word is found.
  func found(_ word: WordTest, within: Bitmap?) throws(Stop) -> Bitmap {
    try hits(word, within: within, ranked: false).rows
  }

  /// Where the word is found and, if `ranked`, how well.
  func hits(_ word: WordTest, within: Bitmap?, ranked: Bool) throws(Stop) -> WordHits {
    let table = register.tables[word.kind]
    let search = WordSearch(word, rows: table.count)
    // Where few texts are to be looked into, one at a time.
    let isShort = table.count < TextColumn.fewTexts || (within?.population ?? .max) < table.count / 64
    var result = WordHits(count: table.count, ranked: ranked && isShort)
    for field in word.fields {
      if case .text(let column) = table.columns[field] {
        guard isShort else { continue }
        let sound = hasSound(kind: word.kind, field: field)
        let isLabel = field == table.kind.labelOrdinal
        result.add(try written(search, column, within: within), bySound: false, isLabel: isLabel)
        guard sound, let heard = try heard(search, column, within: within) else { continue }
        result.add(heard, bySound: true, isLabel: isLabel)
      } else {
        result.add(try found(search, kind: word.kind, field: field))
      }
    }
    if word.isCode, !word.fields.contains(table.kind.keyOrdinal),
      case .text(let keys) = table.columns[table.kind.keyOrdinal]
    {
      result.add(Scan.matches([word.needle], whole: false, in: keys))
    }
    return isShort ? result : try scanned(search, table, ranked: ranked, known: result.rows)
  }

  /// Looks into all texts of a large table; `known` are the rows that were found otherwise.
  private func scanned(
    _ search: WordSearch, _ table: Table, ranked: Bool, known: Bitmap
  ) throws(Stop) -> WordHits {
    var parts: [WordScan.Part] = []
    for field in search.word.fields {
      guard case .text(let column) = table.columns[field] else { continue }
      // Folding leaves ASCII what it is, and no letters sound like a character that was typed.
      if column.isASCII, search.word.needle.contains(where: { $0 >= 0x80 }) { continue }
      let sound = hasSound(kind: search.word.kind, field: field)
      let texts: WordScan.Part.Texts
      if let codes = column.codes, let distinct = column.distinct {
        let written = WordScan.Found(try written(search, distinct, within: nil))
        let heard = sound ? try heard(search, distinct, within: nil).map { WordScan.Found($0) } : nil
        texts = .shared(codes, written: written, heard: heard)
      } else {
        texts = .own(column, hasSound: sound)
      }
      parts.append(WordScan.Part(texts: texts, isLabel: field == table.kind.labelOrdinal))
    }
    let word = search.word
    let scan = WordScan(
      needle: word.needle, sound: search.scan, isIncluded: word.pinyin?.includes(word.needle) ?? false, parts: parts,
      count: table.count)
    guard ranked else { return WordHits(rows: try scan.rows(known: known) { () throws(Stop) in try poll() }) }
    var (rows, ranks) = try scan.ranked { () throws(Stop) in try poll() }
    rows.formUnion(known)
    return WordHits(rows: rows, ranks: ranks)
  }

  private func hasSound(kind: Int, field: Int) -> Bool {
    if case .code = register.schema.kinds[kind].fields[field].type.element { false } else { true }
  }

  /// The rows of a column of something else than texts.
  private func found(_ search: WordSearch, kind: Int, field: Int) throws(Stop) -> Bitmap {
    let target = register.schema.kinds[kind].fields[field].type.target
    switch register.tables[kind].columns[field] {
    case .coded(let column): return coded(search, column)
    case .reference(let column): return try named(search, column, target: target)
    case .list(let list):
      switch list.elements {
      case .text(let column):
        return list.rows(holding: try found(search, column, hasSound: hasSound(kind: kind, field: field)))
      case .coded(let column): return list.rows(holding: coded(search, column))
      case .reference(let column): return list.rows(holding: try named(search, column, target: target))
      }
    case .text, .number, .day, .flag: return Bitmap(count: register.tables[kind].count)
    }
  }

  private func found(_ search: WordSearch, _ column: TextColumn, hasSound: Bool) throws(Stop) -> Bitmap {
    var result = try written(search, column, within: nil).rows
    if hasSound, let heard = try heard(search, column, within: nil) { result.formUnion(heard.rows) }
    return result
  }

  private func written(_ search: WordSearch, _ column: TextColumn, within: Bitmap?) throws(Stop) -> Scan.Hits {
    try Scan.contains(search.word.needle, in: column, within: within) { () throws(Stop) in try poll() }
  }

  /// Nil where sound has nothing to add.
  private func heard(_ search: WordSearch, _ column: TextColumn, within: Bitmap?) throws(Stop) -> Scan.Hits? {
    guard let pattern = search.word.pinyin else { return nil }
    return try Scan.sounds(pattern, search.scan, in: column, within: within) { () throws(Stop) in try poll() }
  }

  /// Codes whose label in either language holds the word.
  private func coded(_ search: WordSearch, _ column: CodedColumn) -> Bitmap {
    let labels = column.labels
    let test = CodeTest(count: labels.count) { search.isIn(labels.label($0, .chinese), labels.label($0, .english)) }
    return Self.rows(of: column, in: test.yes)
  }

  /// References to records whose name holds the word, or whose code begins with it; also where no record has the code.
  private func named(_ search: WordSearch, _ column: ReferenceColumn, target: String?) throws(Stop) -> Bitmap {
    var result = Bitmap(count: column.rows.count)
    if let table = target.flatMap(register.table), let meant = try meant(search, table) {
      result = Self.positions(of: column.rows, in: meant)
    }
    guard search.word.isCodeOfOthers else { return result }
    for (position, key) in zip(column.unresolved.positions, column.unresolved.keys)
    where Array(Folding.fold(key).utf8).starts(with: search.word.needle) {
      result[Int(position)] = true
    }
    return result
  }

  /// The records of a table that a word means when others point at them; nil where they have no names to look in.
  private func meant(_ search: WordSearch, _ table: Table) throws(Stop) -> Bitmap? {
    guard case .text(let names) = table.columns[table.kind.labelOrdinal] else { return nil }
    let isCode = if case .code = table.kind.fields[table.kind.labelOrdinal].type { true } else { false }
    var meant = try found(search, names, hasSound: !isCode)
    if search.word.isCodeOfOthers, case .text(let keys) = table.columns[table.kind.keyOrdinal] {
      meant.formUnion(Scan.matches([search.word.needle], whole: false, in: keys))
    }
    return meant
  }
}

/// A word made ready to be looked for in columns.
struct WordSearch {
  let word: WordTest
  /// Made once for all columns of a table; nil where the table is too small to pay for it.
  let scan: PinyinScan?

  init(_ word: WordTest, rows: Int) {
    self.word = word
    scan = rows < TextColumn.fewTexts ? nil : word.pinyin.map { PinyinScan($0) }
  }

  func isIn(_ texts: String...) -> Bool {
    texts.contains { text in
      let folded = Array(Folding.fold(text).utf8)
      return folded.withUnsafeBufferPointer { bytes in
        word.needle.isFound(in: bytes) != nil || word.pinyin?.matches(bytes) ?? false
      }
    }
  }
}

extension [UInt8] {
  /// The first place of these bytes in others.
  func isFound(in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
    guard let first, bytes.count - start >= count else { return isEmpty ? start : nil }
    for place in start...(bytes.count - count) where bytes[place] == first {
      if (1..<Swift.max(count, 1)).allSatisfy({ bytes[place + $0] == self[$0] }) { return place }
    }
    return nil
  }
}
