// Fuzzes files of figures and of rules. See ../build.sh.

import JSON
import Localization

@testable import Oversight

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = PaddedBytes(UnsafeBufferPointer(start: data, count: count))
  let figures = FigureFile(bytes, named: "figures.json")
  var rules = RuleBook()
  rules.add(RuleFile(bytes, named: "rules/a.json"))
  for problem in figures.problems + rules.problems + rules.faults {
    for language in Language.allCases { precondition(!problem[language].isEmpty, "a problem without words") }
  }
  return 0
}
