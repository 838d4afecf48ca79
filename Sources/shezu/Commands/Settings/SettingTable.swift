import Columnar
import Exports
import Interface
import Localization

/// The settings as a table: what holds for a run without further options, and where it comes from.
struct SettingTable {
  private let configuration: Configuration
  private let language: Language?

  /// - Parameter language: `--language`, if it was given.
  init(_ configuration: Configuration, language: Language?) {
    self.configuration = configuration
    self.language = language
  }

  private static func field(_ name: String, _ chinese: String, _ english: String) -> Field {
    Field(
      name, Localized(chinese, english), .text, help: Localized(chinese, english), group: Localized("设置", "Setting"))
  }

  private static let kind = Kind(
    "settings", title: Localized("设置", "Settings"), singular: Localized("设置", "setting"),
    help: Localized("config.json 的设置。", "The settings of config.json."), key: "",
    fields: [
      field("", "编号", "Number"), field("name", "设置", "Setting"), field("value", "当前值", "Value"),
      field("source", "来源", "Comes from"),
    ])

  func view(_ current: Language) -> ExportView {
    var builder = TableBuilder(Self.kind)
    for (number, row) in (settings + keys).enumerated() {
      builder.append([
        "": .text(String(number)), "name": .text(row.name), "value": .text(row.value),
        "source": .text(row.source[current]),
      ])
    }
    return ComputedView.view(of: builder.table(), current)
  }

  private typealias Row = (name: String, value: String, source: Localized)

  private var settings: [Row] {
    Setting.allCases.compactMap { setting in
      switch setting {
      case .language:
        (
          setting.rawValue, OutputLanguage.current.rawValue,
          language.map { _ in Self.option("--language") } ?? source(.language, otherwise: Self.locale)
        )
      case .theme:
        (
          setting.rawValue, configuration.theme?.rawValue ?? "-",
          source(.theme, otherwise: Localized("依终端", "what fits the terminal"))
        )
      case .ambiguousWidth:
        (
          setting.rawValue, configuration.ambiguousIsWide == true ? "2" : "1",
          source(.ambiguousWidth, otherwise: Self.standard)
        )
      case .mouse:
        (setting.rawValue, configuration.mouse == true ? "true" : "false", source(.mouse, otherwise: Self.standard))
      case .keys: nil
      }
    }
  }

  /// One row a command whose keys were changed.
  private var keys: [Row] {
    configuration.changedKeys.compactMap { id, line in
      guard let command = Command.all.first(where: { $0.id == id }) else { return nil }
      let names = configuration.keymap.keys(of: command).map(\.name)
      return ("\(Setting.keys.rawValue).\(id)", names.isEmpty ? "-" : names.joined(separator: " "), place(line))
    }
  }

  private static let standard = Localized("默认", "default")

  private static func option(_ name: String) -> Localized { Localized(name, name) }

  private static var locale: Localized {
    guard let name = OutputLanguage.localeNames.first(where: { UserFolder.environment($0) != nil }),
      let value = UserFolder.environment(name)
    else { return standard }
    return Localized("\(name)=\(value)", "\(name)=\(value)")
  }

  private func source(_ setting: Setting, otherwise: Localized) -> Localized {
    configuration.lines[setting].map(place) ?? otherwise
  }

  private func place(_ line: Int) -> Localized {
    let place = "\(configuration.path ?? ""):\(line)"
    return Localized(place, place)
  }
}
