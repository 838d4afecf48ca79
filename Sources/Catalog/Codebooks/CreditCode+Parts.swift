import Columnar
import Localization

extension CreditCode {
  /// The parts of an 18-character code with their meaning, for people; empty for anything else. Wrong codes are
  /// explained too, since that is when people ask.
  public static func parts(of code: String) -> [(text: String, meaning: Localized)] {
    let characters = Array(code)
    guard characters.count == 18, code.utf8.count == 18 else { return [] }
    func text(_ range: Range<Int>) -> String { String(characters[range]) }
    let division = text(2..<8)
    let place = Codebooks.divisions.ordinal(of: division).map { Codebooks.divisions.entries[$0].label }
    return [
      (text(0..<1), registrar(characters[0])),
      (text(1..<2), category(characters[0], characters[1])),
      (
        division,
        place.map { Localized("登记管理机关行政区划：\($0.chinese)", "division of the registration authority: \($0.english)") }
          ?? Localized("登记管理机关行政区划", "division of the registration authority")
      ),
      (text(8..<17), Localized("主体标识码（组织机构代码）", "organization code, with its own check character")),
      (text(17..<18), Localized("校验码", "check character")),
    ]
  }

  /// Why a code is no enterprise's: those are registered with market supervision, not with civil affairs or the
  /// public-sector staffing office. Nil for anything that is no whole code.
  static func enterpriseFault(_ value: Value) -> Localized? {
    guard case .reference(let code, _, _) = value, code.utf8.count == 18,
      let first = code.first, let second = code.dropFirst().first, first == "5" || first == "1"
    else { return nil }
    let body = category(first, second)
    return Localized(
      "与代码一致的类别（\(code.prefix(2)) 开头的代码，\(body.chinese)）",
      "a value consistent with the code (it begins with \(code.prefix(2)): \(body.english))")
  }

  private static func registrar(_ symbol: Character) -> Localized {
    switch symbol {
    case "1": Localized("登记管理部门：机构编制", "registered with the public-sector staffing office (机构编制)")
    case "5": Localized("登记管理部门：民政", "registered with civil affairs")
    case "9": Localized("登记管理部门：市场监管", "registered with market supervision")
    case "N": Localized("登记管理部门：农业", "registered with agriculture")
    case "A": Localized("登记管理部门：军队", "registered with the armed forces")
    case "Y": Localized("登记管理部门：其他", "registered elsewhere")
    default: Localized("登记管理部门", "registering department")
    }
  }

  /// 54 and 55 are villagers' and residents' committees: not every code that starts with 5 is a social organization's.
  private static func category(_ department: Character, _ symbol: Character) -> Localized {
    guard department == "5" else { return Localized("机构类别", "category") }
    switch symbol {
    case "1": return Localized("机构类别：社会团体", "category: social group")
    case "2": return Localized("机构类别：民办非企业单位", "category: private non-enterprise unit")
    case "3": return Localized("机构类别：基金会", "category: foundation")
    case "4": return Localized("机构类别：村民委员会（旧）", "category: villagers' committee (older usage)")
    case "5": return Localized("机构类别：居民委员会（旧）", "category: residents' committee (older usage)")
    case "9": return Localized("机构类别：其他", "category: other")
    default: return Localized("机构类别", "category")
    }
  }

  /// Well-formed codes that differ from `code` by one wrong character, two swapped neighbours, or letters that people
  /// write for digits (O for 0, I for 1). Empty for a code that is well formed. At most some dozens; O(18 x 31 x 18).
  public static func repairs(of code: String) -> [String] {
    var upper = Array(code.uppercased().utf8)
    guard upper.count == 18, !isValid(code) else { return [] }
    var found: [String] = []
    func keep(_ candidate: [UInt8]) {
      guard candidate.withUnsafeBufferPointer({ fault($0) == nil }) else { return }
      let text = String(decoding: candidate, as: UTF8.self)
      if !found.contains(text) { found.append(text) }
    }
    let lookalikes: [UInt8: UInt8] = [
      UInt8(ascii: "O"): UInt8(ascii: "0"), UInt8(ascii: "I"): UInt8(ascii: "1"), UInt8(ascii: "S"): UInt8(ascii: "5"),
      UInt8(ascii: "Z"): UInt8(ascii: "2"), UInt8(ascii: "V"): UInt8(ascii: "U"),
    ]
    upper = upper.map { lookalikes[$0] ?? $0 }
    keep(upper)
    for index in 0..<17 where upper[index] != upper[index + 1] {
      var candidate = upper
      candidate.swapAt(index, index + 1)
      keep(candidate)
    }
    for index in 0..<18 {
      for symbol in symbols where symbol != upper[index] {
        var candidate = upper
        candidate[index] = symbol
        keep(candidate)
      }
    }
    return found
  }
}
