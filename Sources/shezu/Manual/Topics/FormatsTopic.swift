import Columnar
import Exports
import Localization

extension ManualTopic {
  /// The formats of `--format` and of the export dialog.
  static let formats = ManualTopic(
    name: "formats", title: Localized("输出格式", "Output formats"),
    blocks: { language in
      [
        .paragraph(formatsIntroduction[language]), .table(formatTable(language)),
        .heading(Localized("值的写法", "The form of values")[language]), .paragraph(valuesText[language]),
        .table(valuesTable(language)), .heading(Localized("证据与隐去", "Evidence and masking")[language]),
        .paragraph(evidenceText[language]), .code(evidenceExample),
        .heading(Localized("一台机器不够时", "When one machine is not enough")[language]), .paragraph(enginesText[language]),
        .code(enginesExample),
      ]
    })

  private static let valuesText = Localized(
    """
    表格类格式默认写屏幕上看到的：引用写名称，词表与行政区划写所选语言的名称，日期为 ISO，金额为元的数字。`--values data` \
    写主键与代码，不随语言改变；`--values both` 在主键旁另加一列名称。
    """,
    """
    Tables are written as they are shown: references by name, vocabularies and divisions by label in the chosen language, ISO \
    dates, money as plain numbers of yuan. `--values data` writes keys and codes, whatever the language; `--values both` adds \
    a column of names beside keys.
    """)

  private static func valuesTable(_ language: Language) -> ManualTable {
    let headings = [Localized("值", "values"), Localized("说明", "description"), Localized("格式", "formats")]
    return ManualTable(
      headings: headings.map { $0[language] },
      rows: ExportValues.allCases.map { values in
        let names = ExportFormat.all.filter { $0.values.contains(values) }.map { "`\($0.name)`" }
        return ["`\(values.rawValue)`", values.title[language], names.joined(separator: " ")]
      })
  }

  private static let evidenceText = Localized(
    """
    `--evidence` 在文件旁写一份 `FILE.evidence.json`：条件、逐条的条数、问题数、输入与结果的 SHA-256、程序版本、时间和命令。\
    `shezu verify` 据以重做并比较。`--redact` 把法定代表人、被约谈人、电话和未识别的值写作 `***`，并说明隐去几处。
    """,
    """
    `--evidence` writes `FILE.evidence.json` beside the file: the query, counts after each clause, problems, SHA-256 of inputs and \
    result, version, time and command. `shezu verify` makes it again and compares. `--redact` writes legal representatives, \
    interviewees, telephones and members that no field takes as `***`, and tells how many.
    """)

  private static let evidenceExample = """
    shezu list projects --where 'programme:合力团 stage:完成' --output projects.xlsx --evidence
    shezu verify projects.xlsx.evidence.json
    """

  private static let enginesText = Localized(
    """
    `shezu export` 把整个登记册写成一个 SQLite 数据库；更大的引擎读 ndjson，表由 `shezu fields --sql` 生成。没有对应记录的引用照写，\
    PostgreSQL 的外键因此不校验旧行（`NOT VALID`）。`shezu sql` 把同一查询写成这些表上的 SQL 语句。
    """,
    """
    `shezu export` writes the whole register as one SQLite database. Bigger engines read ndjson into the tables that \
    `shezu fields --sql` declares. References that lead nowhere are kept, so the foreign keys of PostgreSQL do not check them \
    (`NOT VALID`). `shezu sql` prints the statement that answers the same query over these tables.
    """)

  private static let enginesExample = """
    shezu export register.sqlite -r path/to/register
    sqlite3 register.sqlite 'SELECT programme, sum(invested) FROM projects GROUP BY programme'
    shezu sql organizations --where 'region:宝鸡 enforcement{fine>5万}' -r path/to/register | sqlite3 register.sqlite

    shezu fields projects --sql postgresql | psql register
    shezu list projects --columns all --format ndjson --output projects.ndjson
    psql register -c 'CREATE TABLE lines (line jsonb)'
    psql register -c "\\copy lines FROM projects.ndjson WITH (FORMAT csv, QUOTE e'\\x01', DELIMITER e'\\x02')"
    psql register -c 'INSERT INTO projects SELECT r.* FROM lines, jsonb_populate_record(NULL::projects, line) r'

    shezu fields projects --sql clickhouse | clickhouse-client
    clickhouse-client --query 'INSERT INTO projects FORMAT JSONEachRow' < projects.ndjson
    """

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
