import Columnar
import JSON
import Localization
import Synchronization

/// Progress and cancellation, shared by all workers.
final class LoadState: Sendable {
  let bytesDone = Atomic<Int>(0)
  let isCancelled = Atomic<Bool>(false)
  /// Bytes that are free without swapping; nil if the system does not report them.
  let freeMemory: @Sendable () -> Int?

  init(freeMemory: @escaping @Sendable () -> Int?) { self.freeMemory = freeMemory }
}

/// The position at which the reading of a segment ended.
enum SegmentEnd: Equatable {
  /// Before the record at this offset.
  case record(Int)
  /// After the array, or at the end of the file.
  case end(Int)
}

/// Reads the records of one segment into a chunk, block by block.
struct SegmentReader: ~Copyable {
  let plan: ReadingPlan
  let layout: RecordLayout
  let state: LoadState
  let blockSize: Int
  var window: BlockWindow
  /// Called between blocks by the thread that reports progress.
  let pulse: ProgressGate?

  init(
    _ file: InputFile, plan: ReadingPlan, layout: RecordLayout, blockSize: Int, state: LoadState, pulse: ProgressGate?
  ) {
    self.plan = plan
    self.layout = layout
    self.state = state
    self.pulse = pulse
    self.blockSize = blockSize
    window = BlockWindow(file, blockSize: blockSize)
  }

  /// The first probable start of a record from `boundary` on and before `limit`.
  mutating func guessStart(from boundary: Int, before limit: Int) throws(LoadFailure) -> Int? {
    if case .rows(let dialect) = layout.container { return try guessRow(from: boundary, before: limit, dialect) }
    var position = boundary
    while position < limit {
      try window.move(to: position)
      let reader = window.reader(at: position, depth: layout.depth)
      if let guess = layout.guessStart(reader, near: position) {
        return layout.container == .lines ? try firstByte(from: guess) : guess
      }
      if window.isLast { return nil }
      // A boundary may be cut by the end of the block.
      position = max(position + 1, window.end - 64)
    }
    return nil
  }

  /// The first byte from `start` on that is no white space, or the end of the file.
  private mutating func firstByte(from start: Int) throws(LoadFailure) -> Int {
    var position = start
    while true {
      if position >= window.end, !window.isLast { try window.move(to: position) }
      var reader = window.reader(at: position, depth: 0)
      if !reader.isAtEnd() || window.isLast { return reader.offset }
      position = window.end
    }
  }

  /// Reads records from `start` up to the first record of the next segment: the first one whose predecessor ends at
  /// `limit` or later (lines: the first one that starts after `limit`).
  /// - Parameter sought: values whose offsets are sought, if the segment is read again; the chunk then takes no rows.
  mutating func read(
    from start: Int, limit: Int, into chunk: LoadedChunk, seeking sought: SoughtValues? = nil
  ) throws(LoadFailure) -> SegmentEnd {
    if start < window.base || start >= window.end { try advance(to: start, from: start) }
    var parser = RecordParser(plan, layout, into: chunk, seeking: sought)
    if case .rows(let dialect) = layout.container {
      defer { parser.finish() }
      return try readRows(from: start, limit: limit, dialect, &parser)
    }
    var position = start
    defer { parser.finish() }
    while true {
      var reader = window.reader(at: position, depth: layout.depth)
      let outcome: BlockOutcome
      if layout.container == .lines {
        outcome = readLines(&reader, &parser, limit)
      } else {
        outcome = readContainer(&reader, &parser, limit)
      }
      switch outcome {
      case .landed(let landing):
        state.bytesDone.add(max(0, reader.offset - window.base), ordering: .relaxed)
        return landing
      case .failed(let error): throw .json(error)
      case .cancelled: throw .cancelled
      case .needsMore(let from, let isAfterRecord):
        try advance(to: from, from: window.base)
        position = from
        guard isAfterRecord else { continue }
        if layout.container == .lines {
          try passRest(&position, &parser)
        } else if let landing = try passSeparator(&position, &parser, limit) {
          return landing
        }
      }
    }
  }

  mutating func advance(to offset: Int, from previous: Int) throws(LoadFailure) {
    state.bytesDone.add(max(0, offset - previous), ordering: .relaxed)
    if let pulse, !pulse.report() { state.isCancelled.store(true, ordering: .relaxed) }
    if state.isCancelled.load(ordering: .relaxed) { throw .cancelled }
    try window.move(to: offset)
  }

  /// The result of reading a block.
  private enum BlockOutcome {
    case landed(SegmentEnd)
    case failed(JSONError)
    case cancelled
    /// The block ended; continue with a block at this offset: at a record, or directly after one.
    case needsMore(from: Int, isAfterRecord: Bool)
  }

  private func readContainer(_ reader: inout JSONReader, _ parser: inout RecordParser, _ limit: Int) -> BlockOutcome {
    while true {
      if parser.serial & 255 == 0, state.isCancelled.load(ordering: .relaxed) { return .cancelled }
      let start = reader.offset
      do throws(JSONError) {
        try parser.read(&reader)
      } catch {
        let canGoOn = error.isIncomplete && !window.isLast
        return canGoOn ? .needsMore(from: start, isAfterRecord: false) : .failed(error)
      }
      let end = reader.offset
      do throws(JSONError) {
        if try !layout.next(&reader), let landing = try nextDocument(&reader, &parser) { return .landed(landing) }
      } catch {
        let canGoOn = error.isIncomplete && !window.isLast
        return canGoOn ? .needsMore(from: end, isAfterRecord: true) : .failed(error)
      }
      if end > limit { return .landed(.record(reader.offset)) }
    }
  }

  /// Behind a container: on to the records of the next document; where there is none, the end of the container.
  @inline(never)
  private func nextDocument(
    _ reader: inout JSONReader, _ parser: inout RecordParser
  ) throws(JSONError) -> SegmentEnd? {
    if !reader.lapses.isEmpty { parser.noteStrayLapses(&reader) }
    let end = reader.offset
    var others: [Range<Int>] = []
    let found = try layout.nextDocument(&reader, withoutRecords: &others)
    for place in others {
      parser.refuseDocument(reader.bytes(from: place.lowerBound, to: place.upperBound), at: place.lowerBound)
    }
    return found ? nil : .end(end)
  }

  /// Advances to the next record in a new block that starts directly after a record.
  private mutating func passSeparator(
    _ position: inout Int, _ parser: inout RecordParser, _ limit: Int
  ) throws(LoadFailure) -> SegmentEnd? {
    while true {
      var reader = window.reader(at: position, depth: layout.depth)
      do throws(JSONError) {
        if try !layout.next(&reader), let landing = try nextDocument(&reader, &parser) { return landing }
        if position > limit { return .record(reader.offset) }
        position = reader.offset
        return nil
      } catch {
        guard error.isIncomplete, !window.isLast else { throw .json(error) }
      }
      try window.move(to: position)
    }
  }
}

// MARK: - Lines

extension SegmentReader {
  private func readLines(_ reader: inout JSONReader, _ parser: inout RecordParser, _ limit: Int) -> BlockOutcome {
    while true {
      if parser.serial & 255 == 0, state.isCancelled.load(ordering: .relaxed) { return .cancelled }
      if reader.isAtEnd() {
        return window.isLast ? .landed(.end(reader.offset)) : .needsMore(from: reader.offset, isAfterRecord: false)
      }
      let start = reader.offset
      if start > limit { return .landed(.record(start)) }
      // The whole line is in memory before it is parsed, so that a finding can quote all of it.
      let lineEnd = reader.lineStart(near: start)
      if lineEnd == nil, !window.isLast { return .needsMore(from: start, isAfterRecord: false) }
      do throws(JSONError) {
        try parser.read(&reader)
      } catch {
        if error.isIncomplete, !window.isLast { return .needsMore(from: start, isAfterRecord: false) }
        let next = lineEnd ?? reader.endOffset
        parser.refuseLine(error, reader.bytes(from: start, to: next), at: start)
        reader.seek(to: next, depth: 0)
        continue
      }
      let end = reader.offset
      guard let next = restOfLine(&reader, &parser, from: end) else {
        return .needsMore(from: end, isAfterRecord: true)
      }
      reader.seek(to: next, depth: 0)
    }
  }

  /// Reports text after a record on its line, and returns the offset of the next line; nil if the line continues in the
  /// next block.
  private func restOfLine(_ reader: inout JSONReader, _ parser: inout RecordParser, from end: Int) -> Int? {
    let line = reader.lineStart(near: end)
    if line == nil, !window.isLast { return nil }
    let next = line ?? reader.endOffset
    let rest = reader.bytes(from: end, to: next)
    if let first = rest.firstIndex(where: { !Self.isBlank($0) }) {
      // Another record on the same line is one all the same.
      if rest[first] == UInt8(ascii: "{") { return end + first }
      parser.refuseRest(rest, at: end)
    }
    return next
  }

  /// Advances to the next line in a new block that starts directly after a record.
  private mutating func passRest(_ position: inout Int, _ parser: inout RecordParser) throws(LoadFailure) {
    while true {
      var reader = window.reader(at: position, depth: 0)
      if let next = restOfLine(&reader, &parser, from: position) {
        position = next
        return
      }
      try window.move(to: position)
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
}

extension RecordParser {
  /// A line that is not JSON: one record, which the finding keeps whole.
  mutating func refuseLine(_ error: JSONError, _ line: UnsafeBufferPointer<UInt8>, at start: Int) {
    let error = error.diagnosticCode == .wrongEncoding ? Self.encodingError(of: line, at: start) ?? error : error
    chunk.findings.append(
      .error, error.diagnosticCode, record: record, offset: error.offset, found: PlainText.trimmed(line), whole: true,
      expected: error.sentence)
    passRecord()
  }

  /// The encoding error of a line, judged by its own bytes and not by those around it.
  private static func encodingError(of line: UnsafeBufferPointer<UInt8>, at start: Int) -> JSONError? {
    let bytes = PaddedBytes(line)
    var reader = JSONReader(start: bytes.start, count: bytes.count, base: start)
    return withExtendedLifetime(bytes) {
      do throws(JSONError) {
        try reader.skipValue()
        return nil
      } catch {
        return error.diagnosticCode == .wrongEncoding ? error : nil
      }
    }
  }

  /// A document among others that has no records where they have them.
  mutating func refuseDocument(_ document: UnsafeBufferPointer<UInt8>, at start: Int) {
    chunk.findings.append(
      .warning, .noRecords, record: max(0, record - 1), offset: start, found: document, expected: Expected.recordsInPage
    )
  }

  /// Text after a record on its line.
  mutating func refuseRest(_ rest: UnsafeBufferPointer<UInt8>, at start: Int) {
    chunk.findings.append(
      .error, .notJSON, record: max(0, record - 1), row: endsWithRow ? row - 1 : -1, offset: start,
      found: PlainText.trimmed(rest), whole: true, expected: Localized("每行一条记录", "one record per line"))
  }
}
