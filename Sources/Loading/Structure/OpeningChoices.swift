/// What somebody says about files whose structure or columns would else be guessed: on the command line, on the screen, or in
/// `register.json`.
public struct OpeningChoices: Sendable, Hashable {
  /// Where the records of a file are, by its name within the register; of every file under the empty name.
  public var records: [String: String] = [:]
  /// The field that a key feeds, by the key as the files spell it; an empty name leaves the key an inferred column.
  public var columns: [String: String] = [:]

  public init(records: [String: String] = [:], columns: [String: String] = [:]) {
    self.records = records
    self.columns = columns
  }

  /// The keys that lead to the records of a file; nil if nobody says so.
  func path(toRecordsOf file: String) -> [String]? { (records[file] ?? records[""]).map(FileHead.components) }

  /// These choices; for what they leave open, those of `others`.
  public func completed(by others: OpeningChoices) -> OpeningChoices {
    OpeningChoices(
      records: records.merging(records[""] == nil ? others.records : [:]) { own, _ in own },
      columns: columns.merging(others.columns) { own, _ in own })
  }
}
