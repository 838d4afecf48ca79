import Columnar
import Localization

/// How an export writes values of references and vocabularies.
public enum ExportValues: String, Sendable, CaseIterable {
  /// As on the screen: labels in the language of the headings, names of referenced records, yes and no.
  case shown
  /// For programs: keys, codes of divisions, Chinese labels of other vocabularies. Does not depend on the language.
  case data
  /// As `data`, with the name of each referenced record in a column of its own after its key.
  case both

  public var title: Localized {
    switch self {
    case .shown: Localized("同屏幕：名称", "as shown: names")
    case .data: Localized("数据：主键与代码", "data: keys and codes")
    case .both: Localized("数据，另附引用的名称", "data, and names beside keys")
    }
  }
}

/// One column of an export: a field and the form in which its values are written.
struct ExportColumn: Sendable {
  let field: Int
  /// Whether values are labels and names, in the language of the view.
  let isShown: Bool
  /// Whether the column holds the names of the records that the column before it has the keys of.
  let isName: Bool
  /// Whether values are replaced by `mask`.
  let isMasked: Bool

  /// What replaces a personal value.
  static let mask = "***"

  /// The heading: the title of the field.
  func title(of field: Field) -> Localized {
    guard isName else { return field.title }
    return Localized("\(field.title.chinese)名称", "\(field.title.english) name")
  }

  /// The name of the column for programs.
  func name(of field: Field) -> String { isName ? "\(field.name)_name" : field.name }
}
