import CScan

/// A pattern made ready for the codes of one column: about 0.1 ms to make, once a query, shared by the threads that scan.
public struct PinyinEncodingScan: Sendable {
  private let texts: PinyinEncoding
  private let word: Word
  private let graph: shezu_spoken_graph
  private let width: shezu_sound_width

  /// What is looked for.
  fileprivate enum Word: Sendable {
    case sound(PinyinPattern, PinyinTransitions)
    /// Letters a to z as they stand.
    case letters([UInt8])
  }

  /// Nil where the word holds what the codes leave out.
  public init?(_ pattern: PinyinPattern, in texts: PinyinEncoding) {
    self.init(pattern, in: texts, shezu_sound_widest())
  }

  /// - Parameter width: vectors that the processor has.
  init?(_ pattern: PinyinPattern, in texts: PinyinEncoding, _ width: shezu_sound_width) {
    guard let moves = PinyinTransitions(pattern, in: texts) else { return nil }
    self.texts = texts
    self.width = width
    word = .sound(pattern, moves)
    var paths = PinyinSieve.Paths(accepted: pattern.accepted) { moves.advanced($0) }
    paths.expand()
    let edges = paths.edges
    var graph = shezu_spoken_graph()
    graph.count = edges.count
    withUnsafeMutableBytes(of: &graph.edges) { PinyinSieve.Paths.write(edges, to: $0) }
    graph.isExact = paths.exactLengths == nil ? 0 : 1
    for code in moves.active {
      var ways: UInt8 = 0
      for (index, edge) in edges.enumerated() where moves.advanced(edge.states, by: code) & edge.targets != 0 {
        ways |= 0x80 >> UInt8(index)
      }
      Self.set(code, ways, isDoubtful: moves.doubts[Int(code)] != 0, &graph)
    }
    self.graph = graph
  }

  /// For letters as they stand in the texts, which have codes of their own. Nil where the word has others.
  public init?(letters word: [UInt8], in texts: PinyinEncoding) {
    self.init(letters: word, in: texts, shezu_sound_widest())
  }

  /// - Parameter width: vectors that the processor has.
  init?(letters word: [UInt8], in texts: PinyinEncoding, _ width: shezu_sound_width) {
    guard !word.isEmpty, word.allSatisfy({ PinyinPattern.isLetter(UInt32($0)) }) else { return nil }
    self.texts = texts
    self.width = width
    self.word = .letters(word)
    // One letter after the other, as far as there are edges; the first edge is that of the last letter.
    let path = word.prefix(Int(SHEZU_SOUND_EDGES))
    var graph = shezu_spoken_graph()
    graph.count = path.count
    withUnsafeMutableBytes(of: &graph.edges) { bytes in
      let edges = bytes.bindMemory(to: shezu_sound_edge.self)
      for index in path.indices {
        let isLast = index == path.count - 1
        edges[path.count - 1 - index] = shezu_sound_edge(
          from: UInt8(index), to: isLast ? UInt8(SHEZU_SOUND_END) : UInt8(index + 1))
      }
    }
    // A middle dot may stand between letters whose codes follow each other.
    graph.isExact = path.count == word.count && !texts.leavesOutDots ? 1 : 0
    for letter in Set(path) {
      let ways = path.indices.reduce(0 as UInt8) { $0 | (path[$1] == letter ? 0x80 >> UInt8(path.count - 1 - $1) : 0) }
      Self.set(PinyinAlphabet.code(ofLetter: letter), ways, isDoubtful: false, &graph)
    }
    self.graph = graph
  }

  private static func set(_ code: UInt8, _ ways: UInt8, isDoubtful: Bool, _ graph: inout shezu_spoken_graph) {
    if ways == 0 { return }
    withUnsafeMutableBytes(of: &graph.classes) { $0[Int(code)] = ways }
    withUnsafeMutableBytes(of: &graph.doubts) { $0[Int(code)] = isDoubtful ? 0xFF : 0 }
    note(code, &graph)
  }

  /// Has the sixteenth of a code looked up.
  private static func note(_ code: UInt8, _ graph: inout shezu_spoken_graph) {
    let count = graph.partCount
    let isNew = withUnsafeMutableBytes(of: &graph.parts) { parts in
      if parts[..<count].contains(code >> 4) { return false }
      parts[count] = code >> 4
      return true
    }
    if isNew { graph.partCount += 1 }
  }

  /// Finds the pattern in many texts at once.
  ///
  /// Bit r of `hits` is set where text r holds the pattern, and of `beginnings` where it begins with it; other bits stay.
  /// Texts whose bit of `hits` is already set are passed over. Threads may share both where their rows part at multiples
  /// of 64. O(characters).
  ///
  /// - Parameter text: calls what it is given with a folded text; for the few that are looked at themselves.
  public func mark(
    _ rows: Range<Int>, hits: UnsafeMutablePointer<UInt64>, beginnings: UnsafeMutablePointer<UInt64>,
    text: (Int, (UnsafeBufferPointer<UInt8>) -> Void) -> Void
  ) {
    withoutActuallyEscaping(text) { text in mark(rows, hits, beginnings, text) }
  }

  private func mark(
    _ rows: Range<Int>, _ hits: UnsafeMutablePointer<UInt64>, _ beginnings: UnsafeMutablePointer<UInt64>,
    _ text: @escaping (Int, (UnsafeBufferPointer<UInt8>) -> Void) -> Void
  ) {
    var first = rows.lowerBound
    while first < rows.upperBound {
      let number = first / PinyinEncoding.share
      let base = number * PinyinEncoding.share
      let end = min(base + PinyinEncoding.share, rows.upperBound)
      let stretch = texts.stretches[number]
      stretch.codes.withUnsafeBufferPointer { codes in
        guard let codes = codes.baseAddress else { return }
        let search = Search(
          scan: self, rows: first..<end, base: base, codes: codes, hits: hits, beginnings: beginnings, text: text)
        search.mark(starts: stretch.starts)
      }
      first = end
    }
  }
}

// MARK: - One stretch

extension PinyinEncodingScan {
  /// So many codes are sieved at once, or those of 64 texts.
  private static let round = 1 << 14

  /// Everything that a scan holds on to, so that the loops take it from registers.
  private struct Search {
    let scan: PinyinEncodingScan
    let rows: Range<Int>
    /// The first text of the stretch.
    let base: Int
    let codes: UnsafePointer<UInt8>
    let hits: UnsafeMutablePointer<UInt64>
    let beginnings: UnsafeMutablePointer<UInt64>
    let text: (Int, (UnsafeBufferPointer<UInt8>) -> Void) -> Void

    /// Whether all texts of a word of bits that are asked for were found before.
    private func isFound(_ word: Int) -> Bool {
      let wanted = wanted(word)
      return hits[word] & wanted == wanted
    }

    /// The bits of a word that are of `rows`.
    private func wanted(_ word: Int) -> UInt64 {
      let start = max(rows.lowerBound, word << 6)
      let count = min(rows.upperBound, (word + 1) << 6) - start
      return (count == 64 ? .max : (1 << UInt64(count)) - 1) << UInt64(start & 63)
    }

    func mark(starts: [UInt32]) {
      let words = rows.lowerBound >> 6..<(rows.upperBound + 63) >> 6
      let first = base >> 6
      var word = words.lowerBound
      while word < words.upperBound {
        if isFound(word) {
          word += 1
          continue
        }
        let start = Int(starts[word - first])
        var end = word + 1
        while end < words.upperBound, Int(starts[end + 1 - first]) - start <= PinyinEncodingScan.round, !isFound(end) {
          end += 1
        }
        sift(from: start, to: Int(starts[end - first]), texts: word << 6..<end << 6)
        word = end
      }
    }

    /// Marks the texts whose codes stand there.
    /// - Parameter texts: whole words of bits; the last of them may have fewer texts.
    private func sift(from start: Int, to end: Int, texts: Range<Int>) {
      let blocks = (end - start + 63) >> 6
      let words = texts.count >> 6 + 2
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 3 * blocks + 2 * words) { room in
        guard let sure = room.baseAddress else { return }
        let (unsure, ends) = (sure + blocks, sure + 2 * blocks)
        let found = ends + blocks
        let begun = found + words
        found.update(repeating: 0, count: 2 * words)
        let isUnsure = withUnsafePointer(to: scan.graph) { graph in
          shezu_spoken_sieve(codes + start, end - start, graph, sure, unsure, ends, found, begun, scan.width)
        }
        if isUnsure != 0 {
          look(at: UnsafeBufferPointer(start: unsure, count: blocks), ends, from: start, texts, found, begun)
        }
        for word in texts.lowerBound >> 6..<texts.upperBound >> 6 {
          let new = found[word &- texts.lowerBound >> 6] & wanted(word) & ~hits[word]
          hits[word] |= new
          beginnings[word] |= begun[word &- texts.lowerBound >> 6] & new
        }
      }
    }

    /// Looks closer at places where a path begins along codes that are in doubt.
    private func look(
      at unsure: UnsafeBufferPointer<UInt64>, _ ends: UnsafePointer<UInt64>, from start: Int, _ texts: Range<Int>,
      _ found: UnsafeMutablePointer<UInt64>, _ begun: UnsafeMutablePointer<UInt64>
    ) {
      // The text, counted from the first of `texts`, that the block begins with.
      var first = 0
      // The one that was looked at itself last; it may go on in the next block.
      var settled = -1
      for (block, unsure) in unsure.enumerated() {
        let blockEnds = ends[block]
        var rest = unsure
        while rest != 0 {
          let lowest = rest & (0 &- rest)
          let own = first &+ (blockEnds & (lowest &- 1)).nonzeroBitCount
          let word = own >> 6
          let bit: UInt64 = 1 << UInt64(own & 63)
          let place = start &+ block << 6 &+ rest.trailingZeroBitCount
          let isFirst = place == 0 || codes[place &- 1] == 0
          rest &= rest &- 1
          // What was found may still begin here.
          let isSettled = own == settled || found[word] & bit != 0 && !isFirst
          if isSettled || hits[word &+ texts.lowerBound >> 6] & bit != 0 || !rows.contains(own &+ texts.lowerBound) {
            continue
          }
          switch verdict(place) {
          case .none: continue
          case .found:
            found[word] |= bit
            if isFirst { begun[word] |= bit }
          case .unsure:
            look(own &+ texts.lowerBound, bit, &found[word], &begun[word])
            settled = own
          }
          // Of this text nothing more is read.
          let behind = blockEnds & ~(lowest &- 1)
          rest &= behind == 0 ? 0 : 0 &- (behind & (0 &- behind))
        }
        first &+= blockEnds.nonzeroBitCount
      }
    }

    private enum Verdict {
      case found, none, unsure
    }

    /// What the codes from a place on, where a path begins, tell.
    private func verdict(_ place: Int) -> Verdict {
      guard case .sound(let pattern, let moves) = scan.word else { return .unsure }
      return moves.words.withUnsafeBufferPointer { words in
        guard let words = words.baseAddress else { return .none }
        var states: UInt64 = 1
        var place = place
        var isUnsure = false
        while true {
          let code = codes[place]
          if code == 0 { return .none }
          if moves.doubts[Int(code)] != 0 { isUnsure = true }
          states = moves.advanced(states, by: code, words)
          if states & pattern.accepted != 0 { return isUnsure ? .unsure : .found }
          if states == 0 { return .none }
          place += 1
        }
      }
    }

    private func look(_ row: Int, _ bit: UInt64, _ found: inout UInt64, _ begun: inout UInt64) {
      var verdict = (isFound: false, isBegun: false)
      text(row) { verdict = scan.word.look($0) }
      if verdict.isFound { found |= bit }
      if verdict.isBegun { begun |= bit }
    }
  }
}

extension PinyinEncodingScan.Word {
  /// Whether a folded text holds the word, and whether it begins with it.
  fileprivate func look(_ text: UnsafeBufferPointer<UInt8>) -> (isFound: Bool, isBegun: Bool) {
    switch self {
    case .sound(let pattern, _):
      let isFound = pattern.matches(text)
      return (isFound, isFound && pattern.begins(text))
    case .letters(let word):
      let isBegun = text.starts(with: word)
      return (isBegun || text.indices.contains { text[$0...].starts(with: word) }, isBegun)
    }
  }
}
