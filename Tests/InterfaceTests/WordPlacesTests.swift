import Columnar
import Localization
import Screen
import Testing

@testable import Interface

/// Where a word was found, and the narrower condition.
@Suite("Places of words")
struct WordPlacesTests {
  @Test("A word that is a label offers the condition of its field, which one key takes")
  func narrower() throws {
    var session = Session()
    session.keys("1/基金会<Enter>x")
    let popup = try #require(session.model.popup as? ExplanationPopup)
    let offers = popup.offers(in: session.model)
    let offer = try #require(offers.first { $0.clause == "kind:基金会" })
    #expect((offer.alone ?? 0) > 0 && offer.alone == offer.count)
    #expect(session.picture.contains("kind:基金会"))
    for _ in 0..<(offers.firstIndex { $0.clause == offer.clause } ?? 0) { session.keys("<Down>") }
    session.keys("<Enter>")
    #expect(session.model.place?.filter.text == "kind:基金会")
    #expect(session.model.place?.rows.count == offer.count)
  }

  @Test("A place stands for all below it")
  func divisions() throws {
    var session = Session()
    session.keys("1/陕西省<Enter>x")
    let popup = try #require(session.model.popup as? ExplanationPopup)
    #expect(popup.offers(in: session.model).contains { $0.clause == "region:陕西省" })
  }

  @Test("A match by sound alone is told, and has no narrower condition")
  func sound() throws {
    var session = Session()
    session.keys("1/yunxiu<Enter>x")
    let popup = try #require(session.model.popup as? ExplanationPopup)
    let offers = popup.offers(in: session.model)
    #expect(!offers.isEmpty && offers.allSatisfy { $0.clause == nil })
    session.keys("<Enter>")
    #expect(session.model.context == ExplanationPopup.context && session.model.place?.filter.text == "yunxiu")
  }
}
