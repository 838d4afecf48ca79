import Columnar
import Localization

/// Where keys go. Each place has its own keymap, help and hints.
public enum Context: UInt8, Sendable, CaseIterable {
  case overview, table, filter, detail, facets
  case help, palette, columns, copy, export, overwrite, explanation, viewName, views, note, grouping, compare

  public var title: Localized {
    switch self {
    case .overview: Localized("总览", "Overview")
    case .table: Localized("表", "Table")
    case .filter: Localized("筛选行", "Filter line")
    case .detail: Localized("详情", "Details")
    case .facets: Localized("取值统计", "Values")
    case .help: Localized("帮助", "Help")
    case .palette: Localized("命令行", "Command palette")
    case .columns: Localized("选择列", "Column chooser")
    case .copy: Localized("复制菜单", "Copy menu")
    case .export: Localized("导出", "Export dialog")
    case .explanation: Localized("逐条说明", "Explanation")
    case .grouping: Localized("分组统计", "Groups")
    case .viewName: Localized("视图名称", "Name of a view")
    case .compare: Localized("比较的对象", "What to compare with")
    case .views: Localized("已存视图", "Saved views")
    case .note: Localized("备注", "Note")
    case .overwrite: Localized("覆盖确认", "Overwrite question")
    }
  }

  /// Places without a text field, where every key is a command.
  static let browsing: ContextSet = [.overview, .table, .detail, .facets]
  /// Places with a cursor in a list.
  static let lists: ContextSet = browsing.union([.help, .palette, .columns, .copy, .explanation, .views])
}

/// Some of the places, a bit each.
public struct ContextSet: Sendable, Hashable, ExpressibleByArrayLiteral {
  private var bits: UInt32 = 0

  @inline(never)
  public init(arrayLiteral contexts: Context...) { self.init(contexts) }

  private init(_ contexts: [Context]) {
    for context in contexts { bits |= Self.bit(of: context) }
  }

  static let all = ContextSet(Context.allCases)

  var isEmpty: Bool { bits == 0 }

  var count: Int { bits.nonzeroBitCount }

  func contains(_ context: Context) -> Bool { bits & Self.bit(of: context) != 0 }

  func isDisjoint(with other: ContextSet) -> Bool { bits & other.bits == 0 }

  func union(_ other: ContextSet) -> ContextSet {
    var all = self
    all.bits |= other.bits
    return all
  }

  private static func bit(of context: Context) -> UInt32 { 1 << UInt32(context.rawValue) }
}
