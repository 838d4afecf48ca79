// Synthetic: registers of invented bodies, of any size, from a seed.
//
// Owns: the generator, its tables of invented names and plausible distributions, the bundled register, and the sinks for
// its files. Refuses: random numbers that differ between machines, real names, and reading files.
// Importers: the program. Imports Catalog and Columnar for divisions, codes and days, and Bytes and JSON to write records.

import Catalog

/// Makes a synthetic register: the same bytes for the same arguments on every machine.
public struct Generator: Sendable {
  public let seed: UInt64
  public let organizations: Int
  /// The number of enforcement records; nil for 6 in a hundred organizations.
  public let enforcement: Int?
  private let isBundled: Bool

  /// - Parameters:
  ///   - organizations: 0 to `mostOrganizations`.
  ///   - enforcement: 0 to eight times as many; none without organizations; nil for a plausible share.
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

  /// The register in the program: Shaanxi at the end of 2020.
  public static let bundled = Generator(
    seed: BundledRegister.seed, organizations: BundledRegister.Quota.total, enforcement: nil, isBundled: true)

  /// The number of distinct codes.
  public static let mostOrganizations = 100_000_000

  /// The files written, in order.
  public static let files =
    ["register.json"] + Catalog.kinds.map { "\($0.name).json" }

  /// The bundled register also has the numbers that were published about its year.
  public static let bundledFiles = files + ["figures.json"]

  /// The files that this generator writes.
  public var files: [String] { isBundled ? Self.bundledFiles : Self.files }

  /// Writes the register. Memory does not depend on its size.
  ///
  /// - Parameter progress: receives the number of organizations written so far; false stops, and no file appears.
  /// - Returns: whether it was not stopped.
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
