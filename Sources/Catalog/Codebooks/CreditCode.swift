import Columnar
import Localization

/// The unified social credit code 统一社会信用代码 (GB 32100-2015), with the check of the organization code inside it
/// (GB 11714): 18 symbols. The 9th to 17th are the organization code, the 18th is a check symbol over all.
public enum CreditCode {
  /// 31 symbols, valued 0 to 30 in this order: no I, O, S, V, Z.
  static let symbols = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
  /// Powers of 3 modulo 31, for the first 17 places.
  static let weights: [Int] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  static let organizationWeights: [Int] = [3, 7, 9, 10, 5, 8, 4, 2]
  /// The value of a byte as a symbol of the code; -1 if it is none.
  private static let values: [Int8] = {
    var values = [Int8](repeating: -1, count: 256)
    for (value, symbol) in symbols.enumerated() { values[Int(symbol)] = Int8(value) }
    return values
  }()

  public static let scheme = CodeScheme(
    name: "creditCode", title: Localized("统一社会信用代码", "unified social credit code"),
    pattern: "^[0-9A-HJ-NP-RT-UW-Y]{2}[0-9]{6}[0-9A-HJ-NP-RT-UW-Y]{10}$", fault: { fault($0) },
    parts: { parts(of: $0) }, repairs: { repairs(of: $0) })

  /// What a faulty code should have been, as it reads after “expected”; nil where nothing is wrong. O(18), allocates nothing when all is well.
  public static func fault(_ bytes: UnsafeBufferPointer<UInt8>) -> Localized? {
    guard bytes.count == 18 else {
      if bytes.contains(where: { $0 >= 0x80 }) { return words }
      return Localized("18 位的代码（现为 \(bytes.count) 位）", "18 characters, not \(bytes.count)")
    }
    // Looked up once, and not for each character.
    let (values, weights, symbols) = (values, weights, symbols)
    var sum = 0
    for index in 0..<17 {
      let value = values[Int(bytes[index])]
      guard value >= 0 else { return strange(bytes[index], at: index) }
      if (2..<8).contains(index), value > 9 {
        return Localized("第 3–8 位为行政区划代码（数字）", "a division code (digits) in characters 3 to 8")
      }
      sum += Int(value) * weights[index]
    }
    guard values[Int(bytes[17])] >= 0 else { return strange(bytes[17], at: 17) }
    let check = symbols[(31 - sum % 31) % 31]
    guard bytes[17] == check else {
      let wanted = Character(Unicode.Scalar(check))
      return Localized("末位校验码为 \(wanted)", "\(wanted) as the last character")
    }
    return innerFault(bytes)
  }

  /// The organization code has a check of its own, which codes put together carelessly fail.
  private static func innerFault(_ bytes: UnsafeBufferPointer<UInt8>) -> Localized? {
    let check = organizationCheck { bytes[8 + $0] }
    guard bytes[16] != check else { return nil }
    let wanted = Character(Unicode.Scalar(check))
    return Localized(
      "第 17 位（组织机构代码校验码）为 \(wanted)", "\(wanted) as character 17, which checks the organization code")
  }

  private static let words = Localized(
    "18 位代码（数字与大写字母）", "an 18-character code of digits and capital letters")

  private static func strange(_ byte: UInt8, at index: Int) -> Localized {
    guard byte < 0x80 else { return words }
    let isShown = byte > 0x20 && byte < 0x7F
    let shown = "“\(Character(Unicode.Scalar(byte)))”"
    return Localized(
      "第 \(index + 1) 位为代码字符（数字与大写字母，不含 I O S V Z）" + (isShown ? "，而非\(shown)" : ""),
      "a symbol of the code (digits and capitals without I O S V Z) as character \(index + 1)"
        + (isShown ? ", not \(shown)" : ""))
  }

  /// The check character of the eight body characters of an organization code; letters count 10 to 35. O(8).
  static func organizationCheck(_ body: (Int) -> UInt8) -> UInt8 {
    let organizationWeights = organizationWeights
    var sum = 0
    for index in 0..<8 {
      let byte = Int(body(index))
      let value = byte >= UInt8(ascii: "A") ? byte - Int(UInt8(ascii: "A")) + 10 : byte - Int(UInt8(ascii: "0"))
      sum += value * organizationWeights[index]
    }
    switch 11 - sum % 11 {
    case 10: return UInt8(ascii: "X")
    case 11: return UInt8(ascii: "0")
    case let digit: return UInt8(ascii: "0") + UInt8(digit)
    }
  }

  /// Writes both check characters into a code whose first sixteen places are filled with symbols. O(18).
  ///
  /// - Precondition: 18 bytes, the first sixteen of them symbols of the code.
  public static func complete(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
    precondition(bytes.count == 18)
    bytes[16] = organizationCheck { bytes[8 + $0] }
    var sum = 0
    for index in 0..<17 { sum += max(0, Int(values[Int(bytes[index])])) * weights[index] }
    bytes[17] = symbols[(31 - sum % 31) % 31]
  }

  /// Whether `code` passes every check.
  public static func isValid(_ code: String) -> Bool {
    var code = code
    return code.withUTF8 { fault($0) == nil }
  }
}
