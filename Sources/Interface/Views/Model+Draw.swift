import Columnar
import Querying
import Screen

extension Model {
  /// Draws the state. Pure; O(visible cells).
  public func draw() -> Screen {
    var screen = Screen(size, widths: widths, style: theme[.text])
    screen.title = "Shezu · " + registerTitle
    let arrangement = arrangement
    if !arrangement.title.isEmpty { screen.draw(in: arrangement.title) { drawTitle(&$0) } }
    if !arrangement.tabs.isEmpty { screen.draw(in: arrangement.tabs) { drawTabs(&$0) } }
    if !arrangement.upperRule.isEmpty { screen.draw(in: arrangement.upperRule) { drawBreadcrumb(&$0) } }
    if let place {
      if !arrangement.filter.isEmpty { screen.draw(in: arrangement.filter) { drawFilter(place, &$0) } }
      if !arrangement.table.isEmpty {
        screen.draw(in: arrangement.table) { drawTable(place, hasHeader: arrangement.hasHeader, &$0) }
      }
      if !arrangement.totals.isEmpty { screen.draw(in: arrangement.totals) { drawTotals(place, &$0) } }
      if !arrangement.facets.isEmpty { screen.draw(in: arrangement.facets) { drawFacets(place, &$0) } }
      if !arrangement.detail.isEmpty { screen.draw(in: arrangement.detail) { drawDetail(place, &$0) } }
    } else if !arrangement.body.isEmpty {
      screen.draw(in: arrangement.body) { drawOverview(&$0) }
    }
    drawRules(arrangement, &screen)
    if !arrangement.status.isEmpty { screen.draw(in: arrangement.status) { drawStatus(&$0) } }
    if let popup {
      drawPopup(popup, &screen)
    } else if let place, context == .filter {
      drawSuggestions(place, &screen)
    }
    return screen
  }

  var lines: LineSet { appearance.plain ? .blank : LineSet(for: widths) }

  private func drawRules(_ arrangement: ScreenLayout, _ screen: inout Screen) {
    let style = theme[.rule]
    for rule in [arrangement.middleRule, arrangement.lowerRule] where !rule.isEmpty {
      screen.rule(row: rule.row, lines: lines, style: style)
    }
    if let place, !arrangement.middleRule.isEmpty {
      drawConstants(of: place, row: arrangement.middleRule.row, columns: arrangement.table.columns, &screen)
    }
    for column in arrangement.dividers {
      let body = arrangement.body
      screen.verticalRule(column: column, row: body.row, length: body.rows, lines: lines, style: style)
      if !arrangement.middleRule.isEmpty {
        screen.put(lines.teeDown, row: arrangement.middleRule.row, column: column, style: style)
      }
      if !arrangement.lowerRule.isEmpty {
        screen.put(lines.teeUp, row: arrangement.lowerRule.row, column: column, style: style)
      }
    }
  }

  /// What all records of the table have in common, on the line above it.
  private func drawConstants(of place: TableState, row: Int, columns: Int, _ screen: inout Screen) {
    let fields = place.constantFields
    guard !fields.isEmpty, place.table.count > 0, columns > 20 else { return }
    let parts = fields.map { field in
      "\(place.description.fields[field].title[language]) \(CellText.text(place.value(0, field), language))"
    }
    let text = Phrase.sameInAll(language, parts.joined(separator: Phrase.separator(language)))
    screen.put(" " + widths.elide(text, to: columns - 4) + " ", row: row, column: 1, style: theme[.dim])
  }

  /// Draws runs at the left and right edges of a row. The right ones are dropped if they would overlap.
  func drawLine(_ left: [Run], _ right: [Run], row: Int, _ canvas: inout Canvas) {
    let columns = canvas.size.columns
    let wanted = width(of: right)
    if wanted > 0, width(of: left) + 2 + wanted <= columns { canvas.put(right, row: row, column: columns - wanted) }
    canvas.put(left, row: row, column: 0)
  }

  // MARK: Lines above and below

  private func drawTitle(_ canvas: inout Canvas) {
    var left = [Run(" " + registerTitle, theme[.title])]
    let separator = Run(Phrase.separator(language), theme[.dim])
    if let card = register?.card {
      // Not repeated if the register's title contains it.
      if card.synthetic, !registerTitle.contains(Phrase.synthetic(language)) {
        left += [separator, Run(Phrase.synthetic(language), theme[.notice])]
      }
      if let asOf = card.asOf { left += [separator, Run(Phrase.asOf(language, asOf.description), theme[.dim])] }
    }
    if let reload = loading.reload, reload.total > 0 {
      left += [separator, Run(percentage(reload), theme[.notice])]
    } else if case .opening(let progress?) = loading.phase, register != nil {
      left += [separator, Run(percentage(progress), theme[.notice])]
    }
    drawLine(left, titleHints(within: canvas.size.columns - width(of: left) - 2), row: 0, &canvas)
  }

  func width(of runs: [Run]) -> Int { runs.reduce(0) { $0 + widths.width(of: $1.text) } }

  /// The keys of help, the palette and the other language, which a user who cannot read this one needs.
  private func titleHints(within columns: Int) -> [Run] {
    let hints = [
      ("switch-language", Phrase.otherLanguage(language)), ("show-help", Command.named("show-help")?.title[language]),
      ("open-palette", Phrase.commands(language)),
    ]
    var runs: [Run] = []
    for (id, title) in hints {
      let more = [Run(keyName(id) + " ", theme[.hintKey]), Run((title ?? "") + "  ", theme[.dim])]
      if width(of: runs) + width(of: more) - 1 > columns { break }
      runs += more
    }
    // One blank at the edge.
    if let last = runs.indices.last { runs[last].text.removeLast() }
    return runs
  }

  func percentage(_ progress: LoadingProgress) -> String {
    let share = progress.total > 0 ? min(100, progress.done * 100 / progress.total) : 0
    return Phrase.openingFile(language, Model.fileName(progress.file), "\(share)")
  }

  private func drawTabs(_ canvas: inout Canvas) {
    let strip = TabStrip(self, columns: canvas.size.columns)
    for segment in strip.segments {
      let role: Role = segment.tab == tab ? .activeTab : .tab
      canvas.put(segment.text, row: 0, column: segment.column, limit: segment.width, style: theme[role])
    }
    if strip.hasMoreLeft { canvas.put("‹", row: 0, column: 0, style: theme[.hintKey]) }
    if strip.hasMoreRight {
      canvas.put("›", row: 0, column: canvas.size.columns - 1, style: theme[.hintKey])
    }
  }

  /// The line below the tabs, with the breadcrumb after a drill-down.
  private func drawBreadcrumb(_ canvas: inout Canvas) {
    canvas.rule(row: 0, lines: lines, style: theme[.rule])
    guard trail.count > 1 else { return }
    var names: [String] = []
    for place in trail {
      if let scope = place.scope { names.append(scope.label) }
      if case .record? = place.scope?.origin { continue }
      names.append(place.description.title[language])
    }
    let arrow = Phrase.breadcrumb(language)
    var text = names.joined(separator: arrow)
    // The last names matter most.
    while widths.width(of: text) > canvas.size.columns - 4, names.count > 1 {
      names.removeFirst()
      text = "…" + arrow + names.joined(separator: arrow)
    }
    let label = " " + widths.elide(text, to: max(0, canvas.size.columns - 4)) + " "
    canvas.put(label, row: 0, column: 1, style: theme[.heading])
  }

  /// Draws a text field, scrolled to the caret, with the range of a query error underlined.
  /// - Parameters:
  ///   - fault: UTF-8 offsets.
  ///   - parts: the syntactic part of each character; empty for plain text.
  func draw(
    _ field: TextField, row: Int, column: Int, columns: Int, fault: Range<Int>? = nil, parts: [QueryPart] = [],
    hasCaret: Bool, _ canvas: inout Canvas
  ) {
    let first = hasCaret ? field.firstVisible(columns: columns, widths: widths) : 0
    var x = column
    var offset = field.characters[..<first].reduce(0) { $0 + String($1).utf8.count }
    var caret = x
    for index in first..<field.characters.count {
      if index == field.caret { caret = x }
      let text = String(field.characters[index])
      let width = widths.width(of: text)
      if x + width > column + columns { break }
      let end = offset + text.utf8.count
      let isFaulty = fault.map { $0.lowerBound < end && offset < max($0.upperBound, $0.lowerBound + 1) } ?? false
      canvas.put(
        text, row: row, column: x, limit: width,
        style: theme[isFaulty ? .fault : index < parts.count ? parts[index].role : .input])
      x += width
      offset = end
    }
    if field.caret == field.characters.count { caret = x }
    if let fault, fault.lowerBound >= offset, fault.lowerBound >= field.text.utf8.count, x < column + columns {
      // The error is at the end of the text: a blank is underlined.
      canvas.put(" ", row: row, column: x, style: theme[.fault])
    }
    if hasCaret { canvas.setCaret(row: row, column: min(caret, column + columns - 1)) }
  }

  // MARK: Status

  private func drawStatus(_ canvas: inout Canvas) {
    let line = StatusLine(self, columns: canvas.size.columns)
    for hint in line.hints { canvas.put(hint.runs, row: 0, column: hint.column) }
    canvas.put(line.left, row: 0, column: 0)
  }

  /// A message, an error, or marks and order.
  var statusText: [Run] {
    if let flash { return [Run(flash.text[language], theme[flash.isError ? .error : .message])] }
    guard let place else { return [] }
    if let fault = place.fault { return [Run(sentence(of: fault), theme[.error])] }
    var parts: [String] = []
    let marks = placeMarks.count
    if marks > 0 { parts.append("✓ " + Phrase.marked(language, Money.thousands(marks))) }
    if let anchor = place.anchor { parts.append(Phrase.rangeFrom(language, Money.thousands(anchor + 1))) }
    if place.isRanked {
      parts.append(Phrase.sortedBy(language, Phrase.relevance(language)))
    } else if !place.sort.isEmpty {
      parts.append(Phrase.sortedBy(language, sortText(place)))
    }
    return parts.isEmpty ? [] : [Run(parts.joined(separator: Phrase.separator(language)), theme[.dim])]
  }

  func sentence(of fault: QueryError) -> String {
    var text = fault.message[language]
    // A full-width mark at the end of a Chinese sentence includes its space.
    let gap = text.last?.isASCII == false ? "" : " "
    if let nearest = fault.nearest {
      text += gap + Phrase.nearest(language, nearest)
    } else if !fault.expected.isEmpty {
      let some = fault.expected(language).prefix(6).joined(separator: Phrase.listSeparator(language))
      text += gap + Phrase.expected(language, some)
    }
    return text
  }

  private func sortText(_ place: TableState) -> String {
    place.sort.map { place.description.fields[$0.field].title[language] + ($0.descending ? "↓" : "↑") }
      .joined(separator: " ")
  }
}
