import Catalog
import Foundation

/// Registers as folders of files.
enum SampleFolder {
  /// An empty register.
  static func empty(_ scratch: Scratch) throws {
    try scratch.write("register.json", #"{"title": "空", "asOf": "2020-12-31"}"#)
    for kind in Catalog.kinds { try scratch.write("\(kind.name).json", "[]") }
  }

  private static let related = [
    "organizations", "alliances", "enforcement", "memberships", "projects", "participations",
  ]

  /// One record of each kind, the first ones related to each other, with an unknown member and a value that cannot be read.
  static func single(_ scratch: Scratch) throws {
    try scratch.write("register.json", #"{"title": "一", "asOf": "2020-12-31", "synthetic": true}"#)
    try scratch.write(
      "organizations.json",
      #"[{"creditCode": "51610000MJEX000013", "name": "宝鸡市“养老”协会, \"甲\"", "kind": "社会团体", "备考": {"a": [1]}}]"#)
    try scratch.write("alliances.json", #"[{"id": "a1", "name": "第一合力团", "leadOrganization": "51610000MJEX000013"}]"#)
    try scratch.write(
      "enforcement.json",
      #"[{"id": "e1", "kind": "行政处罚", "organization": "51610000MJEX000013", "fine": "5万元", "decidedOn": "2020年13月"}]"#)
    try scratch.write(
      "memberships.json", #"[{"id": "m1", "alliance": "a1", "organization": "51610000MJEX000013"}]"#)
    try scratch.write(
      "projects.json", #"[{"id": "p1", "name": "项目", "alliance": "a1", "cash": 100.5, "goods": "0.5万元"}]"#)
    for kind in Catalog.kinds where !related.contains(kind.name) {
      try scratch.write("\(kind.name).json", "[{\"\(kind.key)\": \"x1\"}]")
    }
    try scratch.write("participations.json", #"[{"id": "q1", "organization": "51610000MJEX000013", "project": "p1"}]"#)
  }

  /// Enough organizations that their table does not fit into a pipe.
  static func large(_ scratch: Scratch, count: Int = 20_000) throws {
    let records = (0..<count).map { #"{"creditCode": "C\#($0)", "name": "第\#($0)号协会"}"# }
    try scratch.write("organizations.json", "[" + records.joined(separator: ",\n") + "]")
  }
}
