import Columnar
import Localization
import Screen

/// Asks for the name under which a view is saved.
struct ViewNamePopup: TextPopup {
  static let contextTitle = Localized("视图名称", "View name")

  static let commands = [
    Command(
      "write-view", .filtering, Localized("保存", "Save"), help: Localized("以此名称保存", "Save under this name"),
      keys: ["Enter"], in: [context], hint: 0, isOffered: false
    ) { $0.saveView() }
  ]

  var text: TextField

  func title(in model: Model) -> String { Phrase.viewNameTitle(model.language) }
  func size(in model: Model, available: Size) -> Size { Size(rows: 6, columns: 72) }

  /// The query that is saved.
  func hint(in model: Model) -> String {
    let query = model.place?.filter.text ?? ""
    return query.isEmpty ? Phrase.everyRecord(model.language) : query
  }
}
