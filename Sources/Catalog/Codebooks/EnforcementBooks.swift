import Columnar
import Localization

extension Codebooks {
  /// What an authority did: one table holds penalties, orders, interviews, list entries and removals.
  public static let enforcementKinds = Codebook(
    "enforcementKinds", title: Localized("执法种类", "kinds of enforcement"),
    entries: [
      .init("penalty", "行政处罚", "administrative penalty", aliases: ["处罚"]),
      .init("rectification", "责令限期整改", "rectification order", aliases: ["限期整改", "责令整改", "责令改正"]),
      .init("interview", "执法约谈", "enforcement interview", aliases: ["约谈", "行政约谈"]),
      .init(
        "abnormal_listing", "列入活动异常名录", "entry on the abnormal-activity list",
        aliases: ["活动异常名录", "列入异常名录", "entry in the abnormal-activity list"]),
      .init(
        "serious_listing", "列入严重违法失信名单", "entry on the serious-violations list",
        aliases: ["严重违法失信名单", "entry in the serious-illegality list"]),
      .init("abnormal_removal", "移出活动异常名录", "removal from the abnormal-activity list", aliases: ["移出异常名录", "移出名录"]),
      .init(
        "serious_removal", "移出严重违法失信名单", "removal from the serious-violations list",
        aliases: ["移出名单", "removal from the serious-illegality list"]),
      .init("no_penalty", "不予行政处罚", "decision not to impose a penalty", aliases: ["不予处罚", "decision not to penalize"]),
      .init("transfer", "案件移送", "referral to another authority", aliases: ["移送", "transfer to another authority"]),
      .init("ban", "取缔", "closure of an unregistered organization", aliases: ["ban of an unregistered body"]),
      .init("visit", "监督检查", "supervisory inspection", aliases: ["抽查", "执法检查", "supervisory visit"]),
    ])

  /// Penalties and the measures that go with them. The first are penalties under 行政处罚法 and the regulations on social
  /// organizations, the others accompany them. Open: published lists name measures of every department.
  public static let measures = Codebook(
    "measures", title: Localized("处罚与措施", "penalties and measures"), openness: .open,
    entries: [
      .init("warning", "警告", "warning"),
      .init("fine", "罚款", "fine"),
      .init("confiscate_income", "没收违法所得", "confiscation of illegal income"),
      .init("confiscate_goods", "没收非法财物", "confiscation of illegal goods", aliases: ["没收非法财务"]),
      .init("confiscate_turnover", "没收违法经营额", "confiscation of illegal turnover"),
      .init("suspend_activity", "限期停止活动", "suspension of activity", aliases: ["责令停止活动"]),
      .init("suspend_business", "责令停产停业", "suspension of business", aliases: ["停产停业"]),
      .init("close", "责令关闭", "order to close"),
      .init("bar_from_work", "限制从业", "restriction on employment"),
      .init("lower_grade", "降低资质等级", "lowering of a grade"),
      .init(
        "withhold_licence", "暂扣许可证件", "suspension of a licence", aliases: ["暂扣许可证", "暂扣执照", "withholding of a licence"]),
      .init("revoke_licence", "吊销许可", "revocation of a licence", aliases: ["吊销许可证件", "吊销许可证", "吊销执照"]),
      .init("revoke_registration", "撤销登记", "revocation of registration", aliases: ["撤销设立登记"]),
      .init("revoke_certificate", "吊销登记证书", "revocation of the registration certificate"),
      .init("revoke_fundraising", "吊销公开募捐资格证书", "revocation of the fundraising certificate"),
      .init("criticize", "通报批评", "public criticism"),
      .init("detain", "行政拘留", "administrative detention"),
      .init("correct", "责令改正", "order to correct"),
      .init(
        "rectify", "责令限期改正", "order to rectify within a time limit",
        aliases: ["限期整改", "责令限期整改", "order to rectify in a set time"]),
      .init("replace_officers", "责令撤换直接负责的主管人员", "order to replace the officers in charge", aliases: ["责令撤换"]),
      .init("seal_papers", "封存证书印章", "sealing of certificate and seals", aliases: ["封存登记证书、印章和财务凭证"]),
      .init(
        "collect_papers", "收缴证书印章", "confiscation of certificate and seals",
        aliases: ["收缴登记证书、印章", "taking of certificate and seals"]),
      .init("ban", "取缔", "ban"),
      .init("other", "其他", "other", aliases: ["其它"]),
    ])

  /// The measures that take money or goods.
  static let confiscations = measures.entries.filter { $0.code.hasPrefix("confiscate") }.map(\.label.chinese)

  /// Why: the grounds of the credit lists (社会组织信用信息管理办法) and the common reasons for interviews. Open.
  public static let grounds = Codebook(
    "grounds", title: Localized("列入或约谈事由", "grounds"), openness: .open,
    entries: [
      .init(
        "no_report", "未按规定报送年度工作报告", "annual work report not submitted as required",
        aliases: ["未按规定参加年检", "未提交年报", "未年检", "未参加年度检查", "未按规定报送年度报告", "annual report not sent"]),
      .init(
        "no_party_organization", "未按规定设立党组织", "no Party organization set up as required",
        aliases: ["no party organization set up"]),
      .init("not_rectified", "未按期完成整改", "not rectified in time", aliases: ["逾期未整改"]),
      .init(
        "no_fundraising", "不再符合公开募捐资格条件", "no longer eligible for public fundraising",
        aliases: ["公开募捐资格不再符合条件", "no longer fit to raise funds in public"]),
      .init(
        "minor_penalty", "受到警告或不满五万元罚款", "warning, or fine under 50,000 yuan",
        aliases: ["warning or fine below 50,000 yuan"]),
      .init("unreachable", "通过登记住所无法联系", "not reached at its address", aliases: ["无法联系"]),
      .init(
        "two_years_listed", "列入活动异常名录满二年", "two years on the abnormal-activity list",
        aliases: ["two years on the abnormal list"]),
      .init("fraud", "弄虚作假取得变更登记", "change registered by fraud"),
      .init("registration_fraud", "申请登记时弄虚作假", "registration got by fraud", aliases: ["骗取登记"]),
      .init("suspension", "受到限期停止活动处罚", "activity suspended by penalty"),
      .init("heavy_fine", "受到五万元以上罚款", "fine of 50,000 yuan or more"),
      .init("repeated", "三年内两次以上受到警告或不满五万元罚款", "two minor penalties within three years"),
      .init(
        "dishonest_debtor", "被列为失信被执行人", "listed by a court as a judgment defaulter",
        aliases: ["listed by a court as a defaulter"]),
      .init("revocation", "被吊销登记证书或撤销成立登记", "certificate or registration revoked"),
      .init("ratings", "违规评比达标表彰", "unlawful ratings and awards"),
      .init("fees", "违规收费", "unlawful fees"),
      .init("disorder", "内部管理混乱", "internal disorder"),
      .init("unreported", "不报告重大事项", "major matters not reported"),
      .init("weak_rules", "制度不健全", "incomplete rules"),
      .init("misuse", "违规使用捐赠", "misuse of donations", aliases: ["违规使用捐赠财产"]),
      .init("late_changes", "未按规定换届、变更、备案", "elections, changes or filings overdue", aliases: ["未按规定换届"]),
      .init("complaint", "被投诉举报曝光移交", "complaint, exposure or referral", aliases: ["被投诉举报"]),
      .init("short_of_funds", "活动经费严重不足", "serious lack of funds"),
      .init(
        "inspection_failed", "年检不合格或基本合格", "annual inspection failed or passed with conditions",
        aliases: ["年检不合格", "年检基本合格", "annual inspection failed or barely passed"]),
      .init(
        "beyond_charter", "超出章程规定的宗旨和业务范围活动", "activity outside its charter",
        aliases: ["超出业务范围活动", "activity beyond the charter"]),
      .init("branches", "违规设立分支机构", "unlawful branches"),
      .init("other", "其他", "other", aliases: ["其它"]),
    ])

  /// Whom the decision concerns. Open: published lists use the words of their own systems.
  public static let partyKinds = Codebook(
    "partyKinds", title: Localized("行政相对人类别", "types of person concerned"), openness: .open,
    entries: [
      .init("legal_person", "法人及非法人组织", "legal person or other body", aliases: ["法人", "非法人组织"]),
      .init("enterprise", "企业", "enterprise"),
      .init("social_organization", "社会组织", "social organization"),
      .init("self_employed", "个体工商户", "self-employed business"),
      .init("natural_person", "自然人", "natural person", aliases: ["个人"]),
    ])

  /// How a supervisory visit came about, in the words of the published lists. Open.
  public static let visitForms = Codebook(
    "visitForms", title: Localized("监督检查形式", "forms of inspection"), openness: .open,
    entries: [
      .init("routine", "日常检查", "routine inspection", aliases: ["日常监督检查", "routine visit"]),
      .init("special", "专项检查", "special inspection", aliases: ["专项监督检查", "special visit"]),
      .init("random", "双随机抽查", "random inspection", aliases: ["随机抽查", "双随机、一公开", "random visit"]),
      .init("other", "其他", "other", aliases: ["其它"]),
    ])

  /// How far an order has been met.
  public static let complianceStates = Codebook(
    "complianceStates", title: Localized("履行状态", "compliance"),
    entries: [
      .init("pending", "未到期", "not yet due"),
      .init("done", "已完成", "done", aliases: ["已履行", "已整改"]),
      .init("overdue", "逾期", "overdue", aliases: ["逾期未完成", "逾期未履行"]),
    ])

  /// The posts whose holders may be called to an interview (民发〔2016〕39号, article 4).
  public static let posts = Codebook(
    "posts", title: Localized("职务", "posts"), openness: .open,
    entries: [
      .init("president", "理事长（会长）", "president", aliases: ["理事长", "会长"]),
      .init("vice_president", "副理事长（副会长）", "vice-president", aliases: ["副理事长", "副会长"]),
      .init("secretary_general", "秘书长（院长、校长）", "secretary-general", aliases: ["秘书长", "院长", "校长"]),
    ])
}
