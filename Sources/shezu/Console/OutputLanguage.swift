import ArgumentParser
import Columnar
import Localization
import Synchronization

/// The language of help and messages, set once before arguments are parsed, because parsing creates help pages.
enum OutputLanguage {
  private static let chosen = Mutex<Language>(.english)

  static var current: Language { chosen.withLock { $0 } }

  static func set(_ language: Language) { chosen.withLock { $0 = language } }

  /// `--language` if given, else the configuration's, else that of the locale: the first of LC_ALL, LC_MESSAGES and LANG
  /// that is set.
  static func choose(from arguments: [String], configured: Language?, environment: [String: String]) {
    set(explicit(in: arguments) ?? configured ?? language(ofLocale: environment))
  }

  private static func explicit(in arguments: [String]) -> Language? {
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { return nil }
      if argument == "--language", index + 1 < arguments.count { return Language(rawValue: arguments[index + 1]) }
      if argument.hasPrefix("--language=") { return Language(rawValue: String(argument.dropFirst(11))) }
    }
    return nil
  }

  /// The variables that name the locale of messages; the first one that is set decides.
  static let localeNames = ["LC_ALL", "LC_MESSAGES", "LANG"]

  static func language(ofLocale environment: [String: String]) -> Language {
    let locale = localeNames.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    return locale.hasPrefix("zh") ? .chinese : .english
  }
}

extension Localized {
  /// In the language of this run.
  var chosen: String { self[OutputLanguage.current] }
}

extension ArgumentHelp {
  /// Help in the language of this run.
  init(_ chinese: String, _ english: String, value: String? = nil) {
    self.init(Localized(chinese, english).chosen, valueName: value)
  }
}

extension Language: ExpressibleByArgument {}
