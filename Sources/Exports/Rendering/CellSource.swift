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
    case flag(FlagColumn, yes: Separator, no: Separator)
    case reference(ReferenceColumn, ReferenceTexts)
    case list(ListColumn, ListSource, separator: [UInt8])
    /// Personal values; the rows that have one.
    case masked(Bitmap)
  }

  /// What is written for records that are pointed at: their names, or their keys.
  struct ReferenceTexts: Sendable {
    /// Nil if keys are written.
    let names: TextColumn?
    let keys: TextColumn?

    /// Calls `body` with the name of the record, or with its key if it has none.
    @inline(__always)
    func withText(_ row: Int, _ body: (UnsafeBufferPointer<UInt8>, _ isKey: Bool) -> Void) {
      if let names, !names.range(row).isEmpty { return names.withBytes(row) { body($0, false) } }
      if let keys { keys.withBytes(row) { body($0, true) } }
    }
  }

  /// The source of the elements of a list.
  enum ListSource: Sendable {
    case text(TextColumn)
    case coded([UInt16], [String])
    case reference(ReferenceColumn, ReferenceTexts)
  }

  /// The cell of each code of a vocabulary, rendered once.
  struct WrittenLabels: Sendable {
    var bytes: [UInt8] = []
    var offsets: [Int] = [0]
    /// Whether the encoding altered the label of a code.
    var altered: [Bool] = []

    init(_ labels: CodedLabels, isShown: Bool, _ language: Language) {
      var cells = ByteBuffer(capacity: 64)
      var encoding = Encoding()
      for code in 0..<labels.count {
        let before = encoding.altered
        let text = isShown ? labels.label(code, language) : labels.written(code, language)
        encoding.append(text, isIdentifier: !isShown && labels.book.writing == .code, to: &cells)
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
  /// The unreadable values of this field are written in this column; names of records have none.
  let originalsOf: Int?

  init(_ column: ExportColumn, of view: ExportView) {
    let table = view.table
    let type = table.kind.fields[column.field].type
    let isShown = column.isShown
    let texts = Self.texts(of: type, in: view.register, isShown: column.isShown)
    isJSON = table.kind.fields[column.field].origin == .nested
    originalsOf = column.isName || column.isMasked ? nil : column.field
    switch type.element {
    case .code: isIdentifier = true
    case .reference: isIdentifier = texts.names == nil
    case .coded(let book): isIdentifier = !column.isShown && book.writing == .code
    default: isIdentifier = false
    }
    if column.isMasked {
      values = .masked(table.filledOrUnreadable(column.field))
      return
    }
    switch table.columns[column.field] {
    case .text(let column): values = .text(column)
    case .coded(let column):
      values = .coded(column.codes, WrittenLabels(column.labels, isShown: isShown, view.language))
    case .number(let column): values = if case .money = type { .money(column) } else { .integer(column) }
    case .day(let column): values = .day(column)
    case .flag(let column):
      let (yes, no) =
        Encoding.isStructured || !isShown
        ? (Encoding.yes, Encoding.no)
        : (Value.flag(true).text(in: view.language), Value.flag(false).text(in: view.language))
      values = .flag(column, yes: Separator(yes), no: Separator(no))
    case .reference(let column): values = .reference(column, texts)
    case .list(let list):
      let separator = Array((isShown ? Value.listSeparator[view.language] : ";").utf8)
      values = .list(list, Self.elements(list, texts, isShown: isShown, view.language), separator: separator)
    }
  }

  private static func texts(of type: FieldType, in register: Register, isShown: Bool) -> ReferenceTexts {
    guard let target = type.target.flatMap(register.table) else { return ReferenceTexts(names: nil, keys: nil) }
    func texts(_ ordinal: Int) -> TextColumn? {
      if case .text(let column) = target.columns[ordinal] { column } else { nil }
    }
    let hasNames = isShown && target.kind.labelOrdinal != target.kind.keyOrdinal
    return ReferenceTexts(
      names: hasNames ? texts(target.kind.labelOrdinal) : nil, keys: texts(target.kind.keyOrdinal))
  }

  private static func elements(_ list: ListColumn, _ texts: ReferenceTexts, isShown: Bool, _ language: Language)
    -> ListSource
  {
    switch list.elements {
    case .text(let texts): .text(texts)
    case .coded(let coded):
      .coded(
        coded.codes,
        (0..<coded.labels.count).map { code in
          isShown ? coded.labels.label(code, language) : coded.labels.written(code, language)
        })
    case .reference(let references): .reference(references, texts)
    }
  }
}

extension Table {
  /// The rows that have a value of the field, or one that could not be read.
  fileprivate func filledOrUnreadable(_ field: Int) -> Bitmap {
    var rows = columns[field].filled
    for member in unmappedValues.members where member.field.map(Int.init) == field { rows[Int(member.row)] = true }
    return rows
  }
}
