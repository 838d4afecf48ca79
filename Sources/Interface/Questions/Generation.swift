/// A generation counter for one kind of question: tells the answer to the newest question from stale ones.
struct Generation: Sendable {
  /// The number of the newest question; 0 before the first.
  private(set) var asked = 0
  /// The number of the newest question that was answered or dropped.
  private(set) var answered = 0

  /// Whether the newest question has no answer yet.
  var isPending: Bool { asked != answered }

  /// Numbers a new question. Answers to earlier ones become stale.
  mutating func next() -> Int {
    asked += 1
    return asked
  }

  /// Whether an answer to question `number` is not stale.
  func awaits(_ number: Int) -> Bool { number == asked }

  /// Records the answer to question `number`; false if it is stale.
  mutating func accept(_ number: Int) -> Bool {
    guard awaits(number) else { return false }
    answered = number
    return true
  }

  /// Makes any outstanding answer stale without a new question.
  mutating func drop() { answered = next() }
}
