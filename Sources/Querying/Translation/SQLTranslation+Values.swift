import Columnar
import HanText
import SQL

// Leaves: one value compared with constants.
extension SQLTranslation {
  /// As `Evaluator.tested`: rows without a value are in neither; a list is a set.
  func tested(_ test: ValueTest, field: Int, of source: Source, negated: Bool) throws(SQLRefusal) -> String {
    let type = register.schema.kinds[source.kind].fields[field].type
    let name = column(field, of: source)
    if type.isList {
      let met = try listed(test, field: field, of: source)
      return complement(met, if: negated)
    }
    if case .codes(let codes) = test {
      return isIn(name, values(of: codes, negated: negated, field: field, kind: source.kind))
    }
    let met = try compared(test, field: field, name, of: source)
    return negated ? "\(name) IS NOT NULL AND \(complement(met, if: true))" : met
  }

  private func listed(_ test: ValueTest, field: Int, of source: Source) throws(SQLRefusal) -> String {
    let name = column(field, of: source)
    let depth = source.depth + 1
    switch test {
    case .codes(let codes):
      let values = values(of: codes, negated: false, field: field, kind: source.kind)
      return some(name, depth: depth) { isIn($0, values) }
    case .record(let test):
      let parts = try references(test, field: field, of: source)
      return some(name, depth: depth) { element in parts(element) }
    case .text(let test):
      let parts = try compared(test)
      return some(foldedList(field, of: source), depth: depth) { element in parts(foldedElement(element, field, source))
      }
    case .ranges, .flag: return "FALSE"
    }
  }

  private func compared(
    _ test: ValueTest, field: Int, _ name: String, of source: Source
  ) throws(SQLRefusal) -> String {
    switch test {
    case .text(let test): return try compared(test)(folded(field, of: source))
    case .codes(let codes): return isIn(name, values(of: codes, negated: false, field: field, kind: source.kind))
    case .ranges(let ranges):
      let type = register.schema.kinds[source.kind].fields[field].type
      return any(ranges.map { interval($0, of: type, name) })
    case .flag(let wanted):
      switch wanted.count {
      case 0: return "FALSE"
      case 1: return "\(name) = \(wanted.contains(true) ? "TRUE" : "FALSE")"
      default: return "\(name) IS NOT NULL"
      }
    case .record(let test): return try references(test, field: field, of: source)(name)
    }
  }

  private func any(_ parts: [String]) -> String {
    parts.isEmpty ? "FALSE" : parts.count == 1 ? parts[0] : parts.map { "(\($0))" }.joined(separator: " OR ")
  }

  private func isIn(_ name: String, _ values: [String]) -> String {
    values.isEmpty ? "FALSE" : "\(name) IN (\(values.map(literal).joined(separator: ", ")))"
  }

  /// The written values for which a test of codes is true, or, if `negated`, false.
  private func values(of test: CodeTest, negated: Bool, field: Int, kind: Int) -> [String] {
    let labels: CodedLabels
    switch register.tables[kind].columns[field] {
    case .coded(let column): labels = column.labels
    case .list(let list):
      guard case .coded(let column) = list.elements else { return [] }
      labels = column.labels
    default: return []
    }
    let table = negated ? test.no : test.yes
    var seen: Set<String> = []
    return (0..<labels.count).filter { table[$0] != 0 }.map { labels.written($0) }.filter { seen.insert($0).inserted }
  }

  // MARK: - Numbers and days

  private func interval(_ range: ClosedRange<Int64>, of type: FieldType, _ name: String) -> String {
    let (low, high) = (range.lowerBound, range.upperBound)
    switch type.element {
    case .date:
      // Days outside the calendar are open ends.
      let first = low > -719_162 ? "\(name) >= \(day(low))" : nil
      let last = high < 2_932_896 ? "\(name) <= \(day(high))" : nil
      if low > 2_932_896 || high < -719_162 { return "FALSE" }
      return bounded(first, last, name)
    case .money:
      return bounded(
        low == .min ? nil : "\(name) >= \(yuan(low))", high == .max ? nil : "\(name) <= \(yuan(high))", name)
    default:
      return bounded(low == .min ? nil : "\(name) >= \(low)", high == .max ? nil : "\(name) <= \(high)", name)
    }
  }

  private func bounded(_ first: String?, _ last: String?, _ name: String) -> String {
    let parts = [first, last].compactMap(\.self)
    return parts.isEmpty ? "\(name) IS NOT NULL" : parts.joined(separator: " AND ")
  }

  private func day(_ number: Int64) -> String {
    let text = literal(Day(number: Int32(clamping: number)).description)
    switch dialect {
    case .sqlite: return text
    case .postgresql: return "DATE \(text)"
    case .clickhouse: return "toDate32(\(text))"
    }
  }

  /// An amount in fen as a literal in yuan.
  private func yuan(_ fen: Int64) -> String {
    let (whole, rest) = fen.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = fen < 0 ? "-" : ""
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  // MARK: - Texts

  /// The folded form of a text. SQLite databases have a column of it; codes are folded to lower case.
  func folded(_ field: Int, of source: Source) -> String {
    foldedColumn(field, of: source) ?? lowered(column(field, of: source))
  }

  /// A list of texts, folded if there is a column of the folded texts.
  func foldedList(_ field: Int, of source: Source) -> String {
    foldedColumn(field, of: source) ?? column(field, of: source)
  }

  /// An element of `foldedList`, folded.
  func foldedElement(_ element: String, _ field: Int, _ source: Source) -> String {
    foldedColumn(field, of: source) == nil ? lowered(element) : element
  }

  private func foldedColumn(_ field: Int, of source: Source) -> String? {
    let description = register.schema.kinds[source.kind].fields[field]
    guard dialect == .sqlite, case .text = description.type.element else { return nil }
    return "\(source.alias).\(SQLName.quoted(description.name + SQLName.foldedEnd))"
  }

  private func lowered(_ text: String) -> String { "\(dialect == .clickhouse ? "lowerUTF8" : "lower")(\(text))" }

  /// The condition of a test on a folded text.
  private func compared(_ test: TextTest) throws(SQLRefusal) -> (String) -> String {
    guard test.pattern == nil else { throw .pattern }
    return { text in
      any(test.needles.map { compared(text, $0, test.mode) })
    }
  }

  private func compared(_ text: String, _ needle: [UInt8], _ mode: TextTest.Mode) -> String {
    let needle = String(decoding: needle, as: UTF8.self)
    switch mode {
    case .whole: return "\(text) = \(literal(needle))"
    case .begins:
      return needle.isEmpty
        ? "\(text) IS NOT NULL" : "substr(\(text), 1, \(needle.unicodeScalars.count)) = \(literal(needle))"
    case .contains: return needle.isEmpty ? "\(text) IS NOT NULL" : isFound(needle, in: text)
    }
  }

  func isFound(_ needle: String, in text: String) -> String {
    switch dialect {
    case .sqlite: "instr(\(text), \(literal(needle))) > 0"
    case .postgresql: "strpos(\(text), \(literal(needle))) > 0"
    case .clickhouse: "position(\(text), \(literal(needle))) > 0"
    }
  }

  // MARK: - References

  /// The records that a text denotes, by a prefix of the key (or the whole key) or by the name.
  func denotes(_ test: TextTest, of source: Source) throws(SQLRefusal) -> String {
    let kind = register.schema.kinds[source.kind]
    var parts: [String] = []
    let isText = if case .text = register.tables[source.kind].columns[kind.labelOrdinal] { true } else { false }
    guard test.pattern == nil else { throw .pattern }
    for needle in test.needles {
      parts.append(compared(folded(kind.keyOrdinal, of: source), needle, test.mode == .whole ? .whole : .begins))
    }
    if isText {
      for needle in test.needles {
        parts.append(compared(folded(kind.labelOrdinal, of: source), needle, test.mode == .whole ? .whole : .contains))
      }
    }
    return any(parts)
  }

  /// The condition of a reference: that it leads to such a record, or, if no record has its key, that the key is such.
  private func references(_ test: TextTest, field: Int, of source: Source) throws(SQLRefusal) -> (String) -> String {
    guard test.pattern == nil else { throw .pattern }
    func keys(_ text: String) -> String {
      any(test.needles.map { compared("lower(\(text))", $0, test.mode == .whole ? .whole : .begins) })
    }
    guard let target = register.schema.kinds[source.kind].fields[field].type.target,
      let ordinal = register.schema.ordinal(of: target), isPresent(ordinal)
    else { return keys }
    // Deeper than the aliases of the elements of a list.
    let end = Source(kind: ordinal, depth: source.depth + 2)
    let met = try denotes(test, of: end)
    return { reference in
      """
      \(reference) IN (SELECT \(key(of: end)) \(from(end)) WHERE \(met)) OR (\(keys(reference)) AND \
      \(reference) NOT IN (SELECT \(key(of: end)) \(from(end)) WHERE \(key(of: end)) IS NOT NULL))
      """
    }
  }
}
