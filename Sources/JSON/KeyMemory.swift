/// Which number each key has, and which key came after which: records repeat their keys in the same order, so the next
/// key is known before it is read, and comparing it is cheaper than finding its end.
///
/// A key is remembered by its bytes from the opening quote to the colon. Wrong guesses cost a comparison and a look-up;
/// missing, extra and reordered members are learned as they come. One value serves all objects of one kind, in turn;
/// each thread has its own.
public struct KeyMemory: Sendable {
  /// The first 32 bytes of something, compared as four words.
  @usableFromInline
  struct Words: Sendable, Equatable {
    @usableFromInline var a: UInt64 = 0
    @usableFromInline var b: UInt64 = 0
    @usableFromInline var c: UInt64 = 0
    @usableFromInline var d: UInt64 = 0
  }

  @usableFromInline
  struct Node: Sendable {
    /// The bytes from the opening quote to the colon, then zeros.
    @usableFromInline var pattern: Words
    /// All ones where the pattern has a byte.
    @usableFromInline var mask: Words
    @usableFromInline var length: Int32
    @usableFromInline var number: Int32
    /// The key between its quotes, as `RawString` packs it.
    @usableFromInline var packedKey: UInt
    /// The node that came after this one last time; 0 when none did.
    @usableFromInline var next: Int32

    @inlinable @inline(__always)
    func matches(_ p: UnsafePointer<UInt8>) -> Bool {
      let raw = UnsafeRawPointer(p)
      let a = (raw.loadUnaligned(as: UInt64.self) ^ pattern.a) & mask.a
      let b = (raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self) ^ pattern.b) & mask.b
      let c = (raw.loadUnaligned(fromByteOffset: 16, as: UInt64.self) ^ pattern.c) & mask.c
      let d = (raw.loadUnaligned(fromByteOffset: 24, as: UInt64.self) ^ pattern.d) & mask.d
      return (a | b) | (c | d) == 0
    }
  }

  /// Node 0 stands before the first member and matches nothing.
  @usableFromInline var nodes: [Node]
  /// The member that was read last.
  @usableFromInline var current = 0
  private let numbers: [[UInt8]: Int32]
  private static let mostNodes = 512

  /// - Parameter numbers: the number of each known key, from 0; several keys may share one.
  public init(_ numbers: [String: Int]) {
    var table: [[UInt8]: Int32] = [:]
    for (name, number) in numbers { table[Array(name.utf8)] = Int32(truncatingIfNeeded: number) }
    self.numbers = table
    nodes = [Node(pattern: Words(), mask: Words(), length: 0, number: -1, packedKey: 0, next: 0)]
  }

  /// The number of a key, -1 when it has none.
  public func number(of key: RawString) -> Int {
    var name: [UInt8] = []
    key.append(to: &name)
    return numbers[name].map(Int.init) ?? -1
  }

  /// Remembers a key that was not foreseen: its bytes from the quote to the value, and what it follows.
  @usableFromInline @inline(never)
  mutating func learn(_ key: RawString, colon: UnsafePointer<UInt8>) -> Int32 {
    let length = colon + 1 - (key.start - 1)
    guard length <= 32 else {
      current = 0
      return Int32(truncatingIfNeeded: number(of: key))
    }
    var node = Node(
      pattern: Words(), mask: Words(), length: Int32(truncatingIfNeeded: length), number: -1, packedKey: key.packed,
      next: 0)
    withUnsafeMutableBytes(of: &node.pattern) {
      $0.copyMemory(from: UnsafeRawBufferPointer(start: key.start - 1, count: length))
    }
    withUnsafeMutableBytes(of: &node.mask) { for lane in 0..<length { $0[lane] = 0xFF } }
    var index = nodes.firstIndex { $0.length == node.length && $0.pattern == node.pattern } ?? 0
    if index == 0 {
      node.number = Int32(truncatingIfNeeded: number(of: key))
      guard nodes.count < Self.mostNodes else {
        current = 0
        return node.number
      }
      index = nodes.count
      nodes.append(node)
    }
    nodes[current].next = Int32(truncatingIfNeeded: index)
    current = index
    return nodes[index].number
  }
}

/// A member's key and its number in a `KeyMemory`, -1 when the key is unknown there.
public struct NumberedKey {
  public let key: RawString
  public let number: Int

  @inlinable
  init(key: RawString, number: Int) {
    self.key = key
    self.number = number
  }
}

extension JSONReader {
  /// `firstMember()`, with the key's number.
  @inlinable public mutating func firstMember(_ memory: inout KeyMemory) throws(JSONError) -> NumberedKey? {
    memory.current = 0
    skipWhitespace()
    guard cursor.pointee == UInt8(ascii: "{") else { throw mismatch(.object) }
    guard depth < depthLimit else { throw failure(.tooDeep, nil) }
    cursor += 1
    level += 1
    skipWhitespace()
    if cursor.pointee == UInt8(ascii: "}") {
      cursor += 1
      level -= 1
      return nil
    }
    guard cursor.pointee == UInt8(ascii: "\"") else { throw unexpected(.keyOrBrace) }
    return try readKey(&memory)
  }

  /// `nextMember()`, with the key's number.
  @inlinable public mutating func nextMember(_ memory: inout KeyMemory) throws(JSONError) -> NumberedKey? {
    skipWhitespace()
    let byte = cursor.pointee
    if byte == UInt8(ascii: ",") {
      cursor += 1
      skipWhitespace()
      guard cursor.pointee == UInt8(ascii: "\"") else { throw unexpectedKey() }
      return try readKey(&memory)
    }
    guard byte == UInt8(ascii: "}") else { throw unexpected(.commaOrBrace) }
    cursor += 1
    level -= 1
    return nil
  }

  /// With the cursor at the opening quote. The pattern was validated when it was learned, and equal bytes in an equal
  /// place are as valid; the padding, being zero, never matches.
  @inlinable @inline(__always)
  mutating func readKey(_ memory: inout KeyMemory) throws(JSONError) -> NumberedKey {
    var guess = Int(memory.nodes[memory.current].next)
    // The foreseen key, or, when that member is missing, the one after it.
    for _ in 0..<2 where guess != 0 {
      let node = memory.nodes[guess]
      if node.matches(cursor) {
        memory.current = guess
        let key = RawString(start: cursor + 1, packed: node.packedKey)
        cursor += Int(node.length)
        skipWhitespace()
        return NumberedKey(key: key, number: Int(node.number))
      }
      guess = Int(node.next)
    }
    return try readUnforeseenKey(&memory)
  }

  @usableFromInline @inline(never)
  mutating func readUnforeseenKey(_ memory: inout KeyMemory) throws(JSONError) -> NumberedKey {
    let key = try scanString()
    skipWhitespace()
    guard cursor.pointee == UInt8(ascii: ":") else { throw unexpected(.colon) }
    let number = memory.learn(key, colon: cursor)
    cursor += 1
    skipWhitespace()
    return NumberedKey(key: key, number: Int(number))
  }
}
