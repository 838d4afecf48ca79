import RandomSupport
import RegisterSamples
import Testing

@testable import Columnar

/// Rows by key, however many threads have built the index.
@Suite struct KeyIndexTests {
  private func column(_ texts: [String]) -> TextColumn {
    var arena: [UInt8] = []
    var offsets: [UInt32] = [0]
    var validity = Bitmap(count: texts.count)
    for (row, text) in texts.enumerated() {
      arena += Array(text.utf8)
      offsets.append(UInt32(arena.count))
      validity[row] = !text.isEmpty
    }
    return TextColumn(
      arena: arena + [UInt8](repeating: 0, count: TextColumn.padding), offsets: offsets, validity: validity,
      folded: .none)
  }

  /// Some keys twice or three times, some rows without.
  private func keys(_ count: Int, _ random: inout SplitMix64) -> [String] {
    (0..<count).map { _ in random.below(20) == 0 ? "" : "键\(random.below(count * 2))" }
  }

  @Test(arguments: [0, 1, 2, 1000, 40_000], [1, 2, 3, 8])
  func findsTheFirstRowOfEveryKey(_ count: Int, _ workers: Int) {
    var random = SplitMix64(seed: UInt64(count + 1))
    let texts = keys(count, &random)
    let column = column(texts)
    var first: [String: Int] = [:]
    var duplicates: [[Int]] = []
    for (row, text) in texts.enumerated() where !text.isEmpty {
      if let other = first[text] { duplicates.append([row, other]) } else { first[text] = row }
    }
    let index = KeyIndex(column, workers: workers)
    #expect(index.duplicates.map { [Int($0.row), Int($0.first)] } == duplicates)
    #expect(first.allSatisfy { index.row(of: $0.key, in: column) == $0.value })
    #expect((0..<100).allSatisfy { index.row(of: "没有\($0)", in: column) == nil })
    #expect(index.row(of: "", in: column) == nil)
  }

  /// A build that is stopped, however late, gives no index of a part of the rows.
  @Test(arguments: [1, 3])
  func isStoppedAtEveryQuestion(_ workers: Int) {
    var random = SplitMix64(seed: 7)
    let column = column(keys(40_000, &random))
    var questions = 0
    let whole = KeyIndex(
      column, workers: workers,
      while: {
        questions += 1
        return true
      })
    #expect(whole != nil && questions > 3)
    for limit in 0..<3 {
      var asked = 0
      let index = KeyIndex(
        column, workers: workers,
        while: {
          asked += 1
          return asked <= limit
        })
      #expect(index == nil && asked == limit + 1)
    }
  }
}
