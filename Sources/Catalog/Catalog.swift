import Columnar

// Catalog: what this register holds.
//
// Owns: the kinds of record with their fields (Kinds, one file each), their vocabularies (Codebooks, one file each), the
// unified social credit code and the example queries of the manual. Refuses: to read, store or compute anything; every rule
// is a value handed to Columnar.
// Importers: Synthetic and the program. Imports Columnar.

public enum Catalog {
  /// Every kind, in the order of their tabs. A kind is its own file in Kinds and one line here.
  public static let kinds: [Kind] = [
    .organizations,
    .alliances,
    .enforcement,
    .memberships,
    .projects,
    .participations,
    .inspections,
    .partyOrganizations,
    .decouplings,
    .complaints,
    .platforms,
    .grants,
    .activities,
    .documents,
    .bodies,
    .divisions,
  ]

  public static let schema = Schema(kinds: kinds)
}

/// The vocabularies, one file each; every one of them is a static member, reached as `Codebooks.levels`.
public enum Codebooks {}
