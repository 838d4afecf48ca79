/// How the texts of a large column are read, a byte a character (`PinyinAlphabet`), so that a search by sound looks at a
/// third of the bytes and decodes none. Immutable; some 1.1 bytes a Chinese character.
public struct PinyinEncoding: Sendable {
  /// Texts that are written together: by one thread, into one array.
  public static let share = 1 << 14

  /// The codes of `share` texts, fewer in the last.
  public struct Stretch: Sendable {
    /// Each text's codes and a 0, and 64 zeros behind the last.
    let codes: [UInt8]
    /// Where the codes of every 64th text begin, and where the last ends.
    let starts: [UInt32]
    /// By set of readings: 1 where a text holds it; behind the last, where a middle dot was left out.
    fileprivate let met: [UInt8]
  }

  let stretches: [Stretch]
  let alphabet: PinyinAlphabet
  /// The sets of readings that the texts hold, of each code.
  let sets: [[Int]]
  /// Whether some text has a middle dot of which the codes tell nothing.
  let leavesOutDots: Bool

  /// What is learned from some of the texts before all are written.
  public struct Sample: Sendable {
    private var counts = [UInt32](repeating: 0, count: PinyinTable.shared.setCount)

    public init() {}

    /// Counts the characters of a folded text. O(n).
    public mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
      let table = PinyinTable.shared
      var index = 0
      while index < text.count {
        let scalar = UTF8Scalar(text, at: index)
        if scalar.value != UTF8Scalar.invalid { counts[table.set(of: scalar.value)] += 1 }
        index += scalar.length
      }
    }

    public func writer() -> Writer { Writer(alphabet: PinyinAlphabet(counts: counts)) }
  }

  /// Writes the codes of texts; used by several threads.
  public struct Writer: Sendable {
    let alphabet: PinyinAlphabet

    /// Writes `count` texts, at most `share` of them. O(bytes).
    /// - Parameters:
    ///   - bytes: at least as many as the folded texts have together.
    ///   - room: memory that may be used again for the next stretch.
    ///   - forEach: calls what it is given with each folded text in order.
    public func stretch(
      _ count: Int, bytes: Int, room: inout [UInt8], _ forEach: ((UnsafeBufferPointer<UInt8>) -> Void) -> Void
    ) -> Stretch {
      let table = PinyinTable.shared
      var starts: [UInt32] = []
      starts.reserveCapacity(count / 64 + 2)
      var met = [UInt8](repeating: 0, count: table.setCount + 1)
      let needed = bytes + 2 * count + 1
      if room.count < needed { room = [UInt8](unsafeUninitializedCapacity: needed) { $1 = needed } }
      let codes = room.withUnsafeMutableBufferPointer { room -> [UInt8] in
        guard let first = room.baseAddress else { return [] }
        var end = 0
        var text = 0
        met.withUnsafeMutableBufferPointer { met in
          alphabet.codeOfSet.withUnsafeBufferPointer { codeOfSet in
            guard let met = met.baseAddress, let codeOfSet = codeOfSet.baseAddress else { return }
            forEach { bytes in
              if text & 63 == 0 { starts.append(UInt32(end)) }
              end += PinyinAlphabet.write(bytes, to: first + end, codeOfSet, met: met, table)
              text += 1
            }
          }
        }
        starts.append(UInt32(end))
        return [UInt8](unsafeUninitializedCapacity: end + 64) { codes, count in
          codes.baseAddress?.update(from: first, count: end)
          (codes.baseAddress.map { $0 + end })?.update(repeating: 0, count: 64)
          count = end + 64
        }
      }
      return Stretch(codes: codes, starts: starts, met: met)
    }
  }

  /// - Parameter stretches: in the order of their texts.
  public init(_ writer: Writer, _ stretches: [Stretch]) {
    alphabet = writer.alphabet
    var sets = [[Int]](repeating: [], count: 256)
    for set in 1..<PinyinTable.shared.setCount where stretches.contains(where: { $0.met[set] != 0 }) {
      sets[Int(alphabet.codeOfSet[set])].append(set)
    }
    self.sets = sets
    leavesOutDots = stretches.contains { $0.met.last == 1 }
    self.stretches = stretches.map { Stretch(codes: $0.codes, starts: $0.starts, met: []) }
  }

  /// How many bytes the codes take.
  public var bytes: Int { stretches.reduce(0) { $0 + $1.codes.count + $1.starts.count * 4 } }
}
