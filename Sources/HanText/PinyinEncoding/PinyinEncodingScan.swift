import CScan

/// Searches an encoded column for one word, by pinyin or by its Latin letters. Takes about 0.01 ms to make, once a
/// query; the threads that scan share it.
public struct PinyinEncodingScan: Sendable {
  let encoding: PinyinEncoding
  let word: Word
  let graph: shezu_pinyin_graph
  let instructions: shezu_pinyin_instructions

  enum Word: Sendable {
    case pinyin(PinyinPattern, PinyinTransitions)
    /// Letters a to z, found as they are.
    case letters([UInt8])
  }

  /// A search by pinyin.
  public init(_ pattern: PinyinPattern, in encoding: PinyinEncoding) {
    self.init(pattern, in: encoding, shezu_pinyin_fastest())
  }

  /// A search for letters a to z, which have codes of their own. Nil if the word has other characters.
  public init?(letters word: [UInt8], in encoding: PinyinEncoding) {
    self.init(letters: word, in: encoding, shezu_pinyin_fastest())
  }

  /// - Parameter instructions: an instruction set that the processor has.
  init(_ pattern: PinyinPattern, in encoding: PinyinEncoding, _ instructions: shezu_pinyin_instructions) {
    let transitions = PinyinTransitions(pattern, in: encoding)
    self.encoding = encoding
    self.instructions = instructions
    word = .pinyin(pattern, transitions)
    let reduced = PinyinGraph(start: transitions.start, accepting: pattern.acceptingState) {
      transitions.stepOverAny($0)
    }
    let edges = reduced.edges
    var graph = shezu_pinyin_graph(
      edges: edges.map { shezu_pinyin_edge(from: UInt8($0.from), to: UInt8($0.to)) }, isExact: reduced.isExact)
    for code in transitions.activeCodes {
      var followed: UInt8 = 0
      for (index, edge) in edges.enumerated() where transitions.step(edge.states, over: code) & edge.targets != 0 {
        followed |= 0x80 >> UInt8(index)
      }
      graph.setEdges(followed, ofCode: code, isAmbiguous: transitions.ambiguous[Int(code)] != 0)
    }
    self.graph = graph
  }

  /// - Parameter instructions: an instruction set that the processor has.
  init?(letters word: [UInt8], in encoding: PinyinEncoding, _ instructions: shezu_pinyin_instructions) {
    guard !word.isEmpty, word.allSatisfy({ PinyinPattern.isLetter(UInt32($0)) }) else { return nil }
    self.encoding = encoding
    self.instructions = instructions
    self.word = .letters(word)
    // One edge a letter, up to the limit. The edges into the end come first.
    let path = word.prefix(Int(SHEZU_PINYIN_EDGES))
    let edges = path.indices.reversed().map { index in
      let isLast = index == path.count - 1
      return shezu_pinyin_edge(from: UInt8(index), to: isLast ? UInt8(SHEZU_PINYIN_END) : UInt8(index + 1))
    }
    // Letters whose codes are adjacent may have a middle dot between them in the text.
    var graph = shezu_pinyin_graph(edges: edges, isExact: path.count == word.count && !encoding.omitsMiddleDots)
    for letter in Set(path) {
      let followed = path.indices.reduce(0 as UInt8) { followed, index in
        path[index] == letter ? followed | 0x80 >> UInt8(path.count - 1 - index) : followed
      }
      graph.setEdges(followed, ofCode: PinyinAlphabet.code(ofLetter: letter), isAmbiguous: false)
    }
    self.graph = graph
  }
}

extension PinyinEncodingScan {
  /// Searches texts of the column. O(characters).
  ///
  /// Sets bit r of `matches` if text r contains the word, and of `prefixMatches` if it begins with it; other bits are
  /// unchanged. Skips texts whose bit in `matches` is set. Threads may share both if their ranges meet at multiples
  /// of 64.
  ///
  /// - Parameter withText: calls its closure with a folded text, for the few texts that are checked themselves.
  public func mark(
    _ rows: Range<Int>, matches: UnsafeMutablePointer<UInt64>, prefixMatches: UnsafeMutablePointer<UInt64>,
    withText: (Int, (UnsafeBufferPointer<UInt8>) -> Void) -> Void
  ) {
    withoutActuallyEscaping(withText) { withText in
      var first = rows.lowerBound
      while first < rows.upperBound {
        let number = first / PinyinEncoding.chunkSize
        let base = number * PinyinEncoding.chunkSize
        let end = min(base + PinyinEncoding.chunkSize, rows.upperBound)
        let chunk = encoding.chunks[number]
        chunk.codes.withUnsafeBufferPointer { codes in
          guard let codes = codes.baseAddress else { return }
          let search = PinyinChunkSearch(
            scan: self, rows: first..<end, base: base, codes: codes, matches: matches, prefixMatches: prefixMatches,
            withText: withText)
          search.mark(starts: chunk.starts)
        }
        first = end
      }
    }
  }
}

extension PinyinEncodingScan.Word {
  /// Whether a folded text contains the word, and whether it begins with it.
  func check(_ text: UnsafeBufferPointer<UInt8>) -> (isMatch: Bool, isPrefix: Bool) {
    switch self {
    case .pinyin(let pattern, _):
      let isMatch = pattern.matches(text)
      return (isMatch, isMatch && pattern.matchesPrefix(of: text))
    case .letters(let word):
      let isPrefix = text.starts(with: word)
      return (isPrefix || text.indices.contains { text[$0...].starts(with: word) }, isPrefix)
    }
  }
}

extension shezu_pinyin_graph {
  /// A graph that no code follows yet.
  fileprivate init(edges: [shezu_pinyin_edge], isExact: Bool) {
    self.init()
    // Swift imports a C array as a tuple.
    withUnsafeMutableBytes(of: &self.edges) { bytes in
      let places = bytes.bindMemory(to: shezu_pinyin_edge.self)
      for (index, edge) in edges.enumerated() { places[index] = edge }
    }
    edgeCount = edges.count
    self.isExact = isExact ? 1 : 0
  }

  fileprivate mutating func setEdges(_ edges: UInt8, ofCode code: UInt8, isAmbiguous: Bool) {
    if edges == 0 { return }
    withUnsafeMutableBytes(of: &edgesOfCode) { $0[Int(code)] = edges }
    withUnsafeMutableBytes(of: &ambiguous) { $0[Int(code)] = isAmbiguous ? 0xFF : 0 }
    let count = rowCount
    let isNewRow = withUnsafeMutableBytes(of: &rows) { rows in
      if rows[..<count].contains(code >> 4) { return false }
      rows[count] = code >> 4
      return true
    }
    if isNewRow { rowCount += 1 }
  }
}
