import Querying

/// The part of an unfinished query at the caret: a name or a value.
struct CompletionPosition {
  enum Wanted {
    /// A name of the kind reached by `steps`.
    case name(steps: [String])
    /// A value to compare a path with, or a name in a formula.
    case value(path: String)
  }

  /// The kind whose names are in scope, inside all open braces.
  let kind: Int
  let wanted: Wanted
  /// The text typed so far, and its UTF-8 offsets.
  let typed: String
  let range: Range<Int>
  /// The offset of the clause, so that the rest of the query can be evaluated without it.
  let clauseStart: Int
  /// The number of open braces.
  let depth: Int

  /// Nil if there is nothing to suggest, as after an unknown name.
  init?(_ text: String, caret: Int, context: QueryContext) {
    let source = QueryText(text)
    let end = source.origins.firstIndex { $0 >= caret } ?? source.count
    var scan = CompletionScan(source, end: end, binder: Binder(context), kind: context.kind)
    scan.run()
    guard let kind = scan.kinds.last ?? nil else { return nil }
    self.kind = kind
    depth = scan.kinds.count - 1
    clauseStart = source.place(scan.start..<scan.start).range.lowerBound
    if let operation = scan.operation {
      wanted = .value(path: source.normal(scan.start..<operation.start))
      let from = Self.valueStart(source, from: operation.end, to: end)
      typed = source.typed(from..<end)
      range = source.origins[from]..<caret
    } else {
      let from = Self.nameStart(source, from: scan.start, to: end)
      let before = source.normal(scan.start..<from)
      wanted = .name(steps: before.split(separator: ".").map(String.init))
      typed = source.normal(from..<end)
      range = source.origins[from]..<caret
    }
  }

  private static func valueStart(_ source: QueryText, from: Int, to end: Int) -> Int {
    var start = from
    for index in from..<max(from, end) {
      switch source[index] {
      case UInt8(ascii: ","), UInt8(ascii: "|"): start = index + 1
      case UInt8(ascii: ".") where source[index + 1] == UInt8(ascii: ".") && index + 1 < end: start = index + 2
      default: break
      }
    }
    while start < end, source[start] == 0x20 { start += 1 }
    return start
  }

  private static func nameStart(_ source: QueryText, from: Int, to end: Int) -> Int {
    var start = from
    for index in from..<max(from, end) where source[index] == UInt8(ascii: ".") { start = index + 1 }
    return start
  }
}

/// Scans the text up to the caret for open braces and the current clause. Tolerates what the parser rejects.
private struct CompletionScan {
  let source: QueryText
  let end: Int
  let binder: Binder
  /// The kinds of the open braces, the outermost first; nil for a path that could not be resolved.
  var kinds: [Int?]
  /// The start of the current clause.
  var start = 0
  var operation: (start: Int, end: Int)?
  /// The start of the value, after the operator and the blanks that follow it.
  private var valueStart = 0
  /// The end of the last run of blanks, so that a long run is scanned once.
  private var blanksEnd = 0

  init(_ source: QueryText, end: Int, binder: Binder, kind: Int) {
    self.source = source
    self.end = end
    self.binder = binder
    kinds = [kind]
  }

  mutating func run() {
    let parser = QueryParser("")
    var index = 0
    while index < end {
      let byte = source[index]
      let next = index + 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let close = source.closingQuote(of: index), close < end else { return }
        index = close
      case 0x20 where !isWaiting(index), UInt8(ascii: "("), UInt8(ascii: ")"): begin(at: next)
      case UInt8(ascii: "{"):
        kinds.append(kind(of: index))
        begin(at: next)
      case UInt8(ascii: "}"):
        if kinds.count > 1 { kinds.removeLast() }
        begin(at: next)
      case UInt8(ascii: "-"), UInt8(ascii: "!"):
        if index == start { start = next }
      case UInt8(ascii: ",") where operation == nil: begin(at: next)
      default:
        if operation == nil {
          let length = Self.comparatorLength(source, at: index, parser)
          if length > 0 {
            operation = (index, min(index + length, end))
            valueStart = endOfBlanks(from: operation?.end ?? index)
            index += length - 1
          }
        }
      }
      index += 1
    }
  }

  private mutating func begin(at index: Int) {
    start = index
    operation = nil
  }

  /// Whether the blank at `index` belongs to an operator and does not end the clause.
  private mutating func isWaiting(_ index: Int) -> Bool {
    if operation != nil { return index <= valueStart }
    let next = endOfBlanks(from: index)
    return next < end && index > start && "<>=:~".utf8.contains(source[next])
  }

  private mutating func endOfBlanks(from index: Int) -> Int {
    if blanksEnd > index { return blanksEnd }
    blanksEnd = index
    while blanksEnd < end, source[blanksEnd] == 0x20 { blanksEnd += 1 }
    return blanksEnd
  }

  private static func comparatorLength(_ source: QueryText, at index: Int, _ parser: QueryParser) -> Int {
    switch source[index] {
    case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "~"): 1
    case UInt8(ascii: "<"), UInt8(ascii: ">"): source[index + 1] == UInt8(ascii: "=") ? 2 : 1
    default: 0
    }
  }

  /// The kind at the end of the path before a brace.
  private func kind(of brace: Int) -> Int? {
    guard let kind = kinds.last ?? nil else { return nil }
    var parser = QueryParser(source.normal(start..<brace))
    guard let path = try? parser.parsePath(hyphens: true), parser.atEnd else { return nil }
    return (try? binder.route(path, from: kind))?.end
  }
}
