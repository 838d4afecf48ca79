import Columnar

/// The part of a register that has been read.
public struct LoadingProgress: Sendable {
  /// In bytes, as `total`.
  public let done: Int
  public let total: Int
  public let file: String
  /// The first rows, shown while the rest is read.
  public let partial: PreparedRegister?

  public init(done: Int, total: Int, file: String, partial: PreparedRegister? = nil) {
    self.done = done
    self.total = total
    self.file = file
    self.partial = partial
  }
}
