import Columnar

/// A file whose records have been found, still open.
struct SurveyedFile: Sendable {
  let file: InputFile
  var head: FileHead
  let sample: RecordSample

  /// - Parameter choices: where the records are, if the user says so.
  init(_ file: InputFile, choices: OpeningChoices) throws(LoadFailure) {
    self.file = file
    head = try FileHead.read(file, at: choices.path(toRecordsOf: file.name))
    sample = try RecordSample(file, head)
  }
}

extension SurveyedFile {
  /// Settles where in a record its values are, and the fields of keys that are spelled as none.
  /// - Parameter payload: the object in a record that counts as the record.
  mutating func settle(_ keys: FieldKeys, payload: [String]) {
    head.layout.payload += payload
    let resolution = KeyResolution(sample.values(at: payload), keys)
    head.resolved = resolution.targets
    head.doubts = resolution.doubts
  }
}
