import RandomSupport
import Testing

@testable import Columnar
@testable import Loading

/// Numbers by spelling, for spellings of every length.
@Suite struct SpellingTableTests {
  @Test func everySpellingKeepsItsNumber() {
    var random = SplitMix64(seed: 11)
    var table = SpellingTable()
    var numbers: [[UInt8]: Int] = [:]
    var order: [[UInt8]] = []
    for _ in 0..<6000 {
      // Few letters, so that many spellings differ in one place or in their length only; zeros are bytes like others.
      let spelling = (0..<random.below(70)).map { _ in random.pick([0, 0, 0x41, 0x42, 0xE5] as [UInt8]) }
      let count = table.count
      spelling.withUnsafeBufferPointer { table.insert($0, count * 3) }
      if !spelling.isEmpty, numbers[spelling] == nil {
        numbers[spelling] = count * 3
        order.append(spelling)
      }
      #expect(table.count == order.count)
    }
    for (place, spelling) in order.enumerated() {
      #expect(Array(table.spelling(place)) == spelling)
      // The bytes after a spelling must not matter.
      for rest in [0, 0x41, 0xFF] as [UInt8] {
        let padded = spelling + [UInt8](repeating: rest, count: 32)
        padded.withUnsafeBufferPointer { padded in
          let bytes = UnsafeBufferPointer(rebasing: padded[..<spelling.count])
          #expect(table.value(of: bytes) == numbers[spelling] && table.value(ofPadded: bytes) == numbers[spelling])
          let longer = UnsafeBufferPointer(rebasing: padded[...spelling.count])
          #expect(table.value(ofPadded: longer) == numbers[Array(longer)] ?? -1)
        }
      }
    }
    let nothing = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    #expect(table.value(of: nothing) == -1 && table.value(ofPadded: nothing) == -1)
  }

  /// What lies between two values is compared with what lay there before: keys that differ in a single place, of lengths
  /// around those that are compared at once.
  @Test func keysThatDifferInOnePlaceAreToldApart() throws {
    for length in [1, 7, 8, 27, 28, 29, 30, 31, 32, 33, 60, 61, 62, 63, 64, 65, 95, 130] {
      let key = [UInt8](repeating: UInt8(ascii: "k"), count: length)
      var keys: [String] = []
      for place in 0..<length {
        var other = key
        other[place] = UInt8(ascii: "x")
        keys += [String(decoding: key, as: UTF8.self), String(decoding: other, as: UTF8.self)]
      }
      let records = keys.enumerated().map { #"{"code":"\#($0)","\#($1)":\#($0)}"# }
      let register = try LoadingFixture.withFolder(["bodies.json": Array("[\(records.joined(separator: ","))]".utf8)]) {
        try Opening.open(path: $0, schema: LoadingFixture.schema, as: nil, progress: { _ in true })
      }
      let table = try #require(register.table("bodies"))
      for row in keys.indices {
        let field = try #require(table.kind.ordinal(of: keys[row]))
        #expect(table.value(row: row, field: field) == .integer(Int64(row)))
      }
    }
  }
}
