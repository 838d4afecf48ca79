extension DisplayWidth {
  /// A text in runs, with some of its parts in another style. A glyph that is only partly inside is highlighted whole.
  ///
  /// - Parameters:
  ///   - ranges: offsets in the text's UTF-8, ascending; what lies outside the text is left out.
  ///   - highlight: laid over `style`.
  /// - Complexity: O(bytes + ranges).
  public func runs(_ text: String, highlighting ranges: [Range<Int>], style: Style, highlight: Style) -> [Run] {
    let lit = style.merged(with: highlight)
    var text = text
    return text.withUTF8 { bytes in
      var scanner = GlyphScanner(bytes, self)
      var result: [Run] = []
      var rest = ranges[...]
      var start = 0
      var isLit = false
      var position = 0
      func close(_ end: Int) {
        guard start < end else { return }
        result.append(Run(String(decoding: bytes[start..<end], as: UTF8.self), isLit ? lit : style))
        start = end
      }
      while scanner.next() != nil {
        while let range = rest.first, range.upperBound <= position || range.isEmpty { rest.removeFirst() }
        let isInside = rest.first.map { $0.lowerBound < scanner.offset } ?? false
        if isInside != isLit {
          close(position)
          isLit = isInside
        }
        position = scanner.offset
      }
      close(bytes.count)
      return result
    }
  }

  /// Columns of runs that follow one another.
  public func width(of runs: [Run]) -> Int {
    runs.reduce(0) { $0 + width(of: $1.text) }
  }

  /// The runs where they fit; else their beginning and `…` in the style of where it stands.
  public func elide(_ runs: [Run], to columns: Int) -> [Run] {
    if width(of: runs) <= columns { return runs }
    let sign = ellipsis(within: columns)
    var room = columns - width(of: sign)
    var result: [Run] = []
    for run in runs {
      let (head, tail) = split(run.text, at: room)
      if !head.isEmpty { result.append(Run(head, run.style)) }
      room -= width(of: head)
      if !tail.isEmpty { return result + [Run(sign, run.style)] }
    }
    return result
  }
}

extension Surface {
  /// Draws runs into exactly `columns` columns: aligned, elided where too long, the rest of the place in `style`.
  public mutating func put(
    _ runs: [Run], row: Int, column: Int, columns: Int, alignment: Alignment, style: Style = .plain
  ) {
    guard columns > 0 else { return }
    let fitted = widths.elide(runs, to: columns)
    let missing = max(0, columns - widths.width(of: fitted))
    let before =
      switch alignment {
      case .left: 0
      case .right: missing
      case .centre: missing / 2
      }
    fill(Rect(row: row, column: column, rows: 1, columns: columns), style: style)
    put(fitted, row: row, column: column + before, limit: columns - before)
  }
}
