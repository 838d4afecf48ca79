import Columnar
import Localization

extension ManualTopic {
  /// Where data and libraries come from, and under which licences.
  static let origins = ManualTopic(
    name: "origins", title: Localized("来源与许可", "Origins and licences"),
    blocks: { language in
      [
        .paragraph(Attribution.ownLicence[language]),
        .paragraph(
          Localized("程序中包含或使用的他人成果：", "Works of others that are in the program, or that it uses:")[language]),
        .table(
          ManualTable(
            headings: [
              Localized("名称", "name")[language], Localized("用途", "use")[language], Localized("来源", "source")[language],
              Localized("许可", "licence")[language],
            ],
            rows: Attribution.all.map { [$0.name[language], $0.use[language], $0.address, licence($0, language)] })),
      ]
    })

  private static func licence(_ origin: Attribution, _ language: Language) -> String {
    guard let holders = origin.holders else { return origin.licence[language] }
    return "\(origin.licence[language]); © \(holders)"
  }
}
