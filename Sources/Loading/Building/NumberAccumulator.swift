import Columnar

/// The numbers of a column while chunks are joined: 4 bytes each as long as all of them fit.
struct NumberAccumulator {
  private var narrow: [Int32] = []
  private var wide: [Int64] = []
  private var isWide = false

  /// Adds the numbers of a chunk, those of rows without a value as 0.
  /// - Parameter growth: the estimated factor by which the array will still grow.
  mutating func append(_ source: UnsafeBufferPointer<Int64>, _ growth: Double) {
    if !isWide, !source.allSatisfy({ Int64(Int32(truncatingIfNeeded: $0)) == $0 || $0 == ColumnBuilder.noNumber }) {
      isWide = true
      ColumnAccumulator.reserve(narrow.count + source.count, in: &wide, growth)
      wide.append(contentsOf: narrow.lazy.map { Int64($0) })
      narrow = []
    }
    if isWide {
      ColumnAccumulator.reserve(source.count, in: &wide, growth)
      for number in source { wide.append(number == ColumnBuilder.noNumber ? 0 : number) }
    } else {
      ColumnAccumulator.reserve(source.count, in: &narrow, growth)
      // The mark of no number ends in zeros, so what is left of it is 0.
      for number in source { narrow.append(Int32(truncatingIfNeeded: number)) }
    }
  }

  mutating func append(zeros count: Int) {
    if isWide {
      wide.append(contentsOf: repeatElement(0, count: count))
    } else {
      narrow.append(contentsOf: repeatElement(0, count: count))
    }
  }

  mutating func truncate(to count: Int) {
    if isWide { wide.removeSubrange(count...) } else { narrow.removeSubrange(count...) }
  }

  var numbers: Numbers { Numbers(isWide ? .wide(wide) : .narrow(narrow)) }
}
