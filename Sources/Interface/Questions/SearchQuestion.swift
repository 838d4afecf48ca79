import Columnar
import Querying

/// The records of all kinds in which the words of the search box occur.
public struct SearchQuestion: Question {
  public let generation: Int
  public let register: Register
  /// As typed.
  public let text: String
  public let today: Day

  public struct Answer: QuestionAnswer {
    public let generation: Int
    /// The words as a query, for the filter of a table.
    public let query: String
    public let groups: [RegisterSearch.Group]
    /// The time that the computation took; nil if the environment has no clock.
    public let microseconds: Int?

    public init(generation: Int, query: String, groups: [RegisterSearch.Group], microseconds: Int? = nil) {
      self.generation = generation
      self.query = query
      self.groups = groups
      self.microseconds = microseconds
    }

    public func deliver(to model: inout Model) -> [Effect] { model.take(self) }
  }

  /// Records listed of each kind at most.
  public static let limit = 20

  public static var delaysDrawing: Bool { true }

  public func answer(in environment: AnswerEnvironment, isCancelled: () -> Bool) -> Answer? {
    let start = environment.now?()
    let query = RegisterSearch.query(text)
    // Computed tables say about records what these say of themselves.
    let kinds = register.schema.kinds.indices.filter { !Model.computedTables.contains(register.schema.kinds[$0].name) }
    let search = RegisterSearch(register, today: today, kinds: kinds)
    // Words alone are always a valid query.
    let groups = try? search.groups(query, limit: Self.limit, orders: environment.orders, cancelled: isCancelled)
    guard let groups = groups ?? nil else { return nil }
    let spent = start.flatMap { start in environment.now.map { Int(start.duration(to: $0()) / .microseconds(1)) } }
    return Answer(generation: generation, query: query, groups: groups, microseconds: spent)
  }
}
