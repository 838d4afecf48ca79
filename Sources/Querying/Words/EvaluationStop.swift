/// Why the evaluation of a query ended without a result.
package enum EvaluationStop: Error {
  case cancelled
  /// A regular expression took more steps than its limit.
  case matchLimit(pattern: String)
}
