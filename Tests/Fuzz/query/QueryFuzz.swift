// Fuzzes the parser of the query language. See ../build.sh.

import Columnar
import Localization

@testable import Querying

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: data, count: count), as: UTF8.self)
  do throws(QueryError) {
    let query = try QueryParser.parse(text)
    let printed = query.description
    precondition((try? QueryParser.parse(printed)) == query, "printing changed the query")
    precondition(query.place.range.upperBound <= text.utf8.count, "a query outside its text")
  } catch {
    precondition(error.range.lowerBound >= 0 && error.range.upperBound <= text.utf8.count, "an error outside the text")
    for language in Language.allCases { precondition(!error.sentence(language).isEmpty) }
  }
  checkLiterals(text)
  let value = Query.value(text)
  guard case .comparison(let comparison)? = try? QueryParser.parse("a=\(value)"),
    case .one(let scalar)? = comparison.items.first
  else { preconditionFailure("a value does not read back") }
  precondition(comparison.items.count == 1 && scalar.text == text, "a value reads back otherwise")
  return 0
}

/// Numbers, days and durations of any text: no trap, and what is read lies in bounds.
private func checkLiterals(_ text: String) {
  if let number = Literal.number(text) {
    _ = number.scaled(by: 100)
    precondition(number.value >= 0)
  }
  if let period = Literal.period(text) { precondition(period.lowerBound.components.year >= 1000) }
  if let duration = Literal.duration(text), let day = Day(year: 2020, month: 2, day: 29) {
    _ = duration.added(to: day)
  }
}
