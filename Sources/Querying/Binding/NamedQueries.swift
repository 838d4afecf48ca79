import Columnar
import HanText
import Localization

/// Queries by name, for `view:NAME`: the user's saved views and those of the register.
public struct NamedQueries: Sendable, Hashable {
  public struct Entry: Sendable, Hashable {
    public let name: String
    /// The title that is shown; `view:` accepts it in either language.
    public let title: Localized
    public let text: String

    public init(name: String, title: Localized, text: String) {
      self.name = name
      self.title = title
      self.text = text
    }
  }

  public let entries: [Entry]

  /// - Parameter entries: of two with the same name, the first is used.
  public init(_ entries: [Entry] = []) { self.entries = entries }

  public var isEmpty: Bool { entries.isEmpty }
  public var names: [String] { entries.map(\.name) }

  /// The entry with this name, else the first with a name or title that is equal after folding. O(entries).
  public func named(_ name: String) -> Entry? {
    if let exact = entries.first(where: { $0.name == name }) { return exact }
    let wanted = Folding.fold(name)
    return entries.first { entry in
      [entry.name, entry.title.chinese, entry.title.english].contains { Folding.fold($0) == wanted }
    }
  }
}

extension NamedQueries: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, String)...) {
    self.init(elements.map { Entry(name: $0.0, title: Localized($0.0, $0.0), text: $0.1) })
  }
}

extension Query {
  /// Whether a query refers to a saved view. False for text that does not parse.
  public static func mentionsViews(_ text: String) -> Bool { (try? QueryParser.parse(text))?.mentionsViews ?? false }

  var mentionsViews: Bool {
    switch self {
    case .everything, .word: false
    case .comparison(let comparison): comparison.left.mentionsViews || comparison.items.contains(where: \.mentionsViews)
    case .relation(let relation): relation.condition.mentionsViews
    case .not(let inner, _): inner.mentionsViews
    case .all(let parts), .any(let parts): parts.contains(where: \.mentionsViews)
    }
  }

  /// The conjunction of two queries as text. An OR, which binds less than the blank that joins them, is put in
  /// parentheses. Text that does not parse is kept as it is. `shift` is the offset of the second text in bytes.
  public static func joined(_ first: String, _ second: String) -> (text: String, shift: Int) {
    let (first, second) = (first.isBlank ? "" : first, second.isBlank ? "" : second)
    if first.isEmpty { return (second, 0) }
    if second.isEmpty { return (first, first.utf8.count) }
    let left = isAlternative(first) ? "(\(first)) " : first + " "
    let isRightAlternative = isAlternative(second)
    return (
      left + (isRightAlternative ? "(\(second))" : second), left.utf8.count + (isRightAlternative ? 1 : 0)
    )
  }

  private static func isAlternative(_ text: String) -> Bool {
    if case .any? = try? QueryParser.parse(text) { true } else { false }
  }
}

extension Query.Item {
  fileprivate var mentionsViews: Bool {
    switch self {
    case .one(let scalar): scalar.formula?.mentionsViews ?? false
    case .range(let low, let high, _): [low, high].contains { $0?.formula?.mentionsViews ?? false }
    }
  }
}

extension Query.Operand {
  fileprivate var mentionsViews: Bool {
    switch self {
    case .literal: false
    case .path(let path): path.steps.map(\.name) == ["view"]
    case .call(let call): call.condition?.mentionsViews ?? false
    case .negated(let inner, _): inner.mentionsViews
    case .binary(_, let left, let right): left.mentionsViews || right.mentionsViews
    }
  }
}

extension String {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
