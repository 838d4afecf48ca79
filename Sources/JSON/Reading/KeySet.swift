/// The keys of one object so far, to detect a repeated one. Keys are compared decoded.
///
/// For keys that the caller knows, a bit a field is cheaper. One value serves all objects of a reader: `removeAll` keeps its
/// memory. It holds pointers into the reader's buffer.
/// - Complexity: `insert` compares with at most 16 keys, and uses a hash table beyond that.
public struct KeySet {
  private var keys: [RawString] = []
  /// Open addressing, indices into `keys` plus one; empty while there are at most `linearLimit` keys.
  private var table: [Int32] = []
  private static let linearLimit = 16

  public init() {}

  /// Forgets all keys.
  public mutating func removeAll() {
    keys.removeAll(keepingCapacity: true)
    table.removeAll(keepingCapacity: false)
  }

  /// Inserts a key; false if it is there already.
  public mutating func insert(_ key: RawString) -> Bool {
    if table.isEmpty {
      for other in keys where other.equals(key) { return false }
      keys.append(key)
      if keys.count > Self.linearLimit { rebuild(size: 64) }
      return true
    }
    var slot = place(of: key)
    if table[slot] != 0 { return false }
    keys.append(key)
    if keys.count * 2 > table.count {
      rebuild(size: table.count * 2)
      slot = place(of: key)
    }
    table[slot] = Int32(truncatingIfNeeded: keys.count)
    return true
  }

  private mutating func rebuild(size: Int) {
    table = [Int32](repeating: 0, count: size)
    for (index, key) in keys.enumerated() { table[place(of: key)] = Int32(truncatingIfNeeded: index + 1) }
  }

  /// The slot that holds the key, or the free slot for it.
  private func place(of key: RawString) -> Int {
    let mask = table.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(key)) & mask
    while table[slot] != 0, !keys[Int(table[slot]) - 1].equals(key) { slot = (slot + 1) & mask }
    return slot
  }

  private static func hash(_ key: RawString) -> UInt64 {
    var hasher = Hasher()
    if key.hasEscapes {
      var text: [UInt8] = []
      key.append(to: &text)
      text.withUnsafeBytes { hasher.combine(bytes: $0) }
    } else {
      hasher.combine(bytes: UnsafeRawBufferPointer(key.bytes))
    }
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }
}

/// One `KeySet` for each open object, and the repeated keys so far.
@usableFromInline
final class KeyScopes {
  private var scopes: [KeySet] = []
  private var level = 0
  private(set) var duplicates: [JSONError] = []

  func open() {
    if level == scopes.count { scopes.append(KeySet()) }
    scopes[level].removeAll()
    level += 1
  }

  func add(_ key: RawString, _ error: @autoclosure () -> JSONError) {
    if !scopes[level - 1].insert(key) { duplicates.append(error()) }
  }

  func close() { level -= 1 }
}

extension JSONReader {
  /// The error for a repeated key; its offset is the key's opening quote.
  public func duplicate(_ key: RawString) -> JSONError {
    let quote: Unicode.Scalar = "\""
    return JSONError(
      cause: .duplicateKey, offset: base + (key.start - 1 - first), expected: nil, found: .scalar(quote))
  }
}
