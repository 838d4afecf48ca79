import Columnar
import Localization
import Oversight
import Screen

/// Reconciled figures as text and as a Markdown bulletin, section by section.
struct FigureReport {
  private let results: [Reconciliation]
  private let register: Register
  private let language: Language

  init(_ results: [Reconciliation], _ register: Register, _ language: Language) {
    self.results = results
    self.register = register
    self.language = language
  }

  /// Sections, ordered by their first figure.
  private var sections: [(title: Localized, results: [Reconciliation])] {
    var order: [Localized] = []
    var groups: [Localized: [Reconciliation]] = [:]
    for result in results {
      if groups[result.figure.section] == nil { order.append(result.figure.section) }
      groups[result.figure.section, default: []].append(result)
    }
    return order.map { ($0, groups[$0] ?? []) }
  }

  private func localized(_ chinese: String, _ english: String) -> String { Localized(chinese, english)[language] }

  private func verdict(_ result: Reconciliation) -> String {
    guard let reason = result.verdict.reason else { return result.verdict.title[language] }
    return result.verdict.title[language] + localized("：", ": ") + reason[language]
  }

  private func published(_ figure: Figure) -> String {
    let base = figure.published?.first?.unit.base
    let isPlain =
      base == .day || base == .year && language == .english || ["ratio", "year"].contains(figure.unit.chinese)
    let unit = isPlain ? "" : figure.unit[language]
    let mark = figure.qualifier == .atLeast ? localized("余", "+") : ""
    let space = unit.isEmpty || unit == "%" ? "" : localized("", " ")
    return figure.printedText + mark + space + unit
  }

  // MARK: - On a terminal

  func text(_ width: DisplayWidth) -> String {
    let rows = results.map { row in
      [row.figure.id, row.figure.label[language], published(row.figure), row.computedDigits ?? "-", verdict(row)]
        .map(width.scrubbed)
    }
    let widths = (0..<4).map { column in min(44, rows.map { width.width(of: $0[column]) }.max() ?? 0) }
    var text = ""
    var section: Localized?
    for (result, cells) in zip(results, rows) {
      if result.figure.section != section {
        section = result.figure.section
        text += (text.isEmpty ? "" : "\n") + width.scrubbed(result.figure.section[language]) + "\n"
      }
      text += "  " + width.padded(cells[0], to: widths[0]) + "  " + width.padded(cells[1], to: widths[1])
      text += "  " + width.padded(cells[2], to: widths[2], alignment: .right)
      text += "  " + width.padded(cells[3], to: widths[3], alignment: .right) + "  " + cells[4] + "\n"
      if let open = result.figure.ambiguity {
        text +=
          String(repeating: " ", count: widths[0] + 4) + localized("口径不明：", "unclear: ")
          + width.scrubbed(open[language])
          + "\n"
      }
    }
    return text
  }

  // MARK: - The bulletin

  /// A report in Markdown: figures as recomputed by section, queries as footnotes, provenance at the end.
  var bulletin: String {
    let title = register.card.title[language]
    var text = "# " + escaped(title.isEmpty ? localized("公布数据核对简报", "Check of published figures") : title) + "\n\n"
    let agreeing = results.filter { $0.verdict == .agrees }.count
    text += localized(
      "公布数据 \(results.count) 项，根据记录重新计算：一致 \(agreeing) 项，不一致或无法判断 \(results.count - agreeing) 项。",
      "Published figures: \(results.count). Recomputed from the records: \(agreeing) agree, \(results.count - agreeing) disagree or could not be checked."
    )
    text += "\n"
    for section in sections {
      let heading = section.title[language]
      text += "\n## " + escaped(heading.isEmpty ? localized("其他", "Others") : heading) + "\n\n"
      text += localized("| 编号 | 公布数据 | 公布值 | 核算值 | 核对结果 |", "| ID | Figure | Published | Recomputed | Result |")
      text += "\n|---|---|---:|---:|---|\n"
      for result in section.results { text += row(result) }
      let open = section.results.compactMap { result in result.figure.ambiguity.map { (result.figure.id, $0) } }
      if !open.isEmpty { text += "\n" }
      for (id, ambiguity) in open {
        text += "- " + escaped(id) + localized("：口径不明：", ": unclear: ") + escaped(ambiguity[language]) + "\n"
      }
    }
    return text + footnotes + provenance
  }

  private func row(_ result: Reconciliation) -> String {
    let figure = result.figure
    let cells = [
      figure.id,
      figure.label[language]
        + (figure.period.isEmpty ? "" : localized("（", " (") + figure.period + localized("）", ")")),
      published(figure), result.computedDigits ?? "—", verdict(result),
    ]
    return "| " + cells.map(escaped).joined(separator: " | ") + "[^" + footnote(figure) + "] |\n"
  }

  /// Footnote labels allow only letters and digits.
  private func footnote(_ figure: Figure) -> String {
    String(figure.id.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }

  private var footnotes: String {
    guard !results.isEmpty else { return "" }
    var text = "\n"
    for result in results {
      let figure = result.figure
      let how =
        switch figure.computedFrom {
        case .records(let kind, let query, let measure):
          code(
            [
              "shezu count", kind, query.isEmpty ? "" : "--where \(shellWord(query))",
              "--measure \(shellWord(measure))",
            ]
            .filter { !$0.isEmpty }.joined(separator: " "))
        case .formula(let formula): code(formula)
        }
      text += "[^\(footnote(figure))]: \(how)"
      if !figure.source.isEmpty { text += localized("；来源：", "; source: ") + escaped(figure.source) }
      text += "\n"
    }
    return text
  }

  private var provenance: String {
    let card = register.card
    var lines: [(String, String)] = []
    lines.append((localized("登记册", "Register"), card.title[language]))
    lines.append((localized("发布单位", "Publisher"), card.publisher))
    lines.append((localized("截至日期", "As of"), card.asOf?.description ?? ""))
    lines.append((localized("来源", "Source"), card.source))
    lines.append((localized("说明", "Notes"), card.notes))
    if card.synthetic {
      lines.append(
        (localized("数据性质", "Type of data"), localized("示例数据，非真实组织", "synthetic data; no real organizations")))
    }
    let records = register.tables.reduce(0) { $0 + $1.count }
    lines.append(
      (
        localized("记录", "Records"),
        localized(
          "\(register.inputs.count) 个文件，\(records) 条", "\(records) in \(Plural.english(register.inputs.count, "file"))")
      ))
    lines.append((localized("程序", "Program"), "shezu \(Release.current.version)"))
    var text = "\n## " + localized("出处", "Provenance") + "\n\n"
    for (name, value) in lines where !value.isEmpty { text += "- \(name)\(localized("：", ": "))\(escaped(value))\n" }
    return text
  }

  /// The text on one line with the special characters of Markdown escaped.
  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if character.isNewline {
        result += " "
      } else {
        if "\\`*_[]|<>#".contains(character) { result += "\\" }
        result.append(character)
      }
    }
    return result
  }

  private func code(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.contains("`") ? "`` \(line) ``" : "`\(line)`"
  }
}
