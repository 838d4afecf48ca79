extension JSONReader {
  /// Skips and validates one value. Iterative: nesting costs one bit a level.
  /// - Complexity: linear in its bytes.
  @inlinable public mutating func skipValue() throws(JSONError) {
    switch try peek() {
    case .string: _ = try scanString()
    case .number: _ = try readNumber()
    case .true, .false: _ = try readBool()
    case .null: try readNull()
    case .array, .object: try skipContainer(nil)
    }
  }

  /// Skips one value and reports every key that an object in it repeats.
  /// - Parameter duplicates: receives one `duplicateKey` error for each, in order.
  public mutating func skipValue(duplicates: inout [JSONError]) throws(JSONError) {
    switch try peek() {
    case .array, .object:
      let tracker = KeyScopes()
      try skipContainer(tracker)
      duplicates.append(contentsOf: tracker.duplicates)
    default: try skipValue()
    }
  }

  /// Skips one value and returns its original text, without white space around it.
  @inlinable public mutating func readRaw() throws(JSONError) -> UnsafeBufferPointer<UInt8> {
    skipWhitespace()
    let start = cursor
    try skipValue()
    return UnsafeBufferPointer(start: start, count: cursor - start)
  }

  /// With the cursor at `[` or `{`.
  @usableFromInline @inline(never)
  mutating func skipContainer(_ tracker: KeyScopes?) throws(JSONError) {
    let outer = depth
    var open = OpenContainers()
    while true {
      // At the first byte of a value.
      switch try peek() {
      case .string: _ = try scanString()
      case .number: _ = try readNumber()
      case .true, .false: _ = try readBool()
      case .null: try readNull()
      case .object:
        if let key = try firstMember() {
          open.push(isObject: true)
          tracker?.open()
          tracker?.add(key, duplicate(key))
          continue
        }
      case .array:
        if try firstElement() {
          open.push(isObject: false)
          continue
        }
      }
      // After a value: move to the next one and close the containers that end here.
      while true {
        if depth == outer { return }
        if open.isObject {
          if let key = try nextMember() {
            tracker?.add(key, duplicate(key))
            break
          }
          tracker?.close()
        } else if try nextElement() {
          break
        }
        open.pop()
      }
    }
  }
}

/// Which of the open containers are objects, one bit each; 64 of them without an allocation.
private struct OpenContainers {
  private var bits: UInt64 = 0
  private var count = 0
  private var spilled: [UInt64] = []

  var isObject: Bool { bits & 1 != 0 }

  mutating func push(isObject: Bool) {
    if count != 0, count % 64 == 0 { spilled.append(bits) }
    bits = bits &<< 1 | (isObject ? 1 : 0)
    count += 1
  }

  mutating func pop() {
    count -= 1
    bits &>>= 1
    if count != 0, count % 64 == 0 { bits = spilled.popLast() ?? 0 }
  }
}
