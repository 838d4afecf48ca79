import Columnar
import Localization

extension ManualTopic {
  /// What changed by version.
  static let changes = ManualTopic(
    name: "changes", title: Localized("更新记录", "Changes"),
    blocks: { language in
      Release.all.flatMap { release in
        [
          ManualBlock.heading("\(release.version) (\(release.day))"),
          .paragraph(release.changes.map { "- " + $0[language] }.joined(separator: "\n")),
        ]
      }
    })
}
