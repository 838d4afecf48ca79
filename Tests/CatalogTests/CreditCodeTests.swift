import Catalog
import Columnar
import Localization
import Testing

/// Codes of invented bodies with checks computed by hand, and published codes that pass.
@Suite struct CreditCodeTests {
  private func fault(_ code: String) -> Localized? {
    Array(code.utf8).withUnsafeBufferPointer { CreditCode.fault($0) }
  }

  @Test(arguments: [
    "516100005001000088", "52610924MJU000012A", "53610000MJT000029G", "51610300000000000K", "526108005002003750",
    "52610800500200017Y", "5261080050020005X7", "51100000500017263C", "52110000MJ0165429W", "52110116560390705L",
    "511000005000157438",
  ])
  func passes(_ code: String) { #expect(fault(code) == nil) }

  @Test(arguments: [
    "52610924MJU000012B", "52610924MUJ000012A", "52610924MIU000012A", "52610924MJU000012", "52610924mju000012a", "",
    "52610924MJU000012A0", "5A610924MJU000012A", "526109ZZMJU000012A", "社会团体社会团体社会团体社会团体社会",
  ])
  func fails(_ code: String) {
    let fault = fault(code)
    #expect(fault?.chinese.isEmpty == false && fault?.english.isEmpty == false)
  }

  /// Passes the outer check only: the organization code inside should end in 8.
  @Test func organizationCodeCheckIsVerified() throws {
    let found = try #require(fault("51610000500100000F"))
    #expect(found.chinese.contains("第 17 位") && found.chinese.contains("8"))
    #expect(CreditCode.isValid("51610000500100000F") == false)
  }

  @Test(arguments: ["北京市延庆区民政局", "五二六一〇九", "社会团体社会"]) func otherTextsAreNotMeasured(_ text: String) throws {
    let found = try #require(fault(text))
    #expect(found.chinese.contains("数字与大写字母") && found.english.contains("digits and capital letters"))
  }

  @Test func completesBothChecks() {
    for code in ["516100005001000088", "52610924MJU000012A", "5261080050020005X7", "52610800500200017Y"] {
      var bytes = Array(code.utf8)
      bytes[16] = UInt8(ascii: "?")
      bytes[17] = UInt8(ascii: "?")
      bytes.withUnsafeMutableBufferPointer { CreditCode.complete($0) }
      #expect(String(decoding: bytes, as: UTF8.self) == code)
    }
  }

  /// Neighbours of equal weight do not exist, so a swap of different characters outside the check is always found.
  @Test func everySingleErrorIsFound() {
    let symbols = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    let code = Array("52610924MJU000012A".utf8)
    for index in code.indices {
      for symbol in symbols where symbol != code[index] {
        var wrong = code
        wrong[index] = symbol
        #expect(CreditCode.isValid(String(decoding: wrong, as: UTF8.self)) == false)
      }
    }
  }

  @Test func suggestsCorrectionsOfOneError() {
    #expect(CreditCode.repairs(of: "52610924MUJ000012A").contains("52610924MJU000012A"))
    #expect(CreditCode.repairs(of: "52610924MJU000012B").contains("52610924MJU000012A"))
    #expect(CreditCode.repairs(of: "5261O924MJU000012A").contains("52610924MJU000012A"))
    #expect(CreditCode.repairs(of: "52610924mju000012a") == ["52610924MJU000012A"])
    #expect(CreditCode.repairs(of: "52610924MJU000012A").isEmpty)
    #expect(CreditCode.repairs(of: "宝鸡").isEmpty)
    for repair in CreditCode.repairs(of: "52610924MJU000013A") { #expect(CreditCode.isValid(repair)) }
  }

  @Test func explainsItsParts() {
    let parts = CreditCode.parts(of: "52610924MJU000012A")
    #expect(parts.map(\.text) == ["5", "2", "610924", "MJU000012", "A"])
    #expect(parts.map(\.text).joined() == "52610924MJU000012A")
    #expect(parts[1].meaning.chinese.contains("民办非企业单位"))
    #expect(parts[2].meaning.chinese.contains("紫阳县"))
    #expect(CreditCode.parts(of: "54610924MJU000012A")[1].meaning.chinese.contains("村民委员会"))
    #expect(CreditCode.parts(of: "宝鸡市").isEmpty)
  }

  @Test func patternAgreesWithTheCheck() throws {
    let pattern = try Regex(try #require(CreditCode.scheme.pattern))
    #expect("52610924MJU000012A".wholeMatch(of: pattern) != nil)
    #expect("52610924MIU000012A".wholeMatch(of: pattern) == nil)
    #expect("5A610924AJU000012A".wholeMatch(of: pattern) != nil)
    #expect("5A6109Z4AJU000012A".wholeMatch(of: pattern) == nil)
  }
}
