import Screen

/// Turns the bytes that a terminal sends into events. A value type: bytes may come in any pieces, and an incomplete
/// sequence waits for the rest. It decodes the sequences of xterm and similar terminals, of the Linux console and rxvt,
/// and those in the terminal's description.
struct KeyDecoder {
  /// Sequences from the terminal's description, without the leading ESC.
  private let described: [[UInt8]: Key]
  private var pending: [UInt8] = []
  /// The text of a paste so far; nil outside one.
  private var paste: [UInt8]?

  init(described: [[UInt8]: Key] = [:]) {
    self.described = described
  }

  /// After how many milliseconds of silence `flush` is due; nil when nothing waits. A lone ESC is the escape key after
  /// 25 ms. A paste whose end is missing ends after 2 s, so that it does not swallow later keys.
  var patience: Int? {
    if paste != nil { return 2000 }
    return pending.isEmpty ? nil : 25
  }

  /// Decodes the bytes so far, up to the last complete sequence.
  mutating func feed(_ bytes: some Collection<UInt8>) -> [Event] {
    pending.append(contentsOf: bytes)
    return decode(isFinal: false)
  }

  /// Decodes what is left as if it were complete. Call it when no more bytes come within `patience`.
  mutating func flush() -> [Event] {
    if paste != nil {
      paste?.append(contentsOf: pending)
      pending = []
      return endPaste()
    }
    return decode(isFinal: true)
  }

  private mutating func decode(isFinal: Bool) -> [Event] {
    var events: [Event] = []
    var position = 0
    while position < pending.count {
      if paste != nil {
        guard continuePaste(&position) else { break }
        events += endPaste()
        continue
      }
      var input = pending[position...]
      let start = input.startIndex
      guard let step = KeyDecoder.step(&input, described, isFinal) else {
        if !isFinal { break }
        // Nothing more comes. A byte that no rule explains is dropped, since what stays pending blocks all later keys.
        position += 1
        continue
      }
      position = max(input.startIndex, start + 1)
      switch step {
      case .events(let some): events += some
      case .pasteBegins: paste = []
      }
    }
    pending.removeFirst(position)
    return events
  }

  enum Step {
    case events([Event])
    case pasteBegins
  }

  // MARK: Paste

  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

  /// Takes paste text up to its end sequence; false when the end has not come yet.
  private mutating func continuePaste(_ position: inout Int) -> Bool {
    let end = KeyDecoder.pasteEnd
    var index = position
    while index < pending.count {
      if pending[index] == 0x1B {
        let rest = pending[index...].prefix(end.count)
        if rest.elementsEqual(end) {
          paste?.append(contentsOf: pending[position..<index])
          position = index + end.count
          return true
        }
        if rest.count < end.count && end.starts(with: rest) { break }
      }
      index += 1
    }
    paste?.append(contentsOf: pending[position..<index])
    position = index
    return false
  }

  private mutating func endPaste() -> [Event] {
    let bytes = paste ?? []
    paste = nil
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte == 0x0A && index > 0 && bytes[index - 1] == 0x0D { continue }
      text.append(byte == 0x0D ? 0x0A : byte)
    }
    return [.paste(String(decoding: text, as: UTF8.self))]
  }
}
