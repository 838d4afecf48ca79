import Exports
import Glibc
import Screen

/// Why output ended early.
enum OutputError: Error {
  case closed
  case interrupted
  case failed(String)

  init(_ error: ExportError) {
    switch error.reason {
    case .closed: self = .closed
    case .cancelled: self = .interrupted
    default: self = .failed(error.sentence.chosen)
    }
  }
}

/// Standard output: one buffer, whole blocks. On a terminal, bytes that would steer it are shown instead of sent; a file
/// or pipe gets every byte as it is.
final class Output {
  static let blockSize = 1 << 17

  let isTerminal: Bool
  private var pending: [UInt8] = []
  private var target: DescriptorSink
  /// Why the output is broken; everything after it is refused with the same reason.
  private var broken: OutputError?

  init(descriptor: Int32 = STDOUT_FILENO) {
    isTerminal = isatty(descriptor) == 1
    target = DescriptorSink(descriptor, path: "stdout")
  }

  func write(_ text: String) throws {
    var text = text
    text.withUTF8 { pending.append(contentsOf: $0) }
    if pending.count >= Self.blockSize { try flush() }
  }

  func writeLine(_ text: String = "") throws { try write(text + "\n") }

  /// Sends what is pending; call it once at the end.
  func finish() throws { try flush() }

  private func flush() throws {
    guard !pending.isEmpty else { return }
    let block = pending
    pending.removeAll(keepingCapacity: true)
    try send(block)
  }

  private func send(_ block: [UInt8]) throws {
    if let broken { throw broken }
    do throws(ExportError) {
      var sink: any ByteSink = RowSink(target: target, isTerminal: isTerminal)
      try sink.write(block)
    } catch {
      let error = OutputError(error)
      broken = error
      throw error
    }
  }

  /// A sink for the writers of formats, which pass whole rows.
  func sink() throws -> any ByteSink {
    try flush()
    return RowSink(target: target, isTerminal: isTerminal)
  }
}

/// Takes whole rows to standard output; harmless where that is a terminal.
private struct RowSink: ByteSink {
  var target: DescriptorSink
  let isTerminal: Bool

  mutating func write(_ bytes: UnsafeRawBufferPointer) throws(ExportError) {
    if isTerminal {
      let harmless = TerminalText.harmless(bytes)
      try harmless.withUnsafeBufferPointer { (harmless) throws(ExportError) in
        try target.write(UnsafeRawBufferPointer(harmless), whileWaiting: { !Interruption.isAsked })
      }
    } else {
      try target.write(bytes, whileWaiting: { !Interruption.isAsked })
    }
  }
}

/// Text as a terminal may get it.
enum TerminalText {
  /// Control characters become visible signs; tabs, line feeds and a carriage return before one stay.
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
