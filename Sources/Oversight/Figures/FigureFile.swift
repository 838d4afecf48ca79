import Columnar
import JSON
import Localization

/// A register's `figures.json`: an array of figures, or an object with one under `figures`.
///
/// An entry that cannot be understood stays as a figure with its fault, so that it is told in its row and the rest goes on.
public struct FigureFile: Sendable {
  public private(set) var figures: [Figure] = []
  /// What is wrong with the file as a whole.
  public private(set) var problems: [Localized] = []

  /// No file, no figures.
  public init() {}

  init(unreadable problem: Localized) { problems = [problem] }

  /// Reads the bytes of a file.
  public init(_ bytes: PaddedBytes, named file: String) {
    switch DataFile.parsed(bytes, named: file) {
    case .success(let value): self.init(value, named: file)
    case .failure(let fault):
      self.init()
      problems = [fault.message]
    }
  }

  public init(_ value: JSONValue, named file: String) {
    guard let entries = value.array ?? value["figures"]?.array else {
      problems = [Localized("\(file)：应为数组，或含 figures 数组的对象", "\(file): expected an array, or an object with figures")]
      return
    }
    var ids: Set<String> = []
    for (index, entry) in entries.enumerated() {
      let place = "\(file)#/\(value.array == nil ? "figures/" : "")\(index)"
      var figure = Self.figure(entry, place: place, number: index + 1)
      if !ids.insert(figure.id).inserted {
        figure.fault = figure.fault ?? Localized("编号 \(figure.id) 重复", "the id \(figure.id) is used twice")
      }
      figures.append(figure)
    }
  }

  // MARK: - Entries

  private static let keys: Set<String> = [
    "id", "label", "section", "published", "unit", "decimals", "qualifier", "period", "source", "ambiguity", "kind",
    "query", "measure", "formula", "headline", "note",
  ]

  private static func figure(_ entry: JSONValue, place: String, number: Int) -> Figure {
    let reader = EntryReader(entry)
    let id = reader.text("id") ?? "#\(number)"
    var figure = Figure(id: id, label: reader.localized("label") ?? Localized(id, id), place: place)
    figure.section = reader.localized("section") ?? figure.section
    figure.unit = reader.localized("unit") ?? figure.unit
    figure.period = reader.text("period") ?? ""
    figure.source = reader.text("source") ?? ""
    figure.ambiguity = reader.localized("ambiguity")
    figure.decimals = entry["decimals"]?.integer.map(Int.init(clamping:))
    figure.printed =
      entry["published"]?.array?.compactMap(EntryReader.text) ?? reader.text("published").map { [$0] } ?? []
    if let formula = reader.text("formula") {
      figure.computedFrom = .formula(formula)
    } else {
      figure.computedFrom = .records(
        kind: reader.text("kind") ?? "", query: reader.text("query") ?? "", measure: reader.text("measure") ?? "count")
    }
    if let qualifier = reader.text("qualifier").map(Figure.Qualifier.init) { figure.qualifier = qualifier ?? .exact }
    figure.headline = headline(entry["headline"])
    figure.fault = fault(entry, reader)
    return figure
  }

  /// `true`, or an object with the names to show it under.
  private static func headline(_ value: JSONValue?) -> Figure.Headline? {
    guard let value, value != .null, value != .bool(false) else { return nil }
    let reader = EntryReader(value)
    return Figure.Headline(system: reader.localized("system"), label: reader.localized("label"))
  }

  private static func fault(_ entry: JSONValue, _ reader: EntryReader) -> Localized? {
    guard let object = entry.object else { return Localized("应为对象", "an object belongs here") }
    if let unknown = object.keys.first(where: { !keys.contains($0) }) {
      return Localized("没有名为 \(unknown) 的项", "there is no member called \(unknown)")
    }
    for key in ["id", "published"] where object[key] == nil { return reader.missing(key) }
    switch (object["kind"], object["formula"]) {
    case (nil, nil): return reader.missing("kind")
    case (.some, .some): return Localized("kind 与 formula 只能有一个", "only one of kind and formula can be given")
    default: break
    }
    if let qualifier = object["qualifier"], qualifier.string.flatMap(Figure.Qualifier.init) == nil {
      let known = Figure.Qualifier.allCases.map(\.rawValue).joined(separator: ", ")
      return Localized("qualifier 应为 \(known) 之一", "qualifier must be one of \(known)")
    }
    if let decimals = object["decimals"], decimals != .null, decimals.integer.map({ (-18...18).contains($0) }) != true {
      return Localized("decimals 应为 -18 至 18 的整数", "decimals must be a whole number from -18 to 18")
    }
    return nil
  }
}
