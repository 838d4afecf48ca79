import Columnar
import Localization
import Testing

@testable import Interface

@Suite("Undo and redo")
struct UndoTests {
  private func content(_ session: Session) -> String {
    let place = session.model.place
    let marks = session.model.user.marks.mapValues(\.rows).filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
    return "\(place?.viewState as Any) \(marks) \(session.model.user.state.notes) \(session.model.user.state.views)"
  }

  @Test("Every change of view, marks, notes and views is undone and made again, in order")
  func everyChange() {
    var session = Session(rows: 16)
    session.keys("1")
    var states = [content(session)]
    let steps = [
      "/宝鸡<Enter>", "lls", "S", "-", "<Home><Space>", "A", "m批注<Enter>", "m<Ctrl-U>改<Enter>", "w重点<Enter>",
      "v<Delete><Esc>", "m<Ctrl-U><Enter>", "U", "@", ":clear-filter<Enter>", ">",
    ]
    for step in steps {
      session.keys(step)
      states.append(content(session))
      #expect(states[states.count - 2] != states.last, "\(step)")
    }
    for state in states.dropLast().reversed() {
      session.keys("u")
      #expect(content(session) == state)
    }
    session.keys("u")
    #expect(session.model.flash?.text == Phrase.needsUndo.text)
    for state in states.dropFirst() {
      session.keys("<Ctrl-R>")
      #expect(content(session) == state)
    }
    session.keys("<Ctrl-R>")
    #expect(session.model.flash?.text == Phrase.needsRedo.text)
    // A new change ends what can be made again.
    session.keys("us<Ctrl-R>")
    #expect(session.model.flash?.text == Phrase.needsRedo.text)
  }

  @Test("A view of another table waits; notes and views are undone from anywhere", arguments: Language.allCases)
  func elsewhere(_ language: Language) {
    var session = Session(language: language)
    session.keys("1/宝鸡<Enter>w重点<Enter>2ls0")
    session.keys("u")
    #expect(session.model.user.state.views.isEmpty)
    #expect(session.model.flash?.text == Phrase.undone.filled(with: Phrase.changedViews.text))
    session.keys("u")
    #expect(session.model.flash?.text == Phrase.needsUndo.text)
    session.keys("2u1")
    #expect(session.model.navigation.trails["enforcement"]?.last?.isSortChosen == false)
    #expect(session.model.place?.filter.text == "宝鸡")
    session.keys("u")
    #expect(session.model.place?.filter.text == "")
  }

  @Test("A deleted view comes back")
  func deletedView() {
    var session = Session()
    session.keys("1/宝鸡<Enter>w重点<Enter>v<Delete>")
    #expect(session.model.user.state.views.isEmpty)
    #expect(session.model.flash?.text.english.contains("Close the list and press u to undo") == true)
    // The list is searched by typing, so the key works once it is closed.
    session.keys("<Esc>u")
    #expect(session.model.user.state.views.map(\.name) == ["重点"])
  }

  @Test("The cursor goes to the record whose mark was undone")
  func mark() {
    var session = Session()
    session.keys("1jj<Space>gu")
    #expect(session.model.placeMarks.isEmpty && session.model.place?.cursor.index == 2)
    session.keys("<Ctrl-R>")
    #expect(session.model.placeMarks.rows == [2])
  }

  @Test("Rows of an earlier state of the files are not marked again")
  func reload() {
    var session = Session()
    session.keys("1<Space>A")
    session.send(.loaded(Fixture.register(4)))
    #expect(!session.model.undoHistory.canUndo(on: session.model.place?.id))
    session.keys("/宝鸡<Enter>")
    session.send(.loaded(Fixture.register(5)))
    session.keys("u")
    #expect(session.model.place?.filter.text == "")
  }
}
