import Localization

extension JSONError {
  /// What is wrong and how to correct it, without file and position.
  public var sentence: Localized {
    let template = cause.template
    let expected = expected?.words ?? Localized("", "")
    let found = found.words
    func filled(_ language: Language) -> String {
      template[language].replacing("%e", with: expected[language]).replacing("%f", with: found[language])
    }
    return Localized(filled(.chinese), filled(.english))
  }
}

extension JSONError.Cause {
  /// The sentence in both languages. `%e` is replaced by what was expected, `%f` by what was found.
  var template: Localized {
    switch self {
    case .endOfInput: Localized("文件在此中断，还缺%e", "the file stops here; %e is missing")
    case .unexpected: Localized("此处应为%e，却是%f", "expected %e, found %f")
    case .wrongKind: Localized("此处应为%e，值却以%f开头", "expected %e, but the value begins with %f")
    case .trailingComma: Localized("%f前多了一个逗号", "extra comma before %f")
    case .missingComma: Localized("%f前缺少逗号", "missing comma before %f")
    case .wrongBracket: Localized("括号不配对：此处应为%e，却是%f", "brackets do not match: expected %e, found %f")
    case .extraContent: Localized("文件的内容到此已经结束，后面却还有%f", "the document is complete, but %f follows")
    case .missingNewline: Localized("每行只能有一条记录：此处应换行，却是%f", "one record per line: expected a line break, found %f")
    case .singleQuotes: Localized("JSON 文本须用双引号，不能用单引号", "JSON text must be in double quotes, not single quotes")
    case .unquotedKey: Localized("键须加双引号，此处却是%f", "a key must be in double quotes; found %f")
    case .comment: Localized("JSON 不支持注释，请删除", "JSON does not allow comments; remove this one")
    case .fullWidth:
      Localized(
        "此处是全角标点%f，JSON 只用半角标点：应为%e", "full-width punctuation %f; JSON uses ASCII punctuation: expected %e"
      )
    case .notANumber: Localized("JSON 没有 NaN 和 Infinity", "JSON has no NaN and no Infinity")
    case .badLiteral:
      Localized("无法识别的词：只能是小写的 true、false 或 null", "unknown word: only true, false and null are allowed, in lower case")
    case .leadingZero:
      Localized(
        "数字不能以 0 开头；如为代码，请加双引号", "a number cannot have a leading zero; if this is a code, put it in double quotes")
    case .plusSign: Localized("数字前不能写加号", "a number has no plus sign")
    case .missingDigits: Localized("数字不完整：此处应为%e，却是%f", "incomplete number: expected %e, found %f")
    case .controlCharacter:
      Localized(
        "文本中有未转义的控制字符%f，或缺少右引号", "unescaped control character %f in a text, or its closing quote is missing"
      )
    case .badEscape: Localized("反斜杠后的转义无效：应为%e", "invalid escape after the backslash: expected %e")
    case .badUnicodeEscape: Localized("\\u 之后应为%e", "\\u must be followed by %e")
    case .loneSurrogate: Localized("\\u 转义只有半个字符：应为%e", "half a character in a \\u escape: expected %e")
    case .invalidUTF8: Localized("字节 %f 不是有效的 UTF-8", "byte %f is not valid UTF-8")
    case .gb18030:
      Localized(
        "文件不是 UTF-8，像是 GB18030（GBK）。请先转换：iconv -f GB18030 -t UTF-8",
        "the file is not UTF-8; it looks like GB18030 (GBK). Convert it first: iconv -f GB18030 -t UTF-8"
      )
    case .utf16:
      Localized(
        "文件不是 UTF-8，像是 UTF-16。请先转换：iconv -f UTF-16 -t UTF-8",
        "the file is not UTF-8; it looks like UTF-16. Convert it first: iconv -f UTF-16 -t UTF-8"
      )
    case .utf32:
      Localized(
        "文件不是 UTF-8，像是 UTF-32。请先转换：iconv -f UTF-32 -t UTF-8",
        "the file is not UTF-8; it looks like UTF-32. Convert it first: iconv -f UTF-32 -t UTF-8"
      )
    case .tooDeep: Localized("括号嵌套太深，超过了允许的层数", "brackets are nested deeper than is allowed")
    case .duplicateKey: Localized("同一对象中有重复的键", "duplicate key in this object")
    case .noRecords: Localized("文件中没有记录：应为%e，却是%f", "no records here: expected %e, found %f")
    }
  }
}

extension JSONError.Expectation {
  /// The words for it inside a sentence.
  public var words: Localized {
    switch self {
    case .value: Localized("一个值", "a value")
    case .key: Localized("双引号中的键", "a key in double quotes")
    case .keyOrBrace: Localized("双引号中的键或 }", "a key in double quotes or }")
    case .colon: Localized("冒号 :", "a colon")
    case .commaOrBrace: Localized("逗号或 }", "a comma or }")
    case .commaOrBracket: Localized("逗号或 ]", "a comma or ]")
    case .end: Localized("文件结尾", "the end of the file")
    case .newline: Localized("换行", "a line break")
    case .object: Localized("对象 {", "an object")
    case .array: Localized("数组 [", "an array")
    case .string: Localized("文本", "a text")
    case .number: Localized("数字", "a number")
    case .boolean: Localized("true 或 false", "true or false")
    case .null: Localized("null", "null")
    case .digit: Localized("数字 0-9", "a digit")
    case .escape: Localized("\" \\ / b f n r t u 之一", "one of \" \\ / b f n r t u")
    case .hexDigits: Localized("四位十六进制数", "four hexadecimal digits")
    case .surrogatePair: Localized("高低两半相连", "both halves, one after the other")
    case .closingQuote: Localized("右引号", "the closing quote")
    case .utf8: Localized("UTF-8 编码的字符", "a character in UTF-8")
    case .oneArray: Localized("记录的数组", "an array of records")
    }
  }
}

extension JSONError.Found {
  /// The words for it inside a sentence. Never holds a control or direction character.
  public var words: Localized {
    switch self {
    case .nothing: return Localized("文件结尾", "the end of the file")
    case .byte(let byte): return Self.same("0x" + Self.hex(UInt32(byte), width: 2))
    case .scalar(let scalar):
      guard Self.isVisible(scalar) else { return Self.same("U+" + Self.hex(scalar.value, width: 4)) }
      return Localized("“\(scalar)”", "'\(scalar)'")
    }
  }

  private static func same(_ text: String) -> Localized { Localized(text, text) }

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
