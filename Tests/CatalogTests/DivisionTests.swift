import Catalog
import Columnar
import Localization
import Testing

@Suite struct DivisionTests {
  private let book = Codebooks.divisions

  private func entries(_ level: String, below prefix: String) -> [Codebook.Entry] {
    book.entries.filter { $0.level == level && $0.code.hasPrefix(prefix) }
  }

  @Test func shaanxiIsComplete() {
    let cities = entries("city", below: "61")
    #expect(cities.count == 11)  // ten cities and 杨凌示范区
    let counties = entries("county", below: "61")
    #expect(counties.count { $0.replacedBy == nil } == 107)
    #expect(counties.filter { $0.replacedBy != nil }.map(\.code) == ["610322", "610623", "610928"])
    #expect(entries("city", below: "32").count == 13)
    #expect(book.entries.count { $0.level == "province" } == 34)
  }

  @Test func parentsFollowTheCode() throws {
    for entry in book.entries where entry.level == "county" {
      #expect(entry.parent == entry.code.prefix(4) + "00")
    }
    let county = try #require(book.ordinal(of: "610924"))
    let city = try #require(book.ancestor(of: county, at: "city"))
    #expect(book.entries[city].label == Localized("安康市", "Ankang"))
    #expect(book.ancestor(of: county, at: "province").map { book.entries[$0].code } == "610000")
  }

  @Test func oldCodesHaveSuccessors() throws {
    for (old, new) in [("610322", "610305"), ("610623", "610681"), ("610928", "610981")] {
      let old = try #require(book.ordinal(of: old))
      let new = try #require(book.ordinal(of: new))
      #expect(book.family(of: old).contains(new))
      #expect(book.family(of: new).contains(old))
    }
    let city = try #require(book.ordinal(of: "宝鸡"))
    #expect(book.family(of: city).contains(try #require(book.ordinal(of: "610322"))))
  }

  @Test(arguments: [
    ("宝鸡", "610300"), ("宝鸡市", "610300"), ("Baoji", "610300"), ("陕西", "610000"), ("Shaanxi", "610000"),
    ("Shanxi", "140000"),
    ("周至", "610124"), ("洛南县", "611021"), ("Xi'an", "610100"), ("Chang'an District", "610116"), ("凤翔", "610305"),
    ("凤翔县", "610322"), ("Lueyang", "610727"), ("杨凌", "611100"), ("杨陵区", "610403"), ("内蒙古", "150000"),
    ("110000", "110000"), ("南通", "320600"),
  ])
  func readsNames(_ spelling: String, _ code: String) {
    #expect(book.ordinal(of: spelling).map { book.entries[$0].code } == code)
  }

  /// 洋 or 佳 alone is no name of a place.
  @Test func shortNamesHaveTwoCharacters() {
    for word in ["洋", "佳", "富", "凤", "眉"] { #expect(book.ordinal(of: word) == nil) }
  }
}
