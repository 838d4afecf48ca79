import CFloors
import Columnar
import HanText
import Querying

extension Figure {
  /// One word over all search fields, without the screen: what the filter does for the first character typed.
  static let keystroke = Figure(
    name: "keystroke", help: "a word over all search fields, literal and by pinyin, beside an SSE2 scan in C"
  ) { bench in
    let register = try bench.corpus.register()
    let kind = try register.ordinal("organizations")
    let bytes = SearchedBytes(register: register, kind: kind)
    let context = QueryContext(register: register, kind: kind, today: register.card.asOf ?? Day(number: 18_000))
    func ours(_ word: String) throws -> Bench.Subject {
      Bench.Subject(word) {
        var found: Bitmap?
        let time = try milliseconds { found = try Filter.compile(word, in: context).rows() }
        guard found != nil else { throw BenchmarkError("no answer for \(word)") }
        return time
      }
    }
    let total = Sample.text(Double(bytes.total), .bytes)
    var rows: [Row] = []
    for word in ["宝", "养老", "慈善", "协会", "楙"] {
      let filter = try Filter.compile(word, in: context)
      let hits = try filter.rows()?.population ?? 0
      var words = [UInt64](repeating: 0, count: register.tables[kind].count / 64 + 1)
      let floor = Bench.Subject("C, SSE2, \(total)") { milliseconds { bytes.scan(Array(word.utf8), into: &words) } }
      rows.append(
        try bench.row(
          "word \(word), \(hits) rows", budget: nil, note: "the floor marks rows of each column and knows no folding",
          ours: ours(word), floor: floor))
    }
    for (sound, literal) in [("b", "宝"), ("bj", "宝鸡"), ("yl", "养老"), ("yanglao", "养老"), ("xh", "协会")] {
      let hits = try Filter.compile(sound, in: context).rows()?.population ?? 0
      let literalHits = try Filter.compile(literal, in: context).rows()?.population ?? 0
      let what = "word \(sound) by pinyin, \(hits) rows"
      if hits < literalHits {
        rows.append(.missing(what, "fewer rows than \(literal) (\(literalHits)): this build does not search by sound"))
      } else {
        rows.append(
          try bench.row(
            what, budget: 2.5, note: "beside the literal \(literal)", ours: ours(sound), floor: ours(literal)))
      }
      rows.append(
        try bench.row(
          "one scan by pinyin for \(sound), one thread", budget: nil, ours: bytes.soundScan(sound),
          floor: Bench.Subject("C, SSE2, \(literal)") {
            var words = [UInt64](repeating: 0, count: register.tables[kind].count / 64 + 1)
            return milliseconds { bytes.scan(Array(literal.utf8), into: &words) }
          }))
    }
    return rows
  }
}

extension Register {
  func ordinal(_ kind: String) throws -> Int {
    guard let ordinal = schema.ordinal(of: kind) else { throw BenchmarkError("no kind \(kind)") }
    return ordinal
  }
}

/// The bytes that a word is looked for in: the texts of every search field, and their folded forms.
struct SearchedBytes {
  struct Piece {
    let arena: [UInt8]
    let offsets: [UInt32]
  }

  let pieces: [Piece]

  init(register: Register, kind: Int) {
    var pieces: [Piece] = []
    func add(_ column: TextColumn) {
      if column.folded.rows.count < column.texts { pieces.append(Piece(arena: column.arena, offsets: column.offsets)) }
      if !column.folded.rows.isEmpty {
        pieces.append(Piece(arena: column.folded.arena, offsets: column.folded.offsets))
      }
    }
    let table = register.tables[kind]
    for (field, column) in zip(table.kind.fields, table.columns) where field.roles.contains(.search) {
      switch column {
      case .text(let column): add(column)
      case .list(let list): if case .text(let column) = list.elements { add(column) }
      default: continue
      }
    }
    self.pieces = pieces
  }

  var total: Int { pieces.reduce(0) { $0 + Int($1.offsets.last ?? 0) } }

  /// The scan by sound alone, without the query around it.
  func soundScan(_ word: String) throws -> Bench.Subject {
    guard let pattern = PinyinPattern(word) else { throw BenchmarkError("\(word) is no sound") }
    let most = pieces.reduce(0) { max($0, $1.offsets.count) }
    return Bench.Subject("pinyin scan") {
      var words = [UInt64](repeating: 0, count: most / 64 + 1)
      var beginnings = words
      return milliseconds {
        for piece in pieces {
          piece.arena.withUnsafeBufferPointer { arena in
            pattern.mark(
              0..<piece.offsets.count - 1, arena: arena, offsets: piece.offsets, matches: &words,
              prefixMatches: &beginnings)
          }
        }
      }
    }
  }

  /// - Precondition: `words` has a bit for every row.
  func scan(_ needle: [UInt8], into words: inout [UInt64]) {
    for index in words.indices { words[index] = 0 }
    for piece in pieces {
      _ = floor_scan(piece.arena, piece.offsets, piece.offsets.count - 1, needle, needle.count, &words)
    }
  }
}
