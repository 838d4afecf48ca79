/// The languages of the interface and of every title in a schema.
public enum Language: String, Sendable, CaseIterable, Hashable {
  case chinese = "zh"
  case english = "en"
}

/// One piece of text in both languages; the compiler keeps it complete.
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
