import Querying

extension ReferencedFields {
  public mutating func add(_ measure: Measure) {
    switch measure {
    case .count(nil): return
    case .count(let query?): add(query)
    case .of(_, let operand): add(operand)
    case .ratio(let left, let right):
      add(left)
      add(right)
    }
  }
}
