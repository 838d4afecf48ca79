import Bytes
import JSON

/// Values of members.
struct JSONCells: CellEncoding {
  static var isStructured: Bool { true }
  static var yes: String { "true" }
  static var no: String { "false" }

  @inline(__always)
  mutating func append(_ text: UnsafeBufferPointer<UInt8>, isIdentifier: Bool, to cells: inout ByteBuffer) {
    cells.append(quoted: text)
  }
}
