import CScan

/// A search in the codes of one chunk. Holds everything that the loops use, so that they keep it in registers.
struct PinyinChunkSearch {
  let scan: PinyinEncodingScan
  /// The texts to search, all of this chunk.
  let rows: Range<Int>
  /// The first text of the chunk.
  let base: Int
  let codes: UnsafePointer<UInt8>
  let matches: UnsafeMutablePointer<UInt64>
  let prefixMatches: UnsafeMutablePointer<UInt64>
  let withText: (Int, (UnsafeBufferPointer<UInt8>) -> Void) -> Void

  /// A batch has at most this many codes, or those of 64 texts.
  private static let batchSize = 1 << 14

  /// - Parameter starts: `PinyinEncoding.Chunk.starts`.
  func mark(starts: [UInt32]) {
    let words = rows.lowerBound >> 6..<(rows.upperBound + 63) >> 6
    let first = base >> 6
    var word = words.lowerBound
    while word < words.upperBound {
      if isDone(word) {
        word += 1
        continue
      }
      let start = Int(starts[word - first])
      var end = word + 1
      while end < words.upperBound, Int(starts[end + 1 - first]) - start <= Self.batchSize, !isDone(end) { end += 1 }
      markBatch(start..<Int(starts[end - first]), texts: word << 6..<end << 6)
      word = end
    }
  }

  /// Whether all texts of a bit word that are searched have matched before.
  private func isDone(_ word: Int) -> Bool {
    let searched = searched(word)
    return matches[word] & searched == searched
  }

  /// The texts of a bit word that are searched.
  private func searched(_ word: Int) -> UInt64 {
    let start = max(rows.lowerBound, word << 6)
    let count = min(rows.upperBound, (word + 1) << 6) - start
    return (count == 64 ? .max : (1 << UInt64(count)) - 1) << UInt64(start & 63)
  }

  /// - Parameters:
  ///   - range: the codes of the batch.
  ///   - texts: the texts of the batch, in whole bit words; the last word may have fewer.
  private func markBatch(_ range: Range<Int>, texts: Range<Int>) {
    let blocks = (range.count + 63) >> 6
    let words = texts.count >> 6 + 2
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 3 * blocks + 2 * words) { scratch in
      guard let first = scratch.baseAddress else { return }
      let found = first + 3 * blocks
      found.update(repeating: 0, count: 2 * words)
      let result = shezu_pinyin_result(
        definite: first, possible: first + blocks, ends: first + 2 * blocks, matches: found,
        prefixMatches: found + words)
      let anyPossible = withUnsafePointer(to: scan.graph) { graph in
        shezu_pinyin_scan(codes + range.lowerBound, range.count, graph, result, scan.instructions)
      }
      if anyPossible != 0 { checkPossible(result, blocks: blocks, from: range.lowerBound, texts) }
      for word in texts.lowerBound >> 6..<texts.upperBound >> 6 {
        let index = word &- texts.lowerBound >> 6
        let new = result.matches[index] & searched(word) & ~matches[word]
        matches[word] |= new
        prefixMatches[word] |= result.prefixMatches[index] & new
      }
    }
  }

  // MARK: - Possible matches

  /// Confirms or rejects the possible matches of a batch.
  private func checkPossible(_ result: shezu_pinyin_result, blocks: Int, from start: Int, _ texts: Range<Int>) {
    // The text that the block begins in, counted from the first of `texts`.
    var first = 0
    // The last text that was checked itself. It may continue in the next block.
    var checked = -1
    for block in 0..<blocks {
      let ends = result.ends[block]
      var rest = result.possible[block]
      while rest != 0 {
        let lowest = rest & (0 &- rest)
        let text = first &+ (ends & (lowest &- 1)).nonzeroBitCount
        let word = text >> 6
        let bit: UInt64 = 1 << UInt64(text & 63)
        let place = start &+ block << 6 &+ rest.trailingZeroBitCount
        let isFirst = place == 0 || codes[place &- 1] == 0
        rest &= rest &- 1
        // A text with a match may still begin with another.
        let isSettled = text == checked || result.matches[word] & bit != 0 && !isFirst
        if isSettled || matches[word &+ texts.lowerBound >> 6] & bit != 0 || !rows.contains(text &+ texts.lowerBound) {
          continue
        }
        switch outcome(at: place) {
        case .noMatch: continue
        case .match:
          result.matches[word] |= bit
          if isFirst { result.prefixMatches[word] |= bit }
        case .ambiguous:
          withText(text &+ texts.lowerBound) { bytes in
            let (isMatch, isPrefix) = scan.word.check(bytes)
            if isMatch { result.matches[word] |= bit }
            if isPrefix { result.prefixMatches[word] |= bit }
          }
          checked = text
        }
        // Skip the rest of this text.
        let following = ends & ~(lowest &- 1)
        rest &= following == 0 ? 0 : 0 &- (following & (0 &- following))
      }
      first &+= ends.nonzeroBitCount
    }
  }

  private enum Outcome {
    case match, noMatch
    /// A path over an ambiguous code: only the text decides.
    case ambiguous
  }

  /// Runs the whole NFA over the codes from a place where a path of the graph starts.
  private func outcome(at place: Int) -> Outcome {
    guard case .pinyin(let pattern, let transitions) = scan.word else { return .ambiguous }
    return transitions.masks.withUnsafeBufferPointer { masks in
      guard let masks = masks.baseAddress else { return .noMatch }
      var states = transitions.start
      var place = place
      var isAmbiguous = false
      while true {
        let code = codes[place]
        if code == 0 { return .noMatch }
        if transitions.ambiguous[Int(code)] != 0 { isAmbiguous = true }
        states = transitions.step(states, over: code, masks)
        if states & pattern.acceptingState != 0 { return isAmbiguous ? .ambiguous : .match }
        if states == 0 { return .noMatch }
        place += 1
      }
    }
  }
}
