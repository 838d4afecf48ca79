import Columnar
import Localization

extension Command {
  static let marking: [Command] = [
    Command(
      "mark-record", .marking, Localized("标记", "Mark"),
      help: Localized("标记或取消标记此记录，并移到下一行", "Mark or unmark this record and move down"),
      words: ["select", "tick", "选中", "打勾"],
      keys: ["Space"],
      in: [.table], hint: 45, unless: DisabledReason.noRecord
    ) { $0.markRecord() },
    Command(
      "mark-range", .marking, Localized("标记连续多行", "Mark range"),
      help: Localized("按一次设起点，再按一次标记到光标处", "Press once to set the start, again to mark up to the cursor"),
      keys: ["V"], in: [.table], unless: DisabledReason.noRecord
    ) { $0.markRange() },
    Command(
      "mark-all", .marking, Localized("全部标记", "Mark all"),
      help: Localized("标记筛选出的全部记录", "Mark all matching records"), keys: ["A"], in: [.table],
      unless: DisabledReason.noRecord
    ) { $0.changeMarks { marks, rows in marks.insert(rows) } },
    Command(
      "invert-marks", .marking, Localized("反转标记", "Invert marks"),
      help: Localized("已标记的改为未标记，未标记的改为已标记", "Swap marked and unmarked records"), keys: ["I"], in: [.table],
      unless: DisabledReason.noRecord
    ) { $0.changeMarks { marks, rows in marks.invert(rows) } },
    Command(
      "clear-marks", .marking, Localized("清除标记", "Clear marks"),
      help: Localized("取消此表的所有标记", "Unmark every record of this table"), keys: ["U"], in: [.table],
      unless: DisabledReason.noMarks
    ) { $0.changeMarks { marks, _ in marks.removeAll() } },
    Command(
      "write-note", .marking, Localized("批注", "Note"),
      help: Localized("添加或修改此记录的批注；清空即删除", "Add or edit the note on this record; clear it to delete"),
      words: ["comment", "annotate", "备注", "注释"],
      keys: ["m"],
      in: [.table, .detail], unless: DisabledReason.noNotable
    ) { $0.editNote() },
    Command(
      "show-notes", .marking, Localized("全部批注", "All notes"),
      help: Localized("以表格列出全部批注，可筛选、导出", "List all notes in a table that can be filtered and exported"),
      words: ["comments", "备注"],
      keys: ["M"],
      in: Context.browsing, unless: DisabledReason.noNotes
    ) { $0.showNotes() },
  ]
}
