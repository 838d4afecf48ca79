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
    其中包括“双公示”等公布数据的列名。`shezu help fields KIND` 只显示一种记录，`shezu fields --json-schema` 输出 JSON Schema。\
    不指定字段的词语在注明“词语查找”的字段中查找。名称按拼音排序，其中的数字按大小排列（第2、第二在第10、第十之前），人名按姓氏读音排序（曾读 zēng）；\
    只有字母和数字的代码逐字比较。
    """,
    """
    Queries, `--columns` and `--sort` take a field's name, either title, another spelling or an unambiguous beginning. Files \
    may use the name, the Chinese title or any of the other spellings, which include the column names of published dumps. \
    `shezu help fields KIND` shows one record type; `shezu fields --json-schema` prints a JSON Schema. \
    Words without a field are sought in the fields that say so. Names sort by pinyin and their numbers by size (第2 and 第二 before \
    第10 and 第十), names of persons by the readings of surnames (曾 as zēng); codes of letters and digits sort character by character.
    """)
}
