import HanText

extension Pinyin {
  /// The sort key of one text.
  static func sortKey(of text: String, isPerson: Bool = false) -> [UInt16] {
    let bytes = Array(Folding.fold(text).utf8)
    return bytes.withUnsafeBufferPointer { bytes in
      [UInt16](unsafeUninitializedCapacity: max(bytes.count, 1)) { buffer, count in
        count = buffer.baseAddress.map { sortKey(of: bytes, into: $0, isPerson: isPerson) } ?? 0
      }
    }
  }
}
