import Columnar
import Localization
import Oversight
import Screen

/// Something that the user can do: id, title, help, keys, contexts, why it cannot run now, and what it does. The keymap,
/// help, hints, the palette and the manual's table of keys are all derived from `Command.all`.
public final class Command: Sendable {
  /// A section of help.
  public enum Group: String, Sendable, CaseIterable {
    case navigation, filtering, sorting, columns, marking, output, moving, program

    public var title: Localized {
      switch self {
      case .moving: Localized("光标移动", "Moving")
      case .navigation: Localized("导航", "Navigation")
      case .filtering: Localized("筛选", "Filtering")
      case .sorting: Localized("排序", "Sorting")
      case .columns: Localized("列", "Columns")
      case .marking: Localized("标记与批注", "Marks and notes")
      case .output: Localized("复制与导出", "Copying and exporting")
      case .program: Localized("程序", "Program")
      }
    }
  }

  /// Verb and noun with hyphens, for the palette and the configuration.
  public let id: String
  public let group: Group
  public let title: Localized
  public let help: Localized
  /// Other words for it in both languages, by which help and the palette find it.
  let words: [String]
  /// Names of keys for `Key(name:)`.
  public let keys: [String]
  public let contexts: ContextSet
  /// Rank among the hints of the status line, smaller first; nil for no hint.
  let hint: Int?
  /// Whether the palette lists it. False if it makes sense only with its key or in its popup.
  let isOffered: Bool
  /// Whether it refers to the rows on the screen, so that it waits for pending ones.
  let readsRows: Bool
  /// Why it cannot run now; nil if it can.
  let obstacle: @Sendable (Model) -> Phrase?
  let run: @Sendable (inout Model) -> [Effect]

  @inline(never)
  init(
    _ id: String, _ group: Group, _ title: Localized, help: Localized, words: [String] = [],
    keys: [String], in contexts: ContextSet, hint: Int? = nil, isOffered: Bool = true, readsRows: Bool? = nil,
    unless obstacle: @escaping @Sendable (Model) -> Phrase? = { _ in nil },
    run: @escaping @Sendable (inout Model) -> [Effect]
  ) {
    self.id = id
    self.group = group
    self.title = title
    self.help = help
    self.words = words
    self.keys = keys
    self.contexts = contexts
    self.hint = hint
    self.isOffered = isOffered
    self.readsRows = readsRows ?? [.moving, .marking, .output].contains(group)
    self.obstacle = obstacle
    self.run = run
  }

  /// Whether its keys never wait for pending rows.
  var isWayOut: Bool { ["go-back", "interrupt", "quit", "quit-anywhere"].contains(id) }

  /// Every command. Order within a group is the order of help.
  public static let all: [Command] =
    moving + navigation + filtering + views + sorting + columns + marking + output + popups + program

  private static let byID: [String: Command] = Dictionary(
    all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  static func named(_ id: String) -> Command? { byID[id] }
}

/// Reasons why commands cannot run now; nil if they can.
enum DisabledReason {
  @Sendable static func noPlace(_ model: Model) -> Phrase? { model.place == nil ? .needsRegister : nil }
  @Sendable static func noRecord(_ model: Model) -> Phrase? { model.place?.row == nil ? .needsRecord : nil }
  @Sendable static func noColumn(_ model: Model) -> Phrase? { model.place?.field == nil ? .needsColumn : nil }
  @Sendable static func noCell(_ model: Model) -> Phrase? { noRecord(model) ?? noColumn(model) }
  @Sendable static func noMarks(_ model: Model) -> Phrase? { model.placeMarks.isEmpty ? .needsMarks : nil }
  @Sendable static func noRegister(_ model: Model) -> Phrase? { model.register == nil ? .needsRegister : nil }
  @Sendable static func noHighlight(_ model: Model) -> Phrase? {
    model.place?.highlighter == nil ? .noHighlight : nil
  }
  @Sendable static func noWayBack(_ model: Model) -> Phrase? { model.canGoBack ? nil : .needsHistory }
  @Sendable static func noPast(_ model: Model) -> Phrase? { model.navigation.past.isEmpty ? .needsHistory : nil }
  @Sendable static func noFuture(_ model: Model) -> Phrase? { model.navigation.future.isEmpty ? .needsFuture : nil }
  @Sendable static func noUndo(_ model: Model) -> Phrase? {
    model.undoHistory.canUndo(on: model.place?.id) ? nil : .needsUndo
  }
  @Sendable static func noRedo(_ model: Model) -> Phrase? {
    model.undoHistory.canRedo(on: model.place?.id) ? nil : .needsRedo
  }
  @Sendable static func noNearValue(_ model: Model) -> Phrase? {
    (model.popup as? ExplanationPopup)?.offers(in: model).isEmpty ?? true ? .noNearValue : nil
  }
  @Sendable static func noEmpties(_ model: Model) -> Phrase? {
    model.place?.empties.isEmpty ?? true ? .noEmpties : nil
  }
  @Sendable static func isGroups(_ model: Model) -> Phrase? {
    noColumn(model) ?? (model.place?.originField == nil ? .needsRecords : nil)
  }
  @Sendable static func noNotable(_ model: Model) -> Phrase? {
    guard let place = model.place, let row = place.row else { return .needsRecord }
    return model.canHaveNotes(place) && !place.table.key(row).isEmpty ? nil : .needsNotable
  }
  @Sendable static func noNotes(_ model: Model) -> Phrase? {
    noRegister(model) ?? (model.user.state.notes.isEmpty ? .noNotes : nil)
  }
  @Sendable static func noFindings(_ model: Model) -> Phrase? { model.hasFindings ? nil : .needsFindings }
  @Sendable static func noChanges(_ model: Model) -> Phrase? {
    model.tabs.contains(.kind(DifferenceTable.Basis.changes.rawValue)) ? nil : .needsChanges
  }
  @Sendable static func noViews(_ model: Model) -> Phrase? { model.user.views.isEmpty ? .noViews : nil }
  @Sendable static func noOwnView(_ model: Model) -> Phrase? {
    noViews(model) ?? (model.chosenView?.isShipped ?? true ? .viewIsShipped : nil)
  }
  @Sendable static func noFilter(_ model: Model) -> Phrase? {
    model.place.map(\.filter.isEmpty) ?? true ? .needsFilter : nil
  }
}
