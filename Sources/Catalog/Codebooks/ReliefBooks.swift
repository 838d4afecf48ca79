import Columnar
import Localization

extension Codebooks {
  /// The two phases of the alliances: they were formed for poverty relief and re-formed for rural revitalization in 2021.
  public static let alliancePhases = Codebook(
    "alliancePhases", title: Localized("阶段", "phases"),
    entries: [
      .init("poverty_relief", "脱贫攻坚", "fight against poverty", aliases: ["扶贫", "poverty relief"]),
      .init("rural_revitalization", "乡村振兴", "rural revitalization"),
    ])

  /// The relation of an alliance to the counties it helps.
  public static let allianceModels = Codebook(
    "allianceModels", title: Localized("帮扶模式", "assistance models"),
    entries: [
      .init("many_to_one", "多对一", "many to one"),
      .init("one_to_one", "一对一", "one to one"),
    ])

  public static let memberRoles = Codebook(
    "memberRoles", title: Localized("成员身份", "member roles"),
    entries: [
      .init("lead", "团长单位", "lead organization", aliases: ["牵头单位", "团长"]),
      .init("member", "成员单位", "member", aliases: ["成员"]),
    ])

  /// The programme that a project belongs to.
  public static let programmes = Codebook(
    "programmes", title: Localized("行动", "programmes"), openness: .open,
    entries: [
      .init("alliance", "合力团", "alliance", aliases: ["社会组织扶贫合力团", "relief alliance"]),
      .init("jiangsu_shaanxi", "苏陕协作", "Jiangsu-Shaanxi cooperation", aliases: ["苏陕扶贫协作"]),
      .init("hundred", "百社百村", "100 Organizations, 100 Villages", aliases: ["hundred bodies, hundred villages"]),
      .init("other", "其他", "other", aliases: ["其它"]),
    ])

  /// What a project does; consumption, charity and employment are the three that the 2020 plan names.
  public static let projectTypes = Codebook(
    "projectTypes", title: Localized("项目类型", "project types"),
    entries: [
      .init(
        "consumption", "消费扶贫", "consumption-based poverty alleviation", aliases: ["消费", "消费帮扶", "consumption relief"]),
      .init("charity", "公益扶贫", "charity for poverty alleviation", aliases: ["公益", "公益帮扶", "charity relief"]),
      .init(
        "employment", "就业扶贫", "employment-based poverty alleviation", aliases: ["就业", "就业帮扶", "employment relief"]),
      .init("industry", "产业扶贫", "industry-based poverty alleviation", aliases: ["产业", "产业帮扶", "industry relief"]),
      .init("health", "健康扶贫", "health-based poverty alleviation", aliases: ["健康", "医疗扶贫", "health relief"]),
      .init("education", "教育扶贫", "education-based poverty alleviation", aliases: ["教育", "助学", "education relief"]),
      .init("other", "其他扶贫", "other poverty alleviation", aliases: ["其他", "other relief"]),
    ])

  /// How far a project has come, in order.
  public static let projectStages = Codebook(
    "projectStages", title: Localized("阶段", "stages"),
    entries: [
      .init("proposed", "征集", "proposed", aliases: ["申报"]),
      .init("signed", "签约", "signed", aliases: ["签约落地", "已签约"]),
      .init("running", "实施", "running", aliases: ["实施中", "在建"]),
      .init("completed", "完成", "completed", aliases: ["已完成", "完工"]),
      .init("ended", "终止", "terminated", aliases: ["取消", "ended early"]),
    ])

  public static let villageKinds = Codebook(
    "villageKinds", title: Localized("村（镇）类别", "kinds of village or town"),
    entries: [
      .init("deep_poverty_village", "深贫村", "severely poor village", aliases: ["深度贫困村", "deep-poverty village"]),
      .init("poverty_village", "贫困村", "poor village", aliases: ["poverty village"]),
      .init("village", "一般村", "village", aliases: ["村", "非贫困村"]),
      .init("town", "镇", "town", aliases: ["乡镇"]),
    ])

  public static let beneficiaryUnits = Codebook(
    "beneficiaryUnits", title: Localized("受益计量单位", "units of beneficiaries"),
    entries: [
      .init("persons", "人", "persons"),
      .init("households", "户", "households"),
      .init("person_times", "人次", "instances", aliases: ["person-times"]),
    ])

  /// The occasion on which a body took part. Open: campaigns come and go.
  public static let campaigns = Codebook(
    "campaigns", title: Localized("活动", "campaigns"), openness: .open,
    entries: [
      .init("poverty_relief", "脱贫攻坚", "fight against poverty", aliases: ["扶贫"]),
      .init("epidemic", "疫情防控", "epidemic control", aliases: ["抗击新冠肺炎疫情", "新冠疫情", "抗疫"]),
      .init(
        "relief_day", "国家扶贫日", "national poverty alleviation day",
        aliases: ["10·17", "10·17国家扶贫日", "“10·17”国家扶贫日", "national poverty relief day"]),
      .init("revitalization", "乡村振兴", "rural revitalization"),
      .init("disaster", "抢险救灾", "disaster relief", aliases: ["防汛救灾"]),
    ])

  public static let participantRoles = Codebook(
    "participantRoles", title: Localized("参与方式", "roles in a project"),
    entries: [
      .init("lead", "牵头", "leads", aliases: ["牵头单位"]),
      .init("donor", "捐赠", "donates", aliases: ["出资", "捐款", "捐物", "gives"]),
      .init("executor", "实施", "carries out", aliases: ["执行"]),
      .init("participant", "参与", "takes part", aliases: ["协办"]),
    ])
}
