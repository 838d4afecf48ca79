import Columnar
import Screen
import Testing

@testable import Interface

@Suite("Divisions as a tree")
struct TreeTests {
  @Test("Every division stands above those below it and counts them; Enter opens its records")
  func tree() {
    var session = Session(rows: 24, columns: 120)
    session.keys("1Bregion.tree<Enter>")
    #expect(session.model.place?.frequency?.question.by == ["region.tree"])
    guard let place = session.model.place, let count = place.description.ordinal(of: "count") else { return }
    let lines = (0..<place.table.count).map { row in
      "\(CellText.text(place.value(row, place.description.labelOrdinal), .chinese)) \(CellText.text(place.value(row, count), .chinese))"
    }
    #expect(lines == ["陕西省 6", "  宝鸡市 4", "    金台区 2", "  汉中市 2"])
    session.keys("j<Enter>")
    #expect(session.model.place?.filter.text == "地区:宝鸡市" && session.names.count == 4)
    session.keys("<Esc><Esc>")
    let line = session.lines[session.model.arrangement.totals.row]
    #expect(line.contains("合计") && line.contains("6"))
  }
}
