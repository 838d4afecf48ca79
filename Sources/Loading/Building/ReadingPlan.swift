import Columnar
import HanText

/// How the values of one kind are read: what a worker needs to know about the kind, laid out so that reading a value
/// touches no reference count; shared by all workers.
///
/// `@unchecked Sendable`: the memory of the pointers is filled in `init` and never written again.
final class ReadingPlan: @unchecked Sendable {
  /// How a field's values are read.
  enum Shape: Sendable {
    case text, code, reference, integer, money, date, flag, coded
    case textList, codedList
    /// A text that is checked and not kept.
    case passedText
  }

  /// One field, without references.
  struct FieldPlan: BitwiseCopyable {
    let shape: Shape
    /// The scheme of a code, or of the key that a reference leads to.
    let scheme: UnsafePointer<CodeScheme?>?
    let isMoney: Bool
    let lowest: Int64
    let highest: Int64
    /// Days after this one are a problem.
    let lastDay: Int32
    /// How many entries the codebook has.
    let known: Int
    let isClosed: Bool
    let spellings: UnsafePointer<SpellingTable>?
  }

  let kind: Kind
  let keys: FieldKeys
  let fields: UnsafePointer<FieldPlan>
  let required: [Int]
  /// Fields whose values are checked and not kept.
  let passed: Set<Int>
  /// Fields whose texts may be compared.
  let compared: Set<Int>
  /// The same, for every record.
  let requiredFields: UnsafeBufferPointer<Int>
  private let schemes: UnsafeMutablePointer<CodeScheme?>
  private let ownFields: UnsafeMutablePointer<FieldPlan>
  private let books: CodebookSpellings

  /// - Parameters:
  ///   - schema: where references find the scheme of the keys that they hold.
  ///   - books: the spellings of vocabularies, which the plans of several kinds share.
  ///   - projection: which values are kept.
  init(
    _ kind: Kind, schema: Schema?, asOf: Day?, books: CodebookSpellings = CodebookSpellings(),
    projection: Projection = .everything, choices: [String: String] = [:], resolved: [String: FieldKeys.Target?] = [:]
  ) {
    passed = projection.passed(of: kind)
    compared = Set(kind.fields.indices.filter { projection.compares($0, of: kind) })
    self.kind = kind
    self.books = books
    keys = FieldKeys(kind, choices: choices, resolved: resolved)
    required = kind.fields.indices.filter { kind.fields[$0].isRequired }
    let requiredRoom = UnsafeMutableBufferPointer<Int>.allocate(capacity: required.count)
    _ = requiredRoom.initialize(from: required)
    requiredFields = UnsafeBufferPointer(requiredRoom)
    schemes = .allocate(capacity: max(1, kind.fields.count))
    ownFields = .allocate(capacity: max(1, kind.fields.count))
    fields = UnsafePointer(ownFields)
    for (ordinal, field) in kind.fields.enumerated() {
      let spellings = field.type.codebook.map { books.table(of: $0) }
      let scheme = Self.scheme(of: field.type.element, schema)
      (schemes + ordinal).initialize(to: scheme)
      (ownFields + ordinal).initialize(
        to: Self.plan(
          field, asOf: asOf, scheme: scheme == nil ? nil : UnsafePointer(schemes + ordinal), spellings,
          isPassed: passed.contains(ordinal)))
    }
  }

  deinit {
    requiredFields.deallocate()
    ownFields.deallocate()
    schemes.deinitialize(count: kind.fields.count)
    schemes.deallocate()
  }

  private static func scheme(of type: FieldType, _ schema: Schema?) -> CodeScheme? {
    switch type {
    case .code(let scheme): return scheme
    case .reference(let target):
      guard let kind = schema?[target], kind.fields.indices.contains(kind.keyOrdinal),
        case .code(let scheme) = kind.fields[kind.keyOrdinal].type
      else { return nil }
      return scheme
    default: return nil
    }
  }

  private static func plan(
    _ field: Field, asOf: Day?, scheme: UnsafePointer<CodeScheme?>?, _ spellings: UnsafePointer<SpellingTable>?,
    isPassed: Bool
  ) -> FieldPlan {
    var range = Int64.min...Int64.max
    var lastDay = Int32.max
    for constraint in field.constraints {
      if case .range(let given) = constraint { range = given }
      if case .notAfterAsOf = constraint { lastDay = asOf?.number ?? .max }
    }
    var isMoney = false
    if case .money = field.type { isMoney = true }
    let book = field.type.codebook
    return FieldPlan(
      shape: shape(field.type, isPassed: isPassed), scheme: scheme, isMoney: isMoney, lowest: range.lowerBound,
      highest: range.upperBound, lastDay: lastDay, known: book?.entries.count ?? 0,
      isClosed: book?.openness == .closed, spellings: spellings)
  }

  private static func shape(_ type: FieldType, isPassed: Bool) -> Shape {
    switch type {
    case .text where isPassed: .passedText
    case .text: .text
    case .code: .code
    case .reference: .reference
    case .integer: .integer
    case .money: .money
    case .date: .date
    case .flag: .flag
    case .coded: .coded
    case .list(.coded): .codedList
    case .list: .textList
    }
  }
}
