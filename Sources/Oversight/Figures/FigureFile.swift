import Columnar
import JSON
import Localization

/// A register's `figures.json`: an array of figures, or an object with one under `figures`.
///
/// An invalid entry stays as a figure with its fault: its row reports the fault, and the other figures are computed.
public struct FigureFile: DataFile, Sendable {
  static let member = "figures"

  public private(set) var figures: [Figure] = []
  /// Errors of the file as a whole.
  public private(set) var problems: [Localized] = []

  /// No figures, for a register without the file.
  init() {}

  init(problem: Localized) { problems = [problem] }

  init(_ value: JSONValue, named file: String) {
    guard let entries = Self.entries(of: value, named: file) else {
      problems = [Self.noEntries(in: file)]
      return
    }
    var ids: Set<String> = []
    for (index, (entry, place)) in entries.enumerated() {
      var figure = Self.figure(entry, place: place, number: index + 1)
      if !ids.insert(figure.id).inserted {
        figure.fault = figure.fault ?? Localized("编号 \(figure.id) 重复", "the ID \(figure.id) is used twice")
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
    if let qualifier = reader.text("qualifier").map(Figure.Qualifier.init) {
      figure.qualifier = qualifier ?? figure.qualifier
    }
    figure.headline = headline(entry["headline"])
    figure.fault = fault(entry, reader)
    return figure
  }

  /// `true`, or an object with the names that the overview shows.
  private static func headline(_ value: JSONValue?) -> Figure.Headline? {
    guard let value, value != .null, value != .bool(false) else { return nil }
    let reader = EntryReader(value)
    return Figure.Headline(system: reader.localized("system"), label: reader.localized("label"))
  }

  private static func fault(_ entry: JSONValue, _ reader: EntryReader) -> Localized? {
    guard let object = entry.object else { return Localized("应为对象", "expected an object") }
    if let unknown = object.keys.first(where: { !keys.contains($0) }) {
      return Localized("无法识别的项“\(unknown)”", "unknown member “\(unknown)”")
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
