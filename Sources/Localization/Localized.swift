// Localization: text in the two languages of the program.
//
// Owns: the list of languages, one piece of text in both, and the English noun after a number. Refuses: to hold any
// sentence, to choose a language, and to format numbers or dates. Importers: any target. Imports nothing.

/// A language of the interface and of every title in a schema.
public enum Language: String, Sendable, CaseIterable, Hashable {
  case chinese = "zh"
  case english = "en"
}

/// One piece of text in both languages. The initializer asks for both, so none is missing.
public struct Localized: Sendable, Hashable {
  public let chinese: String
  public let english: String

  public init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  public subscript(language: Language) -> String {
    switch language {
    case .chinese: chinese
    case .english: english
    }
  }
}
