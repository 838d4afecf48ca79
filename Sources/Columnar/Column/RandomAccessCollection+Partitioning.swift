extension RandomAccessCollection {
  /// The index of the first element for which `belongsAfter` is true, `endIndex` if there is none; where a sorted collection
  /// divides. O(log count).
  /// - Precondition: all elements for which `belongsAfter` is false come before those for which it is true.
  @inlinable
  package func partitioningIndex(where belongsAfter: (Element) -> Bool) -> Index {
    var start = startIndex
    var count = self.count
    while count > 0 {
      let half = count / 2
      let middle = index(start, offsetBy: half)
      if belongsAfter(self[middle]) {
        count = half
      } else {
        start = index(after: middle)
        count -= half + 1
      }
    }
    return start
  }
}
