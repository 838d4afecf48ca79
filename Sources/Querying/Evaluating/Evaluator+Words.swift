import Columnar
import HanText

// Bare words: searched wherever a table shows words, literally and by pinyin.
extension Evaluator {
  /// The rows that the word matches.
  func found(_ word: WordTest, within: Bitmap?) throws(Stop) -> Bitmap {
    try hits(word, within: within, ranked: false).rows
  }

  /// The rows that the word matches and, if `ranked`, the rank of each.
  func hits(_ word: WordTest, within: Bitmap?, ranked: Bool) throws(Stop) -> WordHits {
    let table = register.tables[word.kind]
    let shared = wordLabels?.labels(word, in: register) ?? WordLabels(word, in: register)
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
      } else if isShort || !table.columns[field].isOfCodes {
        result.add(try found(word, field: field, shared, within: within))
      }
    }
    if word.isCode, !word.fields.contains(table.kind.keyOrdinal),
      case .text(let keys) = table.columns[table.kind.keyOrdinal]
    {
      result.add(Scan.matches([word.needle], whole: false, in: keys))
    }
    return isShort ? result : try scanned(word, table, shared, ranked: ranked, known: result.rows)
  }

  /// The rows that match in one field.
  func found(_ word: WordTest, inField field: Int) throws(Stop) -> Bitmap {
    if case .text(let column) = register.tables[word.kind].columns[field] {
      return try found(word, column, hasPinyin: hasPinyin(kind: word.kind, field: field))
    }
    return try found(word, field: field, WordLabels(word, in: register), within: nil)
  }

  /// Searches all texts of a large table.
  /// - Parameter known: rows that match for other reasons.
  private func scanned(
    _ word: WordTest, _ table: Table, _ shared: WordLabels, ranked: Bool, known: Bitmap
  ) throws(Stop) -> WordHits {
    var parts: [WordScan.Part] = []
    var labels: [WordScan.Labels] = []
    for field in word.fields { if let found = try self.labels(table.columns[field], shared) { labels.append(found) } }
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
    let scan = WordScan(
      needle: word.needle, pattern: word.pinyin, parts: parts, labels: labels, count: table.count)
    guard ranked else { return WordHits(rows: try scan.rows(known: known) { () throws(Stop) in try poll() }) }
    let (rows, ranks) = try scan.ranked(known: known) { () throws(Stop) in try poll() }
    return WordHits(rows: rows, ranks: ranks)
  }

  /// Whether a field is searched by pinyin: codes are not.
  private func hasPinyin(kind: Int, field: Int) -> Bool {
    if case .code = register.schema.kinds[kind].fields[field].type.element { false } else { true }
  }

  /// The codes of a column in whose labels the word occurs; nil if there are none.
  private func labels(_ column: Column, _ shared: WordLabels) throws(Stop) -> WordScan.Labels? {
    let (coded, offsets): (CodedColumn, [UInt32]?)
    switch column {
    case .coded(let column): (coded, offsets) = (column, nil)
    case .list(let list):
      guard case .coded(let elements) = list.elements else { return nil }
      (coded, offsets) = (elements, list.offsets)
    default: return nil
    }
    let codes = try shared.codes(coded.labels) { () throws(Stop) in try poll() }
    guard !codes.isEmpty else { return nil }
    var flags = [UInt8](repeating: 0, count: 65_536)
    codes.forEach { flags[$0] = 1 }
    return WordScan.Labels(codes: coded.codes, offsets: offsets, flags: flags, found: codes.population)
  }

  /// The rows that match in a column that is not of texts.
  ///
  /// - Parameter within: rows outside may be answered either way. If it has few rows, only they are read.
  private func found(
    _ word: WordTest, field: Int, _ shared: WordLabels, within: Bitmap?
  ) throws(Stop) -> Bitmap {
    let description = register.schema.kinds[word.kind].fields[field]
    let target = description.type.target.flatMap(register.schema.ordinal(of:))
    switch register.tables[word.kind].columns[field] {
    case .coded(let column): return try coded(column, shared, within: within)
    case .reference(let column): return try named(word, column, target: target, shared)
    case .list(let list):
      switch list.elements {
      case .text(let column):
        return list.rows(holding: try found(word, column, hasPinyin: hasPinyin(kind: word.kind, field: field)))
      case .coded(let column): return list.rows(holding: try coded(column, shared, within: nil))
      case .reference(let column): return list.rows(holding: try named(word, column, target: target, shared))
      }
    case .text, .number, .day, .flag: return Bitmap(count: register.tables[word.kind].count)
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

  /// The rows of codes in whose labels the word occurs.
  private func coded(_ column: CodedColumn, _ shared: WordLabels, within: Bitmap?) throws(Stop) -> Bitmap {
    let codes = try shared.codes(column.labels) { () throws(Stop) in try poll() }
    guard !codes.isEmpty else { return Bitmap(count: column.count) }
    if let within, within.population < column.count / 64 {
      var rows = Bitmap(count: column.count)
      within.forEach { row in
        let code = Int(column.codes[row])
        if code < codes.count, codes[code] { rows[row] = true }
      }
      return rows
    }
    var flags = [UInt8](repeating: 0, count: 65_536)
    codes.forEach { flags[$0] = 1 }
    return Self.rows(of: column, in: flags)
  }

  /// The rows of references to records whose name contains the word or whose code begins with it, even if no record has
  /// the code.
  private func named(
    _ word: WordTest, _ column: ReferenceColumn, target: Int?, _ shared: WordLabels
  ) throws(Stop) -> Bitmap {
    let records = try target.flatMap { (target) throws(Stop) in
      try shared.records(target) { (table) throws(Stop) in try referenced(word, table) }
    }
    var result =
      records.flatMap { $0.isEmpty ? nil : Self.positions(of: column.rows, in: $0) } ?? Bitmap(count: column.rows.count)
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

extension Column {
  /// Whether the values are those of a vocabulary, or lists of them.
  fileprivate var isOfCodes: Bool {
    switch self {
    case .coded: return true
    case .list(let list): if case .coded = list.elements { return true } else { return false }
    default: return false
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
