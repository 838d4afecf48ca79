import JSON
import Localization

/// The encoding of a file, told from a sample of its bytes, with the reason.
struct EncodingGuess: Equatable {
  let encoding: TextEncoding
  let reason: Localized

  /// Tells the encoding from windows of a file in their order. O(bytes).
  ///
  /// A byte order mark or a pattern of zero bytes decides. Else the first window that is not ASCII does: it is UTF-8 unless
  /// most of its other bytes are no UTF-8 and pair up as common Chinese characters. What is neither stays UTF-8, whose
  /// errors have places.
  init(_ windows: [[UInt8]]) {
    if let first = windows.first, let marked = Self.marked(first) ?? Self.zeros(first) {
      self = marked
      return
    }
    for (index, window) in windows.enumerated() where window.contains(where: { $0 >= 0x80 }) {
      if let guess = Self.guess(window, isCut: index > 0) {
        self = guess
        return
      }
    }
    self.init(.utf8, Localized("全是 ASCII 字符", "all characters are ASCII"))
  }

  init(_ encoding: TextEncoding, _ reason: Localized) {
    self.encoding = encoding
    self.reason = reason
  }

  private static func marked(_ bytes: [UInt8]) -> EncodingGuess? {
    // UTF-32 before UTF-16, whose mark it begins with.
    let known: [TextEncoding] = [.utf32LE, .utf32BE, .utf8, .utf16LE, .utf16BE, .gb18030]
    guard let found = known.first(where: { bytes.starts(with: $0.mark) }) else { return nil }
    return EncodingGuess(found, Localized("文件以字节序标记（BOM）开头", "the file begins with its byte order mark"))
  }

  /// ASCII characters in UTF-16 and UTF-32 have zero bytes, always on the same side.
  private static func zeros(_ bytes: [UInt8]) -> EncodingGuess? {
    guard bytes.count >= 2 else { return nil }
    var counts = [0, 0, 0, 0]
    for (index, byte) in bytes.enumerated() where byte == 0 { counts[index & 3] += 1 }
    let (even, odd) = (counts[0] + counts[2], counts[1] + counts[3])
    let enough = max(1, bytes.count / 2 / 20)
    let reason = Localized("零字节都在同一侧", "its zero bytes are all on one side")
    if even + odd < enough { return nil }
    let quarter = bytes.count / 4
    if bytes.count >= 4, counts[1] + counts[2] > quarter, min(counts[2], counts[1]) * 4 > quarter * 3 {
      if counts[3] > counts[0] { return EncodingGuess(.utf32LE, reason) }
      if counts[0] > counts[3] { return EncodingGuess(.utf32BE, reason) }
    }
    if odd >= enough, even * 50 < odd { return EncodingGuess(.utf16LE, reason) }
    if even >= enough, odd * 50 < even { return EncodingGuess(.utf16BE, reason) }
    return nil
  }

  /// - Parameter isCut: whether the window may begin within a character.
  private static func guess(_ window: [UInt8], isCut: Bool) -> EncodingGuess? {
    var bytes = window[...]
    // Bytes below 0x30 are no part of a character of several bytes in any of these encodings.
    if isCut, let start = bytes.firstIndex(where: { $0 < 0x30 }) { bytes = bytes[start...] }
    if let end = bytes.lastIndex(where: { $0 < 0x30 }), bytes.endIndex - end < 16 { bytes = bytes[...end] }
    return bytes.withUnsafeBufferPointer { bytes in
      let utf8 = UTF8Share(bytes)
      if utf8.high == 0 { return nil }
      if utf8.isUTF8 { return EncodingGuess(.utf8, Localized("字节符合 UTF-8", "its bytes are well-formed UTF-8")) }
      // A file that was put together from several may have lines of UTF-8 as well.
      let others = bytes.split(separator: 0x0A).filter { !UTF8Share(UnsafeBufferPointer(rebasing: $0)).isUTF8 }.joined()
      let gb = PairShare(Array(others), .gb18030)
      let big5 = PairShare(Array(others), .big5)
      if big5.isLikely, big5.ratio > gb.ratio { return EncodingGuess(.big5, big5.reason) }
      return gb.isLikely ? EncodingGuess(.gb18030, gb.reason) : nil
    }
  }
}

/// How many of the bytes that are not ASCII make well-formed UTF-8.
struct UTF8Share {
  var high = 0
  var wellFormed = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
        continue
      }
      let length = Self.length(bytes, index)
      if length >= 3 { wellFormed += length }
      high += max(1, length)
      index += max(1, length)
    }
  }

  /// Well-formed to its end, or damaged in places: pairs of GB18030 rarely make three bytes of UTF-8.
  var isUTF8: Bool { wellFormed * 2 >= high }

  /// The length of the well-formed sequence at `index`, 0 if it is none.
  private static func length(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let lead = bytes[index]
    let needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead <= 0xF4, index + needed <= bytes.count else { return 0 }
    for offset in 1..<needed where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
    return needed
  }
}

/// How many characters of two bytes are common in an encoding.
private struct PairShare {
  private var pairs = 0
  private var common = 0
  private var wrong = 0
  private let encoding: TextEncoding

  init(_ bytes: [UInt8], _ encoding: TextEncoding) {
    self.encoding = encoding
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      guard index + 1 < bytes.count else { break }
      let trail = bytes[index + 1]
      pairs += 1
      if encoding == .gb18030, trail &- 0x30 <= 9, lead > 0x80, lead < 0xFF {
        index += 4
      } else if lead > 0x80, lead < 0xFF, trail >= 0x40, trail != 0x7F, trail != 0xFF {
        if isCommon(lead, trail) { common += 1 }
        index += 2
      } else {
        wrong += 1
        index += 1
      }
    }
  }

  /// Levels 1 and 2 of GB 2312 with its punctuation, or the frequently used characters of Big5 with its punctuation.
  private func isCommon(_ lead: UInt8, _ trail: UInt8) -> Bool {
    encoding == .gb18030
      ? trail >= 0xA1 && (lead >= 0xB0 && lead <= 0xF7 || lead >= 0xA1 && lead <= 0xA3)
      : lead >= 0xA1 && lead <= 0xC6 && !(trail > 0x7E && trail < 0xA1)
  }

  var ratio: Double { pairs == 0 ? 0 : Double(common) / Double(pairs) }
  var isLikely: Bool { pairs > 0 && wrong * 50 <= pairs && ratio >= 0.7 }

  var reason: Localized {
    Localized(
      "每 100 个双字节字符中有 \(Int(ratio * 100)) 个是该编码的常用字", "\(Int(ratio * 100)) of 100 characters are common ones of it")
  }
}
