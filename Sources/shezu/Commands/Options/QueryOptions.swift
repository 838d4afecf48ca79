import ArgumentParser
import Columnar

/// Which records.
struct QueryOptions: ParsableArguments {
  @Option(
    name: [.customLong("where"), .customShort("w")], parsing: .unconditional,
    help: ArgumentHelp(
      "查询，如 '宝鸡 养老'、'region:汉中 status:异常'、'fine>=5万'；默认全部。",
      "A query, such as '宝鸡 养老', 'region:汉中 status:异常', 'fine>=5万'; all records by default.", value: "query"))
  var query: String?
}
