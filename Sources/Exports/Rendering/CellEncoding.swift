import Bytes

/// How one format writes the cells of a row. Renderers are generic over it and specialised for each, so that a cell costs
/// no dispatch.
protocol CellEncoding: Sendable {
  /// JSON: cells are members that are left out where empty, lists are arrays, unreadable originals stand as they were.
  static var isStructured: Bool { get }
  static var yes: String { get }
  static var no: String { get }
  /// What stands for no value, where a cell cannot be left out.
  static var nothing: Separator { get }

  init()

  /// Cells altered so far.
  var altered: Int { get set }

  /// Writes a text. `isIdentifier` tells codes and keys from prose.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>, isIdentifier: Bool, to cells: inout ByteBuffer)
}

extension CellEncoding {
  static var isStructured: Bool { false }
  // Values do not change with the language of the headings: labels of vocabularies are Chinese in every export.
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
