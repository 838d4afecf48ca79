/// What the user says about files whose structure, columns or encoding is guessed otherwise: on the command line, on the screen, or in
/// `register.json`.
public struct OpeningChoices: Sendable, Hashable {
  /// Where the records of a file are, by its name within the register; of every file under the empty name.
  public var records: [String: String] = [:]
  /// The field that a key feeds, by the key as the files spell it; an empty name leaves the key an inferred column.
  public var columns: [String: String] = [:]

  /// The encoding of the files; nil to tell it from their bytes.
  public var encoding: TextEncoding?

  public init(records: [String: String] = [:], columns: [String: String] = [:], encoding: TextEncoding? = nil) {
    self.records = records
    self.columns = columns
    self.encoding = encoding
  }

  /// The keys that lead to the records of a file; nil if the structure tells.
  func path(toRecordsOf file: String) -> [String]? { (records[file] ?? records[""]).map(FileHead.components) }

  /// These choices; for what they leave open, those of `others`.
  public func completed(by others: OpeningChoices) -> OpeningChoices {
    OpeningChoices(
      records: records.merging(records[""] == nil ? others.records : [:]) { own, _ in own },
      columns: columns.merging(others.columns) { own, _ in own }, encoding: encoding ?? others.encoding)
  }
}
