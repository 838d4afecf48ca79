import Columnar
import JSON
import Localization

/// The fields of keys that are spelled as none, told by the parts of their names and by their values.
///
/// A name may fit two fields, or one whose values it does not have: a column of days is no authority. The better fit wins;
/// where none is good, the key is a column of its own; either way it is said.
struct KeyResolution {
  private(set) var targets: [String: FieldKeys.Target?] = [:]
  private(set) var doubts: [(key: String, expected: Localized)] = []

  /// - Parameter keys: without anything resolved.
  init(_ values: [(key: String, values: [JSONValue])], _ keys: FieldKeys) {
    for (key, values) in values {
      // A key that is spelled as a field is that field's, whatever its values.
      guard keys.target(of: key)?.reason == .part else { continue }
      let candidates = keys.candidates(for: key).map {
        (target: $0, fit: Self.fit(values, keys.kind.fields[$0.field].type))
      }
      guard let best = candidates.max(by: { $0.fit < $1.fit }) else { continue }
      let titles = candidates.map { keys.kind.fields[$0.target.field].title }
      if best.fit < 0.5 {
        targets[key] = .some(nil)
        doubts.append((key, Expected.unfitting(titles[0])))
        continue
      }
      targets[key] = best.target
      let rivals = candidates.filter { $0.fit == best.fit }
      if rivals.count > 1 {
        doubts.append((key, Expected.doubtful(rivals.map { keys.kind.fields[$0.target.field].title })))
      }
    }
  }

  /// How many of the values a field can take, from 0 to 1; those that may be anything count a little less than those that
  /// only this type takes.
  private static func fit(_ values: [JSONValue], _ type: FieldType) -> Double {
    let texts = values.filter { $0.string.map { !$0.isEmpty } ?? true }
    if texts.isEmpty { return 0.75 }
    let fitting = texts.count { takes($0, type) }
    let share = Double(fitting) / Double(texts.count)
    switch type.element {
    case .text: return share * 0.8
    case .coded(let book) where book.openness == .open: return share * 0.8
    case .code(nil): return share * 0.8
    default: return share
    }
  }

  private static func takes(_ value: JSONValue, _ type: FieldType) -> Bool {
    switch type.element {
    case .date: return isDay(value)
    case .money: return value.number != nil || reads(value) { MoneyReading.read($0, bare: .yuan) != .unreadable }
    case .integer: return value.integer != nil || reads(value) { IntegerReading.read($0, unit: nil) != .unreadable }
    case .flag: return value.bool != nil || reads(value) { FlagReading.read($0) != .unreadable }
    case .code(let scheme?):
      return reads(value) { scheme.fault($0) == nil || $0.count == 18 }
    case .reference, .code: return value.string.map { $0.utf8.count <= 64 && !isDay(value) } ?? false
    case .coded(let book):
      if book.openness == .open { return value.string != nil && !isDay(value) }
      return value.string.map { book.ordinal(of: $0) != nil || type.isList } ?? false
    case .text, .list: return value.string != nil && !isDay(value)
    }
  }

  private static func isDay(_ value: JSONValue) -> Bool {
    reads(value) {
      switch DateReading.read($0) {
      case .day, .imprecise, .ambiguous: $0.count >= 6
      default: false
      }
    }
  }

  private static func reads(_ value: JSONValue, _ test: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    guard var text = value.string else { return false }
    return text.withUTF8(test)
  }
}
