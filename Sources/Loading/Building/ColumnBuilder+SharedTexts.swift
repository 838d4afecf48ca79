import Bytes

/// The different texts of a field while its values are read, each with a number from 1; 0 is no value.
///
/// Many fields hold few different texts (names of authorities, set phrases), and a text that was met before need not be
/// copied, folded or kept again. They are remembered from piece to piece, and given up for good where they are too many.
struct SharedSpellings: ~Copyable {
  private(set) var isOn: Bool
  var numbers = SpellingTable()
  /// The number that the column has given to each text, or -1. Written where pieces are put together.
  var columnNumbers = GrowingBuffer<Int32>()
  /// Values in the pieces before this one.
  var rows = 0

  /// As many different texts are always worth a try, and more as far as each is met several times.
  static let fewest = 1024
  static let most = 60_000
  /// How often each different text must be met for sharing to be worth it.
  static let timesEach = 4

  init(isOn: Bool) { self.isOn = isOn }

  /// Whether so many different texts among so many values are worth a table of their own.
  static func isWorthIt(different: Int, of values: Int) -> Bool {
    different <= min(most, fewest + values / timesEach)
  }

  mutating func giveUp() {
    isOn = false
    numbers = SpellingTable()
    columnNumbers.free()
  }
}

extension ColumnBuilder {
  /// Sets a row's text where it was met before; false, with nothing done, where it was not.
  /// - Parameter text: 32 bytes can be read from its first on.
  @inline(__always)
  mutating func setKnown(_ row: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let number = shared.numbers.value(ofPadded: text)
    if number < 0 { return false }
    pad(to: row)
    codes.append(UInt16(truncatingIfNeeded: number))
    finish()
    return true
  }

  /// Sets a row's text to bytes that stand just behind the end of `bytes`, where there is room for more.
  mutating func setShared(_ row: Int, _ text: UnsafeBufferPointer<UInt8>) {
    if !setKnown(row, text) { addShared(row, text) }
  }

  @inline(never)
  private mutating func addShared(_ row: Int, _ text: UnsafeBufferPointer<UInt8>) {
    let number = shared.numbers.count + 1
    guard SharedSpellings.isWorthIt(different: number, of: shared.rows + filled) else {
      // The text may stand where the texts of the other rows are about to be put.
      let text = Array(text)
      stopSharing()
      return text.withUnsafeBufferPointer { setPlain(row, $0) }
    }
    pad(to: row)
    if !text.isEmpty {
      shared.numbers.insert(text, number)
      shared.columnNumbers.append(-1)
    }
    codes.append(text.isEmpty ? 0 : UInt16(truncatingIfNeeded: number))
    finish()
  }

  private mutating func setPlain(_ row: Int, _ text: UnsafeBufferPointer<UInt8>) {
    setText(row, capacity: text.count) { target in
      if let source = text.baseAddress { target.update(from: source, count: text.count) }
      return text.count
    }
  }

  /// Gives each row a text of its own, in this piece and all that follow.
  mutating func stopSharing() {
    guard shared.isOn else { return }
    for position in 0..<codes.count {
      let number = Int(codes[position])
      if number > 0 {
        let text = shared.numbers.spelling(number - 1)
        bytes.append(text)
        if folds { noteFolded(text, at: position) }
      }
      ends.append(UInt32(truncatingIfNeeded: bytes.count))
    }
    codes.truncate(to: 0)
    shared.giveUp()
  }
}
