import Columnar
import Localization

extension Command {
  static let moving: [Command] = [
    Command(
      "move-down", .moving, Localized("下移", "Down"), help: Localized("光标到下一行", "Move to the next row"),
      keys: ["j", "Down"], in: Context.lists, isOffered: false
    ) { $0.move(by: 1) },
    Command(
      "move-up", .moving, Localized("上移", "Up"), help: Localized("光标到上一行", "Move to the previous row"),
      keys: ["k", "Up"], in: Context.lists, isOffered: false
    ) { $0.move(by: -1) },
    Command(
      "move-left", .moving, Localized("左移", "Left"), help: Localized("光标到左边一列", "Move to the column on the left"),
      keys: ["h", "Left"], in: [.overview, .table], isOffered: false
    ) { $0.moveColumn(by: -1) },
    Command(
      "move-right", .moving, Localized("右移", "Right"), help: Localized("光标到右边一列", "Move to the column on the right"),
      keys: ["l", "Right"], in: [.overview, .table], isOffered: false
    ) { $0.moveColumn(by: 1) },
    Command(
      "go-top", .moving, Localized("首行", "First row"), help: Localized("到第一行", "Move to the first row"),
      keys: ["g", "Home"], in: Context.lists
    ) { $0.move(to: 0) },
    Command(
      "go-bottom", .moving, Localized("末行", "Last row"), help: Localized("到最后一行", "Move to the last row"),
      keys: ["G", "End"], in: Context.lists
    ) { $0.move(to: .max) },
    Command(
      "page-down", .moving, Localized("下一页", "Page down"), help: Localized("向下翻一页", "Scroll down one page"),
      keys: ["PgDn", "^F"], in: Context.lists, isOffered: false
    ) { $0.move(by: $0.pageLength) },
    Command(
      "page-up", .moving, Localized("上一页", "Page up"), help: Localized("向上翻一页", "Scroll up one page"),
      keys: ["PgUp", "^B"], in: Context.lists, isOffered: false
    ) { $0.move(by: -$0.pageLength) },
    Command(
      "half-page-down", .moving, Localized("向下半页", "Half page down"),
      help: Localized("向下移动半页", "Move down half a page"), keys: ["^D"], in: Context.lists, isOffered: false
    ) { $0.move(by: max(1, $0.pageLength / 2)) },
    Command(
      "half-page-up", .moving, Localized("向上半页", "Half page up"), help: Localized("向上移动半页", "Move up half a page"),
      keys: ["^U"], in: Context.lists, isOffered: false
    ) { $0.move(by: -max(1, $0.pageLength / 2)) },
    Command(
      "first-column", .moving, Localized("首列", "First column"), help: Localized("到第一列", "Move to the first column"),
      keys: ["^"], in: [.table], isOffered: false
    ) { $0.moveColumn(by: -.max) },
    Command(
      "last-column", .moving, Localized("末列", "Last column"), help: Localized("到最后一列", "Move to the last column"),
      keys: ["$"], in: [.table], isOffered: false
    ) { $0.moveColumn(by: .max) },
    Command(
      "next-match", .moving, Localized("下一处匹配", "Next match"),
      help: Localized("到下一个突出显示的单元格", "Move to the next highlighted cell"), keys: ["n"], in: [.table],
      unless: DisabledReason.noHighlight
    ) { $0.moveToMatch(forward: true) },
    Command(
      "previous-match", .moving, Localized("上一处匹配", "Previous match"),
      help: Localized("到上一个突出显示的单元格", "Move to the previous highlighted cell"), keys: ["N"], in: [.table],
      unless: DisabledReason.noHighlight
    ) { $0.moveToMatch(forward: false) },
  ]
}
