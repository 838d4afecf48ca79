import CResources

/// The embedded table of characters that folding changes; `Resources/Folding/folding.py` states
/// its sources, rules and layout.
///
/// Nothing is decoded: every member points into the embedded bytes.
struct FoldingTable {
  /// One bit for each code point of the BMP: folding changes it.
  let changed: UnsafePointer<UInt8>
  private let changedRanks: RankedBits
  private let offsets: UnsafePointer<UInt16>
  private let extras: UnsafePointer<UInt32>
  private let extraOffsets: UnsafePointer<UInt16>
  private let extraCount: Int
  private let blob: UnsafePointer<UInt8>

  // Read-only memory that lives as long as the program.
  nonisolated(unsafe) static let shared = FoldingTable()

  private init() {
    var length = 0
    guard let bytes = shezu_resource("folding", &length), length > 16,
      UnsafeRawPointer(bytes).load(as: UInt32.self) == 0x3246_5A53  // SZF2
    else {
      preconditionFailure("The program was built with another version of its folding table.")
    }
    let raw = UnsafeRawPointer(bytes)
    let changedCount = Int(raw.load(fromByteOffset: 4, as: UInt32.self))
    extraCount = Int(raw.load(fromByteOffset: 8, as: UInt32.self))
    let blobLength = Int(raw.load(fromByteOffset: 12, as: UInt32.self))
    changed = bytes + 16
    changedRanks = RankedBits(changed, limit: 0x10000)
    let offsetsAt = 16 + RankedBits.size(limit: 0x10000)
    offsets = (raw + offsetsAt).assumingMemoryBound(to: UInt16.self)
    let extrasAt = offsetsAt + (changedCount * 2 + 3) & ~3
    extras = (raw + extrasAt).assumingMemoryBound(to: UInt32.self)
    extraOffsets = (raw + extrasAt + extraCount * 4).assumingMemoryBound(to: UInt16.self)
    blob = bytes + (length - blobLength)
  }

  @inline(__always)
  func changes(_ codeUnit: UInt32) -> Bool {
    changed[Int(codeUnit >> 3)] & (1 << UInt8(truncatingIfNeeded: codeUnit & 7)) != 0
  }

  /// The folded form of a character: a pointer to its UTF-8, and its length. Nil if it folds to itself.
  @inline(__always)
  func replacement(of scalar: UInt32) -> (bytes: UnsafePointer<UInt8>, count: Int)? {
    let offset: Int
    if scalar < 0x10000 {
      guard let rank = changedRanks.rank(of: Int(scalar)) else { return nil }
      offset = Int(offsets[rank])
    } else {
      guard let found = extraOffset(of: scalar) else { return nil }
      offset = found
    }
    return (blob + offset + 1, Int(blob[offset]))
  }

  private func extraOffset(of scalar: UInt32) -> Int? {
    var low = 0
    var high = extraCount
    while low < high {
      let middle = (low + high) / 2
      if extras[middle] < scalar { low = middle + 1 } else { high = middle }
    }
    return low < extraCount && extras[low] == scalar ? Int(extraOffsets[low]) : nil
  }
}
