import Columnar
import HanText
import Synchronization

/// Which field a key of a file means: the field's name, its Chinese or English title, or a published alias.
///
/// A key is looked up exactly, then folded (case, width, brackets, invisible characters, blanks). Built once a kind.
struct FieldKeys: Sendable {
  struct Target: Sendable, Equatable {
    let field: Int
    /// The unit of bare numbers under this key, where the key states one.
    var unit: MoneyUnit?
    /// What a record that has this key says without saying it: a number in `implications`, or -1.
    var implication = -1
    var reason = FileKey.Reason.name
  }

  /// A value that a field takes where the record gives it none.
  struct Implied: Sendable {
    let field: Int
    let value: String
  }

  let kind: Kind
  let implications: [Implied]
  private let exact: [String: Target]
  /// Spellings without blanks, separators and case, as `credit_code` and `CF_JDRQ` have them.
  private let plain: [String: Target]
  /// Targets found by the values of keys, where their names fit several fields or none.
  private let resolved: [String: Target?]
  private let folded: [String: Target]

  /// The fields that the user says certain keys feed, by the folded key; nil for none.
  private let chosen: [String: Int?]

  /// - Parameters:
  ///   - choices: names of fields by keys; an empty name is no field. Those of other kinds are passed over.
  ///   - resolved: what was found by values.
  init(_ kind: Kind, choices: [String: String] = [:], resolved: [String: Target?] = [:]) {
    self.kind = kind
    var chosen: [String: Int?] = [:]
    for (key, field) in choices {
      if field.isEmpty {
        chosen[Folding.fold(key)] = .some(nil)
      } else if let ordinal = kind.ordinal(of: field) {
        chosen[Folding.fold(key)] = .some(ordinal)
      }
    }
    self.chosen = chosen
    var exact: [String: Target] = [:]
    var folded: [String: Target] = [:]
    var plain: [String: Target] = [:]
    var implications: [Implied] = []
    func add(_ key: String, _ target: Target) {
      if exact[key] == nil { exact[key] = target }
      let form = Folding.fold(key)
      if folded[form] == nil { folded[form] = target }
      let bare = Self.plain(key)
      if plain[bare] == nil { plain[bare] = target }
    }
    // Names of all fields before titles before aliases, so that no alias takes another field's name.
    for (ordinal, field) in kind.fields.enumerated() {
      add(field.name, Target(field: ordinal))
    }
    for (ordinal, field) in kind.fields.enumerated() {
      add(field.title.chinese, Target(field: ordinal))
      add(field.title.english, Target(field: ordinal))
    }
    for (ordinal, field) in kind.fields.enumerated() {
      for alias in field.aliases {
        var target = Target(field: ordinal, unit: alias.unit)
        if let implied = alias.implies, let other = kind.ordinal(of: implied.field) {
          target.implication = implications.count
          implications.append(Implied(field: other, value: implied.value))
        }
        add(alias.key, target)
      }
    }
    self.implications = implications
    self.exact = exact
    self.folded = folded
    self.plain = plain
    self.resolved = resolved
  }

  /// A spelling without blanks, separators and case.
  private static func plain(_ key: String) -> String {
    var form = Folding.fold(key)
    form.removeAll { "_-. 　:：".contains($0) }
    return form
  }

  /// What the user says that a key feeds: nil if nothing is said, and nil inside if it feeds no field.
  func choice(of key: String) -> Target?? {
    guard !chosen.isEmpty, let field = chosen[Folding.fold(key)] else { return nil }
    return .some(field.map { Target(field: $0, unit: MoneyUnit(inKey: key), reason: .mapping) })
  }

  func target(of key: String) -> Target? {
    if let chosen = choice(of: key) { return chosen }
    if let target = exact[key] ?? folded[Folding.fold(key)] { return target }
    if let target = resolved[key] { return target }
    if let target = plain[Self.plain(key)] { return target }
    return candidates(for: key).first
  }

  /// The fields whose published spellings are put together from the parts that a key is; none if it is spelled as one.
  func candidates(for key: String) -> [Target] {
    let unit = MoneyUnit(inKey: key)
    var form = Self.plain(unit == nil ? key : String(key.prefix { $0 != "（" && $0 != "(" }))
    form.removeAll { "()（）[]【】《》“”\"".contains($0) }
    if form.isEmpty || form.utf8.count > 120 { return [] }
    let isASCII = form.utf8.allSatisfy { $0 < 0x80 }
    if isASCII, form.utf8.count < 4 || form.utf8.count > 24 { return [] }
    let spelled = isASCII ? InitialsCache.shared.fields(of: kind, spelledBy: form) : []
    // No part has a digit among its initials, and records may have any number of such keys.
    let isMade = !isASCII || form.utf8.allSatisfy { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
    if !isMade { return spelled.map { Target(field: $0, unit: unit, reason: .part) } }
    return kind.fields.enumerated().compactMap { ordinal, field in
      guard spelled.contains(ordinal) || field.parts.contains(where: { $0.fit(form) }) else { return nil }
      return Target(field: ordinal, unit: unit, reason: .part)
    }
  }
}

/// Initials of the Chinese spellings of kinds, made when a key first asks for them: most files never do.
private final class InitialsCache: Sendable {
  static let shared = InitialsCache()
  private let made = Mutex<[ObjectIdentifier: (kind: Kind, fields: [String: [Int]])]>([:])

  /// The fields of a kind that have a spelling with these initials, in their order.
  func fields(of kind: Kind, spelledBy initials: String) -> [Int] {
    made.withLock { made in
      if let known = made[ObjectIdentifier(kind)] { return known.fields[initials] ?? [] }
      var fields: [String: [Int]] = [:]
      for (ordinal, field) in kind.fields.enumerated() {
        let spellings = ([field.title.chinese] + field.aliases.map(\.key)).filter { $0.utf8.contains { $0 >= 0x80 } }
        for own in Set(spellings.map { KeyParts.initials(String($0.prefix { $0 != "（" })) }) {
          fields[own, default: []].append(ordinal)
        }
      }
      made[ObjectIdentifier(kind)] = (kind, fields)
      return fields[initials] ?? []
    }
  }
}
