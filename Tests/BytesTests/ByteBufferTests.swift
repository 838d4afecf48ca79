import Bytes
import RandomSupport
import Testing

@Suite struct ByteBufferTests {
  @Test func appendedBytesAreKeptInOrder() {
    var buffer = ByteBuffer()
    var expected: [UInt8] = []
    var random = SplitMix64(seed: 3)
    for _ in 0..<2_000 {
      let piece = (0..<random.below(90)).map { _ in UInt8(random.below(256)) }
      switch random.below(3) {
      case 0: buffer.append(piece)
      case 1: for byte in piece { buffer.append(byte) }
      default:
        (piece + [UInt8](repeating: 0, count: 16)).withUnsafeBufferPointer {
          if let start = $0.baseAddress { buffer.appendPadded(start, count: piece.count) }
        }
      }
      expected += piece
      if random.chance(2) {
        buffer.truncate(to: expected.count / 2)
        expected.removeLast(expected.count - expected.count / 2)
      }
    }
    #expect(buffer.bytes == expected)
    buffer.free()
    #expect(buffer.count == 0 && buffer.bytes == [])
  }

  @Test func plainBytesAreCopiedUpToTheFirstStop() {
    for count in 0...40 {
      for stop in 0...count {
        var text = [UInt8](repeating: UInt8(ascii: "a"), count: count)
        if stop < count { text[stop] = UInt8(ascii: ",") }
        var buffer = ByteBuffer()
        let copied = text.withUnsafeBufferPointer {
          buffer.appendPlain(
            $0, stopWord: { ByteSearch.equal($0, UInt8(ascii: ",")) }, stopByte: { $0 == UInt8(ascii: ",") })
        }
        #expect(copied == stop && buffer.bytes == Array(text[..<stop]))
      }
    }
  }

  @Test func numeralsAgreeWithTheirDescriptions() {
    var random = SplitMix64(seed: 4)
    let numbers =
      [0, 1, -1, 9, 10, 99, 100, .max, .min]
      + (0..<500).map { _ in Int64(bitPattern: random.next()) >> Int64(random.below(64)) }
    for number in numbers {
      var buffer = ByteBuffer()
      buffer.append(integer: number)
      #expect(buffer.text == String(number))
    }
  }

  @Test func widthsArePaddedWithZeros() {
    let cases: [(Int64, Int, String)] = [
      (0, 1, "0"), (0, 3, "000"), (7, 2, "07"), (12, 2, "12"), (123, 2, "123"), (-5, 3, "-005"), (9, 0, "9"),
      (1_000_000, 8, "01000000"),
    ]
    for (number, width, expected) in cases {
      var buffer = ByteBuffer()
      buffer.append(integer: number, width: width)
      #expect(buffer.text == expected)
    }
  }

  @Test func hundredthsAreExact() {
    let cases: [(Int64, String)] = [
      (0, "0"), (1, "0.01"), (-1, "-0.01"), (10, "0.1"), (500, "5"), (443_925, "4439.25"), (-150, "-1.5"),
      (.max, "92233720368547758.07"), (.min, "-92233720368547758.08"),
    ]
    for (number, expected) in cases {
      var buffer = ByteBuffer()
      buffer.append(hundredths: number)
      #expect(buffer.text == expected)
    }
  }

  @Test func textIsTrimmedAtBothEnds() {
    #expect(" \t宝鸡 市　\n".trimmed == "宝鸡 市")
    #expect("   ".trimmed == "" && "".trimmed == "" && "a".trimmed == "a")
  }
}
