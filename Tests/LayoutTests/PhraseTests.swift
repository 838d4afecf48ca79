import Testing

/// Sentences of the interface.
@Suite struct PhraseTests {
  @Test func everyPhraseIsUsed() throws {
    let interface = try #require(Checkout.sources.first { $0.name == "Interface" })
    let catalogue = try #require(interface.files.first { $0.name == "Phrase.swift" })
    let phrases = catalogue.code.split(separator: "\n").compactMap { line -> Substring? in
      let line = line.drop { $0 == " " }
      guard line.hasPrefix("case ."), let colon = line.firstIndex(of: ":") else { return nil }
      return line.dropFirst(6)[..<colon]
    }
    #expect(phrases.count > 100)
    let others = interface.files.filter { $0.path != catalogue.path }
    let used = others.reduce(into: Set<Substring>()) { $0.formUnion(Self.members(in: $1.code)) }
    for phrase in phrases { #expect(used.contains(phrase), "Phrase.\(phrase) is not used") }
  }

  /// The identifiers that follow a dot.
  private static func members(in code: String) -> [Substring] {
    code.split(separator: ".").dropFirst().map { $0.prefix { $0.isLetter || $0.isNumber || $0 == "_" } }
  }
}
