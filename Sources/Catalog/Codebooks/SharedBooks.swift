import Columnar
import Localization

extension Codebooks {
  /// The level of government at which something is registered, signed or decided.
  public static let levels = Codebook(
    "levels", title: Localized("级别", "levels"),
    entries: [
      .init("national", "全国性", "national", aliases: ["国家级", "部级", "全国"]),
      .init("provincial", "省级", "provincial", aliases: ["全省性", "省"]),
      .init("municipal", "市级", "municipal", aliases: ["全市性", "市"]),
      .init("county", "县级", "county", aliases: ["区级", "区县级", "县（区）级", "县", "区"]),
      .init("township", "乡镇级", "township", aliases: ["镇级", "乡镇", "镇", "街道"]),
      .init("village", "村级", "village", aliases: ["村", "社区"]),
    ])

  /// Names of authorities. Open and empty: a name in the files is a value like any other and is counted by.
  public static let authorities = Codebook(
    "authorities", title: Localized("机关名称", "authorities"), openness: .open, entries: [])
}
