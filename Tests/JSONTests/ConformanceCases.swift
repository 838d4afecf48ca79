import JSON

/// One text and what RFC 8259 says about it: valid, or the first error's cause and offset.
struct ConformanceCase {
  let bytes: [UInt8]
  let error: (cause: JSONError.Cause, offset: Int)?

  /// A text that is JSON.
  static func valid(_ text: String) -> Self { Self(bytes: Array(text.utf8), error: nil) }
  static func valid(_ bytes: [UInt8]) -> Self { Self(bytes: bytes, error: nil) }
  static func invalid(_ text: String, _ cause: JSONError.Cause, _ offset: Int) -> Self {
    Self(bytes: Array(text.utf8), error: (cause, offset))
  }
  /// `bytes` inside the quotes of a text, after `["`, so that offsets count from 2.
  static func string(_ bytes: [UInt8]) -> Self {
    Self(bytes: Array("[\"".utf8) + bytes + Array("\"]".utf8), error: nil)
  }
  static func badString(_ bytes: [UInt8], _ cause: JSONError.Cause, _ offset: Int) -> Self {
    Self(bytes: Array("[\"".utf8) + bytes + Array("\"]".utf8), error: (cause, offset))
  }

  static let all = structure + literals + numbers + strings + encodings + depth

  static let structure: [Self] = [
    .valid("{}"), .valid("[]"), .valid(" [ ] "), .valid("\t\r\n{ \n}\r\n"), .valid("[[]]"), .valid("[{}]"),
    .valid(#"{"a":1}"#), .valid(#"{"a":1,"b":[2,{"c":null}]}"#), .valid(#"{ "a" : 1 , "b" : 2 }"#), .valid(#"{"":0}"#),
    .valid(#"{"\u0061":0}"#), .valid("[1,[2,[3,[4,[]]]],5]"), .valid(#"{"a":{"a":{"a":{}}}}"#), .valid("[\n\n\n1\n]"),
    .valid(#"{"名称":"宝鸡市养老协会","金额":4439.25}"#), .valid(#"[{"a":1},{"a":2}]"#), .valid("[1\r\n,2\t, 3]"),
    .valid(#"{"a":1,"a":2}"#),  // repeated keys are grammatical; KeySet reports them
    .invalid("", .endOfInput, 0), .invalid("   ", .endOfInput, 3), .invalid("\n", .endOfInput, 1),
    .invalid("[", .endOfInput, 1), .invalid("{", .endOfInput, 1), .invalid("[1", .endOfInput, 2),
    .invalid("[1,", .endOfInput, 3), .invalid("[1, ", .endOfInput, 4), .invalid(#"{"a""#, .endOfInput, 4),
    .invalid(#"{"a":"#, .endOfInput, 5), .invalid(#"{"a":1"#, .endOfInput, 6), .invalid(#"{"a":1,"#, .endOfInput, 7),
    .invalid("[[]", .endOfInput, 3), .invalid(#"{"a":[{"#, .endOfInput, 7),
    .invalid("[1,]", .trailingComma, 3), .invalid("[1, \n]", .trailingComma, 5),
    .invalid(#"{"a":1,}"#, .trailingComma, 7),
    .invalid(#"[{"a":[1,]}]"#, .trailingComma, 9), .invalid("[,]", .unexpected, 1), .invalid("[,1]", .unexpected, 1),
    .invalid("{,}", .unexpected, 1), .invalid("[1,,2]", .unexpected, 3), .invalid(#"{"a":1,,"b":2}"#, .unexpected, 7),
    .invalid("[1 2]", .missingComma, 3), .invalid(#"["a" "b"]"#, .missingComma, 5),
    .invalid(#"{"a":1 "b":2}"#, .missingComma, 7), .invalid(#"{"a":{}"b":2}"#, .missingComma, 7),
    .invalid("[[1][2]]", .missingComma, 4), .invalid("[true false]", .missingComma, 6),
    .invalid("[1a]", .missingComma, 2),
    .invalid("[1}", .wrongBracket, 2), .invalid(#"{"a":1]"#, .wrongBracket, 6), .invalid("{]", .wrongBracket, 1),
    .invalid("[}", .unexpected, 1), .invalid("]", .unexpected, 0), .invalid("}", .unexpected, 0),
    .invalid(",", .unexpected, 0),
    .invalid(":", .unexpected, 0), .invalid("[1;2]", .unexpected, 2), .invalid("[1:2]", .unexpected, 2),
    .invalid(#"{"a"}"#, .unexpected, 4), .invalid(#"{"a",1}"#, .unexpected, 4), .invalid(#"{"a"=1}"#, .unexpected, 4),
    .invalid(#"{"a"::1}"#, .unexpected, 5), .invalid(#"{"a" 1}"#, .unexpected, 5), .invalid(#"{"a":}"#, .unexpected, 5),
    .invalid(#"{"a":,}"#, .unexpected, 5), .invalid("{1:2}", .unquotedKey, 1), .invalid("{a:2}", .unquotedKey, 1),
    .invalid(#"{"a":1,b:2}"#, .unquotedKey, 7), .invalid("{[]:1}", .unexpected, 1),
    .invalid("{null:1}", .unquotedKey, 1),
    .invalid("{'a':1}", .singleQuotes, 1), .invalid("['a']", .singleQuotes, 1),
    .invalid(#"{"a":'b'}"#, .singleQuotes, 5),
    .invalid("[1]x", .extraContent, 3), .invalid("[1] [2]", .extraContent, 4), .invalid("{}{}", .extraContent, 2),
    .invalid("1 2", .extraContent, 2), .invalid("[]]", .extraContent, 2), .invalid("{}}", .extraContent, 2),
    .invalid("[]\u{0}", .extraContent, 2), .invalid("[\u{0}]", .unexpected, 1), .invalid("\u{C}[]", .unexpected, 0),
    .invalid("[1\u{B},2]", .unexpected, 2), .invalid("[1/*x*/]", .comment, 2), .invalid("// x\n[]", .comment, 0),
    .invalid("[ # x\n1]", .comment, 2), .invalid("[/1]", .unexpected, 1), .invalid("[1]//x", .extraContent, 3),
    .invalid("[1，2]", .fullWidth, 2), .invalid(#"{"a"：1}"#, .fullWidth, 4), .invalid("{“a”:1}", .fullWidth, 1),
    .invalid(#"{"a":“b”}"#, .fullWidth, 5), .invalid("［1］", .fullWidth, 0), .invalid("[1】", .fullWidth, 2),
    .invalid("[\u{3000}1]", .fullWidth, 1), .invalid("[中]", .unexpected, 1), .invalid("{键:1}", .unquotedKey, 1),
    .invalid("[\u{A0}1]", .unexpected, 1), .invalid("[1,\u{FEFF}2]", .unexpected, 3), .invalid("*", .unexpected, 0),
    .invalid("<a/>", .unexpected, 0), .invalid("[(1)]", .unexpected, 1), .invalid("[-]", .missingDigits, 2),
  ]

  static let literals: [Self] = [
    .valid("true"), .valid("false"), .valid("null"), .valid(" null "), .valid("[true,false,null]"),
    .invalid("t", .endOfInput, 1), .invalid("tru", .endOfInput, 3), .invalid("fals", .endOfInput, 4),
    .invalid("n", .endOfInput, 1), .invalid("[nul", .endOfInput, 4), .invalid("[tru]", .badLiteral, 1),
    .invalid("[True]", .badLiteral, 1), .invalid("[FALSE]", .badLiteral, 1), .invalid("[None]", .badLiteral, 1),
    .invalid("[nil]", .badLiteral, 1), .invalid("[nulL]", .badLiteral, 1), .invalid("[undefined]", .badLiteral, 1),
    .invalid("[falsy]", .badLiteral, 1), .invalid("truee", .extraContent, 4), .invalid("[nullx]", .missingComma, 5),
    .invalid("hello", .badLiteral, 0), .invalid("[NaN]", .notANumber, 1), .invalid("[nan]", .notANumber, 1),
    .invalid("[Infinity]", .notANumber, 1), .invalid("[-Infinity]", .notANumber, 1), .invalid("[inf]", .notANumber, 1),
  ]

  static let numbers: [Self] = [
    .valid("0"), .valid("-0"), .valid("7"), .valid("-7"), .valid("10"), .valid("1234567890"), .valid("0.0"),
    .valid("-0.0"),
    .valid("0.5"), .valid("1.50"), .valid("4439.25"), .valid("1e3"), .valid("1E3"), .valid("1e+3"), .valid("1e-3"),
    .valid("1.5e3"), .valid("0e0"), .valid("0E+00"), .valid("1e00007"), .valid("9223372036854775807"),
    .valid("-9223372036854775808"), .valid("9223372036854775808"), .valid("18446744073709551616"),
    .valid("123456789012345678901234567890"), .valid("0.1234567890123456789012345678901234567890"),
    .valid("5e-324"), .valid("1.7976931348623157e308"), .valid("2.2250738585072011e-308"), .valid("1e-400"),
    .valid("100000000000000000000000"), .valid("[0,-1,2.5,3e4]"), .valid("9007199254740993"),
    .valid("0.30000000000000004"),
    .invalid("-", .endOfInput, 1), .invalid("1.", .endOfInput, 2), .invalid("1e", .endOfInput, 2),
    .invalid("1e+", .endOfInput, 3), .invalid("[1.]", .missingDigits, 3), .invalid("[1e]", .missingDigits, 3),
    .invalid("[1e+]", .missingDigits, 4), .invalid("[1.e5]", .missingDigits, 3), .invalid("[.5]", .missingDigits, 1),
    .invalid("[-.5]", .missingDigits, 2), .invalid("[-a]", .missingDigits, 2), .invalid("[--1]", .missingDigits, 2),
    .invalid("[-+1]", .missingDigits, 2), .invalid("[1e1.5]", .unexpected, 4), .invalid("[1.2.3]", .unexpected, 4),
    .invalid("[01]", .leadingZero, 1), .invalid("[007]", .leadingZero, 1), .invalid("[-01]", .leadingZero, 2),
    .invalid("[00]", .leadingZero, 1), .invalid("[00.5]", .leadingZero, 1), .invalid("[+1]", .plusSign, 1),
    .invalid("[0x10]", .missingComma, 2), .invalid("[1_000]", .missingComma, 2), .invalid("[1,000]", .leadingZero, 3),
    .invalid("[１２]", .unexpected, 1), .invalid("[1 .5]", .unexpected, 3), .invalid("[1e 5]", .missingDigits, 3),
    .invalid("[- 1]", .missingDigits, 2), .invalid("[5%]", .unexpected, 2), .invalid("[¥5]", .unexpected, 1),
  ]

  static let strings: [Self] = [
    .valid(#""""#), .valid(#""a""#), .valid(#""中文""#), .valid(#""😀""#), .valid(#""\"\\\/\b\f\n\r\t""#),
    .valid(#""\u4e2d\u6587""#), .valid(#""\uD83D\uDE00""#), .valid(#""\u0000""#), .valid(#""\ud7ff\ue000""#),
    .valid(#""\uFFFF""#),
    .valid("\"\u{7F}\""), .valid("\"\u{2028}\u{2029}\""), .valid("\"\u{FEFF}\""), .valid("\"e\u{301}\""),
    .valid("\"" + String(repeating: "长", count: 1000) + "\""),
    .valid("\"" + String(repeating: "x", count: 4097) + "\""),
    .valid(#"["\\","\\\\","\\\""]"#), .valid("\"\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}\""),
    .invalid("\"", .endOfInput, 1), .invalid("[\"abc", .endOfInput, 5), .invalid("[\"abc\\", .endOfInput, 6),
    .invalid("[\"\\u12", .endOfInput, 6), .invalid("[\"\\ud83d", .endOfInput, 8),
    .invalid("[\"\\ud83d\\", .endOfInput, 9),
    .invalid("[\"\\ud83d\\ude", .endOfInput, 12), .invalid("[\"abc]", .endOfInput, 6),
    .badString([0x61, 0x0A], .controlCharacter, 3), .badString([0x09], .controlCharacter, 2),
    .badString([0x00], .controlCharacter, 2), .badString([0x1F], .controlCharacter, 2),
    .badString([0x1B, 0x5B], .controlCharacter, 2),
    .invalid("[\"a\nb\"]", .controlCharacter, 3), .invalid("{\"a\tb\":1}", .controlCharacter, 3),
    .invalid("[\"0123456789abcdef\u{1}\"]", .controlCharacter, 18), .invalid(#"["\x41"]"#, .badEscape, 2),
    .invalid(#"["\'"]"#, .badEscape, 2), .invalid(#"["ab\a"]"#, .badEscape, 4), .invalid(#"["\U0041"]"#, .badEscape, 2),
    .invalid(#"["\0"]"#, .badEscape, 2), .invalid(#"["\中"]"#, .badEscape, 2), .invalid("[\"\\\n\"]", .badEscape, 2),
    .invalid(#"["\u"]"#, .badUnicodeEscape, 2), .invalid(#"["\u12"]"#, .badUnicodeEscape, 2),
    .invalid(#"["\u12G4"]"#, .badUnicodeEscape, 2), .invalid(#"["\u+041"]"#, .badUnicodeEscape, 2),
    .invalid(#"["x\u 041"]"#, .badUnicodeEscape, 3), .invalid(#"["\ud83d\u12"]"#, .badUnicodeEscape, 8),
    .invalid(#"["\ud800"]"#, .loneSurrogate, 2), .invalid(#"["\udc00"]"#, .loneSurrogate, 2),
    .invalid(#"["\udc00\udc00"]"#, .loneSurrogate, 2),
    .invalid(#"["a\ud83d b"]"#, .loneSurrogate, 3), .invalid(#"["\ud83d\n"]"#, .loneSurrogate, 2),
    .invalid(#"["\ud83d\ud83d"]"#, .loneSurrogate, 2), .invalid(#"["\ude00\ud83d"]"#, .loneSurrogate, 2),
    .invalid(#"["\ud83d\u0041"]"#, .loneSurrogate, 2), .invalid(#"{"\udfff":1}"#, .loneSurrogate, 2),
  ]

  static let encodings: [Self] = [
    .string([0xC2, 0x80]), .string([0xDF, 0xBF]), .string([0xE0, 0xA0, 0x80]), .string([0xED, 0x9F, 0xBF]),
    .string([0xEE, 0x80, 0x80]), .string([0xEF, 0xBF, 0xBF]), .string([0xF0, 0x90, 0x80, 0x80]),
    .string([0xF4, 0x8F, 0xBF, 0xBF]),
    .valid([0xEF, 0xBB, 0xBF] + Array("[1]".utf8)), .badString([0x80], .invalidUTF8, 2),
    .badString([0xBF], .invalidUTF8, 2),
    .badString([0xC0, 0xAF], .invalidUTF8, 2), .badString([0xC1, 0xBF], .invalidUTF8, 2),
    .badString([0xE0, 0x80, 0xAF], .invalidUTF8, 2), .badString([0xE0, 0x9F, 0xBF], .invalidUTF8, 2),
    .badString([0xED, 0xA0, 0x80], .invalidUTF8, 2), .badString([0xED, 0xBF, 0xBF], .invalidUTF8, 2),
    .badString([0xF0, 0x80, 0x80, 0xAF], .invalidUTF8, 2), .badString([0xF0, 0x8F, 0xBF, 0xBF], .invalidUTF8, 2),
    .badString([0xF4, 0x90, 0x80, 0x80], .invalidUTF8, 2), .badString([0xF5, 0x80, 0x80, 0x80], .invalidUTF8, 2),
    .badString([0xFE], .invalidUTF8, 2), .badString([0xFF], .invalidUTF8, 2), .badString([0xC2], .invalidUTF8, 2),
    .badString([0xE4, 0xB8], .invalidUTF8, 2), .badString([0xE4], .invalidUTF8, 2),
    .badString([0xF0, 0x9F, 0x98], .invalidUTF8, 2),
    .badString([0x61, 0xE4, 0xB8, 0xAD, 0xE4, 0xB8], .invalidUTF8, 6),
    .badString([0xE4, 0xB8, 0xAD, 0x80], .invalidUTF8, 5),
    // The first of two errors is reported: bad UTF-8 before a bad escape, and the reverse.
    .badString([0xFF, 0x5C, 0x78], .invalidUTF8, 2), .badString([0x5C, 0x78, 0xFF], .badEscape, 2),
    .badString([0xFF, 0x0A], .invalidUTF8, 2), .badString(Array("一二三四五六七八".utf8) + [0xFF], .invalidUTF8, 26),
    // A character cut by the end is incomplete, not wrong.
    Self(bytes: [0x22, 0xE4, 0xB8], error: (.endOfInput, 3)), Self(bytes: [0x22, 0xF0], error: (.endOfInput, 2)),
    Self(bytes: [0x22, 0xE0, 0x80], error: (.invalidUTF8, 1)), Self(bytes: [0xFF, 0x5B], error: (.invalidUTF8, 0)),
    Self(bytes: [0x5B, 0xFE, 0x5D], error: (.invalidUTF8, 1)),
    // "宝鸡市养老协会" in GBK.
    .badString([0xB1, 0xA6, 0xBC, 0xA6, 0xCA, 0xD0, 0xD1, 0xF8, 0xC0, 0xCF, 0xD0, 0xAD, 0xBB, 0xE1], .gb18030, 2),
    Self(bytes: [0x84, 0x31, 0x95, 0x33, 0x5B, 0x5D], error: (.gb18030, 0)),
    Self(bytes: [0xFF, 0xFE, 0x5B, 0, 0x5D, 0], error: (.utf16, 0)),
    Self(bytes: [0xFE, 0xFF, 0, 0x5B, 0, 0x5D], error: (.utf16, 0)),
    Self(bytes: [0x5B, 0, 0x5D, 0], error: (.utf16, 0)), Self(bytes: [0, 0x5B, 0, 0x5D], error: (.utf16, 0)),
    Self(bytes: [0xFF, 0xFE, 0, 0, 0x5B, 0, 0, 0], error: (.utf32, 0)),
    Self(bytes: [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x5B], error: (.utf32, 0)),
    Self(bytes: [0x5B, 0, 0, 0, 0x5D, 0, 0, 0], error: (.utf32, 0)),
    Self(bytes: [0, 0, 0, 0x5B, 0, 0, 0, 0x5D], error: (.utf32, 0)),
  ]

  static let depth: [Self] = [
    .valid(nested("[", 512, "]")), .valid(nested(#"{"a":"#, 512, "}", core: "1")),
    .invalid(nested("[", 513, "]"), .tooDeep, 512), .invalid(nested("[", 10_000, "]"), .tooDeep, 512),
    .invalid(nested(#"{"a":"#, 10_000, "}", core: "1"), .tooDeep, 512 * 5),
    .invalid(String(repeating: "[", count: 100), .endOfInput, 100),
  ]

  static func nested(_ open: String, _ levels: Int, _ close: String, core: String = "") -> String {
    String(repeating: open, count: levels) + core + String(repeating: close, count: levels)
  }
}
