import Columnar
import HanText

/// One column of a table while chunks are joined in file order: the arrays of the future column.
///
/// The arrays reserve capacity for the rows to come, estimated from the chunks so far, so that values are copied once;
/// memory that is reserved and never written costs nothing. A column without any value has no arrays.
struct ColumnAccumulator {
  let type: FieldType
  /// Rows, as far as they have values.
  private(set) var rows = 0
  private(set) var filled = 0
  var offsets: [UInt32] = [0]
  var arena: [UInt8] = []
  private var elementOffsets: [UInt32] = [0]
  private var numbers = NumberAccumulator()
  private var days: [Int32] = []
  /// Values of a vocabulary, or numbers of shared texts.
  var codes: [UInt16] = []
  var bits = BitAccumulator()
  private var flags = BitAccumulator()
  var foldedRows: [UInt32] = []
  var foldedOffsets: [UInt32] = [0]
  var foldedArena: [UInt8] = []
  /// Whether all texts so far are upper-case letters and digits of ASCII, so that their folded forms are not kept.
  private var isUpper: Bool
  /// The different texts, where all rows so far share few of them.
  var shared: SharedTexts?
  private var extras: [String] = []
  private var extraCodes: [String: UInt16] = [:]
  /// Values of the last chunk for which there was no code left, by position in `codes`.
  private var uncoded: [(position: Int, spelling: String)] = []

  init(_ type: FieldType) {
    self.type = type
    if case .code = type { isUpper = true } else { isUpper = false }
  }

  static let mostBytes = Int(UInt32.max) - TextColumn.padding - 1

  /// Appends the values of a chunk whose first row is `start`.
  /// - Parameter growth: the estimated factor by which the arrays will still grow.
  /// - Returns: false if the column would hold more than 4 GiB of text.
  mutating func absorb(
    _ builder: UnsafeMutablePointer<ColumnBuilder>, at start: Int, rows added: Int, growth: Double
  ) -> Bool {
    if builder.pointee.filled == 0 || builder.pointee.storage == .passed { return true }
    guard settleSharing(builder) else { return false }
    pad(to: start)
    switch builder.pointee.storage {
    case .text:
      if shared != nil {
        absorbShared(builder, growth)
        break
      }
      settleCase(builder)
      guard absorbTexts(builder, growth) else { return false }
      Self.append(builder.pointee.ends.elements, to: &offsets, base: arena.count - builder.pointee.bytes.count, growth)
      absorbValidity(builder, rows: builder.pointee.count)
    case .textList:
      let base = elementOffsets.count - 1
      guard absorbTexts(builder, growth) else { return false }
      Self.append(
        builder.pointee.elementEnds.elements, to: &elementOffsets, base: arena.count - builder.pointee.bytes.count,
        growth)
      Self.append(builder.pointee.ends.elements, to: &offsets, base: base, growth)
    case .codedList:
      let base = codes.count
      absorbCodes(builder, growth)
      Self.append(builder.pointee.ends.elements, to: &offsets, base: base, growth)
    case .coded: absorbCodes(builder, growth)
    case .passed: break
    case .day: Self.append(builder.pointee.days.elements, to: &days, growth)
    case .number: absorbNumbers(builder, growth)
    case .flag:
      let source = builder.pointee.flags.elements
      flags.append(count: source.count) { source[$0] == 1 }
      bits.append(count: source.count) { source[$0] != ColumnBuilder.noFlag }
    }
    rows = start + builder.pointee.count
    filled += builder.pointee.filled
    return true
  }

  /// Replaces a day that was set before; nil empties it. Nothing happens where values are not kept.
  mutating func setDay(_ row: Int, _ day: Day?) {
    guard days.indices.contains(row) else { return }
    days[row] = day?.number ?? DayColumn.empty
    if day == nil { filled -= 1 }
  }

  /// The number of a day that was set before.
  func day(_ row: Int) -> Int32 { days.indices.contains(row) ? days[row] : DayColumn.empty }

  /// Adds rows without a value.
  private mutating func pad(to end: Int) {
    guard rows < end else { return }
    let missing = end - rows
    switch type {
    case .text, .code, .reference:
      if shared != nil {
        codes.append(contentsOf: repeatElement(0, count: missing))
      } else {
        offsets.append(contentsOf: repeatElement(offsets[offsets.count - 1], count: missing))
      }
      bits.append(false, count: missing)
    case .list: offsets.append(contentsOf: repeatElement(offsets[offsets.count - 1], count: missing))
    case .integer, .money:
      numbers.append(zeros: missing)
      bits.append(false, count: missing)
    case .date: days.append(contentsOf: repeatElement(DayColumn.empty, count: missing))
    case .flag:
      flags.append(false, count: missing)
      bits.append(false, count: missing)
    case .coded: codes.append(contentsOf: repeatElement(CodedColumn.empty, count: missing))
    }
    rows = end
  }

  // MARK: Copying

  /// Reserves capacity for `added` elements, and for those that are likely to follow.
  static func reserve<Element>(_ added: Int, in array: inout [Element], _ growth: Double) {
    let needed = array.count + added + TextColumn.padding
    guard needed > array.capacity else { return }
    let expected = Int(Double(needed) * growth)
    // Generously: copying everything once more because the first rows were short ones costs more than addresses.
    array.reserveCapacity(expected + expected / 4)
    array.withUnsafeMutableBufferPointer { array in
      LargePages.advise(array.baseAddress, bytes: (expected - expected / 10) * MemoryLayout<Element>.stride)
    }
  }

  static func append<Element: BitwiseCopyable>(
    _ source: UnsafeBufferPointer<Element>, to array: inout [Element], _ growth: Double
  ) {
    reserve(source.count, in: &array, growth)
    array.append(contentsOf: source)
  }

  /// Ends within a chunk as offsets within the whole.
  private static func append(
    _ source: UnsafeBufferPointer<UInt32>, to array: inout [UInt32], base: Int, _ growth: Double
  ) {
    reserve(source.count, in: &array, growth)
    let base = UInt32(truncatingIfNeeded: base)
    let start = array.count
    array.append(contentsOf: source)
    array.withUnsafeMutableBufferPointer { array in
      for index in start..<array.count { array[index] &+= base }
    }
  }

  private mutating func absorbTexts(_ builder: UnsafeMutablePointer<ColumnBuilder>, _ growth: Double) -> Bool {
    let folded = builder.pointee.foldedBytes.elements
    guard arena.count + builder.pointee.bytes.count <= Self.mostBytes,
      foldedArena.count + folded.count <= Self.mostBytes
    else { return false }
    let position = builder.pointee.storage == .textList ? elementOffsets.count - 1 : offsets.count - 1
    Self.append(builder.pointee.bytes.elements, to: &arena, growth)
    Self.append(builder.pointee.foldedRows.elements, to: &foldedRows, base: position, growth)
    Self.append(builder.pointee.foldedEnds.elements, to: &foldedOffsets, base: foldedArena.count, growth)
    Self.append(folded, to: &foldedArena, growth)
    return true
  }

  /// Before a chunk is taken over: it and the column either both keep folded forms, or neither does.
  private mutating func settleCase(_ builder: UnsafeMutablePointer<ColumnBuilder>) {
    if isUpper, !builder.pointee.isUpper {
      isUpper = false
      for position in 0..<offsets.count - 1 {
        arena[Int(offsets[position])..<Int(offsets[position + 1])].withUnsafeBufferPointer { text in
          guard Folding.fold(text, appendingTo: &foldedArena) else { return }
          foldedRows.append(UInt32(position))
          foldedOffsets.append(UInt32(truncatingIfNeeded: foldedArena.count))
        }
      }
    }
    if !isUpper { builder.pointee.stopBeingUpper() }
  }

  /// A row whose text is empty has no value.
  private mutating func absorbValidity(_ builder: UnsafeMutablePointer<ColumnBuilder>, rows count: Int) {
    if builder.pointee.filled == count {
      bits.append(true, count: count)
    } else {
      let ends = builder.pointee.ends.elements
      bits.append(count: count) { ends[$0] != ($0 > 0 ? ends[$0 - 1] : 0) }
    }
  }

  private mutating func absorbNumbers(_ builder: UnsafeMutablePointer<ColumnBuilder>, _ growth: Double) {
    let source = builder.pointee.numbers.elements
    numbers.append(source, growth)
    if builder.pointee.filled == source.count {
      bits.append(true, count: source.count)
    } else {
      bits.append(count: source.count) { source[$0] != ColumnBuilder.noNumber }
    }
  }

  /// Codes of unknown spellings are numbered anew, in the order in which rows use them.
  private mutating func absorbCodes(_ builder: UnsafeMutablePointer<ColumnBuilder>, _ growth: Double) {
    let start = codes.count
    Self.append(builder.pointee.codes.elements, to: &codes, growth)
    guard !builder.pointee.extras.isEmpty, let known = type.codebook?.entries.count else { return }
    let spellings = builder.pointee.extras
    var meaning = [Int32](repeating: -1, count: spellings.count)
    for position in start..<codes.count {
      let code = Int(codes[position])
      guard code >= known, codes[position] != CodedColumn.empty else { continue }
      if meaning[code - known] < 0 { meaning[code - known] = Int32(number(of: spellings[code - known], known)) }
      codes[position] = UInt16(truncatingIfNeeded: meaning[code - known])
      if codes[position] == CodedColumn.empty { uncoded.append((position, spellings[code - known])) }
    }
  }

  /// Values of the last chunk for which there was no code left, which the column does not hold: one for each row, in the
  /// order of the rows. A column holds `CodedColumn.limit` different values, and each chunk may have other ones.
  mutating func takeUncoded() -> [(row: Int, spelling: String)] {
    guard !uncoded.isEmpty else { return [] }
    defer { uncoded = [] }
    guard case .list = type else { return uncoded.map { (row: $0.position, spelling: $0.spelling) } }
    var row = 0
    let found = uncoded.map { position, spelling in
      while Int(offsets[row + 1]) <= position { row += 1 }
      return (row: row, spelling: spelling)
    }
    dropUncodedElements()
    return found
  }

  /// Takes elements without a code out of their lists.
  private mutating func dropUncodedElements() {
    var dropped = 0
    var kept = uncoded[0].position
    for position in uncoded[0].position..<codes.count where codes[position] != CodedColumn.empty {
      codes[kept] = codes[position]
      kept += 1
    }
    codes.removeSubrange(kept...)
    for end in 1..<offsets.count {
      while dropped < uncoded.count, uncoded[dropped].position < Int(offsets[end]) { dropped += 1 }
      offsets[end] -= UInt32(dropped)
    }
  }

  private mutating func number(of spelling: String, _ known: Int) -> UInt16 {
    if let code = extraCodes[spelling] { return code }
    guard known + extras.count < CodedColumn.limit else { return CodedColumn.empty }
    let code = UInt16(known + extras.count)
    extraCodes[spelling] = code
    extras.append(spelling)
    return code
  }

  // MARK: Taking back

  /// Drops rows from `count` on: those of a file that turned out to be no JSON.
  mutating func truncate(to count: Int) {
    guard count < rows else { return }
    switch type {
    case .text where shared != nil:
      codes.removeSubrange(count...)
      // Texts that only the dropped rows had are not to stay among the shared ones.
      shared = shared?.kept(by: &codes)
      bits.truncate(to: count)
    case .text, .code, .reference:
      offsets.removeSubrange((count + 1)...)
      truncateTexts(to: count, offsets)
      bits.truncate(to: count)
    case .list(let element):
      offsets.removeSubrange((count + 1)...)
      let elements = Int(offsets[count])
      if case .coded = element {
        codes.removeSubrange(elements...)
      } else {
        elementOffsets.removeSubrange((elements + 1)...)
        truncateTexts(to: elements, elementOffsets)
      }
    case .integer, .money:
      numbers.truncate(to: count)
      bits.truncate(to: count)
    case .date: days.removeSubrange(count...)
    case .flag:
      flags.truncate(to: count)
      bits.truncate(to: count)
    case .coded: codes.removeSubrange(count...)
    }
    rows = count
    filled = count == 0 ? 0 : filled
  }

  private mutating func truncateTexts(to position: Int, _ offsets: [UInt32]) {
    arena.removeSubrange(Int(offsets[position])...)
    let kept = foldedRows.firstIndex { Int($0) >= position } ?? foldedRows.count
    foldedRows.removeSubrange(kept...)
    foldedOffsets.removeSubrange((kept + 1)...)
    foldedArena.removeSubrange(Int(foldedOffsets[kept])...)
  }

  // MARK: The column

  /// The column of `total` rows. The accumulator is empty afterwards.
  mutating func column(rows total: Int, empty: EmptyColumns) -> Column {
    if filled == 0 { return empty.column(type) }
    // Fails only where the texts would not fit; then they stay as they are.
    if let shared, shared.different * SharedSpellings.timesEach > filled { _ = stopSharing() }
    pad(to: total)
    defer { self = ColumnAccumulator(type) }
    switch type {
    case .text, .code, .reference:
      let validity = bits.bitmap(count: total)
      return .text(shared?.column(codes: codes, validity: validity) ?? texts(offsets, validity: validity))
    case .integer, .money: return .number(NumberColumn(values: numbers.numbers, validity: bits.bitmap(count: total)))
    case .date: return .day(DayColumn(days: days))
    case .flag:
      return .flag(FlagColumn(values: flags.bitmap(count: total), validity: bits.bitmap(count: total)))
    case .coded(let book): return .coded(CodedColumn(codes: codes, labels: CodedLabels(book: book, extras: extras)))
    case .list(let element):
      if case .coded(let book) = element {
        let coded = CodedColumn(codes: codes, labels: CodedLabels(book: book, extras: extras))
        return .list(ListColumn(offsets: offsets, elements: .coded(coded)))
      }
      let validity = Bitmap(count: elementOffsets.count - 1, filled: true)
      return .list(ListColumn(offsets: offsets, elements: .text(texts(elementOffsets, validity: validity))))
    }
  }

  private mutating func texts(_ offsets: [UInt32], validity: Bitmap) -> TextColumn {
    arena.append(contentsOf: repeatElement(0, count: TextColumn.padding))
    var folded = TextColumn.FoldedRows.none
    if !foldedRows.isEmpty {
      foldedArena.append(contentsOf: repeatElement(0, count: TextColumn.padding))
      folded = TextColumn.FoldedRows(rows: foldedRows, arena: foldedArena, offsets: foldedOffsets)
    }
    return TextColumn(arena: arena, offsets: offsets, validity: validity, folded: folded, isUpper: isUpper)
  }
}
