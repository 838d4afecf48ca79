import Exports
import Glibc
import Screen

/// Standard output, buffered in blocks. On a terminal, control characters are shown instead of sent; a file or pipe gets
/// every byte unchanged.
final class StandardOutput {
  static let blockSize = 1 << 17

  let isTerminal: Bool
  private var pending: [UInt8] = []
  private var target: DescriptorSink
  /// The first error; every later write fails with it.
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

  /// Flushes the buffer; called once at the end.
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
