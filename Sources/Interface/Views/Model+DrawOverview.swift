import Columnar
import Oversight
import Screen

extension Model {
  /// Draws the overview, the progress of loading or the reason why loading failed.
  func drawOverview(_ canvas: inout Canvas) {
    switch loading.phase {
    case .failed(let sentence) where register == nil:
      canvas.put(Phrase.openingFailed(language), row: 0, column: 2, style: theme[.error])
      let lines = widths.wrap(sentence[language], to: canvas.size.columns - 4)
      for (row, line) in lines.enumerated() { canvas.put(line, row: row + 1, column: 2, style: theme[.text]) }
      let keys = Phrase.failedKeys(language, keyName("reload"), keyName("quit"))
      canvas.put(keys, row: min(lines.count + 2, canvas.size.rows - 1), column: 2, style: theme[.dim])
    case .opening(let progress) where register == nil:
      drawOpening(progress, &canvas)
    default: drawContents(&canvas)
    }
  }

  private func drawOpening(_ progress: LoadingProgress?, _ canvas: inout Canvas) {
    let name = loading.path.map(Model.fileName) ?? Phrase.bundled(language)
    canvas.put(Phrase.opening(language, name), row: 0, column: 2, style: theme[.title])
    if let progress {
      canvas.put(percentage(progress), row: 1, column: 2, style: theme[.text])
      let room = min(40, max(0, canvas.size.columns - 4))
      let bar = Bar.text(
        progress.done, of: progress.total, columns: room, isASCII: widths.ambiguousIsWide || appearance.plain)
      canvas.put(bar, row: 2, column: 2, limit: room, style: theme[.bar])
    }
    canvas.put(Phrase.loadingKeys(language), row: 3, column: 2, style: theme[.dim])
  }

  private func drawContents(_ canvas: inout Canvas) {
    let layout = OverviewLayout(self)
    let target = overviewTarget(in: layout)
    for part in layout.parts where part.row >= overview.top && part.row < overview.top + canvas.size.rows {
      let row = part.row - overview.top
      let frame = Rect(row: row, column: part.column, rows: 1, columns: part.columns)
      canvas.draw(in: frame) { draw(part, in: layout, &$0) }
      guard popup == nil, let own = part.target, own == target else { continue }
      canvas.put("▸", row: row, column: part.column, limit: 1, style: theme[.text])
      canvas.restyle(frame, with: theme[.cursorRow])
    }
  }

  private func draw(_ part: OverviewLayout.Part, in layout: OverviewLayout, _ line: inout Canvas) {
    switch part.item {
    case .heading(let phrase): line.put(phrase(language), row: 0, column: 1, style: theme[.heading])
    case .attention(let attention): draw(attention, in: layout, &line)
    case .urgent(let place): drawUrgent(place, &line)
    case .system(let index): drawSystem(index, &line)
    case .systemTitle(let index):
      line.put(oversight.digest?.systems[index].title[language] ?? "", row: 0, column: 2, style: theme[.header])
    case .figure(_, let headline): drawFigure(headline, &line)
    case .cell(let tab): drawCell(tab, &line)
    case .kind(let tab): drawKind(tab, in: layout, &line)
    case .fact(let place): drawFact(place, &line)
    case .way(let command, let phrase):
      line.put(
        [Run(widths.padded(keyName(command), to: 4), theme[.hintKey]), Run(phrase(language), theme[.text])], row: 0,
        column: 4)
    }
  }

  /// The number that opens a tab.
  private func drawNumber(of tab: Tab, _ line: inout Canvas) {
    if let number = number(of: tab) { line.put("\(number)", row: 0, column: 2, style: theme[.hintKey]) }
  }

  /// Width of the widest text, within a limit.
  private func columns(of texts: [String], atMost limit: Int) -> Int {
    min(limit, texts.map { widths.width(of: $0) }.max() ?? 0)
  }

  private func draw(_ attention: AttentionLine, in layout: OverviewLayout, _ line: inout Canvas) {
    let sign =
      switch attention.sign {
      case .urgent: Run("● ", theme[.warning])
      case .open: Run("○ ", theme[.text])
      case .good: Run("✓ ", theme[.dim])
      case .pending: Run("… ", theme[.dim])
      }
    if attention.isDetail {
      let room = max(0, line.size.columns - 8)
      let name = widths.elide(attention.title, to: room * 2 / 3)
      line.put(
        [Run(name + "  ", theme[.dim]), Run(attention.text, theme[attention.sign == .urgent ? .warning : .text])],
        row: 0, column: 8, limit: room)
      return
    }
    switch attention.target {
    case .tab(let tab), .filtered(let tab, _): drawNumber(of: tab, &line)
    case .figure, .finding, nil: break
    }
    let titles = layout.parts.compactMap { part -> String? in
      if case .attention(let line) = part.item, !line.isDetail, line.target != nil { line.title } else { nil }
    }
    let nameWidth = columns(of: titles, atMost: max(6, line.size.columns / 4))
    let left = [
      sign,
      Run(
        attention.text.isEmpty ? attention.title : widths.padded(attention.title, to: nameWidth) + "  ",
        theme[.text]),
      Run(attention.text, theme[attention.sign == .good ? .dim : .text]),
    ]
    let room = line.size.columns - 4 - width(of: left) - 3
    let aside = attention.asides.first { !$0.isEmpty && widths.width(of: $0) <= room }
    let right = aside.map { [Run($0 + " ", theme[attention.sign == .urgent ? .warning : .dim])] } ?? []
    line.draw(in: Rect(row: 0, column: 4, rows: 1, columns: max(0, line.size.columns - 4))) {
      drawLine(left, right, row: 0, &$0)
    }
  }

  /// The urgent findings of one rule: first due day, rule, and their number, or the record if there is one.
  private func drawUrgent(_ place: Int, _ line: inout Canvas) {
    guard let report = oversight.report, let digest = oversight.digest, digest.urgent.indices.contains(place) else {
      return
    }
    let urgent = digest.urgent[place]
    let rule = report.findings.outcomes[urgent.rule].rule
    if rule.severity == .serious { line.put("●", row: 0, column: 2, style: theme[.warning]) }
    let day = widths.padded(urgent.dueOn?.description ?? Phrase.empty(language), to: 10)
    let count = urgent.overdue + urgent.soon
    let aside: String
    if count > 1 {
      let parts = [(Phrase.overdueCount, urgent.overdue), (Phrase.soonCount, urgent.soon)].filter { $0.1 > 0 }
      aside = parts.map { $0.0(language, Money.thousands($0.1)) }.joined(separator: Phrase.separator(language))
    } else {
      aside =
        register?.table(FindingTable.name).flatMap { urgent.first < $0.count ? $0.label(urgent.first) : nil } ?? ""
    }
    let room = max(0, line.size.columns - 17)
    let title = widths.elide(rule.title[language], to: max(room * 3 / 5, room - widths.width(of: aside) - 2))
    let rest = max(0, room - widths.width(of: title) - 2)
    line.put(
      [
        Run(day + "  ", theme[urgent.overdue > 0 ? .warning : .dim]), Run(title + "  ", theme[.text]),
        Run(widths.elide(aside, to: rest), theme[.dim]),
      ], row: 0, column: 4)
  }

  // MARK: Figures

  private func figureRuns(of headline: Digest.Headline) -> [Run] {
    guard let reconciliation = oversight.report?.reconciliations[headline.figure] else { return [] }
    var runs = [
      Run(headline.label[language] + " ", theme[.dim]), Run(publishedText(reconciliation.figure), theme[.title]),
    ]
    if reconciliation.verdict != .agrees { runs.append(Run(" ≠", theme[.error])) }
    return runs
  }

  /// A system on one line: as many figures as fit, then the figure with a time line and its chart.
  private func drawSystem(_ index: Int, _ line: inout Canvas) {
    guard let systems = oversight.digest?.systems, systems.indices.contains(index) else { return }
    let system = systems[index]
    let total = line.size.columns
    let nameWidth = columns(of: systems.map { $0.title[language] }, atMost: max(6, total / 4))
    line.put(
      system.title[language], row: 0, column: 2, columns: nameWidth, alignment: .left, style: theme[.header])
    let start = 2 + nameWidth + 2
    var right: [Run] = []
    let charted = system.headlines.indices.max { left, right in
      (system.headlines[left].distribution?.times.count ?? 0) < (system.headlines[right].distribution?.times.count ?? 0)
    }
    var chartPlace: Int?
    if let charted, let distribution = system.headlines[charted].distribution {
      let own = figureRuns(of: system.headlines[charted])
      // Charts of all lines end in one column.
      let room = min(46, max(0, total / 4))
      if let chart = timeline(distribution, columns: room), start + width(of: own) + 2 + room < total {
        let padding = String(repeating: " ", count: max(0, room - width(of: chart)))
        right = own + [Run("  ", theme[.text])] + chart + [Run(padding + " ", theme[.text])]
        chartPlace = charted
      }
    }
    var column = start
    let end = total - width(of: right) - (right.isEmpty ? 0 : 2)
    for (place, headline) in system.headlines.enumerated() where place != chartPlace {
      var runs = figureRuns(of: headline)
      if column > start, column + width(of: runs) > end { continue }
      // A long name is cut so that the number fits.
      let number = width(of: Array(runs.dropFirst()))
      if let label = runs.first, column + width(of: runs) > end {
        runs[0] = Run(widths.elide(label.text, to: max(0, end - column - number - 1)) + " ", label.style)
      }
      let width = width(of: runs)
      line.put(runs, row: 0, column: column, limit: max(0, end - column))
      column += width + 3
    }
    if !right.isEmpty { line.put(right, row: 0, column: total - width(of: right)) }
  }

  /// A figure on a line of its own: name, number, bar of a share or time line, and bars by place.
  private func drawFigure(_ headline: Digest.Headline, _ line: inout Canvas) {
    guard let report = oversight.report, let digest = oversight.digest else { return }
    let reconciliation = report.reconciliations[headline.figure]
    let all = digest.systems.flatMap(\.headlines)
    let nameWidth = columns(of: all.map { $0.label[language] }, atMost: 26)
    let valueWidth = columns(
      of: all.map { publishedText(report.reconciliations[$0.figure].figure) }, atMost: 22)
    line.put(headline.label[language], row: 0, column: 4, columns: nameWidth, alignment: .left, style: theme[.text])
    var column = 4 + nameWidth + 1
    line.put(
      publishedText(reconciliation.figure), row: 0, column: column, columns: valueWidth, alignment: .right,
      style: theme[.title])
    column += valueWidth + 1
    if reconciliation.verdict != .agrees {
      line.put(
        "≠ " + (reconciliation.computedDigits ?? Phrase.empty(language)), row: 0, column: column, style: theme[.error])
      return
    }
    column += 2
    let chartWidth = min(chartColumns(of: all.map(\.distribution)), max(0, (line.size.columns - column) / 2))
    if let share = share(of: reconciliation), !appearance.plain {
      let full = 24
      let bar = Bar.text(Int(share * 1000), of: 1000, columns: full, isASCII: drawsASCII)
      let rest = String(repeating: drawsASCII ? "." : "─", count: max(0, full - widths.width(of: bar)))
      line.put([Run(bar, theme[.bar]), Run(rest, theme[.rule])], row: 0, column: column)
    } else if let distribution = headline.distribution, let chart = timeline(distribution, columns: chartWidth) {
      line.put(chart, row: 0, column: column)
    }
    column += chartWidth + 2
    if let distribution = headline.distribution {
      line.put(placeBars(distribution, columns: line.size.columns - column), row: 0, column: column)
    }
  }

  /// Width of the chart column: the longest time line, within limits.
  private func chartColumns(of spreads: [Distribution?]) -> Int {
    let longest = spreads.lazy.compactMap { $0?.times.count }.max() ?? 0
    return min(36, max(30, longest + 16))
  }

  /// The computed value of a figure that is a ratio between 0 and 1.
  private func share(of reconciliation: Reconciliation) -> Double? {
    guard let figure = reconciliation.figure.published?.first, figure.unit.base == .ratio,
      let computed = reconciliation.computed
    else { return nil }
    let share = Double(computed.numerator) / Double(computed.denominator)
    return (0...1).contains(share) ? share : nil
  }

  // MARK: A register of one kind

  /// A text, or the most frequent values of a field with bars.
  private func drawFact(_ place: Int, _ line: inout Canvas) {
    guard facts.lines.indices.contains(place) else { return }
    let fact = facts.lines[place]
    let nameWidth = columns(of: facts.lines.map { $0.title[language] }, atMost: max(8, line.size.columns / 4))
    line.put(fact.title[language], row: 0, column: 4, columns: nameWidth, alignment: .left, style: theme[.label])
    var column = 4 + nameWidth + 2
    let end = line.size.columns - 1
    if fact.values.isEmpty {
      line.put(widths.elide(fact.text[language], to: max(0, end - column)), row: 0, column: column, style: theme[.text])
      return
    }
    let most = fact.values.map(\.count).max() ?? 1
    for value in fact.values {
      let bar = appearance.plain ? "" : Bar.text(value.count, of: most, columns: 6, isASCII: drawsASCII) + " "
      let runs = [
        Run(value.label[language] + " ", theme[.text]), Run(bar, theme[.bar]),
        Run(Money.thousands(value.count), theme[.count]),
      ]
      guard column + width(of: runs) <= end else { break }
      line.put(runs, row: 0, column: column)
      column += width(of: runs) + 3
    }
  }

  // MARK: Kinds

  private func drawCell(_ tab: Tab, _ line: inout Canvas) {
    drawNumber(of: tab, &line)
    let count = countText(count(of: tab) ?? 0)
    let room = max(0, line.size.columns - 4 - 1 - widths.width(of: count))
    line.put(
      [Run(widths.elide(title(of: tab), to: room) + " ", theme[.text]), Run(count, theme[.count])], row: 0, column: 4)
  }

  /// A kind on a line: count, time line, bars by place.
  private func drawKind(_ tab: Tab, in layout: OverviewLayout, _ line: inout Canvas) {
    drawNumber(of: tab, &line)
    let tabs = kindTabs
    let nameWidth = columns(of: tabs.map { title(of: $0) }, atMost: max(8, line.size.columns / 3))
    let countWidth = columns(of: tabs.map { countText(count(of: $0) ?? 0) }, atMost: 14)
    line.put(title(of: tab), row: 0, column: 4, columns: nameWidth, alignment: .left, style: theme[.text])
    var column = 4 + nameWidth + 1
    line.put(
      countText(count(of: tab) ?? 0), row: 0, column: column, columns: countWidth, alignment: .right,
      style: theme[.count])
    column += countWidth + 2
    guard case .kind(let name) = tab, let kind = register?.schema.ordinal(of: name) else { return }
    guard let digest = oversight.digest, digest.kinds.indices.contains(kind), let distribution = digest.kinds[kind]
    else {
      let help = register?.schema.kinds[kind].help[language] ?? ""
      line.put(
        widths.elide(help, to: max(0, line.size.columns - column - 1)), row: 0, column: column, style: theme[.dim])
      return
    }
    let chartWidth = min(chartColumns(of: digest.kinds), max(0, (line.size.columns - column) / 2))
    if let chart = timeline(distribution, columns: chartWidth) { line.put(chart, row: 0, column: column) }
    column += chartWidth + 2
    line.put(placeBars(distribution, columns: line.size.columns - column - 1), row: 0, column: column)
  }
}
