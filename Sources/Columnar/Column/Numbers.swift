/// Whole numbers by row: 4 bytes each where all of them fit, as they nearly always do, and 8 if they do not.
///
/// Loops over millions of rows switch on `storage` once; everything else asks for one number at a time.
public struct Numbers: Sendable, RandomAccessCollection {
  public enum Storage: Sendable {
    case narrow([Int32])
    case wide([Int64])
  }

  public let storage: Storage

  public init(_ storage: Storage) { self.storage = storage }

  /// O(n).
  public init(_ values: [Int64]) {
    if values.allSatisfy({ Int64(Int32(truncatingIfNeeded: $0)) == $0 }) {
      storage = .narrow(values.map { Int32(truncatingIfNeeded: $0) })
    } else {
      storage = .wide(values)
    }
  }

  @inlinable public var startIndex: Int { 0 }

  @inlinable public var endIndex: Int {
    switch storage {
    case .narrow(let values): values.count
    case .wide(let values): values.count
    }
  }

  @inlinable public subscript(row: Int) -> Int64 {
    switch storage {
    case .narrow(let values): Int64(values[row])
    case .wide(let values): values[row]
    }
  }

  /// Bytes a number.
  public var width: Int {
    switch storage {
    case .narrow: 4
    case .wide: 8
    }
  }
}
