import Bytes
import Columnar
import Localization

/// A column prepared for writing: the source of its cells, with everything computed that is the same for all rows.
struct CellSource<Encoding: CellEncoding>: Sendable {
  enum Values: Sendable {
    case text(TextColumn)
    case coded([UInt16], WrittenLabels)
    case integer(NumberColumn)
    case money(NumberColumn)
    case day(DayColumn)
    case flag(FlagColumn)
    case reference(ReferenceColumn, keys: TextColumn?)
    case list(ListColumn, ListSource)
  }

  /// The source of the elements of a list.
  enum ListSource: Sendable {
    case text(TextColumn)
    case coded([UInt16], [String])
    case reference(ReferenceColumn, keys: TextColumn?)
  }

  /// The cell of each code of a vocabulary, rendered once.
  struct WrittenLabels: Sendable {
    var bytes: [UInt8] = []
    var offsets: [Int] = [0]
    /// Whether the encoding altered the label of a code.
    var altered: [Bool] = []

    init(_ labels: CodedLabels, _ language: Language) {
      var cells = ByteBuffer(capacity: 64)
      var encoding = Encoding()
      for code in 0..<labels.count {
        let before = encoding.altered
        encoding.append(labels.written(code, language), isIdentifier: labels.book.writing == .code, to: &cells)
        offsets.append(cells.count)
        altered.append(encoding.altered != before)
      }
      bytes = cells.bytes + [UInt8](repeating: 0, count: 16)
    }
  }

  let values: Values
  let isIdentifier: Bool
  /// Whether the texts are arrays and objects as JSON.
  let isJSON: Bool
  let field: Int

  /// - Parameter language: of the labels of computed tables.
  init(field: Int, in register: Register, kind: Int, language: Language) {
    let table = register.tables[kind]
    let type = table.kind.fields[field].type
    let keys = type.target.flatMap(register.table).flatMap { target -> TextColumn? in
      if case .text(let keys) = target.columns[target.kind.keyOrdinal] { keys } else { nil }
    }
    self.field = field
    isJSON = table.kind.fields[field].origin == .nested
    switch type.element {
    case .code, .reference: isIdentifier = true
    case .coded(let book): isIdentifier = book.writing == .code
    default: isIdentifier = false
    }
    switch table.columns[field] {
    case .text(let column): values = .text(column)
    case .coded(let column): values = .coded(column.codes, WrittenLabels(column.labels, language))
    case .number(let column): values = if case .money = type { .money(column) } else { .integer(column) }
    case .day(let column): values = .day(column)
    case .flag(let column): values = .flag(column)
    case .reference(let column): values = .reference(column, keys: keys)
    case .list(let column):
      switch column.elements {
      case .text(let texts): values = .list(column, .text(texts))
      case .coded(let coded):
        let written = (0..<coded.labels.count).map { coded.labels.written($0, language) }
        values = .list(column, .coded(coded.codes, written))
      case .reference(let references): values = .list(column, .reference(references, keys: keys))
      }
    }
  }
}
