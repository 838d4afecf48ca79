import CScan

/// A pattern made ready for whole columns: about 0.3 ms to make, once a query, shared by the threads that scan.
public struct PinyinScan: Sendable {
  private let pattern: PinyinPattern
  private let sieve: PinyinSieve
  private let width: shezu_sound_width

  public init(_ pattern: PinyinPattern) { self.init(pattern, width: shezu_sound_widest()) }

  /// - Parameter width: vectors that the processor has.
  init(_ pattern: PinyinPattern, width: shezu_sound_width) {
    self.pattern = pattern
    sieve = PinyinSieve(pattern)
    self.width = width
  }

  /// The same for texts of which it is kept how they are read; nil where the word asks for more than is kept.
  public func spoken(in texts: PinyinEncoding) -> PinyinEncodingScan? { PinyinEncodingScan(pattern, in: texts) }

  /// Finds the pattern in many rows at once.
  ///
  /// Row r is the bytes `offsets[r]..<offsets[r + 1]` of `arena`, folded text. Bit r of `hits` is set where it holds the
  /// pattern, and of `beginnings` where it begins with it; other bits stay. Rows whose bit of `hits` is already set are
  /// passed over. Threads may share both where their rows part at multiples of 64. O(bytes).
  public func mark(
    _ rows: Range<Int>, arena: UnsafeBufferPointer<UInt8>, offsets: UnsafePointer<UInt32>,
    hits: UnsafeMutablePointer<UInt64>, beginnings: UnsafeMutablePointer<UInt64>
  ) {
    guard let text = arena.baseAddress, !rows.isEmpty else { return }
    withUnsafeTemporaryAllocation(of: shezu_sound_stretch.self, capacity: 1) { buffer in
      sieve.table.withUnsafeBufferPointer { classes in
        pattern.withTables { pieces, literalASCII in
          guard let stretch = buffer.baseAddress, let classes = classes.baseAddress else { return }
          let search = Search(
            pattern: pattern, sieve: sieve, width: width, classes: classes, pieces: pieces, literalASCII: literalASCII,
            text: text,
            readable: arena.count, offsets: offsets, hits: hits, beginnings: beginnings, stretch: stretch)
          var row = rows.lowerBound
          while row < rows.upperBound {
            // Up to where a word of bits ends.
            let end = min((row | 63) + 1, rows.upperBound)
            search.mark(row..<end)
            row = end
          }
        }
      }
    }
  }

  /// Everything that a scan holds on to, so that the loops take it from registers.
  private struct Search {
    let pattern: PinyinPattern
    let sieve: PinyinSieve
    let width: shezu_sound_width
    let classes: UnsafePointer<UInt8>
    let pieces: UnsafePointer<UInt64>
    let literalASCII: UnsafePointer<UInt64>
    let text: UnsafePointer<UInt8>
    let readable: Int
    let offsets: UnsafePointer<UInt32>
    let hits: UnsafeMutablePointer<UInt64>
    let beginnings: UnsafeMutablePointer<UInt64>
    let stretch: UnsafeMutablePointer<shezu_sound_stretch>

    /// Texts of so many bytes are worth leaving out where they need not be read; shorter ones are read in passing.
    private static let long = 192

    /// Marks rows of one word of bits.
    func mark(_ rows: Range<Int>) {
      let word = rows.lowerBound >> 6
      let found = hits[word]
      let ones: UInt64 = rows.count == 64 ? .max : (1 << UInt64(rows.count)) - 1
      let wanted = ones << UInt64(rows.lowerBound & 63)
      if found & wanted == wanted { return }
      let bytes = Int(offsets[rows.upperBound]) - Int(offsets[rows.lowerBound])
      if bytes <= Int(SHEZU_SOUND_LIMIT), found & wanted == 0 || bytes < rows.count * Self.long {
        return sift(rows)
      }
      var row = rows.lowerBound
      while row < rows.upperBound {
        let start = row
        while row < rows.upperBound, hits[word] >> UInt64(row & 63) & 1 == 0,
          Int(offsets[row + 1]) - Int(offsets[start]) <= Int(SHEZU_SOUND_LIMIT)
        {
          row += 1
        }
        if start < row { sift(start..<row) }
        if row < rows.upperBound, row == start {
          if hits[word] >> UInt64(row & 63) & 1 == 0 { read(row) }
          row += 1
        }
      }
    }

    /// A text that is longer than a stretch.
    private func read(_ row: Int) {
      let start = Int(offsets[row])
      let bytes = UnsafeBufferPointer(start: text + start, count: Int(offsets[row + 1]) - start)
      guard pattern.matches(bytes) else { return }
      hits[row >> 6] |= 1 << UInt64(row & 63)
      if begins(at: start, before: Int(offsets[row + 1])) { beginnings[row >> 6] |= 1 << UInt64(row & 63) }
    }

    private func begins(at place: Int, before end: Int) -> Bool {
      let bytes = UnsafeBufferPointer(start: text, count: end)
      return pattern.run(bytes, from: place, isOpen: false, PinyinTable.shared, pieces, literalASCII).isFound
    }

    /// Marks rows that are together no longer than a stretch.
    private func sift(_ rows: Range<Int>) {
      let base = Int(offsets[rows.lowerBound])
      let count = Int(offsets[rows.upperBound]) - base
      if count == 0 { return }
      withUnsafePointer(to: sieve.graph) { graph in
        shezu_sound_sieve(stretch, text + base, count, readable - base, graph, classes, width)
      }
      let candidates = PinyinScan.part(\.candidates, of: stretch, as: UInt64.self)
      let unsure = PinyinScan.part(\.unsure, of: stretch, as: UInt8.self)
      let exact = sieve.exactLengths
      var row = rows.lowerBound
      // Of a row that was found, nothing more is read.
      var next = base
      for block in 0..<(count + 63) >> 6 {
        var rest = candidates[block]
        while rest != 0 {
          let place = base &+ (block << 6 | rest.trailingZeroBitCount)
          rest &= rest &- 1
          if place < next { continue }
          while Int(offsets[row &+ 1]) <= place { row &+= 1 }
          let end = Int(offsets[row &+ 1])
          let bit: UInt64 = 1 << UInt64(row & 63)
          if hits[row >> 6] & bit != 0 {
            next = end
            continue
          }
          if let exact, unsure[block] == 0, place &+ 3 &* exact.upperBound <= end || exact.count == 1 {
            // The path of characters ends in the row, or else there is no shorter one.
            if place &+ 3 &* exact.upperBound > end { continue }
          } else if !begins(at: place, before: end) {
            continue
          }
          hits[row >> 6] |= bit
          if place == Int(offsets[row]) { beginnings[row >> 6] |= bit }
          next = end
        }
      }
    }
  }

  /// An array of C in a stretch, which Swift would see as a tuple.
  @inline(__always)
  private static func part<Member, Element>(
    _ member: KeyPath<shezu_sound_stretch, Member>, of stretch: UnsafePointer<shezu_sound_stretch>, as: Element.Type
  ) -> UnsafePointer<Element> {
    let offset = MemoryLayout<shezu_sound_stretch>.offset(of: member) ?? 0
    return UnsafeRawPointer(stretch).advanced(by: offset).assumingMemoryBound(to: Element.self)
  }
}

extension PinyinPattern {
  fileprivate func withTables(
    _ body: (_ pieces: UnsafePointer<UInt64>, _ literalASCII: UnsafePointer<UInt64>) -> Void
  ) {
    pieces.withUnsafeBufferPointer { pieces in
      literalASCII.withUnsafeBufferPointer { literalASCII in
        guard let pieces = pieces.baseAddress, let literalASCII = literalASCII.baseAddress else { return }
        body(pieces, literalASCII)
      }
    }
  }
}
