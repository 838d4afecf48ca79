import Bytes

/// How a format writes the cells of a row. Renderers are generic over it and specialized for each format, so that a cell costs
/// no dynamic dispatch.
protocol CellEncoding: Sendable {
  /// Whether cells are members of objects: empty ones are omitted, lists are arrays, and unreadable values are written as in
  /// the file.
  static var isStructured: Bool { get }
  /// Yes and no as data; values as shown have them in the language of the view.
  static var yes: String { get }
  static var no: String { get }
  /// The cell of an empty value, for formats that cannot omit a cell.
  static var nothing: Separator { get }

  init()

  /// The number of cells altered so far.
  var altered: Int { get set }

  /// Writes a text. `isIdentifier` is true for codes and keys.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>, isIdentifier: Bool, to cells: inout ByteBuffer)
}

extension CellEncoding {
  static var isStructured: Bool { false }
  // Data does not depend on the language of the headings.
  static var yes: String { "是" }
  static var no: String { "否" }
  static var nothing: Separator { Separator("") }

  var altered: Int {
    get { 0 }
    set {}
  }

  mutating func append(_ text: String, isIdentifier: Bool, to cells: inout ByteBuffer) {
    var text = text
    text.withUTF8 { append($0, isIdentifier: isIdentifier, to: &cells) }
  }
}
