// Synthetic: registers of invented bodies, of any size, from a seed.
//
// Owns: the generator, its tables of invented names and believable spreads, the bundled register, and the sinks that
// take its files. Refuses: randomness that another machine could draw differently, real names, and reading anything.
// Importers: the program. Imports Catalog and Columnar for divisions, codes and days.

import Catalog

/// Makes a synthetic register: the same bytes for the same arguments on every machine.
public struct Generator: Sendable {
  public let seed: UInt64
  public let organizations: Int
  /// How many enforcement records; nil for 6 in a hundred organizations.
  public let enforcement: Int?
  private let isBundled: Bool

  /// - Parameters:
  ///   - organizations: 0 to `mostOrganizations`.
  ///   - enforcement: 0 to eight times as many, and none without organizations; nil for a believable share.
  public init(seed: UInt64, organizations: Int, enforcement: Int? = nil) {
    self.init(seed: seed, organizations: organizations, enforcement: enforcement, isBundled: false)
  }

  private init(seed: UInt64, organizations: Int, enforcement: Int?, isBundled: Bool) {
    self.seed = seed
    let organizations = max(0, min(organizations, Self.mostOrganizations))
    self.organizations = organizations
    self.enforcement = enforcement.map { max(0, min($0, organizations * 8)) }
    self.isBundled = isBundled
  }

  /// The register that travels with the program: Shaanxi at the end of 2020.
  public static let bundled = Generator(
    seed: BundledRegister.seed, organizations: BundledRegister.Quota.total, enforcement: nil, isBundled: true)

  /// As many as have codes of their own.
  public static let mostOrganizations = 100_000_000

  /// The files written, in order.
  public static let files =
    ["register.json"] + Catalog.kinds.map { "\($0.name).json" }

  /// The bundled register brings the numbers that were published about its year besides.
  public static let bundledFiles = files + ["figures.json"]

  /// The files that this generator writes.
  public var files: [String] { isBundled ? Self.bundledFiles : Self.files }

  /// Writes the register. Memory stays the same however large it is.
  ///
  /// - Parameter progress: called now and then with the organizations written so far; false stops, and then nothing
  ///   appears under the files' names.
  /// - Returns: whether it ran to its end.
  @discardableResult
  public func write(
    to sink: inout some RegisterSink & ~Copyable, progress: (Int) -> Bool = { _ in true }
  ) throws(SinkFailure) -> Bool {
    if isBundled {
      try BundledRegister().write(to: &sink)
    } else {
      guard try ScaledRegister(self).write(to: &sink, progress: progress) else { return false }
    }
    try sink.finish()
    return true
  }
}
