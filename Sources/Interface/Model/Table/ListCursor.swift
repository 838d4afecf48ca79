/// A cursor in a list that scrolls. Every update clamps it with `settle`; drawing only reads it.
struct ListCursor: Sendable, Hashable {
  var index = 0
  var top = 0

  mutating func settle(count: Int, visible: Int) {
    index = max(0, min(index, count - 1))
    guard visible > 0 else { return }
    top = min(top, index)
    if index >= top + visible { top = index - visible + 1 }
    top = max(0, min(top, count - visible))
  }
}
