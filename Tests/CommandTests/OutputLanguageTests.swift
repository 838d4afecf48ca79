import Columnar
import Localization
import Testing

@testable import shezu

/// The language of messages, from the locale.
@Suite struct OutputLanguageTests {
  @Test(arguments: [
    ("zh_CN.UTF-8", Language.chinese), ("zh", .chinese), ("en_US.UTF-8", .english), ("C", .english), ("", .english),
  ])
  func locales(locale: String, language: Language) {
    #expect(OutputLanguage.language(ofLocale: ["LANG": locale]) == language)
    #expect(
      OutputLanguage.language(ofLocale: ["LC_ALL": locale, "LANG": "zh_CN"]) == (locale.isEmpty ? .chinese : language))
  }
}
