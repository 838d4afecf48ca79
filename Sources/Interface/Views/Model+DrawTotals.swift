import Columnar
import Localization
import Screen
import Statistics

extension Model {
  /// Draws the lines of totals: what the rows were opened for, then a line for each statistic, each total under its column.
  func drawTotals(_ place: TableState, _ canvas: inout Canvas) {
    let geometry = TableGeometry(place, columns: canvas.size.columns, model: self)
    var line = 0
    if let fixed = place.totals.fixed {
      draw(
        fixed, barField: place.frequency?.groups.barField, named: place.totals.fixedTitle[language], geometry,
        row: line, &canvas)
      line += 1
    }
    guard place.totals.isShown else { return }
    guard let totals = place.totals.totals else {
      canvas.put(Phrase.counting(language), row: line, column: TableGeometry.margin, style: theme[.dim])
      return
    }
    if let measured = totals.measured {
      drawMeasured(measured, of: totals, row: line, &canvas)
      line += 1
    }
    for (index, statistic) in place.totals.shownStatistics.enumerated() where line + index < canvas.size.rows {
      let title = statistic.title[language]
      draw(
        totals.texts.compactMapValues { $0[statistic] }, named: title,
        fully: line + index == 0 ? rowsText(totals, title: title) : title, geometry, row: line + index, &canvas)
    }
  }

  /// The number of rows, and the measure over them.
  private func drawMeasured(_ measured: Totals.Measured, of totals: Totals, row: Int, _ canvas: inout Canvas) {
    let count = Money.thousands(totals.rows)
    let rows = totals.isMarked ? Phrase.totalsMarkedRows(language, count) : Phrase.totalsRows(language, count)
    canvas.put(
      [
        Run(rows + Phrase.separator(language) + measured.title[language] + " ", theme[.heading]),
        Run(measureText(measured.value), theme[.title]),
      ], row: row, column: TableGeometry.margin, limit: max(0, canvas.size.columns - TableGeometry.margin))
  }

  /// A line: its name in the first column, each text below its own.
  private func draw(
    _ texts: [Int: String], barField: Int? = nil, named title: String, fully: String? = nil, _ geometry: TableGeometry,
    row: Int,
    _ canvas: inout Canvas
  ) {
    var label = fully ?? title
    for slot in geometry.slots {
      let text = texts[slot.field] ?? ""
      // A total of the first column is right of the name of the line, if both fit.
      let isFirst = slot.index == geometry.slots.first?.index
      let room = slot.width - (isFirst && !text.isEmpty ? widths.width(of: text) + 1 : 0)
      if isFirst, widths.width(of: label) > room { label = title }
      if !isFirst || widths.width(of: label) <= room {
        // A share is left of the bars.
        let columns = slot.field == barField ? min(Self.shareColumns, slot.width) : slot.width
        canvas.put(text, row: row, column: slot.column, columns: columns, alignment: .right, style: theme[.title])
      }
      guard isFirst else { continue }
      canvas.put(
        widths.elide(label, to: slot.width), row: row, column: slot.column, limit: slot.width, style: theme[.heading])
    }
  }

  private func rowsText(_ totals: Totals, title: String) -> String {
    let count = Money.thousands(totals.rows)
    return totals.isMarked ? Phrase.totalsOfMarked(language, title, count) : Phrase.totalsOf(language, title, count)
  }

  /// A measure with its unit: money in Chinese in 万元 from one 万 on, exact.
  func measureText(_ value: MeasureValue) -> String {
    switch value {
    case .empty: Phrase.empty(language)
    case .integer(let number): Money.thousands(number)
    case .number(let number): FrequencyTable.hundredths(number)
    case .day(let day): day.description
    case .amount(let fen): amountText(fen: Int64(exactly: fen.rounded()) ?? 0)
    case .money(let fen): amountText(fen: fen)
    }
  }

  private func amountText(fen: Int64) -> String {
    let wan = UInt64(MoneyUnit.wan.fen)
    guard language == .chinese, fen.magnitude >= wan else { return Phrase.yuanAmount(language, Money.grouped(fen)) }
    let (whole, rest) = fen.magnitude.quotientAndRemainder(dividingBy: wan)
    var decimals = String(String(rest + wan).dropFirst())
    while decimals.count > 2, decimals.last == "0" { decimals.removeLast() }
    return Phrase.wanAmount(language, "\(fen < 0 ? "-" : "")\(Money.thousands(whole)).\(decimals)")
  }
}
