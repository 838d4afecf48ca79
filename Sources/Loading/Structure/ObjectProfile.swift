import JSON

/// What the values of an object's own members look like, which tells an envelope from a record.
struct ObjectProfile {
  /// Members that are neither objects nor arrays.
  private(set) var scalars = 0
  /// Bytes of these members, with their keys.
  private(set) var bytes = 0
  /// Texts as records have them: names, addresses, sentences. `ok`, numbers, times and request numbers are none.
  private(set) var texts: [String] = []

  mutating func add(key: String, _ value: JSONValue, bytes count: Int) {
    scalars += 1
    bytes += key.utf8.count + 4 + count
    if case .string(let text) = value, Self.isText(text) { texts.append(text) }
  }

  mutating func add(_ other: ObjectProfile) {
    scalars += other.scalars
    bytes += other.bytes
    texts += other.texts
  }

  private static func isText(_ text: String) -> Bool {
    var (letters, others) = (0, 0)
    var hasBlank = false
    for scalar in text.unicodeScalars {
      if scalar.value > 0x7F { others += 1 }
      if scalar.properties.isAlphabetic { letters += 1 }
      if scalar == " " { hasBlank = true }
    }
    return others >= 2 || hasBlank && letters >= 6
  }

  /// Whether an object of this profile is what a list of records comes in, and not a record that has a list.
  ///
  /// A record has several texts of its own; an envelope has a message and counters. The list must outweigh what is beside it,
  /// and where there are several texts, its elements must say more than the object around it does, or be many.
  func isEnvelope(of list: RecordCandidate) -> Bool {
    if list.bytes <= bytes { return false }
    if texts.count <= 1 { return true }
    if list.elements >= 20, list.bytes >= 4 * bytes { return true }
    return list.valuesEach > Double(texts.count)
  }
}

/// A place of a document that may hold its records.
struct RecordCandidate {
  var layout: RecordLayout
  /// Bytes of the container.
  var bytes: Int
  var elements: Int
  /// How many values that are no containers an element has, on average.
  var valuesEach: Double
  /// File offset of the first record.
  var first: Int
  /// File offset of the first element, which may be a heading.
  var start = 0
  /// Whether it turned out to hold names of columns, or no records.
  var isHeading = false
}
