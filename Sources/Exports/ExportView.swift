import Columnar
import Glibc
import Localization

/// The rows and columns of one kind to write, in order, with the language of headings and the form of values.
public struct ExportView: Sendable {
  public let register: Register
  /// Ordinal of the kind in the register's schema.
  public let kind: Int
  /// Rows of the kind's table, in the order to write them.
  public let rows: [UInt32]
  /// Ordinals of fields, in the order to write them.
  public let columns: [Int]
  /// The language of headings, and of values as shown.
  public let language: Language
  /// Nil for the first choice of the format.
  public let values: ExportValues?
  /// Whether values of personal fields are masked, and texts that are identity numbers of persons.
  public let isRedacted: Bool
  /// Where the rows come from, for formats that say it.
  public var origin: ExportOrigin?

  /// - Precondition: rows and columns exist in the table.
  public init(
    register: Register, kind: Int, rows: [UInt32], columns: [Int], language: Language, values: ExportValues? = nil,
    isRedacted: Bool = false, origin: ExportOrigin? = nil
  ) {
    precondition(columns.allSatisfy(register.schema.kinds[kind].fields.indices.contains))
    precondition(rows.allSatisfy { Int($0) < register.tables[kind].count })
    self.register = register
    self.kind = kind
    self.rows = rows
    self.columns = columns
    self.language = language
    self.values = values
    self.isRedacted = isRedacted
    self.origin = origin
  }

  public var table: Table { register.tables[kind] }

  public var fields: [Field] { columns.map { table.kind.fields[$0] } }

  /// The columns to write, by the form of values.
  var cells: [ExportColumn] {
    columns.flatMap { ordinal -> [ExportColumn] in
      let field = table.kind.fields[ordinal]
      func column(isShown: Bool, isName: Bool = false) -> ExportColumn {
        ExportColumn(
          field: ordinal, isShown: isShown, isName: isName, isMasked: isRedacted && field.has(.personal))
      }
      switch values ?? .data {
      case .shown: return [column(isShown: true)]
      case .data: return [column(isShown: false)]
      case .both:
        let key = column(isShown: false)
        return field.type.target == nil ? [key] : [key, column(isShown: true, isName: true)]
      }
    }
  }

  /// The fields of `cells`.
  var cellFields: [Field] { cells.map { table.kind.fields[$0.field] } }

  /// The headings in the language of the view.
  var headings: [String] {
    cells.map { $0.title(of: table.kind.fields[$0.field])[language] }
  }

  /// Whether the view has every field that files have. JSON then writes whole records, with the members that the kind does
  /// not know. A view of chosen columns has those only.
  public var holdsWholeRecords: Bool {
    let chosen = Set(columns)
    return table.kind.fields.indices.allSatisfy {
      table.kind.fields[$0].derivation != nil || chosen.contains($0)
    }
  }

  /// The same with values in another form.
  public func written(_ values: ExportValues?, isRedacted: Bool) -> ExportView {
    ExportView(
      register: register, kind: kind, rows: rows, columns: columns, language: language, values: values,
      isRedacted: isRedacted, origin: origin)
  }

  /// The text of a value for people, masked if it is to be.
  public func text(row: Int, field: Int) -> String {
    let value = register.value(kind: kind, row: row, field: field)
    if isRedacted, table.kind.fields[field].has(.personal), !value.isEmpty { return ExportColumn.mask }
    return value.text(in: language)
  }

  /// The same with the first form of values that the format has, unless one was chosen that it has.
  func fitting(_ format: ExportFormat) -> ExportView {
    let chosen = values.flatMap { format.values.contains($0) ? $0 : nil } ?? format.values[0]
    return written(chosen, isRedacted: isRedacted)
  }
}

/// Where the rows of an export come from: what a spreadsheet or a page says beside them.
public struct ExportOrigin: Sendable, Equatable {
  /// The path of the register as it was given; nil for the built-in one.
  public let register: String?
  /// The filter; empty for all records.
  public let query: String
  /// Fields in the notation of `--sort`.
  public let sort: String
  public let time: ExportTime
  /// The name and version of the program.
  public let program: String

  public init(register: String?, query: String, sort: String, time: ExportTime, program: String) {
    self.register = register
    self.query = query
    self.sort = sort
    self.time = time
    self.program = program
  }
}

/// A moment as seconds since 1970-01-01 in UTC.
public struct ExportTime: Sendable, Hashable, CustomStringConvertible {
  public let seconds: Int

  public init(seconds: Int) { self.seconds = seconds }

  /// Now.
  public init() { seconds = time(nil) }

  /// ISO 8601 in UTC: `2026-12-01T08:30:00Z`.
  public var description: String {
    let (days, rest) = (seconds >= 0 ? seconds / 86_400 : 0, seconds % 86_400)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let clock = "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
    return "\(Day(number: Int32(truncatingIfNeeded: days)))T\(clock)Z"
  }
}
