import JSON
import Testing

@Suite struct ConformanceTests {
  @Test func casesHaveTheirVerdictCauseAndOffset() {
    for item in ConformanceCase.all {
      let error = firstError(in: item.bytes)
      let text = String(decoding: item.bytes.prefix(80), as: UTF8.self)
      #expect(error?.cause == item.error?.cause, "\(text)")
      #expect(error?.offset == item.error?.offset, "\(text)")
    }
    #expect(ConformanceCase.all.count >= 150)
  }

  @Test func everyGrammarCauseHasACase() {
    let covered = Set(ConformanceCase.all.compactMap { $0.error?.cause })
    let callers: Set<JSONError.Cause> = [.wrongKind, .missingNewline, .duplicateKey, .noRecords]
    #expect(Set(JSONError.Cause.allCases).subtracting(covered) == callers)
  }

  /// Everything before an error is a prefix of some JSON text, and a valid text cut anywhere is `endOfInput` at the cut.
  @Test func cutValidTextIsIncomplete() {
    for item in ConformanceCase.all where item.error == nil && item.bytes.count < 200 {
      let isContainer = item.bytes.contains { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }
      guard isContainer, item.bytes.first != 0xEF else { continue }
      let lastBracket = item.bytes.lastIndex { $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "}") } ?? 0
      for cut in 0...lastBracket {
        let error = firstError(in: Array(item.bytes[..<cut]))
        #expect(error?.cause == .endOfInput && error?.offset == cut, "\(item.bytes) cut at \(cut)")
      }
    }
  }

  @Test func bytesAfterAnErrorDoNotChangeItsOffset() {
    for item in ConformanceCase.all {
      let guesses: Set<JSONError.Cause> = [.endOfInput, .gb18030, .utf16, .utf32]
      guard let error = item.error, !guesses.contains(error.cause) else { continue }
      let longer = firstError(in: item.bytes + Array(" 1,\"x\"]}".utf8))
      #expect(longer?.offset == error.offset && longer?.cause == error.cause, "\(item.bytes)")
    }
  }

  @Test func casesAgreeWithFoundationExceptForKnownDifferences() {
    for item in ConformanceCase.all where !KnownDifference.covers(item.bytes, .foundation) {
      let text = String(decoding: item.bytes.prefix(80), as: UTF8.self)
      #expect(PeerReaders.foundationAccepts(item.bytes) == (firstError(in: item.bytes) == nil), "\(text)")
    }
  }

  @Test func casesAgreeWithPythonInVerdictAndValue() throws {
    let inputs = ConformanceCase.all.map(\.bytes)
    guard let results = try PeerReaders.python(inputs) else { return PeerReaders.recordMissingPython() }
    #expect(results.count == inputs.count)
    for (bytes, theirs) in zip(inputs, results) where !KnownDifference.covers(bytes, .python) {
      #expect(PeerReaders.ours(bytes) == theirs, "\(String(decoding: bytes.prefix(80), as: UTF8.self))")
    }
  }

  /// A row that no longer differs must be removed, or it would hide a real difference.
  @Test func knownDifferencesStillDiffer() throws {
    for row in KnownDifference.all {
      #expect(row.applies(row.example, firstError(in: row.example)), "\(row.note)")
      let ours = PeerReaders.ours(row.example)
      switch row.peer {
      case .foundation: #expect(PeerReaders.foundationAccepts(row.example) != (ours != nil), "\(row.note)")
      case .python:
        guard let results = try PeerReaders.python([row.example]) else { continue }
        #expect(results != [ours], "\(row.note)")
      }
    }
  }
}
