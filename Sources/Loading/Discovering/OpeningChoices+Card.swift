import JSON

extension OpeningChoices {
  /// The members `records` and `columns` of a `register.json`: a path or paths by file, and names of fields by key. What is
  /// wrong in the file is reported when its other members are read.
  init(card place: FileLocation) {
    self.init()
    guard let bytes = try? PaddedBytes.contents(ofFile: place.path), let card = try? JSONValue(parsing: bytes) else {
      return
    }
    switch card["records"] {
    case .string(let path)?: records[""] = path
    case .object(let object)?: for (file, path) in object.members { records[file] = path.string }
    default: break
    }
    for (key, field) in card["columns"]?.object?.members ?? [] { columns[key] = field.string }
  }
}
