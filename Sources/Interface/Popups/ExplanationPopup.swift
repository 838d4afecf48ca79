import Assisting
import Columnar
import Localization
import Screen

/// The records left after each clause of the filter. Then what to do about it: clauses that would find something, clauses
/// that leave out the records that are there only because a field is empty, or narrower clauses for the words.
struct ExplanationPopup: ListPopup {
  static let contextTitle = Localized("筛选条件分析", "Filter breakdown")

  static let commands = [
    Command(
      "take-near-value", .filtering, Localized("改用此条件", "Use this condition"),
      help: Localized(
        "用选中的条件替换使结果为空的条件或所查的词，或加上排除空值的条件",
        "Replace the condition that left no records, or the word, with the selected one, or add the one that excludes empty values"
      ),
      keys: ["Enter"], in: [context], hint: 0, isOffered: false, unless: DisabledReason.noNearValue
    ) { $0.takeNearValue() }
  ]

  /// The filter that is explained.
  let text: String
  /// Nil until a worker answered.
  var outcome: ExplanationQuestion.Answer.Outcome?
  /// Among the near values.
  var cursor = ListCursor()

  /// A clause to choose.
  struct Offer {
    /// Nil if it only tells where a word occurs.
    var clause: String?
    /// The field, for a word.
    var field: Localized?
    /// The records with the word in this field.
    var alone: Int?
    var count: Int?
    /// The clause of the filter that it replaces; nil if it is added.
    var step: Int?
  }

  private static let placesLimit = 10

  /// Clauses to choose from, each with its number of records.
  func offers(in model: Model) -> [Offer] {
    guard case .explained(let explanation, _)? = outcome, let fields = model.place?.description.fields else {
      return []
    }
    if let step = explanation.emptiedBy {
      return explanation.near.map { Offer(clause: $0.clause, count: $0.count, step: step) }
    }
    if !explanation.empties.isEmpty { return explanation.empties.map { Offer(clause: $0.clause, count: $0.count) } }
    let places = explanation.steps.enumerated().flatMap { index, step in
      step.places.filter { fields.indices.contains($0.field) }.map { place in
        Offer(
          clause: place.clause, field: fields[place.field].title, alone: place.count,
          count: place.clause == nil ? nil : place.narrowed, step: index)
      }
    }
    return Array(places.prefix(Self.placesLimit))
  }

  func title(in model: Model) -> String { Phrase.explanationTitle(model.language) }
  func count(in model: Model) -> Int { offers(in: model).count }

  func size(in model: Model, available: Size) -> Size {
    Size(rows: rows(in: model) + model.popupFrameLines, columns: 84)
  }

  /// All offers are always shown: the list does not scroll.
  mutating func settle(in model: Model) {
    let count = count(in: model)
    cursor.settle(count: count, visible: count)
  }

  /// Lines for the headings, all records, each clause and the offers.
  private func rows(in model: Model) -> Int {
    guard case .explained(let explanation, _)? = outcome else { return 2 }
    let offers = offers(in: model)
    return 2 + explanation.steps.count + (offers.isEmpty ? 0 : offers.count + 2)
  }

  // MARK: Drawing

  func draw(in model: Model, _ canvas: inout Canvas) {
    switch outcome {
    case nil: canvas.put(Phrase.counting(model.language), row: 0, column: 2, style: model.theme[.dim])
    case .fault(let fault): canvas.put(model.sentence(of: fault), row: 0, column: 2, style: model.theme[.error])
    case .explained(let explanation, _): draw(explanation, in: model, &canvas)
    }
  }

  private func draw(_ explanation: Explanation, in model: Model, _ canvas: inout Canvas) {
    let offers = offers(in: model)
    let offerRows = offers.isEmpty ? 0 : min(offers.count + 2, canvas.size.rows)
    let room = max(0, canvas.size.rows - offerRows)
    draw(
      Phrase.clauseHeading(model.language), alone: Phrase.aloneHeading(model.language),
      left: Phrase.leftHeading(model.language), share: nil, role: .dim, row: 0, in: model, &canvas)
    draw(
      Phrase.everyRecord(model.language), alone: "", left: Money.thousands(explanation.total),
      share: (explanation.total, explanation.total), role: .text, row: 1, in: model, &canvas)
    // The clause that emptied the result is shown first of all: earlier steps scroll away.
    let last = explanation.emptiedBy ?? explanation.steps.count - 1
    let first = max(0, min(last - room + 3, explanation.steps.count - max(2, room) + 2, explanation.steps.count))
    for (row, index) in (first..<explanation.steps.count).prefix(max(0, room - 2)).enumerated() {
      let step = explanation.steps[index]
      draw(
        step.clause, alone: Money.thousands(step.alone), left: Money.thousands(step.left),
        share: (step.left, explanation.total), role: index == explanation.emptiedBy ? .error : .text, row: row + 2,
        in: model, &canvas)
    }
    if offerRows > 0 {
      let heading: Phrase =
        explanation.emptiedBy != nil ? .nearValues : explanation.empties.isEmpty ? .wordsHeading : .emptyHeading
      draw(offers, heading, row: canvas.size.rows - offerRows + 1, in: model, &canvas)
    }
  }

  private func draw(_ offers: [Offer], _ heading: Phrase, row: Int, in model: Model, _ canvas: inout Canvas) {
    canvas.put(heading(model.language), row: row, column: 2, style: model.theme[.heading])
    for (index, value) in offers.enumerated() {
      let line = row + 1 + index
      if index == cursor.index { canvas.put("▸", row: line, column: 0, limit: 1, style: model.theme[.text]) }
      let text = value.clause ?? value.field?[model.language] ?? ""
      draw(
        text, alone: value.alone.map { Money.thousands($0) } ?? "", left: value.count.map { Money.thousands($0) } ?? "",
        share: nil, role: value.clause == nil ? .dim : .text, row: line, in: model, &canvas)
      if index == cursor.index { model.select(line, &canvas) }
    }
  }

  /// A clause, the records that it finds alone, those left after it, and a bar of their share.
  private func draw(
    _ text: String, alone: String, left: String, share: (Int, Int)?, role: Role, row: Int, in model: Model,
    _ canvas: inout Canvas
  ) {
    let (theme, columns) = (model.theme, canvas.size.columns)
    let barWidth = model.appearance.plain || columns < 50 ? 0 : 14
    let aloneWidth = columns < 40 ? 0 : 13
    let leftColumn = columns - barWidth - 14
    let room = max(0, leftColumn - aloneWidth - 2)
    canvas.put(model.widths.elide(text, to: room), row: row, column: 2, limit: room, style: theme[role])
    if aloneWidth > 0 {
      canvas.put(
        alone, row: row, column: leftColumn - aloneWidth, columns: aloneWidth, alignment: .right, style: theme[.dim])
    }
    canvas.put(left, row: row, column: leftColumn, columns: 13, alignment: .right, style: theme[role])
    guard barWidth > 0, let (part, whole) = share else { return }
    let bar = Bar.text(part, of: whole, columns: barWidth - 2, isASCII: model.widths.ambiguousIsWide)
    canvas.put(bar, row: row, column: columns - barWidth + 1, limit: barWidth - 1, style: theme[.bar])
  }
}

extension Model {
  /// Puts the chosen clause in place of the one that emptied the result or of a word, or adds it if it leaves empty fields
  /// out.
  mutating func takeNearValue() -> [Effect] {
    guard let pane = popup as? ExplanationPopup else { return [] }
    let offers = pane.offers(in: self)
    guard offers.indices.contains(pane.cursor.index), case .explained(let explanation, let shift)? = pane.outcome,
      place?.filter.text == pane.text
    else {
      popup = nil
      return []
    }
    let offer = offers[pane.cursor.index]
    guard let clause = offer.clause else {
      say(Phrase.noNarrowerClause.text)
      return []
    }
    popup = nil
    guard let index = offer.step else { return addClause(clause) }
    let range = explanation.steps[index].range
    // The clause of the scope comes before the filter and cannot be changed here.
    guard range.lowerBound >= shift else { return [] }
    return changeView {
      $0.filter.replace(range.lowerBound - shift..<range.upperBound - shift, with: clause)
    }
  }
}
