import Bytes
import CNcursesw
import Glibc
import Localization
import Screen

/// What a crash leaves behind: a report in the user's state folder, and the text of a note that was not saved.
///
/// A trap cannot run Swift, so all that the report needs is handed over while the program runs; a signal handler in C
/// (CNcursesw/report.c) writes it once the terminal is restored, and says where it is. The report holds the version, the
/// stack, the names of the last keys without typed text, and none of the user's data.
public enum CrashReport {
  /// Call once, before other threads start.
  /// - Parameters:
  ///   - folder: the folder of the files, which need not exist.
  ///   - header: the first lines of the report: version and terminal.
  public static func prepare(folder: String, header: String, _ language: Language) {
    var seconds = time(nil)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let day = "\(1900 + parts.tm_year)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    let stamp = "\(day)-\(two(parts.tm_hour))\(two(parts.tm_min))\(two(parts.tm_sec))-\(getpid())"
    let (report, note) = ("\(folder)/crash-\(stamp).txt", "\(folder)/unsaved-note-\(stamp).txt")
    let said = Localized(
      "shezu 出错，已中止。已保存的标记、备注和视图都在。错误报告：\(report)\n",
      "shezu stopped because of an error in it. Marks, notes and views that were saved are kept. Report: \(report)\n")
    let kept = Localized("没有保存的备注：\(note)\n", "The note that was not saved: \(note)\n")
    cn_report_prepare(
      report.systemPath, note.systemPath, "\(header)\nstarted \(stamp) UTC\n", said[language], kept[language])
  }

  /// Notes what the user did; of a typed or pasted text only that it was one.
  public static func note(_ event: Event) {
    switch event {
    case .key(let key): cn_report_key(key.typed == nil ? key.name : "text")
    case .paste: cn_report_key("paste")
    case .mouse: cn_report_key("mouse")
    case .resize: cn_report_key("resize")
    case .suspend, .resumed: cn_report_key("suspend")
    case .focus, .interrupt, .terminate: break
    }
  }

  /// Notes where the user is, in English, and the text of a note that is not saved yet.
  public static func note(place: String, unsavedNote: String) {
    cn_report_place(place)
    var text = unsavedNote
    text.withUTF8 { bytes in
      guard let start = bytes.baseAddress, !bytes.isEmpty else { return cn_report_draft("", 0) }
      start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { cn_report_draft($0, bytes.count) }
    }
  }

  /// Something will be saved by another thread: a crash waits for it up to three seconds.
  /// - Returns: the number of the save, for `whileSaving`.
  public static func saveBegins() -> Int32 { cn_report_save_begins() }

  /// Called on the thread that saves, unless a later save replaces this one.
  public static func whileSaving(_ number: Int32, _ body: () -> Void) {
    cn_report_save_runs()
    body()
    cn_report_save_ends(number)
  }
}
