// Running the NFA of a pattern over folded texts.
extension PinyinPattern {
  /// Whether a text contains a match. O(n).
  public func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool { withAutomaton { $0.matches(text) } }

  /// Whether a text begins with a match.
  func matchesPrefix(of text: UnsafeBufferPointer<UInt8>) -> Bool {
    withAutomaton { $0.run(text, from: 0, isAnchored: true).isMatch }
  }

  /// The first match at or after `start`, in bytes: the leftmost, and of these the shortest. O(n · m) at worst for n
  /// characters of text and m typed: for the rows on the screen, not for columns.
  public func firstMatch(in text: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Range<Int>? {
    withAutomaton { automaton in
      var index = start
      while index < text.count {
        let run = automaton.run(text, from: index, isAnchored: true)
        if run.isMatch { return index..<run.end }
        index += UTF8Scalar(text, at: index).length
      }
      return nil
    }
  }

  /// Searches the rows of a column without pinyin encoding. O(bytes), five times as slow as `PinyinEncodingScan`.
  ///
  /// Row r is the bytes `offsets[r]..<offsets[r + 1]` of `arena`, folded. Sets bit r of `matches` if it contains a match,
  /// and of `prefixMatches` if it begins with one; other bits are unchanged. Skips rows whose bit in `matches` is set.
  /// Threads may share both if their ranges meet at multiples of 64.
  public func mark(
    _ rows: Range<Int>, arena: UnsafeBufferPointer<UInt8>, offsets: UnsafePointer<UInt32>,
    matches: UnsafeMutablePointer<UInt64>, prefixMatches: UnsafeMutablePointer<UInt64>
  ) {
    withAutomaton { automaton in
      var first = rows.lowerBound
      while first < rows.upperBound {
        let end = min((first | 63) + 1, rows.upperBound)
        // Many columns have few texts: 64 empty rows are skipped at once.
        if offsets[first] != offsets[end] {
          for row in first..<end where matches[row >> 6] >> UInt64(row & 63) & 1 == 0 {
            let text = UnsafeBufferPointer(rebasing: arena[Int(offsets[row])..<Int(offsets[row + 1])])
            guard automaton.matches(text) else { continue }
            matches[row >> 6] |= 1 << UInt64(row & 63)
            if automaton.run(text, from: 0, isAnchored: true).isMatch {
              prefixMatches[row >> 6] |= 1 << UInt64(row & 63)
            }
          }
        }
        first = end
      }
    }
  }

  private func withAutomaton<Result>(_ body: (Automaton) -> Result) -> Result {
    readingMasks.withUnsafeBufferPointer { readingMasks in
      asciiMasks.withUnsafeBufferPointer { asciiMasks in
        body(
          Automaton(
            table: .shared, readingMasks: readingMasks, asciiMasks: asciiMasks, literalMasks: literalMasks,
            separatorMask: separatorMask, acceptingState: acceptingState))
      }
    }
  }
}

/// A pattern with its table and masks as pointers, for loops over many texts.
private struct Automaton {
  let table: PinyinTable
  let readingMasks: UnsafeBufferPointer<UInt64>
  let asciiMasks: UnsafeBufferPointer<UInt64>
  let literalMasks: [(scalar: UInt32, mask: UInt64)]
  let separatorMask: UInt64
  let acceptingState: UInt64

  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < text.count {
      let run = run(text, from: index, isAnchored: false)
      if run.isMatch { return true }
      index = run.end
    }
    return false
  }

  /// Runs from `start` until a match, or until no match that has begun can continue. Returns whether there is a match,
  /// and the index after the last character read.
  /// - Parameter isAnchored: a match begins at `start` only.
  @inline(__always)
  func run(_ text: UnsafeBufferPointer<UInt8>, from start: Int, isAnchored: Bool) -> (isMatch: Bool, end: Int) {
    let initial: UInt64 = isAnchored ? 0 : 1
    var states: UInt64 = 1
    var index = start
    while index < text.count {
      let scalar = UTF8Scalar(text, at: index)
      index += scalar.length
      states = step(states, over: scalar.value) | initial
      if states & acceptingState != 0 { return (true, index) }
      if states == initial { break }
    }
    return (false, index)
  }

  /// The states after one more character of the text.
  @inline(__always)
  private func step(_ states: UInt64, over scalar: UInt32) -> UInt64 {
    var next: UInt64 = 0
    if scalar < 0x80 {
      next = (states & asciiMasks[Int(scalar)]) << 1
    } else {
      let set = table.readingSet(of: scalar)
      if set != 0 {
        for reading in table.readings(of: set) {
          let base = PinyinTable.index(of: reading) &* 6
          next |= (states & readingMasks[base]) << 1 | (states & readingMasks[base &+ 1]) << 2
          next |= (states & readingMasks[base &+ 2]) << 3 | (states & readingMasks[base &+ 3]) << 4
          next |= (states & readingMasks[base &+ 4]) << 5 | (states & readingMasks[base &+ 5]) << 6
        }
      } else if scalar == PinyinPattern.middleDot {
        // Left out: no typed character is matched. A match does not begin with it.
        next = states & ~1
      }
      for literal in literalMasks where literal.scalar == scalar { next |= (states & literal.mask) << 1 }
    }
    return next | (next & separatorMask) << 1
  }
}
