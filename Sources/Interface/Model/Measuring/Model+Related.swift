import Columnar
import Querying

extension Model {
  /// Marked records that a query names one by one.
  private static let keyLimit = 500

  /// Offers what the shown rows, or the rows marked under this filter, are related to.
  mutating func showRelated() -> [Effect] {
    guard let place else { return [] }
    let origin = place.origin
    let marks = place.isComputed ? nil : totalledMarks(of: place)
    var query = origin.query(origin.scope?.clause ?? "")
    var records = origin.rows.count
    if let marks {
      records = marks.count
      guard let keys = keys(of: marks.rows, in: origin) else { return [] }
      query = keys
    } else if Query.mentionsViews(query) {
      // Inside braces, views would be those of the other kind.
      guard let keys = keys(of: origin.rows.rows, in: origin) else { return [] }
      query = keys
    }
    let offers = RelatedRecords.of(origin.kind, query: query, in: origin.register)
    guard !offers.isEmpty else {
      say(Phrase.noRelated.text)
      return []
    }
    let generation = relations.next()
    popup = RelatedPopup(register: origin.register, records: records, offers: offers, generation: generation)
    return [.ask(RelatedQuestion(generation: generation, register: origin.register, today: asOf, offers: offers))]
  }

  /// The clause that names records by their keys; nil, with a sentence, if these are too many or there are none.
  private mutating func keys(of rows: [UInt32], in origin: TableOrigin) -> String? {
    guard rows.count <= Self.keyLimit else {
      say(Phrase.tooManyKeys.localized(Money.thousands(rows.count), Money.thousands(Self.keyLimit)), isError: true)
      return nil
    }
    let table = origin.register.tables[origin.kind]
    let keys = rows.map { table.key(Int($0)) }.filter { !$0.isEmpty }
    guard !keys.isEmpty else {
      say(Phrase.needsNotable.text, isError: true)
      return nil
    }
    return "\(Clause.name(table.kind.key))=\(keys.map { Query.quoted($0) }.joined(separator: ","))"
  }

  /// Opens the related records under the cursor.
  mutating func openRelated() -> [Effect] {
    guard let dialog = popup as? RelatedPopup, dialog.offers.indices.contains(dialog.cursor.index) else { return [] }
    popup = nil
    let offer = dialog.offers[dialog.cursor.index]
    var target = makePlace(dialog.register, kind: offer.kind)
    target.filter.set(offer.query)
    return drill(target)
  }
}
