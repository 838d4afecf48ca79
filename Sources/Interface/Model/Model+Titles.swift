extension Model {
  static func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The register's own title, else the name of its folder or file.
  var registerTitle: String {
    let title = register?.card.title[language] ?? ""
    if !title.isEmpty { return title }
    if let path = loading.path { return Model.fileName(path) }
    return register == nil ? Phrase.bundled(language) : Phrase.untitled(language)
  }
}
