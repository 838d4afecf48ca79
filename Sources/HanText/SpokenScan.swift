import CScan

/// A pattern made ready for the codes of one column: about 0.1 ms to make, once a query, shared by the threads that scan.
public struct SpokenScan: Sendable {
  private let texts: SpokenTexts
  private let pattern: PinyinPattern
  private let moves: SpokenMoves
  private let graph: shezu_spoken_graph
  /// The most characters on a path, where each path through codes that are sure is a match.
  private let exactLength: Int?
  private let width: shezu_sound_width

  /// Nil where the word holds what the codes leave out.
  public init?(_ pattern: PinyinPattern, in texts: SpokenTexts) { self.init(pattern, in: texts, shezu_sound_widest()) }

  /// - Parameter width: vectors that the processor has.
  init?(_ pattern: PinyinPattern, in texts: SpokenTexts, _ width: shezu_sound_width) {
    guard let moves = SpokenMoves(pattern, in: texts) else { return nil }
    self.texts = texts
    self.pattern = pattern
    self.moves = moves
    self.width = width
    var paths = PinyinSieve.Paths(accepted: pattern.accepted) { moves.advanced($0) }
    paths.expand()
    let edges = paths.edges
    var graph = shezu_spoken_graph()
    graph.count = edges.count
    withUnsafeMutableBytes(of: &graph.edges) { PinyinSieve.Paths.write(edges, to: $0) }
    withUnsafeMutableBytes(of: &graph.classes) { classes in
      for code in moves.active {
        for (index, edge) in edges.enumerated() where moves.advanced(edge.states, by: code) & edge.targets != 0 {
          classes[Int(code)] |= 0x80 >> UInt8(index)
        }
      }
      withUnsafeMutableBytes(of: &graph.parts) { parts in
        for part in 0..<16 where classes[part * 16..<part * 16 + 16].contains(where: { $0 != 0 }) {
          parts[graph.partCount] = UInt8(part)
          graph.partCount += 1
        }
      }
    }
    self.graph = graph
    exactLength = paths.exactLengths?.upperBound
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
      let number = first / SpokenTexts.share
      let base = number * SpokenTexts.share
      let end = min(base + SpokenTexts.share, rows.upperBound)
      let stretch = texts.stretches[number]
      stretch.codes.withUnsafeBufferPointer { codes in
        moves.words.withUnsafeBufferPointer { words in
          moves.doubts.withUnsafeBufferPointer { doubts in
            guard let codes = codes.baseAddress, let words = words.baseAddress, let doubts = doubts.baseAddress else {
              return
            }
            let search = Search(
              scan: self, rows: first..<end, base: base, codes: codes, words: words, doubts: doubts,
              exactLength: exactLength ?? 0, hits: hits, beginnings: beginnings, text: text)
            search.mark(starts: stretch.starts)
          }
        }
      }
      first = end
    }
  }
}

// MARK: - One stretch

extension SpokenScan {
  /// So many codes are sieved at once, or those of 64 texts.
  private static let round = 1 << 14

  /// Everything that a scan holds on to, so that the loops take it from registers.
  private struct Search {
    let scan: SpokenScan
    let rows: Range<Int>
    /// The first text of the stretch.
    let base: Int
    let codes: UnsafePointer<UInt8>
    let words: UnsafePointer<UInt64>
    let doubts: UnsafePointer<UInt8>
    let exactLength: Int
    let hits: UnsafeMutablePointer<UInt64>
    let beginnings: UnsafeMutablePointer<UInt64>
    let text: (Int, (UnsafeBufferPointer<UInt8>) -> Void) -> Void

    /// Whether all texts of a word of bits that are asked for were found before.
    private func isFound(_ word: Int) -> Bool {
      let start = max(rows.lowerBound, word << 6)
      let count = min(rows.upperBound, (word + 1) << 6) - start
      let wanted: UInt64 = (count == 64 ? .max : (1 << UInt64(count)) - 1) << UInt64(start & 63)
      return hits[word] & wanted == wanted
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
        while end < words.upperBound, Int(starts[end + 1 - first]) - start <= SpokenScan.round, !isFound(end) {
          end += 1
        }
        sift(from: start, to: Int(starts[end - first]), first: word << 6)
        word = end
      }
    }

    /// Marks the texts whose codes stand there, from text `first` on.
    private func sift(from start: Int, to end: Int, first: Int) {
      let blocks = (end - start + 63) >> 6
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * blocks + 1) { room in
        guard let candidates = room.baseAddress else { return }
        let ends = candidates + blocks
        withUnsafePointer(to: scan.graph) { graph in
          shezu_spoken_sieve(codes + start, end - start, graph, candidates, ends, scan.width)
        }
        var row = first
        // The text that was looked at itself last.
        var settled = -1
        for block in 0..<blocks {
          let blockEnds = ends[block]
          var rest = candidates[block]
          while rest != 0 {
            let lowest = rest & (0 &- rest)
            let own = row &+ (blockEnds & (lowest &- 1)).nonzeroBitCount
            let bit: UInt64 = 1 << UInt64(own & 63)
            let place = start &+ block << 6 &+ rest.trailingZeroBitCount
            if own != settled, hits[own >> 6] & bit == 0, rows.contains(own) {
              switch verdict(place) {
              case .none:
                rest &= rest &- 1
                continue
              case .found:
                hits[own >> 6] |= bit
                if place == 0 || codes[place &- 1] == 0 { beginnings[own >> 6] |= bit }
              case .unsure:
                settled = own
                look(own, bit)
              }
            }
            // Of this text nothing more is read.
            let behind = blockEnds & ~(lowest &- 1)
            rest &= behind == 0 ? 0 : 0 &- (behind & (0 &- behind))
          }
          row &+= blockEnds.nonzeroBitCount
        }
      }
    }

    private enum Verdict {
      case found, none, unsure
    }

    /// What the codes from a place on, where a path begins, tell.
    @inline(__always)
    private func verdict(_ place: Int) -> Verdict {
      if exactLength > 0 {
        var doubt: UInt8 = 0
        for index in 0..<exactLength { doubt |= doubts[Int(codes[place &+ index])] }
        if doubt == 0 { return .found }
      }
      return run(from: place)
    }

    @inline(never)
    private func run(from place: Int) -> Verdict {
      var states: UInt64 = 1
      var place = place
      var isUnsure = false
      while true {
        let code = Int(codes[place])
        if code == 0 { return .none }
        if doubts[code] != 0 { isUnsure = true }
        states = scan.moves.advanced(states, by: UInt8(code), words)
        if states & scan.pattern.accepted != 0 { return isUnsure ? .unsure : .found }
        if states == 0 { return .none }
        place += 1
      }
    }

    @inline(never)
    private func look(_ row: Int, _ bit: UInt64) {
      text(row) { bytes in
        guard scan.pattern.matches(bytes) else { return }
        hits[row >> 6] |= bit
        if scan.pattern.begins(bytes) { beginnings[row >> 6] |= bit }
      }
    }
  }
}
