/// The pinyin of a text column, one byte a character (`PinyinAlphabet`). A search by pinyin reads a third of the bytes
/// of the texts and decodes no UTF-8.
///
///     text 0   汉中市        codes  [han] [zhong] [shi] 0
///     text 1   A股2020      codes  a [gu] # 0               # is any run of characters without reading
///     text 2   (empty)      codes  0
///     text 3   买买提·艾力   codes  [mai] [mai] [ti] [ai] [li] 0     the middle dot is not encoded
///
///     chunk 0  codes of texts 0..<16384, then 64 zeros for vector reads
///              starts[n]: the first code of text 64 n, so that bit words and codes can be paired
///     chunk 1  codes of texts 16384..<32768 ...
///
/// `[han]` is the code of the reading set that 汉 has. Immutable. About 1.1 bytes a Chinese character.
public struct PinyinEncoding: Sendable {
  /// Texts in a chunk.
  public static let chunkSize = 1 << 14

  /// The codes of `chunkSize` texts, fewer in the last chunk. One thread encodes it.
  public struct Chunk: Sendable {
    /// The codes of each text and a 0, and 64 zeros after the last.
    let codes: [UInt8]
    /// The index of the first code of every 64th text, and the end of the last.
    let starts: [UInt32]
    /// By reading set: 1 if a text has it. After the last set: 1 if a middle dot was omitted.
    fileprivate let present: [UInt8]
  }

  let chunks: [Chunk]
  let alphabet: PinyinAlphabet
  /// By code: the reading sets with this code that the texts have.
  let readingSets: [[Int]]
  /// Whether some text has a middle dot that is not encoded.
  let omitsMiddleDots: Bool

  /// - Parameter chunks: in the order of their texts.
  public init(_ encoder: Encoder, _ chunks: [Chunk]) {
    alphabet = encoder.alphabet
    var sets = [[Int]](repeating: [], count: 256)
    for set in 1..<PinyinTable.shared.setCount where chunks.contains(where: { $0.present[set] != 0 }) {
      sets[Int(alphabet.codeOfReadingSet[set])].append(set)
    }
    readingSets = sets
    omitsMiddleDots = chunks.contains { $0.present.last == 1 }
    self.chunks = chunks.map { Chunk(codes: $0.codes, starts: $0.starts, present: []) }
  }
}

// MARK: - Encoding

extension PinyinEncoding {
  /// Counts the reading sets in a sample of the texts, to choose the alphabet.
  public struct Sample: Sendable {
    private var counts = [UInt32](repeating: 0, count: PinyinTable.shared.setCount)

    public init() {}

    /// Counts the characters of a folded text. O(n).
    public mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
      let table = PinyinTable.shared
      var index = 0
      while index < text.count {
        let scalar = UTF8Scalar(text, at: index)
        if scalar.value != UTF8Scalar.invalid { counts[table.readingSet(of: scalar.value)] += 1 }
        index += scalar.length
      }
    }

    public func encoder() -> Encoder { Encoder(alphabet: PinyinAlphabet(counts: counts)) }
  }

  /// Encodes chunks. Several threads share it.
  public struct Encoder: Sendable {
    let alphabet: PinyinAlphabet

    /// Encodes `count` texts, at most `chunkSize`. O(bytes).
    /// - Parameters:
    ///   - bytes: an upper bound of the length of the folded texts together.
    ///   - scratch: memory to reuse from chunk to chunk.
    ///   - forEach: calls its closure with each folded text in order.
    public func chunk(
      _ count: Int, bytes: Int, scratch: inout [UInt8], _ forEach: ((UnsafeBufferPointer<UInt8>) -> Void) -> Void
    ) -> Chunk {
      let table = PinyinTable.shared
      var starts: [UInt32] = []
      starts.reserveCapacity(count / 64 + 2)
      var present = [UInt8](repeating: 0, count: table.setCount + 1)
      let needed = bytes + 2 * count + 1
      if scratch.count < needed { scratch = [UInt8](unsafeUninitializedCapacity: needed) { $1 = needed } }
      let codes = scratch.withUnsafeMutableBufferPointer { scratch -> [UInt8] in
        guard let first = scratch.baseAddress else { return [] }
        var end = 0
        var text = 0
        present.withUnsafeMutableBufferPointer { present in
          alphabet.codeOfReadingSet.withUnsafeBufferPointer { codes in
            guard let present = present.baseAddress, let codes = codes.baseAddress else { return }
            forEach { bytes in
              if text & 63 == 0 { starts.append(UInt32(end)) }
              end += PinyinAlphabet.encode(bytes, to: first + end, codes, present: present, table)
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
      return Chunk(codes: codes, starts: starts, present: present)
    }
  }
}
