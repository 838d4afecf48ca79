import Columnar

/// A value of a vocabulary that is a tree, written with the names above it or with a longer or shorter code.
///
///     陕西省宝鸡市渭滨区    every name leads to the one below, some may be left out
///     610302000000      a code with zeros for the levels below
///     6103, 61          a code without zeros
enum DivisionReading {
  /// The entry; nil if none is named, or more than one. Each spelling is asked for once a chunk.
  static func ordinal(of spelling: UnsafeBufferPointer<UInt8>, in book: Codebook) -> Int? {
    guard spelling.count <= 200 else { return nil }
    return PlainText.with(spelling) { plain in
      if !plain.isEmpty, plain.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 }) { return ordinal(ofDigits: plain, book) }
      let text = String(decoding: plain, as: UTF8.self).filter { !separators.contains($0) }
      return ordinal(ofPath: text[...], below: nil, book)
    }
  }

  private static let separators: Set<Character> = [" ", "/", "-", "—", ">", "·", ",", "，", "、", "|", "_"]

  private static func ordinal(ofDigits plain: UnsafeBufferPointer<UInt8>, _ book: Codebook) -> Int? {
    let digits = String(decoding: plain, as: UTF8.self)
    switch digits.count {
    case 2, 4: return book.ordinal(of: digits + String(repeating: "0", count: 6 - digits.count))
    case 8...12: return digits.dropFirst(6).allSatisfy { $0 == "0" } ? book.ordinal(of: String(digits.prefix(6))) : nil
    default: return nil
    }
  }

  /// The entry that the text names from the top down.
  /// - Parameter above: the entry that the names before belong to; nil at the start.
  private static func ordinal(ofPath text: Substring, below above: Int?, _ book: Codebook) -> Int? {
    var found: Set<Int> = []
    for length in stride(from: text.count, to: 1, by: -1) {
      guard let entry = ordinal(of: text.prefix(length), below: above, book) else { continue }
      if length == text.count {
        found.insert(entry)
      } else if let below = ordinal(ofPath: text.dropFirst(length), below: entry, book) {
        found.insert(below)
      }
    }
    return found.count == 1 ? found.first : nil
  }

  private static func ordinal(of name: Substring, below above: Int?, _ book: Codebook) -> Int? {
    guard let entry = book.ordinal(of: String(name)) else { return nil }
    guard let above else { return entry }
    var current = book.parent(of: entry)
    while let here = current {
      if here == above { return entry }
      current = book.parent(of: here)
    }
    return nil
  }
}
