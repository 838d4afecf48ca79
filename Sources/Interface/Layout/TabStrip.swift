import Columnar
import Screen

/// The tabs that fit on the line, always with the active one. Used by drawing and by mouse clicks.
struct TabStrip {
  struct Segment {
    let tab: Model.Tab
    let text: String
    let column: Int
    let width: Int
  }

  let segments: [Segment]
  let hasMoreLeft: Bool
  let hasMoreRight: Bool

  init(_ model: Model, columns: Int) {
    let tabs = model.tabs
    let numbered = model.numberedTabs.count
    let texts = tabs.enumerated().map { index, tab -> String in
      var text = index < numbered ? "\(index) " : ""
      text += model.title(of: tab)
      if let count = model.count(of: tab) { text += " " + model.countText(count) }
      return model.appearance.plain && tab == model.tab ? "[\(text)]" : text
    }
    let widths = texts.map { model.widths.width(of: $0) }
    let active = tabs.firstIndex(of: model.tab) ?? 0
    // One blank at each edge holds the arrows; two separate the tabs.
    func width(_ range: ClosedRange<Int>) -> Int { range.reduce(2) { $0 + widths[$1] + 2 } - 2 }
    var first = 0
    while first < active, width(first...active) > columns { first += 1 }
    var last = active
    while last + 1 < tabs.count, width(first...(last + 1)) <= columns { last += 1 }
    while first > 0, width((first - 1)...last) <= columns { first -= 1 }
    var column = 1
    var segments: [Segment] = []
    for index in first...last {
      let room = max(0, min(widths[index], columns - column - 1))
      let text = room < widths[index] ? model.widths.elide(texts[index], to: room) : texts[index]
      segments.append(Segment(tab: tabs[index], text: text, column: column, width: room))
      column += widths[index] + 2
    }
    self.segments = segments
    hasMoreLeft = first > 0
    hasMoreRight = last + 1 < tabs.count
  }
}
