import Columnar
import Localization

/// A text read as a whole number.
enum IntegerReading: Equatable, Sendable {
  case empty
  case number(Int64)
  /// A fraction, or more than 64 bits.
  case unfit
  case vague
  case unreadable

  /// Reads `1,200`, `１２`, `5.3万`, and a number followed by the field's own unit, as in `300名`.
  static func read(_ text: UnsafeBufferPointer<UInt8>, unit: Localized?) -> IntegerReading {
    PlainText.with(text) { plain in
      if PlainText.isEmptyMark(plain) { return .empty }
      guard let number = DecimalReading.read(plain, from: 0) else {
        return MoneyReading.isVague(plain) ? .vague : .unreadable
      }
      var index = number.length
      while index < plain.count, plain[index] == 0x20 { index += 1 }
      var power = 0
      for (word, value) in [("万", 4), ("亿", 8)] as [(StaticString, Int)] where plain.starts(with: word, at: index) {
        power = value
        index += word.utf8CodeUnitCount
      }
      guard index == plain.count || isUnit(plain, from: index, unit) else {
        return MoneyReading.isVague(plain) ? .vague : .unreadable
      }
      if case .exact(let value) = number.scaled(power), value != .min { return .number(value) }
      return .unfit
    }
  }

  private static func isUnit(_ plain: UnsafeBufferPointer<UInt8>, from index: Int, _ unit: Localized?) -> Bool {
    guard let unit else { return false }
    let rest = plain[index...]
    return rest.elementsEqual(unit.chinese.utf8) || rest.elementsEqual(unit.english.utf8)
  }
}
