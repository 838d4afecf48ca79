/// Surnames that are read otherwise than the character or the word usually is.
struct Surname {
  /// The bytes of the surname at the start of a name.
  let bytes: Int
  /// Characters of the same reading and tone, among which the surname sorts.
  let readAs: [UInt32]

  /// Each surname with characters that are always read so; two characters before one.
  private static let readings: [(surname: String, readAs: String)] = [
    ("万俟", "莫齐"), ("尉迟", "玉迟"), ("单于", "缠于"), ("长孙", "掌孙"), ("令狐", "铃狐"), ("澹台", "谈台"), ("曾", "增"),
    ("单", "善"), ("查", "渣"), ("仇", "求"), ("翟", "宅"), ("解", "谢"), ("乐", "月"), ("区", "欧"), ("朴", "瓢"), ("种", "虫"),
    ("召", "邵"), ("盖", "舸"), ("葛", "舸"), ("缪", "妙"), ("任", "人"), ("华", "化"), ("过", "锅"), ("宁", "佞"), ("纪", "挤"),
    ("冼", "显"), ("洗", "显"), ("员", "运"), ("祭", "寨"), ("燕", "烟"), ("瞿", "渠"), ("折", "舌"), ("繁", "婆"), ("秘", "必"),
    ("柏", "百"), ("卜", "补"), ("覃", "秦"), ("尉", "卫"), ("隗", "伟"), ("乜", "聂"), ("牟", "木"), ("应", "英"), ("占", "詹"),
    ("盛", "圣"), ("谌", "陈"), ("臧", "脏"), ("逄", "旁"), ("郇", "寻"), ("句", "勾"), ("叶", "夜"), ("贾", "甲"), ("晁", "潮"),
    ("阚", "看"), ("相", "向"), ("要", "腰"), ("行", "形"),
  ]

  /// By the first character, the longer surname first.
  private static let byFirst: [UInt32: [(surname: [UInt8], readAs: [UInt32])]] = {
    var found: [UInt32: [(surname: [UInt8], readAs: [UInt32])]] = [:]
    for (surname, readAs) in readings {
      guard let first = surname.unicodeScalars.first?.value else { continue }
      found[first, default: []].append((Array(surname.utf8), readAs.unicodeScalars.map(\.value)))
    }
    return found
  }()

  /// The surname at the start of a folded name, if it has a reading of its own.
  static func reading(of name: UnsafeBufferPointer<UInt8>) -> Surname? {
    guard name.count >= 6, name[0] & 0xF0 == 0xE0 else { return nil }
    let first = UInt32(name[0] & 15) << 12 | UInt32(name[1] & 63) << 6 | UInt32(name[2] & 63)
    for (surname, readAs) in byFirst[first] ?? [] where name.starts(with: surname) && name.count > surname.count {
      return Surname(bytes: surname.count, readAs: readAs)
    }
    return nil
  }
}
