/// The languages that sentences exist in.
public enum JSONLanguage: Sendable, CaseIterable { case chinese, english }

extension JSONError {
  /// What is wrong and what to do, without file and place.
  public func sentence(in language: JSONLanguage) -> String {
    let (chinese, english) = cause.template
    let template = language == .chinese ? chinese : english
    return template.replacing("%e", with: expected?.words(in: language) ?? "")
      .replacing("%f", with: found.words(in: language))
  }
}

extension JSONError.Cause {
  /// The sentence in both languages. `%e` stands for what was expected, `%f` for what was found.
  var template: (chinese: String, english: String) {
    switch self {
    case .endOfInput: return ("文件在此中断，还缺%e", "the file stops here; %e is missing")
    case .unexpected: return ("此处应为%e，却是%f", "expected %e, found %f")
    case .wrongKind: return ("此处应为%e，值却以%f开头", "expected %e, but the value begins with %f")
    case .trailingComma: return ("%f之前多了一个逗号", "there is a comma too many before %f")
    case .missingComma: return ("%f之前缺少逗号", "a comma is missing before %f")
    case .wrongBracket: return ("括号不配对：此处应为%e，却是%f", "brackets do not match: expected %e, found %f")
    case .extraContent: return ("文件的内容到此已经结束，后面却还有%f", "the document is complete, but %f follows")
    case .missingNewline: return ("一行只能有一条记录，此处应换行，却是%f", "one record a line: expected a line end, found %f")
    case .singleQuotes: return ("JSON 的文字要用双引号，不能用单引号", "JSON text stands in double quotes, not single ones")
    case .unquotedKey: return ("键要写在双引号里，此处却是%f", "a key stands in double quotes; found %f")
    case .comment: return ("JSON 没有注释，请删去", "JSON has no comments; remove it")
    case .fullWidth:
      return (
        "此处是全角标点%f，JSON 只用半角标点；这里应为%e", "full-width punctuation %f; JSON is written in ASCII, and %e belongs here"
      )
    case .notANumber: return ("JSON 没有 NaN 和 Infinity", "JSON has no NaN and no Infinity")
    case .badLiteral:
      return ("不认得这个词：只有 true、false、null，且全部小写", "unknown word: only true, false and null exist, in lower case")
    case .leadingZero: return ("数字不能以多余的 0 开头；若是代码，请加双引号", "a number has no leading zero; if it is a code, quote it")
    case .plusSign: return ("数字前不能写加号", "a number has no plus sign")
    case .missingDigits: return ("数字不完整：此处应为%e，却是%f", "incomplete number: expected %e, found %f")
    case .controlCharacter:
      return (
        "文字中有未转义的控制字符%f，或者缺少右引号", "unescaped control character %f in a text, or its closing quote is missing"
      )
    case .badEscape: return ("反斜杠后的转义无效：应为%e", "invalid escape after the backslash: expected %e")
    case .badUnicodeEscape: return ("\\u 之后应为%e", "\\u takes %e")
    case .loneSurrogate: return ("\\u 转义只有半个字符：应为%e", "half a character in a \\u escape: expected %e")
    case .invalidUTF8: return ("字节 %f 不是有效的 UTF-8", "byte %f is no valid UTF-8")
    case .gb18030:
      return (
        "文件不是 UTF-8，像是 GB18030（GBK）。请先转换：iconv -f GB18030 -t UTF-8",
        "the file is not UTF-8; it looks like GB18030 (GBK). Convert it first: iconv -f GB18030 -t UTF-8"
      )
    case .utf16:
      return (
        "文件不是 UTF-8，像是 UTF-16。请先转换：iconv -f UTF-16 -t UTF-8",
        "the file is not UTF-8; it looks like UTF-16. Convert it first: iconv -f UTF-16 -t UTF-8"
      )
    case .utf32:
      return (
        "文件不是 UTF-8，像是 UTF-32。请先转换：iconv -f UTF-32 -t UTF-8",
        "the file is not UTF-8; it looks like UTF-32. Convert it first: iconv -f UTF-32 -t UTF-8"
      )
    case .tooDeep: return ("括号嵌套太深，超过了允许的层数", "brackets are nested deeper than is allowed")
    case .duplicateKey: return ("同一个对象里有重复的键", "the object already has this key")
    case .noRecords: return ("文件里没有记录：应为%e，却是%f", "no records here: expected %e, found %f")
    case .severalArrays:
      return ("对象里不止一个数组，不知道记录在哪个里面", "the object holds several arrays, so which one holds the records is unclear")
    }
  }
}

extension JSONError.Expectation {
  /// The words for it inside a sentence.
  public func words(in language: JSONLanguage) -> String {
    let (chinese, english) = names
    return language == .chinese ? chinese : english
  }

  private var names: (chinese: String, english: String) {
    switch self {
    case .value: return ("一个值", "a value")
    case .key: return ("双引号里的键", "a key in double quotes")
    case .keyOrBrace: return ("双引号里的键或 }", "a key in double quotes or }")
    case .colon: return ("冒号 :", "a colon")
    case .commaOrBrace: return ("逗号或 }", "a comma or }")
    case .commaOrBracket: return ("逗号或 ]", "a comma or ]")
    case .end: return ("文件结尾", "the end of the file")
    case .newline: return ("换行", "a line end")
    case .object: return ("对象 {", "an object")
    case .array: return ("数组 [", "an array")
    case .string: return ("文字", "a text")
    case .number: return ("数字", "a number")
    case .boolean: return ("true 或 false", "true or false")
    case .null: return ("null", "null")
    case .digit: return ("数字 0-9", "a digit")
    case .escape: return ("\" \\ / b f n r t u 之一", "one of \" \\ / b f n r t u")
    case .hexDigits: return ("四位十六进制数", "four hexadecimal digits")
    case .surrogatePair: return ("高低两半相连", "both halves, one after the other")
    case .closingQuote: return ("右引号", "the closing quote")
    case .utf8: return ("UTF-8 编码的字符", "a character in UTF-8")
    case .oneArray: return ("记录的数组", "an array of records")
    }
  }
}

extension JSONError.Found {
  /// The words for it inside a sentence. Never holds a control or direction character.
  public func words(in language: JSONLanguage) -> String {
    let chinese = language == .chinese
    switch self {
    case .nothing: return chinese ? "文件结尾" : "the end of the file"
    case .byte(let byte): return "0x" + Self.hex(UInt32(byte), width: 2)
    case .scalar(let scalar):
      guard Self.isVisible(scalar) else { return "U+" + Self.hex(scalar.value, width: 4) }
      return chinese ? "“\(scalar)”" : "'\(scalar)'"
    }
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse, .unassigned, .surrogate,
      .nonspacingMark, .spacingMark, .enclosingMark:
      return false
    default: return true
    }
  }

  private static func hex(_ value: UInt32, width: Int) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
