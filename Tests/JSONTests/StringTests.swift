import CScan
import RandomSupport
import Testing

@testable import JSON

/// Strings of every length and alignment: their ends, and whether they are UTF-8.
@Suite struct StringTests {
  /// Characters of one to four bytes.
  private static let characters: [[UInt8]] = ["a", "é", "宝", "😀", "\u{800}", "\u{FFFF}", "\u{10FFFF}"].map {
    Array($0.utf8)
  }
  /// Sequences that are ill-formed UTF-8 in any context.
  private static let wrong: [[UInt8]] = [
    [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xE5, 0xAE], [0xE5],
    [0xE5, 0xAE, 0x9D, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
    [0xF0, 0x9F, 0x98], [0xF0, 0x9F], [0xF0],
  ]

  private func firstInvalid(_ bytes: [UInt8]) -> Int? {
    let padded = bytes + [UInt8](repeating: 0x22, count: 64)
    return padded.withUnsafeBufferPointer { padded in
      guard let start = padded.baseAddress else { return nil }
      var place = start
      while place < start + bytes.count {
        let length = UTF8Check.sequenceLength(at: place, to: start + bytes.count)
        if length == 0 { return place - start }
        place += length
      }
      return nil
    }
  }

  /// Reads a string in an array.
  private func check(_ bytes: [UInt8], after blanks: Int) {
    let text = [UInt8](repeating: 0x20, count: blanks) + [0x22] + bytes + Array("\",\"ü\"".utf8)
    var reader = JSONReader(PaddedBytes(text))
    let bad = firstInvalid(bytes)
    do throws(JSONError) {
      let string = try reader.readString()
      #expect(Array(string.bytes) == bytes && bad == nil && !string.hasEscapes)
      #expect(string.isASCII == bytes.allSatisfy { $0 < 0x80 })
      #expect(reader.offset == blanks + bytes.count + 2)
    } catch {
      #expect(error.cause == .invalidUTF8 || error.cause == .gb18030)
      #expect(bad.map { $0 + blanks + 1 } == error.offset, "\(bytes)")
    }
  }

  @Test func everyLengthIsRead() {
    for length in 0...140 {
      check([UInt8](repeating: 0x61, count: length), after: length % 5)
      check(Array(repeating: [0xE5, 0xAE, 0x9D] as [UInt8], count: length / 3).flatMap { $0 }, after: length % 7)
    }
  }

  @Test func illFormedUTF8IsReportedAtItsOffset() {
    for wrong in Self.wrong {
      for before in 0...70 {
        let filling: [UInt8] = before % 2 == 0 ? [0xE5, 0xAE, 0x9D] : [0x61]
        let head = (0..<before).flatMap { _ in filling }
        check(head + wrong, after: 0)
        check(head + wrong + [0x61], after: 1)
        check(head + wrong + [0xE5, 0xAE, 0x9D, 0x62], after: 2)
      }
    }
  }

  @Test func vectorCheckAgreesWithScalarCheck() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<4000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<50, using: &random) {
        let pool = Int.random(in: 0..<60, using: &random) == 0 ? Self.wrong : Self.characters
        bytes += pool.randomElement(using: &random) ?? []
      }
      check(bytes, after: Int.random(in: 0..<4, using: &random))
    }
  }

  /// Every lead byte with possible continuations, at the end of a vector and across it.
  @Test func everyLeadByteIsClassified() {
    for first in 0x80...0xFF as ClosedRange<UInt8> {
      for second in [0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xE4, 0xFF] as [UInt8] {
        for rest in [[], [0x41], [0x80], [0x80, 0x80], [0xBF, 0x41], [0x80, 0x80, 0x80]] as [[UInt8]] {
          for before in [0, 29, 31] {
            check([UInt8](repeating: 0x61, count: before) + [first, second] + rest, after: 0)
          }
        }
      }
    }
  }

  /// Portable code finds the same ends as AVX2.
  @Test func scalarAndVectorCodeFindTheSameEnd() {
    var random = SplitMix64(seed: 9)
    for _ in 0..<2000 {
      let length = Int.random(in: 0..<100, using: &random)
      var bytes = (0..<length).map { _ in UInt8.random(in: 0x20...0xFF, using: &random) | 0x80 }
      bytes += [[0x22, 0x5C, 0x1F, 0x00].randomElement(using: &random) ?? 0x22] + [UInt8](repeating: 0x22, count: 64)
      bytes.withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress else { return }
        #expect(shezu_string_check(start).stop == start + length && shezu_string_find_end(start).stop == start + length)
      }
    }
  }
}
