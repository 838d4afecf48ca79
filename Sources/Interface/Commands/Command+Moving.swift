import Columnar
import Localization

extension Command {
  static let moving: [Command] = [
    Command(
      "move-down", .moving, Localized("下移", "Down"), help: Localized("光标到下一行", "To the next line"),
      keys: ["j", "Down"], in: Context.lists, isOffered: false
    ) { $0.move(by: 1) },
    Command(
      "move-up", .moving, Localized("上移", "Up"), help: Localized("光标到上一行", "To the line before"),
      keys: ["k", "Up"], in: Context.lists, isOffered: false
    ) { $0.move(by: -1) },
    Command(
      "move-left", .moving, Localized("左移", "Left"), help: Localized("光标到左边一列", "To the column on the left"),
      keys: ["h", "Left"], in: [.overview, .table], isOffered: false
    ) { $0.moveColumn(by: -1) },
    Command(
      "move-right", .moving, Localized("右移", "Right"), help: Localized("光标到右边一列", "To the column on the right"),
      keys: ["l", "Right"], in: [.overview, .table], isOffered: false
    ) { $0.moveColumn(by: 1) },
    Command(
      "go-top", .moving, Localized("到顶", "Top"), help: Localized("到第一行", "To the first line"),
      keys: ["g", "Home"], in: Context.lists
    ) { $0.move(to: 0) },
    Command(
      "go-bottom", .moving, Localized("到底", "Bottom"), help: Localized("到最后一行", "To the last line"),
      keys: ["G", "End"], in: Context.lists
    ) { $0.move(to: .max) },
    Command(
      "page-down", .moving, Localized("下一页", "Page down"), help: Localized("向下一页", "One screen down"),
      keys: ["PgDn", "^F"], in: Context.lists, isOffered: false
    ) { $0.move(by: $0.pageLength) },
    Command(
      "page-up", .moving, Localized("上一页", "Page up"), help: Localized("向上一页", "One screen up"),
      keys: ["PgUp", "^B"], in: Context.lists, isOffered: false
    ) { $0.move(by: -$0.pageLength) },
    Command(
      "half-page-down", .moving, Localized("下半页", "Half a page down"),
      help: Localized("向下半页", "Half a screen down"), keys: ["^D"], in: Context.lists, isOffered: false
    ) { $0.move(by: max(1, $0.pageLength / 2)) },
    Command(
      "half-page-up", .moving, Localized("上半页", "Half a page up"), help: Localized("向上半页", "Half a screen up"),
      keys: ["^U"], in: Context.lists, isOffered: false
    ) { $0.move(by: -max(1, $0.pageLength / 2)) },
    Command(
      "first-column", .moving, Localized("首列", "First column"), help: Localized("到第一列", "To the first column"),
      keys: ["^"], in: [.table], isOffered: false
    ) { $0.moveColumn(by: -.max) },
    Command(
      "last-column", .moving, Localized("末列", "Last column"), help: Localized("到最后一列", "To the last column"),
      keys: ["$"], in: [.table], isOffered: false
    ) { $0.moveColumn(by: .max) },
    Command(
      "next-match", .moving, Localized("下一匹配", "Next match"),
      help: Localized("到下一个突出显示的单元格", "To the next highlighted cell"), keys: ["n"], in: [.table],
      unless: DisabledReason.noHighlight
    ) { $0.moveToMatch(forward: true) },
    Command(
      "previous-match", .moving, Localized("上一匹配", "Previous match"),
      help: Localized("到上一个突出显示的单元格", "To the highlighted cell before"), keys: ["N"], in: [.table],
      unless: DisabledReason.noHighlight
    ) { $0.moveToMatch(forward: false) },
  ]
}
