import Columnar
import Glibc
import JSON
import Synchronization

/// A file in another encoding, read as UTF-8 from any offset without ever being in memory as a whole.
///
///     raw bytes   ├── 16 KiB ──┼── 16 KiB ──┼ …      cut at bytes that are characters of their own
///     as UTF-8    0           18 211       37 004 …   where each piece begins: one mark a piece
///
/// Opening converts the file once to know the lengths; every read converts the pieces that it touches again.
final class DecodedText: Sendable {
  struct Mark: Sendable {
    let raw: Int
    let decoded: Int
  }

  /// What the conversion met, besides characters.
  struct Flaws: Sendable {
    /// Bytes that are no character of the encoding; each is U+FFFD in the text.
    var damaged = 0
    /// Offset, in the text, of the first of them.
    var firstDamaged = -1
    /// Lines in UTF-8 among those of the encoding, and where the first is.
    var foreignLines = 0
    var firstForeign = -1
  }

  private let raw: RawFile
  private let encoding: TextEncoding
  private let marks: [Mark]
  private let rawEnd: Int
  /// Bytes of the text as UTF-8.
  let size: Int
  let flaws: Flaws
  private let idle = Mutex<[TextConversion]>([])

  private static let piece = 16 * 1024

  init(_ raw: RawFile, _ encoding: TextEncoding, hasMark: Bool, workers: Int) throws(FileError) {
    guard let conversion = TextConversion(encoding) else {
      throw FileError(path: raw.path, step: .read, code: ENOTSUP)
    }
    idle.withLock { $0.append(conversion) }
    self.raw = raw
    self.encoding = encoding
    rawEnd = raw.size
    let first = hasMark ? encoding.mark.count : 0
    let starts = try Self.starts(raw, encoding, from: first)
    let lengths = try Self.lengths(raw, encoding, starts, end: rawEnd, workers: workers)
    var marks: [Mark] = []
    marks.reserveCapacity(starts.count)
    var (position, flaws) = (0, Flaws())
    for (start, piece) in zip(starts, lengths) {
      marks.append(Mark(raw: start, decoded: position))
      if piece.flaws.damaged > 0, flaws.damaged == 0 { flaws.firstDamaged = position + piece.flaws.firstDamaged }
      if piece.flaws.foreignLines > 0, flaws.foreignLines == 0 {
        flaws.firstForeign = position + piece.flaws.firstForeign
      }
      flaws.damaged += piece.flaws.damaged
      flaws.foreignLines += piece.flaws.foreignLines
      position += piece.count
    }
    self.marks = marks
    self.flaws = flaws
    size = position
  }

  /// Where pieces begin: after a byte that is no part of a longer character.
  private static func starts(_ raw: RawFile, _ encoding: TextEncoding, from first: Int) throws(FileError) -> [Int] {
    var starts = [first]
    var next = first + piece
    let window = 256
    let room = UnsafeMutablePointer<UInt8>.allocate(capacity: window)
    defer { room.deallocate() }
    while next < raw.size {
      if encoding.unit == 1 {
        let got = try raw.read(at: next, into: room, count: window)
        if got == 0 { break }
        if let safe = (0..<got).first(where: { room[$0] < 0x30 }) {
          starts.append(next + safe + 1)
          next += piece
        } else {
          next += got
        }
        continue
      }
      let got = try raw.read(at: next, into: room, count: 2)
      // A piece does not begin with the second half of a pair.
      let isSecondHalf = encoding == .utf16LE ? got == 2 && room[1] & 0xFC == 0xDC : got == 2 && room[0] & 0xFC == 0xDC
      starts.append(encoding.unit == 2 && isSecondHalf ? next + 2 : next)
      next += piece
    }
    return starts.filter { $0 < raw.size || $0 == first }
  }

  private static func lengths(
    _ raw: RawFile, _ encoding: TextEncoding, _ starts: [Int], end: Int, workers: Int
  ) throws(FileError) -> [(count: Int, flaws: Flaws)] {
    let share = 64
    let shares = (starts.count + share - 1) / share
    let results = Mutex<[Int: [(count: Int, flaws: Flaws)]]>([:])
    let failure = Mutex<FileError?>(nil)
    Workers.forEach(shares, workers: workers) { index in
      guard let conversion = TextConversion(encoding) else { return }
      var lengths: [(count: Int, flaws: Flaws)] = []
      for piece in index * share..<min(starts.count, (index + 1) * share) {
        let stop = piece + 1 < starts.count ? starts[piece + 1] : end
        do throws(FileError) {
          try conversion.convert(raw, from: starts[piece], to: stop)
          lengths.append((conversion.text.count, conversion.flaws))
        } catch {
          failure.withLock { $0 = error }
          return
        }
      }
      results.withLock { [lengths] in $0[index] = lengths }
    }
    if let error = failure.withLock({ $0 }) { throw error }
    return results.withLock { results in (0..<shares).flatMap { results[$0] ?? [] } }
  }

  /// Reads up to `count` bytes of UTF-8 from `offset`; fewer only at the end of the text.
  func read(at offset: Int, into target: UnsafeMutablePointer<UInt8>, count: Int) throws(FileError) -> Int {
    guard offset < size, count > 0 else { return 0 }
    guard let conversion = idle.withLock({ $0.popLast() }) ?? TextConversion(encoding) else {
      throw FileError(path: raw.path, step: .read, code: ENOTSUP)
    }
    defer { idle.withLock { $0.append(conversion) } }
    var (index, done) = (mark(holding: offset), 0)
    while index < marks.count, done < count {
      try conversion.convert(raw, from: marks[index].raw, to: index + 1 < marks.count ? marks[index + 1].raw : rawEnd)
      let skipped = max(0, offset + done - marks[index].decoded)
      let taken = min(count - done, conversion.text.count - skipped)
      // The file was written to meanwhile, and the lengths are others.
      if taken < 0 { throw FileError(path: raw.path, step: .read, code: EIO) }
      if taken > 0 {
        if let base = conversion.text.elements.baseAddress {
          (target + done).update(from: base + skipped, count: taken)
        }
      }
      done += taken
      index += 1
    }
    return done
  }

  private func mark(holding offset: Int) -> Int {
    var (low, high) = (0, marks.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if marks[middle].decoded <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
