import Columnar
import Localization

/// What has the keys: a pane, the filter line or a popup. Each has its own keymap, help and hints.
public enum Context: Sendable, Hashable, CaseIterable {
  case overview, table, filter, detail, facets
  /// Position in `Popups.all`.
  case popup(Int)

  public static let allCases: [Context] =
    [.overview, .table, .filter, .detail, .facets] + Popups.all.indices.map { .popup($0) }

  public var title: Localized {
    switch self {
    case .overview: Localized("总览", "Overview")
    case .table: Localized("表", "Table")
    case .filter: Localized("筛选栏", "Filter bar")
    case .detail: Localized("详情", "Details")
    case .facets: Localized("取值窗格", "Values pane")
    case .popup(let index): Popups.all[index].contextTitle
    }
  }

  /// Whether help lists the keys that edit text.
  var hasTextField: Bool { self == .filter || sharedKeys.contains(.editing) }

  /// Whether characters are always text, so that no command is reached by a character.
  var isTyping: Bool { self == .filter || sharedKeys.contains(.typing) }

  private var sharedKeys: SharedKeys {
    if case .popup(let index) = self { Popups.all[index].sharedKeys } else { [] }
  }

  /// Contexts without a text field, in which every key is a command.
  static let browsing: ContextSet = [.overview, .table, .detail, .facets]
  /// Contexts with a cursor in a list.
  static let lists: ContextSet = browsing.union(Popups.contexts(with: .list))

  /// Position in `allCases`.
  fileprivate var ordinal: Int {
    switch self {
    case .overview: 0
    case .table: 1
    case .filter: 2
    case .detail: 3
    case .facets: 4
    case .popup(let index): 5 + index
    }
  }
}

/// A set of contexts, one bit each; at most 32 contexts.
public struct ContextSet: Sendable, Hashable, ExpressibleByArrayLiteral {
  private var bits: UInt32 = 0

  @inline(never)
  public init(arrayLiteral contexts: Context...) { self.init(contexts) }

  init(_ contexts: [Context]) {
    for context in contexts { bits |= Self.bit(of: context) }
  }

  static let all = ContextSet(Context.allCases)

  var count: Int { bits.nonzeroBitCount }

  func contains(_ context: Context) -> Bool { bits & Self.bit(of: context) != 0 }

  func isDisjoint(with other: ContextSet) -> Bool { bits & other.bits == 0 }

  func union(_ other: ContextSet) -> ContextSet {
    var all = self
    all.bits |= other.bits
    return all
  }

  private static func bit(of context: Context) -> UInt32 { 1 << UInt32(context.ordinal) }
}
