/// A folded text with the original range of each byte, to highlight matches.
///
/// For the texts on the screen; columns store folded bytes only. O(n) time, 9 bytes a folded byte.
public struct FoldedText: Sendable {
  /// The folded UTF-8, as from `Folding.fold`.
  public private(set) var bytes: [UInt8] = []
  /// The original text; nil if it is not UTF-8.
  private let original: String?
  private let originalCount: Int
  private var starts: [UInt32] = []
  private var ends: [UInt32] = []

  public init(_ text: UnsafeBufferPointer<UInt8>) {
    original = String(validating: text, as: UTF8.self)
    originalCount = text.count
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count * Folding.maximumGrowth) { buffer in
      guard let output = buffer.baseAddress else { return }
      var sink = MappedFoldingSink(plain: PlainFoldingSink(output: output))
      Folding.foldPieces(of: text, into: &sink)
      bytes = Array(sink.written)
      starts = sink.starts
      ends = sink.ends
    }
  }

  public init(_ text: String) {
    var text = text
    self = text.withUTF8 { FoldedText($0) }
  }

  /// The original bytes of a byte range of the folded text, widened to whole grapheme clusters. Empty for an empty range.
  /// O(n).
  public func originalRange(of folded: Range<Int>) -> Range<Int> {
    let lower = min(max(folded.lowerBound, 0), bytes.count)
    let upper = min(max(folded.upperBound, lower), bytes.count)
    if lower == upper {
      let place = lower < bytes.count ? Int(starts[lower]) : originalCount
      return place..<place
    }
    return widened(Int(starts[lower])..<Int(ends[upper - 1]))
  }

  private func widened(_ range: Range<Int>) -> Range<Int> {
    guard let original else { return range }
    var lower = range.lowerBound
    var end = 0
    for character in original {
      let start = end
      end += character.utf8.count
      if start <= range.lowerBound { lower = start }
      if end >= range.upperBound { break }
    }
    return lower..<max(end, range.upperBound)
  }
}

private struct MappedFoldingSink: FoldingSink {
  var plain: PlainFoldingSink
  var starts: [UInt32] = []
  var ends: [UInt32] = []

  var written: UnsafeBufferPointer<UInt8> { plain.written }

  mutating func append(_ piece: UnsafeBufferPointer<UInt8>, from source: Range<Int>) {
    plain.append(piece, from: source)
    for _ in piece {
      starts.append(UInt32(truncatingIfNeeded: source.lowerBound))
      ends.append(UInt32(truncatingIfNeeded: source.upperBound))
    }
  }
}
