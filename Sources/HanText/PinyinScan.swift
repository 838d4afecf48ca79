import CScan

/// A pattern made ready for whole columns: about 0.3 ms to make, once a query, shared by the threads that scan.
public struct PinyinScan: Sendable {
  private let pattern: PinyinPattern
  private let window: PinyinWindow

  public init(_ pattern: PinyinPattern) {
    self.pattern = pattern
    window = PinyinWindow(pattern)
  }

  /// Finds the pattern in many rows at once.
  ///
  /// Row r is the bytes `offsets[r]..<offsets[r + 1]` of `arena`, folded text. Bit r of `hits` is set where it holds the
  /// pattern, and of `beginnings` where it begins with it; other bits stay. Threads may share both where their rows part
  /// at multiples of 64. O(bytes).
  public func mark(
    _ rows: Range<Int>, arena: UnsafeBufferPointer<UInt8>, offsets: UnsafePointer<UInt32>,
    hits: UnsafeMutablePointer<UInt64>, beginnings: UnsafeMutablePointer<UInt64>
  ) {
    guard let text = arena.baseAddress, !rows.isEmpty else { return }
    let bytes = Int(offsets[rows.lowerBound])..<Int(offsets[rows.upperBound])
    let table = PinyinTable.shared
    // One character was typed: what fits is found, except where the classes are not known.
    let isExact = pattern.accepted == 2
    var row = rows.lowerBound
    // Of a row that was found, nothing more is read.
    var next = bytes.lowerBound
    withTables { window, pieces, literalASCII in
      forEachBlock(of: text, bytes, readable: arena.count, window: window) { block, limit in
        let words = Self.part(\.candidates, of: block, as: UInt64.self)
        let classes = Self.part(\.classes, of: block, as: UInt8.self)
        let places = Self.part(\.places, of: block, as: UInt16.self)
        for word in 0..<(limit + 63) / 64 {
          var rest = words[word]
          while rest != 0 {
            let index = word << 6 | rest.trailingZeroBitCount
            rest &= rest &- 1
            let place = block.pointee.start + Int(places[index])
            if place < next { continue }
            while Int(offsets[row + 1]) <= place { row &+= 1 }
            let end = Int(offsets[row + 1])
            if !(isExact && classes[index] == 1) {
              let bytes = UnsafeBufferPointer(start: text, count: end)
              guard pattern.run(bytes, from: place, isOpen: false, table, pieces, literalASCII).isFound else {
                continue
              }
            }
            hits[row >> 6] |= 1 << UInt64(row & 63)
            if place == Int(offsets[row]) { beginnings[row >> 6] |= 1 << UInt64(row & 63) }
            next = end
          }
        }
      }
    }
  }

  /// Calls `body` with each block of characters, sieved, and how many of them a match may begin with.
  @inline(__always)
  private func forEachBlock(
    of text: UnsafePointer<UInt8>, _ bytes: Range<Int>, readable: Int, window table: UnsafePointer<UInt8>,
    _ body: (_ block: UnsafePointer<shezu_class_block>, _ limit: Int) -> Void
  ) {
    let length = window.length
    withUnsafeTemporaryAllocation(of: shezu_class_block.self, capacity: 1) { buffer in
      guard let block = buffer.baseAddress else { return }
      let places = Self.part(\.places, of: block, as: UInt16.self)
      var at = bytes.lowerBound
      while at < bytes.upperBound {
        shezu_class_fill(block, text, at, bytes.upperBound, readable, table, length)
        let count = block.pointee.count
        let isLast = block.pointee.end == bytes.upperBound || count <= length
        // What begins with the last characters is seen whole in the next block.
        let limit = isLast ? count : count - (length - 1)
        shezu_class_sieve(block, length, limit)
        body(block, limit)
        at = isLast || length == 1 ? block.pointee.end : at + Int(places[limit])
      }
    }
  }

  /// An array of C in a block, which Swift would see as a tuple.
  @inline(__always)
  private static func part<Member, Element>(
    _ member: KeyPath<shezu_class_block, Member>, of block: UnsafePointer<shezu_class_block>, as: Element.Type
  ) -> UnsafePointer<Element> {
    let offset = MemoryLayout<shezu_class_block>.offset(of: member) ?? 0
    return UnsafeRawPointer(block).advanced(by: offset).assumingMemoryBound(to: Element.self)
  }

  @inline(__always)
  private func withTables(
    _ body: (
      _ window: UnsafePointer<UInt8>, _ pieces: UnsafePointer<UInt64>, _ literalASCII: UnsafePointer<UInt64>
    ) -> Void
  ) {
    window.table.withUnsafeBufferPointer { window in
      pattern.pieces.withUnsafeBufferPointer { pieces in
        pattern.literalASCII.withUnsafeBufferPointer { literalASCII in
          guard let window = window.baseAddress, let pieces = pieces.baseAddress,
            let literalASCII = literalASCII.baseAddress
          else { return }
          body(window, pieces, literalASCII)
        }
      }
    }
  }
}
