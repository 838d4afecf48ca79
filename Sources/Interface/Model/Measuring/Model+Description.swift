import Columnar
import Querying
import Screen
import Statistics

/// The origin of a table of summaries: each row is a field of its kind.
struct Summarized: Sendable {
  let origin: TableOrigin

  /// The field that a row describes.
  func field(of row: Int?) -> Int? {
    row.flatMap { origin.register.schema.kinds[origin.kind].fields.indices.contains($0) ? $0 : nil }
  }
}

extension Model {
  /// Summarizes every column over the shown rows; on a table of groups, over the rows that it was made from.
  mutating func describeColumns() -> [Effect] {
    guard let place else { return [] }
    say(Phrase.counting.text)
    return [
      .ask(
        DescriptionQuestion(
          table: place.id, generation: groupings.next(), origin: place.origin, isASCII: drawsASCII, widths: widths))
    ]
  }

  mutating func take(_ answer: DescriptionQuestion.Answer) -> [Effect] {
    let question = answer.question
    guard groupings.accept(question.generation), let source = place, source.id == question.table else { return [] }
    flash = nil
    measures[DescriptionTable.name] = answer.measured
    user.marks[DescriptionTable.name] = nil
    var target = makePlace(answer.register, kind: 0)
    target.summarized = Summarized(origin: question.origin)
    target.rightAligned = Set(DescriptionTable.rightAligned.compactMap(target.description.ordinal(of:)))
    if source.summarized != nil, case .kind(let name) = tab { navigation.trails[name]?.removeLast() }
    return drill(target)
  }

  /// Opens the records that have a value in a column, with that column in front.
  mutating func openColumn(_ row: Int, of summarized: Summarized) -> [Effect] {
    guard let field = summarized.field(of: row) else { return [] }
    let kind = summarized.origin.register.schema.kinds[summarized.origin.kind]
    return openRecords(of: summarized.origin, Clause.filled(kind.fields[field].name)) { target in
      target.layout.bringForward([field], of: kind)
      if kind.fields[field].type.isNumeric { target.totals.show([.sum]) }
    }
  }
}

extension TableState {
  /// How the texts of a column are aligned: numbers to the right, also where they are texts because their types differ.
  func alignment(_ field: Int) -> Alignment {
    rightAligned.contains(field) ? .right : CellText.alignment(description.fields[field])
  }
}
