import HanText

extension TextColumn {
  /// A column of fewer texts is searched by pinyin without an encoding: preparing the search would take longer.
  package static let fewTexts = 2_000

  /// The column with the pinyin encoding of its texts, or unchanged if they are few or mostly empty. O(bytes), on
  /// several threads.
  /// - Parameter goesOn: called every few milliseconds on the calling thread; if false, the result is nil.
  package func withPinyinEncoding(workers: Int, while goesOn: () -> Bool) -> TextColumn? {
    // The encoding takes a byte for an empty text, too.
    guard texts >= Self.fewTexts, Int(offsets.last ?? 0) >= texts else { return self }
    guard let pinyin = (distinct ?? self).pinyinEncoding(workers: workers, while: goesOn) else { return nil }
    return TextColumn(
      arena: arena, offsets: offsets, validity: validity, folded: folded, isUpper: isUpper, codes: codes, pinyin: pinyin
    )
  }

  /// - Precondition: rows do not share texts.
  private func pinyinEncoding(workers: Int, while goesOn: () -> Bool) -> PinyinEncoding? {
    let size = PinyinEncoding.chunkSize
    var sample = PinyinEncoding.Sample()
    for row in stride(from: 0, to: count, by: max(1, count / size)) { withFolded(row) { sample.add($0) } }
    let encoder = sample.encoder()
    var chunks = [PinyinEncoding.Chunk?](repeating: nil, count: (count + size - 1) / size)
    // A worker takes eight chunks at once and reuses its scratch memory for them.
    let isComplete = chunks.withUnsafeMutableBufferPointer { chunks in
      // Each thread writes other chunks.
      nonisolated(unsafe) let chunks = chunks
      return Workers.forEach((chunks.count + 7) / 8, workers: workers, while: goesOn) { group, goesOn in
        var scratch: [UInt8] = []
        for number in group * 8..<min(group * 8 + 8, chunks.count) where goesOn() {
          chunks[number] = chunk(number * size..<min((number + 1) * size, count), encoder, &scratch)
        }
      }
    }
    return isComplete ? PinyinEncoding(encoder, chunks.compactMap { $0 }) : nil
  }

  private func chunk(
    _ rows: Range<Int>, _ encoder: PinyinEncoding.Encoder, _ scratch: inout [UInt8]
  ) -> PinyinEncoding.Chunk {
    var bytes = Int(offsets[rows.upperBound]) - Int(offsets[rows.lowerBound])
    let numbers = ArraySlice(UInt32(rows.lowerBound)..<UInt32(rows.upperBound))
    if !folded.rows.isEmpty { forEachFolded(numbers) { bytes += $1.count } }
    return encoder.chunk(rows.count, bytes: bytes, scratch: &scratch) { add in forEachFolded(numbers) { add($1) } }
  }
}
