import CPcre2
import Columnar
import Localization

/// A compiled regular expression over UTF-8 (PCRE2 with JIT), with match limits against catastrophic backtracking.
///
/// Unchecked `Sendable`: the compiled code is not written after `init`, and PCRE2 allows several threads to match with
/// one code; all match state belongs to a `Matcher`.
final class Pattern: @unchecked Sendable {
  fileprivate let code: OpaquePointer
  let text: String

  private static let options: UInt32 = UInt32(PCRE2_UTF) | UInt32(PCRE2_UCP) | UInt32(PCRE2_NEVER_BACKSLASH_C)

  /// - Parameters:
  ///   - place: the place of the value in the query.
  ///   - offset: bytes of `place` before the pattern: 1 for a quotation mark, else 0.
  /// - Throws: an error whose range lies inside `place`.
  init(_ text: String, place: QueryRange, offset: Int) throws(QueryError) {
    var number: Int32 = 0
    var position = 0
    let bytes = Array(text.utf8)
    guard bytes.count <= 4096 else {
      throw QueryError(place, "正则表达式过长。", "This regular expression is too long.")
    }
    let compiled = bytes.withUnsafeBufferPointer {
      pcre2_compile_8($0.baseAddress ?? Self.empty, $0.count, Self.options, &number, &position, nil)
    }
    guard let compiled else {
      let reason = Self.message(number)
      let start = place.range.lowerBound + offset + min(position, bytes.count)
      // If marks were unescaped, the offsets do not fit, and the error covers the whole pattern.
      let fits = place.range.count == bytes.count + 2 * offset && start < place.range.upperBound
      let range = fits ? start..<start + Self.length(of: bytes, at: position) : place.range
      throw QueryError(
        range: range, message: Localized("正则表达式有误：\(reason)。", "Bad regular expression: \(reason)."))
    }
    _ = pcre2_jit_compile_8(compiled, UInt32(PCRE2_JIT_COMPLETE))
    code = compiled
    self.text = text
  }

  deinit { pcre2_code_free_8(code) }

  nonisolated(unsafe) private static let empty = UnsafePointer(UnsafeMutablePointer<UInt8>.allocate(capacity: 1))

  /// The length of the character at a position of the pattern; 1 at its end, where the closing mark is.
  private static func length(of bytes: [UInt8], at position: Int) -> Int {
    guard position < bytes.count else { return 1 }
    return bytes[position...].prefix(4).dropFirst().prefix { $0 & 0xC0 == 0x80 }.count + 1
  }

  fileprivate static func message(_ number: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = pcre2_get_error_message_8(number, &buffer, buffer.count)
    return length > 0 ? String(decoding: buffer[0..<Int(length)], as: UTF8.self) : "\(number)"
  }

  /// Match state for one thread.
  final class Matcher {
    private let pattern: Pattern
    private let data: OpaquePointer?
    private let context: OpaquePointer?
    private let stack: OpaquePointer?

    /// The match limit for one text: some hundred times the steps of an ordinary pattern on the longest name.
    static let stepLimit: UInt32 = 200_000

    init(_ pattern: Pattern) {
      self.pattern = pattern
      data = pcre2_match_data_create_from_pattern_8(pattern.code, nil)
      context = pcre2_match_context_create_8(nil)
      stack = pcre2_jit_stack_create_8(32 * 1024, 1024 * 1024, nil)
      if let context {
        pcre2_set_match_limit_8(context, Self.stepLimit)
        pcre2_set_heap_limit_8(context, 16 * 1024)
        pcre2_jit_stack_assign_8(context, nil, stack.map { UnsafeMutableRawPointer($0) })
      }
    }

    deinit {
      pcre2_match_data_free_8(data)
      pcre2_match_context_free_8(context)
      pcre2_jit_stack_free_8(stack)
    }

    /// The first match at or after `start`; nil if there is none.
    /// - Throws: `MatchLimitExceeded` if the limit is reached first.
    func match(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) throws(MatchLimitExceeded) -> Range<Int>? {
      let result = pcre2_match_8(
        pattern.code, bytes.baseAddress ?? Pattern.empty, bytes.count, start, UInt32(PCRE2_NO_UTF_CHECK), data, context)
      if result == PCRE2_ERROR_NOMATCH { return nil }
      guard result >= 0, let vector = pcre2_get_ovector_pointer_8(data) else { throw MatchLimitExceeded() }
      return vector[0] <= vector[1] ? vector[0]..<vector[1] : vector[1]..<vector[0]
    }
  }

  /// A match needed more steps than `Matcher.stepLimit`.
  struct MatchLimitExceeded: Error {}
}
