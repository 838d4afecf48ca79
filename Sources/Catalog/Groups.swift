import Columnar
import Localization

/// The headings under which the detail pane and `fields` put a kind's fields, shared so that kinds read alike.
extension Localized {
  static let identity = Localized("基本信息", "Basic information")
  static let registration = Localized("登记", "Registration")
  static let people = Localized("人员与规模", "Staff and members")
  static let qualification = Localized("资格与评估", "Qualifications and assessment")
  static let contact = Localized("联系与业务", "Contact and activities")
  static let party = Localized("当事人", "Person concerned")
  static let decision = Localized("决定内容", "Decision")
  static let procedure = Localized("程序与期限", "Procedure and time limits")
  static let authorities = Localized("机关", "Authorities")
  static let place = Localized("地区", "Place")
  static let course = Localized("进展", "Timeline")
  static let amounts = Localized("投入与受益", "Contribution and benefit")
  static let publication = Localized("公示与来源", "Publication and source")
  static let finance = Localized("财务", "Finances")
  static let governance = Localized("内部治理", "Governance")
  static let rating = Localized("评星与状态", "Rating and status")
  static let separations = Localized("五分离", "The five separations")
  static let relations = Localized("关联记录", "Linked records")
  static let contents = Localized("内容", "Contents")
  static let counts = Localized("关联数量", "Linked record counts")
}
