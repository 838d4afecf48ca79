import Columnar
import JSON

/// The kind of a file's records, guessed from their keys, and the object in them that the keys belong to.
enum KindGuess: Equatable {
  case kind(Int, payload: [String])
  /// There are records, but no object among the first of them.
  case noObjects
  /// The keys fit no kind; the keys seen.
  case unknown([String])

  /// How well a kind fits the keys.
  private struct Fit {
    let kind: Int
    let payload: [String]
    /// Fields of the kind that keys feed, keys that do, and all keys.
    var fields = 0
    var known = 0
    var keys = 0
    /// Keys that few kinds have count one, such as name, which many have, a half.
    var weight = 0.0

    /// Whether it is more than chance. The first kind of a schema is what its registers are about, so that two names, or all
    /// of them, suffice; any other kind takes names of its own. `{name, code}` is no division.
    var isEnough: Bool {
      if fields == 0 { return false }
      if kind == 0 { return known == keys || fields >= 2 && known * 2 >= keys }
      return weight >= 2 && fields >= 2 && known * 3 >= keys
    }
  }

  /// - Parameters:
  ///   - named: the kind that the file is named after. The name decides where it fits about as well as any other kind, and
  ///     where the keys say nothing; a dump whose keys are another kind's is that kind's.
  ///   - isAsked: whether the user named the file, which says that it holds records. Else at least half of its
  ///     keys must be known: a folder may hold other things.
  init(_ sample: RecordSample, tables: [FieldKeys], named: Int?, isAsked: Bool = true) {
    guard !sample.records.isEmpty else {
      self = .noObjects
      return
    }
    let fits = sample.payloads.flatMap { payload in
      Self.fits(sample.values(at: payload), payload, tables)
    }
    let keys = sample.values(at: []).map(\.key)
    let best = fits.filter(\.isEnough).max { Self.isBetter($1, than: $0) }
    if let named {
      let own = Self.best(fits.filter { $0.kind == named })
      let isOther = best.map { $0.kind != named && $0.fields > 2 * (own?.fields ?? 0) && $0.weight >= 2 } ?? false
      if !isOther {
        self = .kind(named, payload: own?.payload ?? [])
        return
      }
    }
    guard let best, isAsked || best.known * 2 >= best.keys else {
      self = .unknown(keys)
      return
    }
    self = .kind(best.kind, payload: best.payload)
  }

  /// The object in the records that the keys of a kind belong to.
  static func payload(_ sample: RecordSample, _ keys: FieldKeys) -> [String] {
    best(sample.payloads.flatMap { fits(sample.values(at: $0), $0, [keys]) })?.payload ?? []
  }

  private static func best(_ fits: [Fit]) -> Fit? {
    fits.filter { $0.fields > 0 }.max { isBetter($1, than: $0) }
  }

  private static func isBetter(_ one: Fit, than other: Fit) -> Bool {
    if one.fields != other.fields { return one.fields > other.fields }
    if one.weight != other.weight { return one.weight > other.weight }
    if one.payload.count != other.payload.count { return one.payload.count < other.payload.count }
    return one.kind < other.kind
  }

  private static func fits(
    _ values: [(key: String, values: [JSONValue])], _ payload: [String], _ tables: [FieldKeys]
  ) -> [Fit] {
    var fits = tables.indices.map { Fit(kind: $0, payload: payload, keys: values.count) }
    var fields = tables.map { _ in Set<Int>() }
    for (key, _) in values {
      let targets = tables.indices.map { tables[$0].target(of: key)?.field }
      let share = targets.count { $0 != nil } > 3 ? 0.5 : 1
      for kind in tables.indices {
        guard let field = targets[kind] else { continue }
        fits[kind].known += 1
        if fields[kind].insert(field).inserted { fits[kind].weight += share }
      }
    }
    for kind in tables.indices { fits[kind].fields = fields[kind].count }
    return fits
  }
}
