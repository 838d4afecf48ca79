import Foundation
import JSON
import Localization
import Testing

@Suite struct ErrorTests {
  @Test func everyCauseHasASentenceInEachLanguage() {
    var seen: [Language: Set<String>] = [:]
    for cause in JSONError.Cause.allCases {
      let error = JSONError(cause: cause, offset: 0, expected: .value, found: .scalar("x"))
      for language in Language.allCases {
        let sentence = error.sentence[language]
        #expect(sentence.count > 4 && !sentence.contains("%"), "\(cause)")
        let isChinese = sentence.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
        #expect(isChinese == (language == .chinese), "\(sentence)")
        #expect(seen[language, default: []].insert(sentence).inserted, "two causes say \(sentence)")
      }
    }
  }

  @Test func everyExpectationHasWordsInEachLanguage() {
    for language in Language.allCases {
      let words = JSONError.Expectation.allCases.map { $0.words[language] }
      #expect(words.allSatisfy { !$0.isEmpty })
      #expect(Set(words).count == words.count)
    }
  }

  @Test func foundCharactersContainNoControlBytes() {
    for value in [0, 7, 0x1B, 0x7F, 0x9B, 0xA0, 0x200E, 0x202E, 0x2028, 0x2066, 0xFEFF, 0x301, 0xE000, 0x10FFFF]
      as [UInt32]
    {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for language in Language.allCases {
        let words = JSONError.Found.scalar(scalar).words[language]
        #expect(words.hasPrefix("U+") && words.unicodeScalars.allSatisfy { $0.isASCII && $0.value >= 0x20 })
      }
    }
    #expect(JSONError.Found.byte(0xB1).words.english == "0xB1")
  }

  @Test func sentencesReadWell() {
    #expect(firstError(in: Array("[1,]".utf8))?.sentence.english == "extra comma before ']'")
    #expect(firstError(in: Array(#"{"a":1"#.utf8))?.sentence.chinese == "文件在此中断，还缺逗号或 }")
    #expect(firstError(in: Array(#"{"a"：1}"#.utf8))?.sentence.chinese == "此处是全角标点“：”，JSON 只用半角标点：应为冒号 :")
    #expect(firstError(in: [0x5B, 0x22, 0xFF, 0x22])?.sentence.english == "byte 0xFF is not valid UTF-8")
    #expect(firstError(in: [0x5B, 0x22, 0xFF, 0x22])?.sentence.chinese == "字节 0xFF 不是有效的 UTF-8")
  }

  @Test func errorIsAtMost16Bytes() {
    #expect(MemoryLayout<JSONError>.size <= 16)
  }

  /// Text that is UTF-8 with one damaged byte is not taken for GB18030, and GB18030 is not taken for damaged UTF-8.
  @Test func encodingsAreRecognized() {
    let names = ["宝鸡市养老协会", "西安市残疾人联合会", "汉中市志愿服务联合会", "陕西省慈善协会（省级）", "中", "一二"]
    func record(_ name: [UInt8]) -> [UInt8] { Array(#"{"name":""#.utf8) + name + Array(#""},"#.utf8) }
    let utf8: [UInt8] = names.reduce(into: [0x5B]) { $0 += record(Array($1.utf8)) }
    for index in utf8.indices where utf8[index] >= 0x80 {
      var damaged = utf8
      damaged[index] = 0xFF
      #expect(firstError(in: damaged)?.cause == .invalidUTF8)
      damaged[index] = 0xC4
      if let error = firstError(in: damaged), error.cause != .endOfInput {
        #expect(error.cause == .invalidUTF8, "\(index)")
      }
    }
    // GB18030 bytes of the first three names.
    let gb: [[UInt8]] = [
      [0xB1, 0xA6, 0xBC, 0xA6, 0xCA, 0xD0, 0xD1, 0xF8, 0xC0, 0xCF, 0xD0, 0xAD, 0xBB, 0xE1],
      [0xCE, 0xF7, 0xB0, 0xB2, 0xCA, 0xD0, 0xB2, 0xD0, 0xBC, 0xB2, 0xC8, 0xCB, 0xC1, 0xAA, 0xBA, 0xCF, 0xBB, 0xE1],
      [0xBA, 0xBA, 0xD6, 0xD0, 0xCA, 0xD0, 0xD6, 0xBE, 0xD4, 0xB8],
    ]
    for name in gb { #expect(firstError(in: [0x5B] + record(name))?.cause == .gb18030) }
  }
}

@Suite struct PlaceTests {
  private func place(_ offset: Int, _ text: String) -> [Int] {
    let place = TextPosition(of: offset, in: PaddedBytes(text))
    return [place.line, place.column]
  }

  @Test func linesAndColumnsCountFromOne() {
    #expect(place(0, "") == [1, 1])
    #expect(place(0, "abc") == [1, 1] && place(2, "abc") == [1, 3] && place(3, "abc") == [1, 4])
    #expect(place(2, "a\nb") == [2, 1] && place(1, "a\nb") == [1, 2])
    #expect(place(3, "a\r\nb") == [2, 1] && place(6, "\n\n\n\n\nxy") == [6, 2])
    #expect(place(99, "a\nb") == [2, 2])
  }

  @Test func columnsCountCharacters() {
    #expect(place(6, "中文x") == [1, 3] && place(9, "a\n中文x") == [2, 4] && place(8, "😀😀") == [1, 3])
    #expect(place(3, "\u{FEFF}[") == [1, 1] && place(5, "\u{FEFF}[1") == [1, 3] && place(5, "\u{FEFF}\n[") == [2, 2])
    let damaged = PaddedBytes([0x80, 0x80, 0x61] as [UInt8])
    #expect(TextPosition(of: 0, in: damaged) == TextPosition(line: 1, column: 1))
  }

  @Test func piecesGiveTheSamePositionsAsTheWhole() {
    let bytes = Array("\u{FEFF}[\r\n \"中文😀é\",\n\n{\"长长\":1}]\n".utf8)
    let whole = PaddedBytes(bytes)
    for size in 1...bytes.count {
      var counter = TextPositionCounter()
      for from in stride(from: 0, to: bytes.count, by: size) {
        bytes[from..<min(bytes.count, from + size)].withUnsafeBufferPointer { piece in
          for offset in from..<from + piece.count {
            #expect(counter.place(of: offset, in: piece, from: from) == TextPosition(of: offset, in: whole))
          }
          counter.add(piece, from: from)
        }
      }
      #expect(
        counter.place(of: bytes.count, in: UnsafeBufferPointer(start: nil, count: 0), from: bytes.count).line == 5)
    }
  }
}
