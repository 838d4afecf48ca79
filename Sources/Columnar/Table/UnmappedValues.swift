/// Members of records outside the columns: unknown keys, and values that could not be read, as JSON text.
///
/// Nothing of a source file is lost: the detail pane shows these and the JSON exports write them back. Sparse: sorted by
/// row, O(log n) to find a row's.
public struct UnmappedValues: Sendable {
  public struct Member: Sendable, Hashable {
    public let row: UInt32
    /// The field that could not be read, or nil for a key that the kind does not know.
    public let field: UInt16?
    /// The key as the file spelled it.
    public let key: String
    /// The value as it stood in the file.
    public let json: String

    public init(row: UInt32, field: UInt16?, key: String, json: String) {
      self.row = row
      self.field = field
      self.key = key
      self.json = json
    }
  }

  public let members: [Member]

  /// - Precondition: members are in order of their rows.
  public init(members: [Member] = []) { self.members = members }

  public func members(of row: Int) -> ArraySlice<Member> {
    members[members.partitioningIndex { $0.row >= row }..<members.partitioningIndex { $0.row > row }]
  }
}
