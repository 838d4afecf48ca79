import Interface
import Testing

@Suite("Several windows on one register")
struct UserStateMergingTests {
  private static let view = SavedView(name: "a", kind: "organizations", query: "x")

  @Test("What either window added stays")
  func additions() {
    let base = UserState(history: ["o": ["1"]], marks: ["o": ["k1"]], notes: ["o": ["k1": "n1"]])
    var own = base
    own.history = ["o": ["1", "2"]]
    own.marks = ["o": ["k1", "k2"], "p": ["q"]]
    own.notes["o"]?["k2"] = "n2"
    own.views = [Self.view]
    var other = base
    other.history = ["o": ["1", "3"]]
    other.marks = ["o": ["k1", "k3"]]
    other.notes["o"]?["k3"] = "n3"
    other.views = [SavedView(name: "a", kind: "projects", query: "y")]
    let merged = own.merged(with: other, since: base)
    #expect(merged.history == ["o": ["3", "1", "2"]])
    #expect(Set(merged.marks["o"] ?? []) == ["k1", "k2", "k3"])
    #expect(merged.marks["p"] == ["q"])
    #expect(merged.notes == ["o": ["k1": "n1", "k2": "n2", "k3": "n3"]])
    #expect(merged.views == own.views + other.views)
  }

  @Test("What either window removed goes")
  func removals() {
    let base = UserState(
      history: ["o": ["1", "2", "3"]], views: [Self.view, SavedView(name: "b", kind: "o", query: "")],
      marks: ["o": ["k1", "k2", "k3"]], notes: ["o": ["k1": "n1", "k2": "n2", "k3": "n3"]])
    var own = base
    own.history = ["o": ["2", "3"]]
    own.marks = ["o": ["k2", "k3"]]
    own.notes["o"]?["k1"] = nil
    own.views.removeFirst()
    var other = base
    other.history = ["o": ["1", "3"]]
    other.marks = ["o": ["k1", "k3"]]
    other.notes["o"]?["k2"] = nil
    other.views.removeLast()
    #expect(
      own.merged(with: other, since: base)
        == UserState(history: ["o": ["3"]], marks: ["o": ["k3"]], notes: ["o": ["k3": "n3"]]))
  }

  @Test("Two texts for one record are both kept; a changed text survives a deletion")
  func conflicts() {
    let base = UserState(views: [Self.view], notes: ["o": ["a": "1", "b": "1", "c": "1"]])
    var own = base
    own.notes = ["o": ["a": "2", "c": "2"]]
    own.views = [SavedView(name: "a", kind: "organizations", query: "own")]
    var other = base
    other.notes = ["o": ["a": "3", "b": "3"]]
    other.views = [SavedView(name: "a", kind: "organizations", query: "other")]
    let merged = own.merged(with: other, since: base)
    #expect(merged.notes == ["o": ["a": "2 / 3", "b": "3", "c": "2"]])
    #expect(merged.views.map(\.query) == ["own"])
  }

  @Test("Merging is exact where one window changed nothing")
  func oneSide() {
    let base = UserState(
      history: ["o": ["1"]], views: [Self.view], marks: ["o": ["k"]], notes: ["o": ["k": "n"]])
    let changed = UserState(history: ["o": ["1", "2"]], marks: ["p": ["x"]], notes: ["p": ["x": "y"]])
    #expect(changed.merged(with: base, since: base) == changed)
    #expect(base.merged(with: changed, since: base) == changed)
    #expect(base.merged(with: base, since: base) == base)
  }

  @Test("The place that a session left is that of the window that moved; of two, this one")
  func whereabouts() {
    let base = UserState(whereabouts: Whereabouts(tab: "a"))
    func state(_ tab: String, _ mark: String) -> UserState {
      UserState(marks: ["o": [mark]], whereabouts: Whereabouts(tab: tab))
    }
    #expect(state("b", "k").merged(with: state("a", "l"), since: base).whereabouts?.tab == "b")
    #expect(state("a", "k").merged(with: state("c", "l"), since: base).whereabouts?.tab == "c")
    #expect(state("b", "k").merged(with: state("c", "l"), since: base).whereabouts?.tab == "b")
  }
}
