import Catalog
import Columnar
import Localization

extension ManualTopic {
  /// Every kind with its fields and the spellings that files may use for them.
  static let fields = ManualTopic(
    name: "fields", title: Localized("记录类型与字段", "Record types and fields"),
    blocks: { language in [.paragraph(fieldsIntroduction[language])] + Catalog.kinds.map(ManualBlock.kind) })

  private static let fieldsIntroduction = Localized(
    """
    查询条件、`--columns` 和 `--sort` 中可写字段名、中英文名称、其他写法，或能唯一确定字段的开头部分。文件中的列名可以是字段名、中文名称或“其他写法”中的任一写法，\
    其中包括“双公示”等公布数据的列名。`shezu help fields KIND` 只显示一种记录，`shezu fields --json-schema` 输出 JSON Schema。
    """,
    """
    Queries, `--columns` and `--sort` take a field's name, either title, another spelling or an unambiguous beginning. Files \
    may use the name, the Chinese title or any of the other spellings, which include the column names of published dumps. \
    `shezu help fields KIND` shows one record type; `shezu fields --json-schema` prints a JSON Schema.
    """)
}
