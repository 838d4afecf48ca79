import Columnar
import JSON

/// Reads a register's `figures.json`: an array of figures, or an object with one under `figures`.
///
/// An entry that cannot be read is told and left out; the rest goes on.
public struct FigureFile: Sendable {
  public let figures: [Figure]
  public let problems: [Localized]

  public init(_ value: JSONValue, named file: String) {
    var figures: [Figure] = []
    var problems: [Localized] = []
    let entries = value.array ?? value["figures"]?.array
    if entries == nil {
      problems.append(Localized("\(file)：应为数组，或含 figures 数组的对象", "\(file): expected an array, or an object with figures"))
    }
    var ids: Set<String> = []
    for (index, entry) in (entries ?? []).enumerated() {
      let place = "\(file)#/\(value.array == nil ? "figures/" : "")\(index)"
      switch Self.figure(entry, place: place) {
      case .success(let figure):
        if !ids.insert(figure.id).inserted {
          problems.append(Localized("\(place)：编号 \(figure.id) 重复", "\(place): id \(figure.id) is used twice"))
        }
        figures.append(figure)
      case .failure(let fault): problems.append(fault.message)
      }
    }
    self.figures = figures
    self.problems = problems
  }

  private struct Fault: Error { let message: Localized }

  private static func figure(_ entry: JSONValue, place: String) -> Result<Figure, Fault> {
    func text(_ key: String) -> String? {
      entry[key].flatMap { $0.string ?? $0.number?.text }
    }
    func localized(_ key: String) -> Localized? {
      guard let value = entry[key] else { return nil }
      if let plain = value.string { return Localized(plain, plain) }
      guard let chinese = value["zh"]?.string else { return nil }
      return Localized(chinese, value["en"]?.string ?? chinese)
    }
    for key in ["id", "published", "kind", "measure"] where text(key) == nil {
      return .failure(Fault(message: Localized("\(place)：缺少 \(key)", "\(place): \(key) is missing")))
    }
    let qualifier = text("qualifier") ?? Figure.Qualifier.exact.rawValue
    guard let qualifier = Figure.Qualifier(rawValue: qualifier) else {
      let known = Figure.Qualifier.allCases.map(\.rawValue).joined(separator: ", ")
      return .failure(
        Fault(message: Localized("\(place)：qualifier 应为 \(known) 之一", "\(place): qualifier must be one of \(known)")))
    }
    let id = text("id") ?? ""
    return .success(
      Figure(
        id: id, label: localized("label") ?? Localized(id, id), section: localized("section") ?? Localized("", ""),
        printed: text("published") ?? "", unit: text("unit") ?? "", decimals: entry["decimals"]?.integer.map(Int.init(clamping:)),
        qualifier: qualifier, period: text("period") ?? "", source: text("source") ?? "",
        ambiguity: localized("ambiguity"), kind: text("kind") ?? "", query: text("query") ?? "",
        measure: text("measure") ?? "", place: place))
  }
}
