/// A JSON document as a tree, for small files: configuration, saved views, rules, a register's title page.
///
/// Members keep their order; a repeated key is an error; numbers keep their digits as written, so that nothing is rounded.
public enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case number(Number)
  case string(String)
  case array([JSONValue])
  case object(Object)

  /// A number as written. Equal if the texts are equal.
  public struct Number: Equatable, Sendable {
    public let text: String

    public init(_ value: Int64) { text = String(value) }

    init(written text: String) { self.text = text }

    /// The value, if it is written without fraction and exponent and fits.
    public var integer: Int64? { Int64(text) }
  }

  /// The members of an object, in order.
  public struct Object: Equatable, Sendable {
    public private(set) var members: [(key: String, value: JSONValue)] = []
    /// Keyed by bytes: Swift considers two spellings of `é` equal, JSON does not.
    private var places: [[UInt8]: Int] = [:]

    public init() {}

    /// - Parameter members: a repeated key replaces the value at its first position.
    public init(_ members: [(String, JSONValue)]) {
      for (key, value) in members { self[key] = value }
    }

    public var keys: [String] { members.map(\.key) }

    /// The value of a key. Setting nil removes the member; a new key goes to the end.
    /// - Complexity: O(1); removal O(n).
    public subscript(key: String) -> JSONValue? {
      get { places[Array(key.utf8)].map { members[$0].value } }
      set {
        switch (places[Array(key.utf8)], newValue) {
        case (let place?, let value?): members[place].value = value
        case (nil, let value?):
          places[Array(key.utf8)] = members.count
          members.append((key, value))
        case (let place?, nil):
          members.remove(at: place)
          places = [:]
          for (index, member) in members.enumerated() { places[Array(member.key.utf8)] = index }
        case (nil, nil): break
        }
      }
    }

    /// Equal if the members and their order are equal.
    public static func == (a: Object, b: Object) -> Bool {
      a.members.elementsEqual(b.members) { $0.key == $1.key && $0.value == $1.value }
    }
  }
}

extension JSONValue {
  /// Reads a whole document; a byte order mark may precede it.
  /// - Throws: the first error, `duplicateKey` among them.
  public init(parsing bytes: PaddedBytes, depthLimit: Int = JSONReader.defaultDepthLimit) throws(JSONError) {
    var reader = JSONReader(bytes, depthLimit: depthLimit)
    _ = try reader.readByteOrderMark()
    self = try JSONValue(from: &reader)
    try reader.expectEnd()
  }

  /// Reads a whole document.
  public init(parsing text: String) throws(JSONError) {
    try self.init(parsing: PaddedBytes(text))
  }

  /// Reads the next value of a reader.
  public init(from reader: inout JSONReader) throws(JSONError) {
    switch try reader.peek() {
    case .null:
      try reader.readNull()
      self = .null
    case .true, .false: self = .bool(try reader.readBool())
    case .number: self = .number(Number(written: try reader.readNumber().text))
    case .string: self = .string(try reader.readString().string)
    case .array:
      var elements: [JSONValue] = []
      var more = try reader.firstElement()
      while more {
        elements.append(try JSONValue(from: &reader))
        more = try reader.nextElement()
      }
      self = .array(elements)
    case .object:
      var object = Object()
      var seen = KeySet()
      var key = try reader.firstMember()
      while let name = key {
        guard seen.insert(name) else { throw reader.duplicate(name) }
        object[name.string] = try JSONValue(from: &reader)
        key = try reader.nextMember()
      }
      self = .object(object)
    }
  }

  /// Writes the value.
  public func write(to writer: inout JSONWriter) {
    switch self {
    case .null: writer.null()
    case .bool(let value): writer.bool(value)
    case .number(let number): writer.raw(number.text)
    case .string(let text): writer.string(text)
    case .array(let elements):
      writer.beginArray(isFlat: elements.allSatisfy(\.isScalar))
      for element in elements { element.write(to: &writer) }
      writer.endArray()
    case .object(let object):
      writer.beginObject()
      for (key, value) in object.members {
        writer.key(key)
        value.write(to: &writer)
      }
      writer.endObject()
    }
  }

  /// The value as text.
  public func text(style: JSONWriter.Style = .compact) -> String {
    var writer = JSONWriter(style: style)
    write(to: &writer)
    return writer.buffer.text
  }

  private var isScalar: Bool { array == nil && object == nil }

  public var string: String? { if case .string(let text) = self { text } else { nil } }
  public var number: Number? { if case .number(let number) = self { number } else { nil } }
  public var integer: Int64? { number?.integer }
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  public var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
  public var object: Object? { if case .object(let object) = self { object } else { nil } }
  /// The member of an object; nil for other values too.
  public subscript(key: String) -> JSONValue? { object?[key] }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int64) { self = .number(Number(value)) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(Object(elements)) }
  public init(nilLiteral: ()) { self = .null }
}
