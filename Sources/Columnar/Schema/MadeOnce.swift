import Synchronization

/// A value that is made when it is first asked for and shared by all copies of its owner. Its type is left open, so that
/// the schema does not depend on the columns that are made from it.
package final class MadeOnce: Sendable {
  private let made = Mutex<(any Sendable)?>(nil)

  /// - Parameter make: the same value at every call.
  func value<Value: Sendable>(_ make: () -> Value) -> Value {
    made.withLock { made in
      if let known = made as? Value { return known }
      let value = make()
      made = value
      return value
    }
  }
}
