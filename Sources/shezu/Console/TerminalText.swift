import Screen

/// Text that is safe to send to a terminal.
enum TerminalText {
  /// Replaces control characters by visible signs, except tabs, line feeds and a carriage return before one.
  static func harmless(_ bytes: some BidirectionalCollection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if index > 0 { result.append(0x0A) }
      let isEnded = line.last == 0x0D
      for (position, cell) in (isEnded ? line.dropLast() : line).split(
        separator: 0x09, omittingEmptySubsequences: false
      ).enumerated() {
        if position > 0 { result.append(0x09) }
        result.append(contentsOf: DisplayWidth.standard.scrubbed(String(decoding: cell, as: UTF8.self)).utf8)
      }
      if isEnded { result.append(0x0D) }
    }
    return result
  }
}
