/// Where some records of a file begin, one for each part that was read by itself, so that any record is found again
/// without reading the file from its start.
struct RecordOffsets: Sendable {
  struct Mark: Sendable {
    /// The number of a record in the file, from 0.
    let record: Int
    /// Byte offset of the record in the file.
    let offset: Int
  }

  let layout: RecordLayout
  /// The part of a JSON pointer before a record's number; nil if the record is the whole file.
  let pointer: String?
  /// In the order of the file. Where a part held no record, the next mark has the same number.
  let marks: [Mark]

  func pointer(toRecord record: Int) -> String { pointer.map { "\($0)/\(record)" } ?? "" }
}
