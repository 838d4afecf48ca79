import CScan
import HanText

/// Texts end to end in one arena of UTF-8, so that a search is one pass over bytes.
///
///     rows       0          1         2 (no value)   3
///     arena    │ 宝鸡协会 │ 汉中商会 │              │ 安康学会 │ 64 zero bytes
///              ▲          ▲          ▲▲                        ▲
///     offsets  0          12         24 24                     36
///     validity 1          1         0              1
///
/// Text `t` is `arena[offsets[t]..<offsets[t + 1]]`. Row `r` has text `r`. If many rows share few texts, it has text
/// `codes[r]` instead: the arena holds each distinct text once, a row costs 2 bytes, and a search reads each distinct
/// text once (`distinct`, `rows(having:)`).
///
/// An empty range with a cleared validity bit is an empty value; with a set bit it is an empty text. The 64 zero bytes
/// after the last offset allow vector reads beyond a text. At most 4 GiB of text a column; loading refuses more.
public struct TextColumn: Sendable {
  public static let padding = 64

  public let arena: [UInt8]
  public let offsets: [UInt32]
  /// The rows that have a value.
  public let validity: Bitmap
  /// The texts that folding changes, with their folded form. All other texts are their own folded form.
  public let folded: FoldedRows
  /// Whether the arena holds nothing but ASCII digits and upper-case letters, as in most codes. The folded form of a text
  /// is then its lower case, `folded` is empty, and a search raises its needle to upper case instead.
  public let isUpper: Bool
  /// The text of each row, if rows share texts; nil otherwise. Text 0 is then the empty text of rows without a value.
  public let codes: [UInt16]?
  /// The pinyin encoding of the texts, in large columns that a word search reads: of each row, or of each different text.
  public let pinyin: PinyinEncoding?
  /// Whether all texts are ASCII, so that a needle with other characters cannot occur.
  package let isASCII: Bool

  /// How many rows there are.
  @inlinable public var count: Int { validity.count }

  /// The number of texts in the arena: one a row, or the distinct ones.
  @inlinable public var texts: Int { offsets.count - 1 }

  /// - Precondition: `arena` is valid UTF-8 with 64 zero bytes after `offsets.last`; offsets ascend from 0; there is one
  ///   text a row, or a code a row, each below the number of texts.
  public init(
    arena: [UInt8], offsets: [UInt32], validity: Bitmap, folded: FoldedRows, isUpper: Bool = false,
    codes: [UInt16]? = nil, pinyin: PinyinEncoding? = nil
  ) {
    precondition(arena.count >= Int(offsets.last ?? 0) + Self.padding)
    precondition(!isUpper || folded.rows.isEmpty)
    precondition((codes?.count ?? offsets.count - 1) == validity.count)
    self.arena = arena
    self.offsets = offsets
    self.validity = validity
    self.folded = folded
    self.isUpper = isUpper
    self.codes = codes
    self.pinyin = pinyin
    isASCII =
      isUpper || arena.withUnsafeBufferPointer { shezu_scan_is_ascii($0.baseAddress, Int(offsets.last ?? 0)) != 0 }
  }

  /// The number of the text that a row has.
  @inlinable
  @inline(__always)
  public func text(of row: Int) -> Int { if let codes { Int(codes[row]) } else { row } }

  @inlinable
  public func range(_ row: Int) -> Range<Int> {
    let text = text(of: row)
    return Int(offsets[text])..<Int(offsets[text + 1])
  }

  /// The text of a row; empty if the value is empty. Allocates: for drawing and export, not for scans.
  public func string(_ row: Int) -> String { String(decoding: arena[range(row)], as: UTF8.self) }

  @inlinable
  public func withBytes<Result>(_ row: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    let range = range(row)
    return try arena.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// The texts whose folded form differs from them, in ascending order, with that form.
  public struct FoldedRows: Sendable {
    /// Numbers of texts: of rows, where each row has its own.
    public let rows: [UInt32]
    public let arena: [UInt8]
    public let offsets: [UInt32]

    /// - Precondition: `offsets.count == rows.count + 1`, and the arena is padded like a column's.
    public init(rows: [UInt32], arena: [UInt8], offsets: [UInt32]) {
      precondition(offsets.count == rows.count + 1 && arena.count >= Int(offsets.last ?? 0) + TextColumn.padding)
      self.rows = rows
      self.arena = arena
      self.offsets = offsets
    }

    public static let none = FoldedRows(rows: [], arena: [UInt8](repeating: 0, count: TextColumn.padding), offsets: [0])
  }
}

// MARK: - Shared texts

extension TextColumn {
  /// A column whose rows are the different texts, where rows share texts; nil if each row has its own. What is found
  /// there is found in all rows that have the text. O(texts / 64).
  public var distinct: TextColumn? {
    guard codes != nil else { return nil }
    var validity = Bitmap(count: texts, filled: true)
    validity[0] = false
    return TextColumn(
      arena: arena, offsets: offsets, validity: validity, folded: folded, isUpper: isUpper, pinyin: pinyin)
  }

  /// The rows whose text is among `texts`, rows of `distinct`. O(rows).
  public func rows(having texts: Bitmap) -> Bitmap {
    guard let codes, !texts.isEmpty else { return Bitmap(count: count) }
    return texts.words.withUnsafeBufferPointer { words in
      Bitmap(codes, bit: { words[Int($0 >> 6)] >> UInt64($0 & 63) & 1 })
    }
  }
}
