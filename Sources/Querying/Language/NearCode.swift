import Columnar
import HanText

/// Records whose key is near a mistyped one.
public enum NearCode {
  /// Rows whose key differs from `code` in one character or one swap of neighbours, ascending; then those that the key's
  /// scheme corrects it to, such as digits for letters. Empty if the code is a key, has no digit, or is shorter than 6
  /// bytes. O(rows).
  public static func rows(of code: String, in table: Table, limit: Int = 20) -> [Int] {
    let wanted = Array(Folding.fold(code).utf8)
    guard wanted.count >= 6, wanted.contains(where: { (0x30...0x39).contains($0) }),
      case .text(let column) = table.columns[table.kind.keyOrdinal]
    else { return [] }
    var found: [Int] = []
    for row in 0..<column.count {
      let distance = column.withFolded(row) { Self.distance($0, wanted) }
      if distance == 0 { return [] }
      if distance == 1, found.count < limit { found.append(row) }
    }
    if case .code(let scheme?) = table.kind.fields[table.kind.keyOrdinal].type {
      for repair in scheme.repairs(String(decoding: wanted, as: UTF8.self)) where found.count < limit {
        if let row = table.row(of: repair), !found.contains(row) { found.append(row) }
      }
    }
    return found
  }

  /// 0 for equal keys, 1 for one wrong character or one swap, 2 for anything else.
  private static func distance(_ key: UnsafeBufferPointer<UInt8>, _ wanted: [UInt8]) -> Int {
    guard key.count == wanted.count else { return 2 }
    guard let first = wanted.indices.first(where: { key[$0] != wanted[$0] }) else { return 0 }
    let rest = wanted.indices[(first + 1)...].filter { key[$0] != wanted[$0] }
    if rest.isEmpty { return 1 }
    let isSwapped =
      rest.count == 1 && rest[0] == first + 1 && key[first] == wanted[first + 1] && key[first + 1] == wanted[first]
    return isSwapped ? 1 : 2
  }
}
