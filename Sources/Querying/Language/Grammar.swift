/// The grammar of the query language, for people: the manual prints it, and a test generates random sentences from it and
/// parses them.
///
/// EBNF: `[ ]` optional, `{ }` repeated, `|` or, quotation marks around terminals. Blanks separate clauses and are allowed
/// around operators. Full-width signs and digits count as their ASCII forms.
public enum Grammar {
  public struct Rule: Sendable {
    public let name: String
    public let production: String
  }

  public static let rules: [Rule] = [
    Rule(name: "query", production: #"[ clauses { "OR" clauses } ]"#),
    Rule(name: "clauses", production: #"clause { [ "AND" ] clause }"#),
    Rule(name: "clause", production: #"not clause | "(" clauses ")" | relation | comparison | word"#),
    Rule(name: "not", production: #""-" | "NOT ""#),
    Rule(name: "word", production: #"BARE | QUOTED"#),
    Rule(name: "relation", production: #"path "{" query "}""#),
    Rule(
      name: "comparison", production: #"formula equality item { "," item } | formula order value | path like pattern"#),
    Rule(name: "equality", production: #"":" | "=" | "!=""#),
    Rule(name: "order", production: #""<" | "<=" | ">" | ">=""#),
    Rule(name: "like", production: #""~" | "!~""#),
    Rule(name: "item", production: #""none" | "any" | value | value ".." | ".." value | value ".." value"#),
    Rule(name: "value", production: #"signed | BARE | QUOTED"#),
    Rule(name: "signed", production: #"[ "-" ] formula"#),
    Rule(name: "pattern", production: #"QUOTED"#),
    Rule(name: "formula", production: #"product { sign product }"#),
    Rule(name: "sign", production: #""+" | "-""#),
    Rule(name: "product", production: #"atom { factor atom }"#),
    Rule(name: "factor", production: #""*" | "/""#),
    Rule(name: "atom", production: #"literal | path | call | "(" formula ")""#),
    Rule(name: "call", production: #""count(" path ")" | "count(" path "{" query "}" ")" | measure"#),
    Rule(
      name: "measure", production: #"function "(" path "." NAME ")" | function "(" path "{" query "}" "." NAME ")""#),
    Rule(name: "function", production: #""distinct" | "sum" | "min" | "max" | "avg""#),
    Rule(name: "path", production: #"NAME { "." NAME }"#),
    Rule(name: "literal", production: #"NUMBER [ unit ] | NUMERAL | day | duration | "today" | "asOf""#),
    Rule(name: "unit", production: #""万" | "亿" | "元" | "万元" | "亿元" | "分" | "%""#),
    Rule(name: "day", production: #"YEAR | YEAR "-" MONTH | YEAR "-" MONTH "-" DAY | YEAR "年" MONTH "月" DAY "日""#),
    Rule(name: "duration", production: #"NUMBER step"#),
    Rule(name: "step", production: #""d" | "w" | "m" | "y" | "wd""#),
  ]

  /// One rule a line, the names padded to one width.
  public static var text: String {
    let width = rules.map(\.name.count).max() ?? 0
    return rules.map { rule in
      "\(rule.name)\(String(repeating: " ", count: width - rule.name.count)) = \(rule.production)"
    }.joined(separator: "\n")
  }
}
