import Columnar
import Localization

extension Command {
  /// The dialog that says which groups to make.
  static let grouping: [Command] = [
    Command(
      "compute-groups", .filtering, Localized("统计", "Group"), help: Localized("统计并显示", "Make the groups and show them"),
      keys: ["Enter"], in: [.grouping], hint: 0, isOffered: false
    ) { $0.computeGroups() },
    Command(
      "next-group-line", .filtering, Localized("下一项", "Next line"), help: Localized("到下一项", "To the next line"),
      keys: ["Down", "Tab"], in: [.grouping], isOffered: false
    ) { $0.changeGrouping { $0.move(by: 1) } },
    Command(
      "previous-group-line", .filtering, Localized("上一项", "Line before"), help: Localized("到上一项", "To the line before"),
      keys: ["Up", "Shift-Tab"], in: [.grouping], isOffered: false
    ) { $0.changeGrouping { $0.move(by: -1) } },
    Command(
      "next-group-choice", .filtering, Localized("更改", "Change"), help: Localized("换成下一个选择", "The next choice"),
      keys: ["Right"], in: [.grouping], hint: 10, isOffered: false
    ) { $0.changeGrouping { $0.change(by: 1) } },
    Command(
      "previous-group-choice", .filtering, Localized("往回更改", "Change back"),
      help: Localized("换成上一个选择", "The choice before"),
      keys: ["Left"], in: [.grouping], isOffered: false
    ) { $0.changeGrouping { $0.change(by: -1) } },
  ]
}
