import Columnar
import Localization
import Oversight
import Querying

/// The resources of the program that an answer may use: files, clocks and caches, which questions do not contain.
public struct AnswerEnvironment: Sendable {
  /// Sort orders kept between questions over the same register.
  public let orders: OrderCache
  /// Reads a clock; nil if answers are not timed.
  public let now: (@Sendable () -> ContinuousClock.Instant)?
  /// Reads the files of figures and rules of the register on the screen.
  public let oversightSources: @Sendable () -> OversightSources
  /// The SHA-256 of a file of the register, by path and name; nil if it cannot be read.
  public let sourceDigest: @Sendable (_ path: String, _ name: String) -> SourceDigest?
  /// The paths that begin with a text.
  public let paths: @Sendable (_ text: String) -> [String]
  /// Opens another register by its path.
  public let openRegister: @Sendable (_ path: String, _ isCancelled: () -> Bool) throws(RegisterUnavailable) -> Register

  public init(
    orders: OrderCache = OrderCache(), now: (@Sendable () -> ContinuousClock.Instant)? = nil,
    oversightSources: @escaping @Sendable () -> OversightSources = { OversightSources() },
    sourceDigest: @escaping @Sendable (_ path: String, _ name: String) -> SourceDigest? = { _, _ in nil },
    paths: @escaping @Sendable (_ text: String) -> [String] = { _ in [] },
    openRegister:
      @escaping @Sendable (_ path: String, _ isCancelled: () -> Bool) throws(RegisterUnavailable) -> Register = {
        (path, _) throws(RegisterUnavailable) in
        throw RegisterUnavailable(sentence: Localized("文件夹不存在：\(path)", "There is no folder \(path)"))
      }
  ) {
    self.orders = orders
    self.now = now
    self.oversightSources = oversightSources
    self.sourceDigest = sourceDigest
    self.paths = paths
    self.openRegister = openRegister
  }
}

/// Another register cannot be opened.
public struct RegisterUnavailable: Error {
  /// The reason, as shown to the user.
  public let sentence: Localized

  public init(sentence: Localized) { self.sentence = sentence }
}
