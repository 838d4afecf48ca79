import HanText

extension TextColumn {
  /// Columns of fewer texts are searched one text at a time by sound: a scan takes longer to make ready.
  package static let fewTexts = 2_000

  /// The column together with how its texts are read. O(bytes), on several threads.
  ///
  /// - Precondition: rows do not share texts.
  /// - Parameter goesOn: asked every few milliseconds on the calling thread; false makes it nil.
  func withPinyinEncoding(workers: Int, while goesOn: () -> Bool) -> TextColumn? {
    var sample = PinyinEncoding.Sample()
    for row in stride(from: 0, to: count, by: max(1, count / PinyinEncoding.share)) {
      withFolded(row) { sample.add($0) }
    }
    let writer = sample.writer()
    let share = PinyinEncoding.share
    let shares = (count + share - 1) / share
    var stretches = [PinyinEncoding.Stretch?](repeating: nil, count: shares)
    let isWhole = stretches.withUnsafeMutableBufferPointer { stretches in
      // Each thread writes stretches of its own.
      nonisolated(unsafe) let stretches = stretches
      return Workers.forEach((shares + 7) / 8, workers: workers, while: goesOn) { eight, goesOn in
        // Memory that several stretches are written to, one after another.
        var room: [UInt8] = []
        for number in eight * 8..<min(eight * 8 + 8, shares) where goesOn() {
          stretches[number] = stretch(number * share..<min((number + 1) * share, count), writer, &room)
        }
      }
    }
    guard isWhole else { return nil }
    return TextColumn(
      arena: arena, offsets: offsets, validity: validity, folded: folded, isUpper: isUpper,
      pinyin: PinyinEncoding(writer, stretches.compactMap { $0 }))
  }

  private func stretch(
    _ rows: Range<Int>, _ writer: PinyinEncoding.Writer, _ room: inout [UInt8]
  ) -> PinyinEncoding.Stretch {
    var bytes = Int(offsets[rows.upperBound]) - Int(offsets[rows.lowerBound])
    let numbers = ArraySlice(UInt32(rows.lowerBound)..<UInt32(rows.upperBound))
    if !folded.rows.isEmpty { forEachFolded(numbers) { bytes += $1.count } }
    return writer.stretch(rows.count, bytes: bytes, room: &room) { write in forEachFolded(numbers) { write($1) } }
  }
}
