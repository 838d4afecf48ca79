import Foundation
import JSON
import Testing

@Suite struct MutationTests {
  /// `JSON_MUTATIONS` sets the number of texts, for a long run.
  static var count: Int { ProcessInfo.processInfo.environment["JSON_MUTATIONS"].flatMap { Int($0) } ?? 20_000 }

  @Test func randomMutationsAgreeWithFoundation() {
    var mutator = Mutator(seed: 2020)
    var (compared, valid) = (0, 0)
    for _ in 0..<Self.count {
      let bytes = mutator.next()
      if KnownDifference.covers(bytes, .foundation) { continue }
      let error = firstError(in: bytes)
      compared += 1
      if error == nil { valid += 1 }
      #expect(
        PeerReaders.foundationAccepts(bytes) == (error == nil), "\(bytes) \(String(decoding: bytes, as: UTF8.self))")
    }
    // Otherwise the comparison would prove nothing.
    #expect(compared > Self.count * 8 / 10 && valid > Self.count / 10 && valid < Self.count * 9 / 10)
  }

  @Test func randomMutationsAgreeWithPythonInVerdictAndValue() throws {
    var mutator = Mutator(seed: 2021)
    let inputs = (0..<Self.count / 2).map { _ in mutator.next() }
    guard let results = try PeerReaders.python(inputs) else { return PeerReaders.recordMissingPython() }
    #expect(results.count == inputs.count)
    for (bytes, theirs) in zip(inputs, results) where !KnownDifference.covers(bytes, .python) {
      #expect(PeerReaders.ours(bytes) == theirs, "\(bytes) \(String(decoding: bytes, as: UTF8.self))")
    }
  }

  /// Walking, skipping, the tree and the duplicate check report the same error at the same byte.
  @Test func allReadersReportTheSameError() {
    var mutator = Mutator(seed: 2022)
    for _ in 0..<Self.count / 2 {
      let bytes = mutator.next()
      let error = firstError(in: bytes)
      #expect((PeerReaders.ours(bytes) == nil) == (error != nil))
      var treeError: JSONError?
      do throws(JSONError) { _ = try JSONValue(parsing: PaddedBytes(bytes)) } catch { treeError = error }
      if treeError?.cause != .duplicateKey { #expect(treeError == error, "\(bytes)") }
      if let offset = error?.offset { #expect(offset >= 0 && offset <= bytes.count) }
    }
  }
}

/// Makes texts by damaging valid ones; the same seed makes the same texts.
struct Mutator {
  private var source: RandomJSON
  private static let pieces: [[UInt8]] =
    [
      "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud83d", "\\ude00", "\\n", "0", "1", "9", "-", "+", ".", "e",
      "E5", " ",
      "\n", "\t", "\r", "true", "false", "null", "nul", "中", "，", "\u{FEFF}", "'", "/", "//", "\u{0}", "\u{1}",
      "\u{7F}", "😀", "NaN",
      "Infinity", "1e999", "\"a\":", ",1", "[[", "{}", "\u{C}", "\u{A0}", "1e-999",
    ].map { Array($0.utf8) } + [
      [0x80], [0xC0], [0xE4], [0xE4, 0xB8], [0xED, 0xA0, 0x80], [0xF4, 0x90], [0xFF], [0xF0, 0x9F],
    ]

  init(seed: UInt64) { source = RandomJSON(seed: seed) }

  mutating func next() -> [UInt8] {
    var bytes = Array(source.text(below(8) == 0 ? source.value() : .array([source.record(), source.value()])).utf8)
    // Two in ten stay whole, so that values are compared as well.
    for _ in 0..<[0, 0, 1, 1, 1, 1, 1, 2, 2, 5][below(10)] { mutate(&bytes) }
    return bytes
  }

  private mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &source.random) }

  private mutating func mutate(_ bytes: inout [UInt8]) {
    let place = below(bytes.count + 1)
    let piece = Self.pieces[below(Self.pieces.count)]
    let stretch = place..<min(bytes.count, place + 1 + below(4))
    switch below(8) {
    case 0: if place < bytes.count { bytes[place] = UInt8(below(256)) }
    case 1: if place < bytes.count { bytes[place] ^= 1 << UInt8(below(8)) }
    case 2: bytes.removeSubrange(stretch)
    case 3, 4: bytes.insert(contentsOf: piece, at: place)
    case 5: bytes.replaceSubrange(stretch, with: piece)
    case 6: bytes.insert(contentsOf: bytes[stretch], at: below(bytes.count + 1))
    default: bytes.removeSubrange(place...)
    }
  }
}
