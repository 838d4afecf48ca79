import Bytes

/// The distinct texts of a field while its values are read, numbered from 1; 0 is no value.
///
/// Many fields hold few distinct texts (names of authorities, set phrases). A known text is not copied, folded or stored
/// again: its row is one 16-bit number. The table is kept from chunk to chunk, and dropped for good once the texts are too
/// many (`isWorthIt`).
struct SharedSpellings: ~Copyable {
  private(set) var isOn: Bool
  var numbers = SpellingTable()
  /// The number of each text in the column, or -1. Written while chunks are joined.
  var columnNumbers = GrowingBuffer<Int32>()
  /// Values in the chunks before this one.
  var rows = 0

  /// Up to this many distinct texts are always shared; more if each occurs `timesEach` times on average.
  static let fewest = 1024
  static let most = 60_000
  /// The occurrences of each further distinct text that make sharing cheaper than storing.
  static let timesEach = 4

  init(isOn: Bool) { self.isOn = isOn }

  /// Whether `different` distinct texts among `values` values are worth sharing.
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
  /// Sets a row's text if the text is known; false, with nothing done, if not.
  /// - Parameter text: 32 bytes must be readable from its start.
  @inline(__always)
  mutating func setKnown(_ row: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let number = shared.numbers.value(ofPadded: text)
    if number < 0 { return false }
    pad(to: row)
    codes.append(UInt16(truncatingIfNeeded: number))
    finish()
    return true
  }

  /// Sets a row's text to bytes that were written after the end of `bytes`, within its capacity.
  mutating func setShared(_ row: Int, _ text: UnsafeBufferPointer<UInt8>) {
    if !setKnown(row, text) { addShared(row, text) }
  }

  @inline(never)
  private mutating func addShared(_ row: Int, _ text: UnsafeBufferPointer<UInt8>) {
    let number = shared.numbers.count + 1
    guard SharedSpellings.isWorthIt(different: number, of: shared.rows + filled) else {
      // The text is in the free part of `bytes`, which `stopSharing` overwrites.
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

  /// Gives each row a text of its own, in this chunk and all that follow.
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
