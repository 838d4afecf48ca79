// Fuzzes the readers of values of files: dates, money, numbers, flags, lists. See ../build.sh.

import Columnar

@testable import Loading

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  // Readers may look at 32 bytes from the start; the text is valid UTF-8, as the reader of JSON has seen to it.
  var text = Array(String(decoding: UnsafeBufferPointer(start: data, count: count), as: UTF8.self).utf8)
  let length = text.count
  text += [UInt8](repeating: 0, count: 32)
  text.withUnsafeBufferPointer { padded in
    let bytes = UnsafeBufferPointer(rebasing: padded[..<length])
    if case .day(let day) = DateReading.read(bytes) {
      var written = day.description
      let again = written.withUTF8 { DateReading.read($0) }
      precondition(again == .day(day), "a day does not read back")
    }
    for power in [2, 4, 5, 6, 8, 10] { _ = MoneyReading.read(bytes, power: power) }
    _ = IntegerReading.read(bytes, unit: nil)
    _ = FlagReading.read(bytes)
    let pieces = ListSplitting.pieces(bytes)
    var end = 0
    for piece in pieces {
      precondition(piece.lower >= end && piece.upper > piece.lower && piece.upper <= length, "pieces out of order")
      end = piece.upper
    }
    let joined = ListSplitting.joined(pieces, of: bytes) { $0.count % 3 == 0 }
    precondition(joined.count <= pieces.count, "joining makes more pieces")
  }
  return 0
}
