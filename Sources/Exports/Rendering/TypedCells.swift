import Bytes
import Columnar

/// The cells of a view one at a time, for formats whose cells have types. Texts are as in `csv`.
///
/// - `ListCells` is how lists are written into one text: joined, or as JSON arrays.
struct TypedCells<ListCells: CellEncoding>: ~Copyable {
  enum Cell {
    case nothing
    /// `text` holds it.
    case text
    case integer(Int64)
    /// Fen.
    case money(Int64)
    case day(Day)
    case flag(Bool)
  }

  /// The text of the last cell that was one, and a zero byte.
  private(set) var text = ByteBuffer(capacity: 256)
  private(set) var masked = 0
  private let table: Table
  private let sources: [CellSource<PlainCells>]
  private var lists: [Int: ListWriter<ListCells>] = [:]
  private let isShown: [Bool]
  private let keepsOriginals: Bool

  /// - Parameter keepsOriginals: whether the cell of a value that could not be read holds the value as it was written.
  init(_ view: ExportView, keepsOriginals: Bool) {
    table = view.table
    self.keepsOriginals = keepsOriginals && !view.table.unmappedValues.members.isEmpty
    let cells = view.cells
    sources = cells.map { CellSource($0, of: view) }
    isShown = cells.map(\.isShown)
    for (position, cell) in cells.enumerated() {
      guard case .list(let list, let elements, let separator) = CellSource<ListCells>(cell, of: view).values else {
        continue
      }
      lists[position] = ListWriter(column: list, elements: elements, isIdentifier: false, separator: separator)
    }
  }

  /// The bytes of the last text.
  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: text.elements[..<(text.count - 1)])
  }

  mutating func read(row: Int, position: Int) -> Cell {
    text.truncate(to: 0)
    let cell = value(row: row, position: position)
    switch cell {
    case .nothing where keepsOriginals:
      guard let field = sources[position].originalsOf, let json = original(row, field) else { return .nothing }
      text.append(OriginalValue(json).text)
      text.append(0)
      return .text
    case .text: text.append(0)
    default: break
    }
    return cell
  }

  private func original(_ row: Int, _ field: Int) -> String? {
    table.unmappedValues.members(of: row).first { $0.field.map(Int.init) == field }?.json
  }

  private mutating func value(row: Int, position: Int) -> Cell {
    switch sources[position].values {
    case .text(let column):
      guard column.validity[row] else { return .nothing }
      column.withBytes(row) { text.append($0) }
      return .text
    case .coded(let codes, let labels):
      guard codes[row] != CodedColumn.empty else { return .nothing }
      let code = Int(codes[row])
      labels.bytes.withUnsafeBufferPointer {
        text.append(UnsafeBufferPointer(rebasing: $0[labels.offsets[code]..<labels.offsets[code + 1]]))
      }
      return .text
    case .integer(let column): return column.validity[row] ? .integer(column.values[row]) : .nothing
    case .money(let column): return column.validity[row] ? .money(column.values[row]) : .nothing
    case .day(let column):
      return column.days[row] == DayColumn.empty ? .nothing : .day(Day(number: column.days[row]))
    case .flag(let column, let yes, let no):
      guard column.validity[row] else { return .nothing }
      guard isShown[position] else { return .flag(column.values[row]) }
      if column.values[row] { yes.append(to: &text) } else { no.append(to: &text) }
      return .text
    case .reference(let column, let texts):
      switch column.rows[row] {
      case ReferenceColumn.none: return .nothing
      case ReferenceColumn.dangling: text.append(column.unresolved.key(at: row) ?? "")
      case let target: texts.withText(Int(target)) { bytes, _ in text.append(bytes) }
      }
      return .text
    case .list:
      var encoding = ListCells()
      return lists[position]?.append(row, &encoding, to: &text) == true ? .text : .nothing
    case .masked(let filled):
      guard filled[row] else { return .nothing }
      masked += 1
      text.append(ExportColumn.mask)
      return .text
    }
  }
}

/// Texts as they are.
struct PlainCells: CellEncoding {
  mutating func append(_ text: UnsafeBufferPointer<UInt8>, isIdentifier: Bool, to cells: inout ByteBuffer) {
    cells.append(text)
  }
}
