/// Where some records of a file begin, one for each part that was read by itself, so that any record is found again
/// without reading the file from its start.
struct RecordOffsets: Sendable {
  struct Mark: Sendable {
    /// The number of a record in the file, from 0.
    let record: Int
    /// Where it begins, in bytes from the start of the file.
    let offset: Int
  }

  let layout: RecordLayout
  /// What stands before a record's number in a JSON pointer; nil where the one record is the whole file.
  let pointer: String?
  /// In the order of the file. Where a part held no record, the next mark has the same number.
  let marks: [Mark]

  func pointer(toRecord record: Int) -> String { pointer.map { "\($0)/\(record)" } ?? "" }
}
