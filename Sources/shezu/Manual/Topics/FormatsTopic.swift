import Columnar
import Exports
import Localization

extension ManualTopic {
  /// The formats of `--format` and of the export dialog.
  static let formats = ManualTopic(
    name: "formats", title: Localized("输出格式", "Output formats"),
    blocks: { language in
      [.paragraph(formatsIntroduction[language]), .table(formatTable(language))]
    })

  private static let formatsIntroduction = Localized(
    """
    命令行的 `--format` 和屏幕上的导出（`e`）使用同样的格式，同样的查询条件得到逐字节相同的文件。未指定格式时，终端上显示 `text`，\
    写入文件时按扩展名，其他情况为 `csv`。
    """,
    """
    `--format` on the command line and export (`e`) on the screen write the same formats; the same query gives the same file, \
    byte for byte. Without `--format` a terminal shows `text`, a file gets the format of its extension, and any other output \
    is `csv`.
    """)

  private static func formatTable(_ language: Language) -> ManualTable {
    let headings = [Localized("格式", "format"), Localized("扩展名", "extension"), Localized("说明", "description")]
    let people = Localized("供阅读的对齐表格，不供程序读取。", "An aligned table for people to read, not for programs.")
    return ManualTable(
      headings: headings.map { $0[language] },
      rows: [["`\(OutputOptions.text)`", "", people[language]]]
        + ExportFormat.all.map { ["`\($0.name)`", ".\($0.fileExtension)", $0.help[language]] })
  }
}
