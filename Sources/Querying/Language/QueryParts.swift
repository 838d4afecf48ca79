/// The parts of a query as they are coloured while it is typed.
public struct QueryPart: Sendable, Hashable {
  public enum Role: Sendable, Hashable, CaseIterable {
    case word, name, operation, value, formula
  }

  public let role: Role
  /// UTF-8 offsets.
  public let range: Range<Int>

  /// The parts of a text in order, not overlapping. Of a text that is wrong somewhere, the parts before that place. O(n).
  public static func parts(of text: String) -> [QueryPart] {
    do throws(QueryError) {
      return parts(of: try QueryParser.parse(text))
    } catch {
      let bytes = Array(text.utf8)
      var end = min(error.range.lowerBound, bytes.count)
      // An operator that waits for its value would make the beginning wrong as well.
      while end > 0, " <>=:~!(".utf8.contains(bytes[end - 1]) { end -= 1 }
      let beginning = String(decoding: bytes[..<end], as: UTF8.self)
      return (try? QueryParser.parse(beginning)).map(parts) ?? []
    }
  }

  private static func parts(of query: Query) -> [QueryPart] {
    var parts: [QueryPart] = []
    collect(query, into: &parts)
    return parts.filter { !$0.range.isEmpty }.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private static func collect(_ query: Query, into parts: inout [QueryPart]) {
    switch query {
    case .everything: return
    case .word(let word): parts.append(QueryPart(role: .word, range: word.place.range))
    case .not(let inner, let place):
      parts.append(
        QueryPart(
          role: .operation, range: place.range.lowerBound..<max(place.range.lowerBound, inner.place.range.lowerBound)))
      collect(inner, into: &parts)
    case .all(let inner), .any(let inner): for part in inner { collect(part, into: &parts) }
    case .relation(let relation):
      parts.append(QueryPart(role: .name, range: relation.path.place.range))
      collect(relation.condition, into: &parts)
    case .comparison(let comparison): collect(comparison, into: &parts)
    }
  }

  private static func collect(_ comparison: Query.Comparison, into parts: inout [QueryPart]) {
    let left = comparison.left.place.range
    if case .path = comparison.left {
      parts.append(QueryPart(role: .name, range: left))
    } else {
      parts.append(QueryPart(role: .formula, range: left))
    }
    var end = left.upperBound
    for (index, item) in comparison.items.enumerated() {
      let range = item.place.range
      if index == 0, range.lowerBound > end { parts.append(QueryPart(role: .operation, range: end..<range.lowerBound)) }
      parts.append(QueryPart(role: .value, range: range))
      end = range.upperBound
    }
  }
}
