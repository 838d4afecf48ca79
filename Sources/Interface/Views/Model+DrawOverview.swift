import Columnar
import Screen

extension Model {
  /// The first screen: what the register holds, what needs attention, how to start; or how far opening has come.
  func drawOverview(_ canvas: inout Canvas) {
    switch phase {
    case .failed(let sentence) where register == nil:
      canvas.put(Phrase.openingFailed(language), row: 0, column: 2, style: theme[.error])
      let lines = wrapped(sentence[language], columns: max(2, canvas.size.columns - 4))
      for (row, line) in lines.enumerated() { canvas.put(line, row: row + 1, column: 2, style: theme[.text]) }
      let keys = Phrase.failedKeys(language, keyName("reload"), keyName("quit"))
      canvas.put(keys, row: min(lines.count + 2, canvas.size.rows - 1), column: 2, style: theme[.dim])
    case .opening(let progress) where register == nil:
      drawOpening(progress, &canvas)
    default: drawContents(&canvas)
    }
  }

  /// A text in lines of at most so many columns.
  func wrapped(_ text: String, columns: Int) -> [String] {
    var lines: [String] = []
    var rest = text
    while !rest.isEmpty {
      let (head, tail) = widths.split(rest, at: columns)
      guard !head.isEmpty else { return lines }
      lines.append(head)
      rest = tail
    }
    return lines
  }

  private func drawOpening(_ progress: LoadingProgress?, _ canvas: inout Canvas) {
    let name = path.map(Model.fileName) ?? Phrase.bundled(language)
    canvas.put(Phrase.opening(language, name), row: 0, column: 2, style: theme[.title])
    if let progress {
      canvas.put(percentage(progress), row: 1, column: 2, style: theme[.text])
      let room = min(40, max(0, canvas.size.columns - 4))
      let bar = Bar.text(progress.done, of: progress.total, columns: room, isASCII: widths.ambiguousIsWide || plain)
      canvas.put(bar, row: 2, column: 2, limit: room, style: theme[.bar])
    }
    canvas.put(Phrase.loadingKeys(language), row: 3, column: 2, style: theme[.dim])
  }

  private func drawContents(_ canvas: inout Canvas) {
    let entries = overviewEntries
    canvas.put(Phrase.kinds(language), row: 0, column: 2, style: theme[.heading])
    let room = overviewRows
    let names = entries.map { title(of: $0) }
    let nameWidth = min(max(8, canvas.size.columns / 3), (names.map { widths.width(of: $0) }.max() ?? 0))
    var line = 1
    for index in overview.top..<min(entries.count, overview.top + room) {
      drawEntry(entries[index], name: names[index], nameWidth: nameWidth, number: index + 1, line: line, &canvas)
      if index == overview.index, popup == nil {
        canvas.put("▸", row: line, column: 1, limit: 1, style: theme[.text])
        canvas.restyle(
          Rect(row: line, column: 0, rows: 1, columns: canvas.size.columns), with: theme[.cursorRow])
      }
      line += 1
    }
    line += 1
    guard line + 1 < canvas.size.rows else { return }
    canvas.put(Phrase.attention(language), row: line, column: 2, style: theme[.heading])
    drawAttention(row: line + 1, &canvas)
    line += 3
    guard line + 4 < canvas.size.rows else { return }
    canvas.put(Phrase.start(language), row: line, column: 2, style: theme[.heading])
    let ways: [(String, Phrase)] = [
      ("open", .startOpen), ("edit-filter", .startFilter), ("show-help", .startHelp), ("open-palette", .startPalette),
    ]
    for (index, (id, phrase)) in ways.enumerated() {
      canvas.put(
        [Run(widths.padded(keyName(id), to: 4), theme[.hintKey]), Run(phrase(language), theme[.text])],
        row: line + 1 + index, column: 4)
    }
  }

  private func drawEntry(
    _ tab: Tab, name: String, nameWidth: Int, number: Int, line: Int, _ canvas: inout Canvas
  ) {
    let count = countText(self.count(of: tab) ?? 0)
    var runs = [
      Run(number < 10 ? "\(number) " : "  ", theme[.hintKey]),
      Run(widths.padded(name, to: nameWidth), theme[.text]),
      Run(widths.padded(count, to: 12, alignment: .right), theme[.count]),
    ]
    if case .kind(let kind) = tab, let help = register?.schema[kind]?.help[language] {
      runs.append(Run("   " + help, theme[.dim]))
    }
    let used = runs.prefix(3).reduce(0) { $0 + widths.width(of: $1.text) }
    if runs.count == 4 { runs[3].text = widths.elide(runs[3].text, to: max(0, canvas.size.columns - used - 5)) }
    canvas.put(runs, row: line, column: 3)
  }

  /// What needs attention on one line, as much as fits.
  private func drawAttention(row: Int, _ canvas: inout Canvas) {
    var column = 4
    for (text, isUrgent) in attention {
      let piece = (isUrgent ? "● " : "○ ") + text
      let width = widths.width(of: piece)
      if column > 4, column + width > canvas.size.columns { break }
      canvas.put(
        piece, row: row, column: column, limit: max(0, canvas.size.columns - column),
        style: theme[isUrgent ? .warning : .dim])
      column += width + 3
    }
  }
}
