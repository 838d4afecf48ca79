/// The values of one record, by the names of its fields, as a constraint of a kind reads them.
///
/// A protocol, so that the schema does not depend on the tables that hold the records.
public protocol RecordReader {
  /// The value of a field; `.empty` if the kind has no such field.
  func value(_ field: String) -> Value
}
