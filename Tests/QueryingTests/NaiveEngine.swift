import Foundation
import HanText
import Localization

@testable import Columnar
@testable import Querying

/// Evaluates queries row by row from single values, after the description of the language and without the engine's code;
/// only the syntax tree is shared. Names must be complete.
final class NaiveEngine {
  let register: Register
  let today: Day
  /// The records that refer to each record, by kind, field of the referring kind and row referred to.
  private var pointing: [[Int]: Set<Int>] = [:]
  private var foldedTexts: [String: [UInt8]] = [:]
  private var patterns: [String: PinyinPattern?] = [:]
  private var fieldsOfWords: [Int: [Int]] = [:]
  private var familiesOfWords: [String: Set<Int>] = [:]
  private var headsOfTexts: [String: [Int]] = [:]
  private var expressions: [String: NSRegularExpression] = [:]

  /// Whether a comparison with an empty value is unknown, and so is its negation, as rules judge; else it is false.
  let isJudging: Bool

  init(register: Register, today: Day, isJudging: Bool = false) {
    self.isJudging = isJudging
    self.register = register
    self.today = today
    for relation in register.schema.relations {
      for row in 0..<register.tables[relation.source].count {
        for case .reference(_, let target?, _) in elements(cell(relation.source, row, relation.field)) {
          pointing[[relation.source, relation.field, target], default: []].insert(row)
        }
      }
    }
  }

  func cell(_ kind: Int, _ row: Int, _ field: Int) -> Value { register.value(kind: kind, row: row, field: field) }

  func rows(_ query: Query, kind: Int) -> [Int] {
    (0..<register.tables[kind].count).filter { truth(query, kind, $0) == true }
  }

  // MARK: - Truth

  func truth(_ query: Query, _ kind: Int, _ row: Int) -> Bool? {
    switch query {
    case .everything: return true
    case .word(let word): return found(word, kind, row)
    case .not(let inner, _):
      let truth = truth(inner, kind, row)
      return isJudging ? truth.map { !$0 } : truth != true
    case .all(let parts):
      var isKnown = true
      for part in parts {
        let truth = truth(part, kind, row)
        if truth == false { return false }
        isKnown = isKnown && truth != nil
      }
      return isKnown ? true : nil
    case .any(let parts):
      let truths = parts.map { truth($0, kind, row) }
      return truths.contains(true) ? true : truths.contains(nil) ? nil : false
    case .relation(let relation):
      let (reached, end, _) = follow(relation.path.steps.map(\.name)[...], from: kind, row)
      return reached.contains { truth(relation.condition, end, $0) == true }
    case .comparison(let comparison): return compared(comparison, kind, row)
    }
  }

  private func bytes(_ text: String) -> [UInt8] {
    if let known = foldedTexts[text] { return known }
    let folded = Array(Folding.fold(text).utf8)
    foldedTexts[text] = folded
    return folded
  }

  private func pinyin(_ text: String) -> PinyinPattern? {
    if let known = patterns[text] { return known }
    let pattern = PinyinPattern(text)
    patterns[text] = .some(pattern)
    return pattern
  }

  private func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    part.isEmpty
      || text.count >= part.count
        && (0...(text.count - part.count)).contains { text[$0..<$0 + part.count].elementsEqual(part) }
  }

  private func found(_ word: Query.Word, _ kind: Int, _ row: Int) -> Bool {
    let needle = bytes(word.text)
    if needle.isEmpty { return true }
    let pinyin = word.quoted ? nil : pinyin(word.text)
    func isIn(_ text: String, _ field: Int? = nil) -> Bool {
      let text = bytes(text)
      if contains(text, needle) { return true }
      if let field, case .code = register.schema.kinds[kind].fields[field].type.element { return false }
      return text.withUnsafeBufferPointer { pinyin?.matches($0) ?? false }
    }
    let fields = wordFields(of: kind)
    // A value of a tree is found by its own label, by that of a value above, and by old names.
    func isIn(_ book: Codebook, _ code: Int) -> Bool {
      guard code < book.entries.count else { return false }
      return headsOfWord(word, in: book) { isIn($0.label.chinese) || isIn($0.label.english) }.contains(code)
    }
    let isCode =
      needle.count >= 6
      && needle.allSatisfy {
        ($0 < 0x80 && Character(UnicodeScalar($0)).isLetter) || ($0 >= 0x30 && $0 < 0x3A) || $0 == 0x2D
      }
    let isCodeOfOthers = isCode && needle.contains { $0 >= 0x30 && $0 < 0x3A }
    if isCode, bytes(register.tables[kind].key(row)).starts(with: needle) {
      return true
    }
    return fields.contains { field in
      elements(cell(kind, row, field)).contains { value in
        switch value {
        case .text(let text): isIn(text, field)
        case .coded(let code, let label, _):
          isIn(label.chinese) || isIn(label.english)
            || register.schema.kinds[kind].fields[field].type.codebook.map { isIn($0, code) } ?? false
        case .reference(let key, let row, _):
          name(target(kind, field), row).map { isIn($0) } ?? false || isCodeOfOthers && bytes(key).starts(with: needle)
        default: false
        }
      }
    }
  }

  private func wordFields(of kind: Int) -> [Int] {
    if let known = fieldsOfWords[kind] { return known }
    let found = register.schema.kinds[kind].fields.indices.filter { field in
      let description = register.schema.kinds[kind].fields[field]
      switch description.type {
      case .text, .code: return !description.roles.isDisjoint(with: [.search, .summary, .label])
      case .coded, .reference, .list: return true
      case .integer, .money, .date, .flag: return false
      }
    }
    fieldsOfWords[kind] = found
    return found
  }

  /// All values in the families of those whose label has a word.
  private func headsOfWord(_ word: Query.Word, in book: Codebook, isIn: (Codebook.Entry) -> Bool) -> Set<Int> {
    let name = "\(word.quoted) \(book.name) \(word.text)"
    if let known = familiesOfWords[name] { return known }
    let found = Set(book.entries.indices.filter { isIn(book.entries[$0]) }.flatMap { book.family(of: $0) })
    familiesOfWords[name] = found
    return found
  }

  private func target(_ kind: Int, _ field: Int) -> Int {
    register.schema.ordinal(of: register.schema.kinds[kind].fields[field].type.target ?? "") ?? 0
  }

  /// The label of a record.
  private func name(_ kind: Int, _ row: Int?) -> String? {
    guard let row, case .text(let name) = cell(kind, row, register.schema.kinds[kind].labelOrdinal)
    else { return nil }
    return name
  }

  private func elements(_ value: Value) -> [Value] {
    switch value {
    case .list(let values): values
    case .empty, .unreadable: []
    default: [value]
    }
  }

  // MARK: - Paths

  /// The distinct rows that steps reach, their kind, and whether there may be more than one.
  private func follow(_ steps: ArraySlice<String>, from kind: Int, _ row: Int) -> (rows: [Int], kind: Int, isSet: Bool)
  {
    var rows = [row]
    var kind = kind
    var isSet = false
    for step in steps {
      var next: Set<Int> = []
      if let field = register.schema.kinds[kind].ordinal(of: step) {
        let type = register.schema.kinds[kind].fields[field].type
        isSet = isSet || type.isList
        for row in rows {
          for case .reference(_, let target?, _) in elements(cell(kind, row, field)) {
            next.insert(target)
          }
        }
        kind = register.schema.ordinal(of: type.target!)!
      } else {
        let other = register.schema.ordinal(of: step)!
        isSet = true
        for relation in register.schema.relations(to: kind) where relation.source == other {
          for row in rows { next.formUnion(pointing[[other, relation.field, row]] ?? []) }
        }
        kind = other
      }
      rows = next.sorted()
    }
    return (rows, kind, isSet)
  }

  func reachedRows(_ steps: [String], _ kind: Int, _ row: Int) -> (rows: [Int], kind: Int) {
    let (rows, kind, _) = follow(steps[...], from: kind, row)
    return (rows, kind)
  }

  /// The distinct values; texts are compared in folded form.
  func different(_ values: [Value]) -> Set<Value> {
    Set(
      values.flatMap { value in
        elements(value).map { if case .text(let text) = $0 { .text(Folding.fold(text)) } else { $0 } }
      })
  }

  private func path(_ operand: Query.Operand) -> [String]? {
    switch operand {
    case .path(let path): return path.steps.map(\.name)
    case .binary(.minus, .path(let left), .path(let right)):
      let name = "\(left.steps.last!.name)-\(right.steps[0].name)"
      guard register.schema.ordinal(of: name) != nil else { return nil }
      return left.steps.dropLast().map(\.name) + [name] + right.steps.dropFirst().map(\.name)
    default: return nil
    }
  }

  // MARK: - Comparisons

  private func compared(_ comparison: Query.Comparison, _ kind: Int, _ row: Int) -> Bool? {
    let negated = comparison.comparator == .differs || comparison.comparator == .unlike
    let truth = plain(comparison, kind, row)
    guard negated else { return truth }
    if let names = path(comparison.left), names != ["today"], comparison.items.contains(where: { !isEmptiness($0) }) {
      // Nothing differs in the empty set.
      let end = end(names, kind)
      let (reached, endKind, _) = follow(end.steps, from: kind, row)
      if end.isSet, !reached.contains(where: { isFilled(endKind, $0, end.field, end.part) }) { return false }
    }
    return truth.map { !$0 }
  }

  private func isEmptiness(_ item: Query.Item) -> Bool {
    guard case .one(let scalar) = item, !scalar.quoted else { return false }
    return ["none", "any", "空", "非空"].contains(scalar.text)
  }

  private struct End {
    var steps: ArraySlice<String>
    var field: Int?
    var part: String?
    /// The number of steps before the first that may reach several records.
    var leading = 0
    var isSet = false
  }

  /// Finds the field at the end of a path, and the part of it if there is one.
  private func end(_ names: [String], _ kind: Int) -> End {
    var at = kind
    var single = true
    var end = End(steps: names[...])
    for (index, name) in names.enumerated() {
      let isLast = index == names.count - 1
      if let field = register.schema.kinds[at].ordinal(of: name) {
        let type = register.schema.kinds[at].fields[field].type
        if isLast || type.target == nil {
          end.steps = names[..<index]
          end.field = field
          end.part = isLast ? nil : names[index + 1]
          end.isSet = !single || type.isList
          return end
        }
        single = single && !type.isList
        if single { end.leading += 1 }
        at = register.schema.ordinal(of: type.target!)!
      } else {
        single = false
        at = register.schema.ordinal(of: name)!
      }
    }
    end.isSet = !single
    return end
  }

  private func plain(_ comparison: Query.Comparison, _ kind: Int, _ row: Int) -> Bool? {
    let truths = comparison.items.map { item(comparison, $0, kind, row) }
    return truths.contains(true) ? true : truths.contains(nil) ? nil : false
  }

  private func item(_ comparison: Query.Comparison, _ item: Query.Item, _ kind: Int, _ row: Int) -> Bool? {
    guard let names = path(comparison.left), names != ["today"] else {
      return interval(comparison, item, kind, row)
    }
    if case .one(let scalar) = item, scalar.text.hasPrefix("field("), !scalar.quoted {
      let other = scalar.text.dropFirst(6).dropLast().split(separator: ".").map(String.init)
      guard let left = plainValue(names, kind, row), let right = plainValue(other, kind, row) else { return nil }
      return left == right
    }
    let end = end(names, kind)
    let (reached, endKind, _) = follow(end.steps, from: kind, row)
    if case .one(let scalar) = item, isEmptiness(item) {
      let holds = reached.contains { isFilled(endKind, $0, end.field, end.part) }
      return ["any", "非空"].contains(scalar.text) ? holds : !holds
    }
    if follow(end.steps.prefix(end.leading), from: kind, row).rows.isEmpty { return nil }
    guard let field = end.field else {
      return reached.contains { named(comparison, item, register.tables[endKind].key($0), name(endKind, $0)) }
    }
    let type = register.schema.kinds[endKind].fields[field].type
    switch type.element {
    case .integer, .money, .date:
      if end.part != nil || !end.isSet { return interval(comparison, item, kind, row) }
    default: break
    }
    let truths = reached.flatMap { row -> [Bool?] in
      let value = cell(endKind, row, field)
      return elements(value).map { met(comparison, item, $0, type.element, end.part, endKind, row) }
    }
    if truths.contains(true) { return true }
    if end.isSet { return false }
    return truths.isEmpty || truths.contains(nil) ? nil : false
  }

  /// The value at the end of a path of single steps, in a form that can be compared.
  private func plainValue(_ names: [String], _ kind: Int, _ row: Int) -> String? {
    let (reached, end, _) = follow(names.dropLast(), from: kind, row)
    guard let row = reached.first, let field = register.schema.kinds[end].ordinal(of: names[names.count - 1]) else {
      return nil
    }
    switch cell(end, row, field) {
    case .text(let text): return Folding.fold(text)
    case .coded(_, _, let written): return written
    case .reference(let key, _, _): return key
    case .empty, .unreadable, .list: return nil
    case let value: return "\(value)"
    }
  }

  private func isFilled(_ kind: Int, _ row: Int, _ field: Int?, _ part: String?) -> Bool {
    guard let field else { return true }
    let values = elements(cell(kind, row, field))
    guard let part, let book = register.schema.kinds[kind].fields[field].type.codebook else { return !values.isEmpty }
    return values.contains { value in
      guard case .coded(let code, _, _) = value, code < book.entries.count else { return false }
      return book.ancestor(of: code, at: part) != nil
    }
  }

  private func met(
    _ comparison: Query.Comparison, _ item: Query.Item, _ value: Value, _ type: FieldType, _ part: String?, _ kind: Int,
    _ row: Int
  ) -> Bool? {
    switch value {
    case .text(let text): return texts(comparison, item, text)
    case .coded(let code, let label, _): return coded(comparison, item, code, label, type.codebook!, part)
    case .flag(let flag):
      guard case .one(let scalar) = item else { return nil }
      return ["yes": true, "no": false, "是": true, "否": false][scalar.text] == flag
    case .reference(let key, let row, _):
      let target = register.schema.ordinal(of: type.target!)!
      let isPattern = comparison.comparator == .like || comparison.comparator == .unlike
      return named(comparison, item, key, row == nil ? isPattern ? key : nil : name(target, row))
    case .integer, .year, .money, .day:
      return within(comparison, item, quantity(value)!, kind, row)
    default: return nil
    }
  }

  private func isMatch(_ pattern: String, _ text: String) -> Bool {
    guard let expression = expressions[pattern] ?? (try? NSRegularExpression(pattern: pattern)) else { return false }
    expressions[pattern] = expression
    return expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
  }

  private func texts(_ comparison: Query.Comparison, _ item: Query.Item, _ text: String) -> Bool {
    guard case .one(let scalar) = item else { return false }
    switch comparison.comparator {
    case .like, .unlike: return isMatch(scalar.text, text)
    case .matches: return contains(bytes(text), bytes(scalar.text))
    default: return bytes(text) == bytes(scalar.text)
    }
  }

  private func named(_ comparison: Query.Comparison, _ item: Query.Item, _ key: String, _ name: String?) -> Bool {
    guard case .one(let scalar) = item else { return false }
    let wanted = bytes(scalar.text)
    switch comparison.comparator {
    case .like, .unlike: return name.map { isMatch(scalar.text, $0) } ?? false
    case .matches: return bytes(key).starts(with: wanted) || name.map { contains(bytes($0), wanted) } ?? false
    default: return bytes(key) == wanted || name.map { bytes($0) == wanted } ?? false
    }
  }

  // MARK: - Vocabularies

  private func spellings(_ code: Int, _ label: Localized, _ book: Codebook) -> [String] {
    guard code < book.entries.count else { return [label.chinese] }
    let entry = book.entries[code]
    return [entry.label.chinese, entry.label.english, entry.code] + entry.aliases
  }

  private func isBelow(_ code: Int, _ head: Int, _ book: Codebook) -> Bool {
    if code == head { return true }
    guard code < book.entries.count else { return false }
    if let parent = book.parent(of: code), isBelow(parent, head, book) { return true }
    if let newer = book.entries[code].replacedBy.flatMap(book.ordinal(of:)), isBelow(newer, head, book) { return true }
    return false
  }

  private func coded(
    _ comparison: Query.Comparison, _ item: Query.Item, _ code: Int, _ label: Localized, _ book: Codebook,
    _ part: String?
  ) -> Bool? {
    var code = code
    var label = label
    if let part {
      guard code < book.entries.count, let above = book.ancestor(of: code, at: part) else { return nil }
      code = above
      label = book.entries[above].label
    }
    func heads(_ text: String) -> [Int] {
      if let known = headsOfTexts["\(book.name) \(text)"] { return known }
      let heads = book.entries.indices.filter {
        spellings($0, book.entries[$0].label, book).map(bytes).contains(bytes(text))
      }
      headsOfTexts["\(book.name) \(text)"] = heads
      return heads
    }
    switch item {
    case .range(let low, let high, _):
      let ends = heads(low!.text) + heads(high!.text)
      return code >= ends.min()! && code <= ends.max()!
    case .one(let scalar):
      if comparison.comparator == .like || comparison.comparator == .unlike {
        return spellings(code, label, book).prefix(3).contains { isMatch(scalar.text, $0) }
      }
      if spellings(code, label, book).map(bytes).contains(bytes(scalar.text)) { return true }
      guard comparison.comparator == .matches, code < book.entries.count else { return false }
      return heads(scalar.text).contains { head in
        isBelow(code, head, book) || book.entries[head].replacedBy.flatMap(book.ordinal(of:)) == code
      }
    }
  }
}
