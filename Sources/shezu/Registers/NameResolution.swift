import Columnar
import Interface
import Localization
import Querying

/// Finds kinds and fields by the words that users write: the name, either title, or an unambiguous prefix.
enum NameResolution {
  static func kind(_ word: String, in schema: Schema) throws -> Int {
    if let ordinal = find(kind: word, in: schema) { return ordinal }
    throw CommandError.unknown(Localized("记录类型", "record type"), word, among: schema.kinds.map(\.name))
  }

  static func find(kind word: String, in schema: Schema) -> Int? {
    find(word, in: schema.kinds.map { ($0.name, $0.title) })
  }

  /// `a,b`, or `all`; the default columns of the screen for nil. Fields are named as in queries.
  static func columns(_ list: String?, kind: Int, in schema: Schema) throws -> [Int] {
    let description = schema.kinds[kind]
    guard let list else { return ColumnLayout(kind: description).fields }
    if list == "all" { return Array(description.fields.indices) }
    let keys = try fields(list, kind: kind, in: schema)
    guard !keys.isEmpty, !keys.contains(where: \.descending) else {
      throw CommandError(.wrongUse, "--columns 应为以逗号分隔的字段名。", "--columns takes field names separated by commas.")
    }
    return keys.map(\.field)
  }

  /// `-a,b`: fields named as in queries, `-` before one for descending.
  static func fields(_ list: String, kind: Int, in schema: Schema) throws -> [SortKey] {
    do throws(QueryError) {
      return try SortKey.parse(list, kind: kind, schema: schema)
    } catch {
      throw CommandError(.wrongUse, QueryMark.lines(list, error))
    }
  }

  private static func find(_ word: String, in names: [(name: String, title: Localized)]) -> Int? {
    let lower = word.lowercased()
    if let exact = names.firstIndex(where: { $0.name == word }) { return exact }
    let titled = names.firstIndex {
      $0.title.chinese == word || $0.title.english.lowercased() == lower || $0.name.lowercased() == lower
    }
    if let titled { return titled }
    let beginning = names.indices.filter { names[$0].name.lowercased().hasPrefix(lower) }
    return beginning.count == 1 && !lower.isEmpty ? beginning.first : nil
  }
}
