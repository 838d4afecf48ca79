import Columnar
import Localization

extension Command {
  static let marking: [Command] = [
    Command(
      "mark-record", .marking, Localized("标记", "Mark"),
      help: Localized("标记此记录或取消，并下移", "Mark this record or unmark it, and go down"), keys: ["Space"],
      in: [.table], hint: 45, unless: DisabledReason.noRecord
    ) { $0.markRecord() },
    Command(
      "mark-range", .marking, Localized("标记区间", "Mark a range"),
      help: Localized("第一次定起点，第二次标记到光标处", "Once for the beginning, once more to mark up to the cursor"),
      keys: ["V"], in: [.table], unless: DisabledReason.noRecord
    ) { $0.markRange() },
    Command(
      "mark-all", .marking, Localized("全部标记", "Mark all"),
      help: Localized("标记显示的全部记录", "Mark all records shown"), keys: ["A"], in: [.table], unless: DisabledReason.noRecord
    ) { $0.changeMarks { marks, rows in marks.insert(rows) } },
    Command(
      "invert-marks", .marking, Localized("反选", "Invert marks"),
      help: Localized("标记与未标记对调", "Mark what is not, unmark what is"), keys: ["I"], in: [.table],
      unless: DisabledReason.noRecord
    ) { $0.changeMarks { marks, rows in marks.invert(rows) } },
    Command(
      "clear-marks", .marking, Localized("清除标记", "Clear marks"),
      help: Localized("取消此表的所有标记", "Unmark every record of this table"), keys: ["U"], in: [.table],
      unless: DisabledReason.noMarks
    ) { $0.changeMarks { marks, _ in marks.removeAll() } },
    Command(
      "write-note", .marking, Localized("备注", "Note"),
      help: Localized("写、改此记录的备注；清空则删除", "Write or change the note on this record; an empty one is deleted"),
      keys: ["m"],
      in: [.table, .detail], unless: DisabledReason.noNotable
    ) { $0.editNote() },
    Command(
      "show-notes", .marking, Localized("全部备注", "All notes"),
      help: Localized("以表列出所有备注，可筛选、导出", "All notes as a table, to filter and export"), keys: ["M"],
      in: Context.browsing, unless: DisabledReason.noNotes
    ) { $0.showNotes() },
  ]
}
