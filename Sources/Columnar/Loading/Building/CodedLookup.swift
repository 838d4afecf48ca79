import HanText

/// The spellings of a codebook as bytes, for a look-up without a String: codes, labels, aliases, and their folded forms.
///
/// Open addressing over one arena of spellings; immutable and shared by all workers. O(spelling) to look up.
struct CodedLookup: Sendable {
  let book: Codebook
  private var arena: [UInt8] = []
  private var spellings: [(start: Int, count: Int, ordinal: Int)] = []
  private var slots: [Int32]
  private let mask: Int

  init(_ book: Codebook) {
    self.book = book
    var wanted: [(text: String, ordinal: Int)] = []
    for entry in book.entries {
      for spelling in [entry.code, entry.label.chinese, entry.label.english] + entry.aliases where !spelling.isEmpty {
        if let ordinal = book.ordinal(of: spelling) { wanted.append((spelling, ordinal)) }
      }
    }
    var capacity = 16
    while capacity < wanted.count * 4 { capacity *= 2 }
    slots = [Int32](repeating: -1, count: capacity)
    mask = capacity - 1
    for (text, ordinal) in wanted { insert(Array(text.utf8), ordinal) }
    // Folded forms last: what is written out in full wins.
    for (text, ordinal) in wanted { insert(Array(Folding.fold(text).utf8), ordinal) }
  }

  private mutating func insert(_ bytes: [UInt8], _ ordinal: Int) {
    let start = arena.count
    let slot = bytes.withUnsafeBufferPointer { find($0) }
    guard slots[slot] < 0 else { return }
    arena.append(contentsOf: bytes)
    slots[slot] = Int32(spellings.count)
    spellings.append((start, bytes.count, ordinal))
  }

  /// The slot that holds these bytes, or the free one where they would go.
  private func find(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var slot = Int(truncatingIfNeeded: KeyIndex.hash(UnsafeRawBufferPointer(bytes))) & mask
    while slots[slot] >= 0 {
      let spelling = spellings[Int(slots[slot])]
      if spelling.count == bytes.count {
        let same = arena.withUnsafeBufferPointer { arena in
          (0..<bytes.count).allSatisfy { arena[spelling.start + $0] == bytes[$0] }
        }
        if same { return slot }
      }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func exact(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let slot = find(bytes)
    return slots[slot] < 0 ? nil : spellings[Int(slots[slot])].ordinal
  }

  /// The entry that the bytes name, as they stand or folded.
  func ordinal(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    if let ordinal = exact(bytes) { return ordinal }
    if bytes.count > 400 { return nil }
    var folded: [UInt8] = []
    guard Folding.fold(bytes, appendingTo: &folded) else { return nil }
    return folded.withUnsafeBufferPointer { exact($0) }
  }
}
