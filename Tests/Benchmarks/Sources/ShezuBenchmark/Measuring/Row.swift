/// One line of the table: a figure beside its floor or peer, measured in the same run.
struct Row {
  let what: String
  /// Nil where it could not be measured; the note says why.
  var ours: Sample?
  var floor: Sample?
  /// Ours over the floor must not exceed it; an absolute bound where there is no floor.
  var budget: Double?
  var note = ""

  init(_ what: String, ours: Sample?, floor: Sample? = nil, budget: Double? = nil, note: String = "") {
    self.what = what
    self.ours = ours
    self.floor = floor
    self.budget = budget
    self.note = note
  }

  /// A row that says why there is no figure.
  static func missing(_ what: String, _ reason: String) -> Row { Row(what, ours: nil, note: reason) }

  /// The same figure under another name.
  func named(_ what: String) -> Row { Row(what, ours: ours, floor: floor, budget: budget, note: note) }

  var ratio: Double? {
    guard let ours, let floor, floor.median > 0 else { return nil }
    return ours.median / floor.median
  }

  private var verdict: String {
    guard let budget, let ours else { return "" }
    let value = floor == nil ? ours.median : ratio ?? .infinity
    return value <= budget ? "yes" : "NO"
  }

  static let titles = ["what", "shezu", "floor or peer", "ratio", "budget", "met", "note"]

  var cells: [String] {
    let bound = budget.map { budget in
      floor == nil ? ours.map { "≤ " + Sample.text(budget, $0.unit) } ?? "" : "≤ \(Sample.fixed(budget, 2))x"
    }
    return [
      what, ours.map { $0.text } ?? "–", floor.map { "\($0.text) (\($0.name))" } ?? "–",
      ratio.map { "\(Sample.fixed($0, $0 < 0.1 ? 4 : 2))x" } ?? "–", bound ?? "–", verdict, note,
    ]
  }
}
