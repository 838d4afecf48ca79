/// A number and an English noun that agrees with it. Chinese needs none.
public enum Plural {
  /// `1 record`, `2 records`, `0 records`.
  public static func english(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(count) \(form(count, one, many))"
  }

  /// The noun alone, for a number that is written otherwise. The plural is the noun with an s if none is given.
  public static func form(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    count == 1 ? one : many ?? one + "s"
  }
}
