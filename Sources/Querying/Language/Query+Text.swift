// The canonical text of a query; it parses to the same tree.
extension Query: CustomStringConvertible {
  public var description: String {
    switch self {
    case .everything: ""
    case .word(let word): word.quoted ? Self.quoted(word.text) : word.text
    case .comparison(let comparison): comparison.description
    case .relation(let relation): "\(relation.path.text(hyphens: true)){\(relation.condition)}"
    case .not(let inner, _): inner.isCompound ? "-(\(inner))" : "-\(inner)"
    case .all(let parts): Self.joined(parts)
    case .any(let parts): parts.map { "\($0)" }.joined(separator: " OR ")
    }
  }

  var isCompound: Bool {
    switch self {
    case .all, .any, .everything: true
    default: false
    }
  }

  private static func joined(_ parts: [Query]) -> String {
    var text = ""
    for (index, part) in parts.enumerated() {
      if index > 0 { text += Self.isSign(part) || Self.isSign(parts[index - 1]) ? " AND " : " " }
      if case .any = part { text += "(\(part))" } else { text += "\(part)" }
    }
    return text
  }

  /// A word that is only an operator: between two neighbours it would read as a formula.
  private static func isSign(_ part: Query) -> Bool {
    guard case .word(let word) = part, !word.quoted, word.text.unicodeScalars.count == 1 else { return false }
    return QueryText(word.text).bytes.allSatisfy { "+-*/".utf8.contains($0) }
  }

  /// Text in quotation marks.
  public static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text.unicodeScalars {
      if character == "\"" || character == "\\" { result += "\\" }
      result.unicodeScalars.append(character)
    }
    return result + "\""
  }

  /// The shortest form of a value: bare if that parses to the same text, else in quotation marks.
  public static func value(_ text: String) -> String {
    let reserved = Literal.isNone(text) || Literal.isAny(text)
    if !reserved, !text.isEmpty, case .comparison(let comparison)? = try? QueryParser.parse("a:\(text)"),
      comparison.comparator == .matches, comparison.items.count == 1, case .one(let scalar) = comparison.items[0],
      !scalar.quoted, scalar.text == text
    {
      return text
    }
    return quoted(text)
  }
}

extension Query.Comparison: CustomStringConvertible {
  public var description: String {
    "\(left.text(isFirst: true))\(comparator.rawValue)\(items.map(\.description).joined(separator: ","))"
  }
}

extension Query.Item: CustomStringConvertible {
  public var description: String {
    switch self {
    case .one(let scalar): scalar.description
    case .range(let low, let high, _): "\(low?.description ?? "")..\(high?.description ?? "")"
    }
  }
}

extension Query.Scalar: CustomStringConvertible {
  public var description: String { quoted ? Query.quoted(text) : text }
}

extension Query.Path: CustomStringConvertible {
  public var description: String { text(hyphens: false) }

  /// The path of one name, in quotation marks if it needs them.
  package static func text(of name: String, hyphens: Bool = false) -> String {
    Query.Path(steps: [Step(name: name, place: QueryRange(0..<0))]).text(hyphens: hyphens)
  }

  /// - Parameter hyphens: whether a hyphen is part of a name here, as before braces and inside calls.
  package func text(hyphens: Bool) -> String {
    steps.map { step in
      let bytes = Array(step.name.utf8)
      let parser = QueryParser("")
      let isPlain =
        !bytes.isEmpty && bytes.allSatisfy { parser.isNameByte($0) || hyphens && $0 == UInt8(ascii: "-") }
        && !parser.isDigit(bytes[0]) && bytes[0] != UInt8(ascii: "-") && bytes.last != UInt8(ascii: "-")
        && !step.name.contains("--") && QueryText(step.name).bytes == bytes
        && !["OR", "AND", "NOT"].contains(step.name)
      return isPlain ? step.name : Query.quoted(step.name)
    }.joined(separator: ".")
  }
}

extension Query.Call: CustomStringConvertible {
  public var description: String {
    let braces = condition.map { "{\($0)}" } ?? ""
    return
      "\(function.rawValue)(\(path.text(hyphens: true))\(braces)\(tail.map { ".\($0.text(hyphens: true))" } ?? ""))"
  }
}

extension Query.Operand: CustomStringConvertible {
  public var description: String { text(isFirst: false) }

  /// - Parameter isFirst: the operand starts a clause, where a minus would mean NOT.
  package func text(isFirst: Bool) -> String {
    switch self {
    case .literal(let text, _): return text
    case .path(let path): return path.description
    case .call(let call): return call.description
    case .negated(let inner, _):
      let negated = if case .binary = inner { "-(\(inner))" } else { "-\(inner)" }
      return isFirst ? "(\(negated))" : negated
    case .binary(let sign, let left, let right):
      let before = side(left, of: sign, isRight: false, isFirst: isFirst)
      return "\(before)\(sign.rawValue)\(side(right, of: sign, isRight: true, isFirst: false))"
    }
  }

  private func side(_ operand: Query.Operand, of sign: Query.Arithmetic, isRight: Bool, isFirst: Bool) -> String {
    guard case .binary(let inner, _, _) = operand else { return operand.text(isFirst: isFirst) }
    let isProduct = sign == .times || sign == .over
    let innerIsProduct = inner == .times || inner == .over
    let needsBrackets = isProduct ? (!innerIsProduct || isRight) : (isRight && !innerIsProduct)
    return needsBrackets ? "(\(operand))" : operand.text(isFirst: isFirst)
  }
}
