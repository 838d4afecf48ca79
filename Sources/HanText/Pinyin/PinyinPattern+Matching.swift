extension PinyinPattern {
  /// The states after one more character of the text.
  @inline(__always)
  func step(
    _ states: UInt64, over scalar: UInt32, _ table: PinyinTable, _ pieces: UnsafePointer<UInt64>,
    _ literalASCII: UnsafePointer<UInt64>
  ) -> UInt64 {
    var next: UInt64 = 0
    if scalar < 0x80 {
      next = (states & literalASCII[Int(scalar)]) << 1
    } else {
      let set = table.set(of: scalar)
      if set != 0 {
        for reading in table.readings(of: set) {
          let words = pieces + PinyinTable.kind(of: reading) &* 6
          next |= (states & words[0]) << 1 | (states & words[1]) << 2 | (states & words[2]) << 3
          next |= (states & words[3]) << 4 | (states & words[4]) << 5 | (states & words[5]) << 6
        }
      } else if scalar == 0xB7 {
        next = states & ~1
      }
      if !literals.isEmpty {
        for literal in literals where literal.scalar == scalar { next |= (states & literal.places) << 1 }
      }
    }
    return next | (next & separators) << 1
  }

  /// Runs from `index`, where `states` hold, admitting new beginnings if `isOpen`. Answers whether the pattern was used
  /// up, and the index behind the last character read.
  @inline(__always)
  func run(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, isOpen: Bool, _ table: PinyinTable,
    _ pieces: UnsafePointer<UInt64>, _ literalASCII: UnsafePointer<UInt64>
  ) -> (isFound: Bool, end: Int) {
    let beginning: UInt64 = isOpen ? 1 : 0
    var states: UInt64 = 1
    var index = start
    while index < text.count {
      let scalar = UTF8Scalar(text, at: index)
      index += scalar.length
      states = step(states, over: scalar.value, table, pieces, literalASCII) | beginning
      if states & accepted != 0 { return (true, index) }
      if states == beginning { break }
    }
    return (false, index)
  }

  /// Whether the folded text holds the pattern. O(n).
  public func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let table = PinyinTable.shared
    return pieces.withUnsafeBufferPointer { pieces in
      literalASCII.withUnsafeBufferPointer { literalASCII in
        guard let pieces = pieces.baseAddress, let literalASCII = literalASCII.baseAddress else { return false }
        var index = 0
        while index < text.count {
          let run = run(text, from: index, isOpen: true, table, pieces, literalASCII)
          if run.isFound { return true }
          index = run.end
        }
        return false
      }
    }
  }

  /// Whether the folded text begins with the pattern.
  func begins(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    pieces.withUnsafeBufferPointer { pieces in
      literalASCII.withUnsafeBufferPointer { literalASCII in
        guard let pieces = pieces.baseAddress, let literalASCII = literalASCII.baseAddress else { return false }
        return run(text, from: 0, isOpen: false, PinyinTable.shared, pieces, literalASCII).isFound
      }
    }
  }

  /// The bytes of the folded text, from `start` on, that were meant: the first beginning, and from there the shortest.
  /// O(n · m) at worst for n characters of text and m typed; for the rows on the screen, not for columns.
  public func firstMatch(in text: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Range<Int>? {
    let table = PinyinTable.shared
    return pieces.withUnsafeBufferPointer { pieces in
      literalASCII.withUnsafeBufferPointer { literalASCII in
        guard let pieces = pieces.baseAddress, let literalASCII = literalASCII.baseAddress else { return nil }
        var index = start
        while index < text.count {
          let run = run(text, from: index, isOpen: false, table, pieces, literalASCII)
          if run.isFound { return index..<run.end }
          index += UTF8Scalar(text, at: index).length
        }
        return nil
      }
    }
  }

  /// `firstMatch` in a text that is folded here first; ranges are of the folded text.
  public func firstMatch(in text: String) -> Range<Int>? {
    Array(Folding.fold(text).utf8).withUnsafeBufferPointer { firstMatch(in: $0) }
  }
}
