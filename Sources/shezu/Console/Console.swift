import Columnar
import Glibc
import Localization
import Screen

/// The output of a command: data to `output`, sentences to stderr.
final class Console {
  let language: Language
  let output: StandardOutput
  let width: DisplayWidth
  private let errorDescriptor: Int32

  init(language: Language, output: StandardOutput = StandardOutput(), errorDescriptor: Int32 = STDERR_FILENO) {
    self.language = language
    self.output = output
    self.errorDescriptor = errorDescriptor
    width = DisplayWidth.standard
  }

  /// Writes a sentence to stderr. Control characters are replaced, because it may contain names from data. Output that was
  /// written before comes first.
  func say(_ sentence: String) {
    let bytes = TerminalText.harmless(Array((sentence + "\n").utf8))
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(errorDescriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }

  func say(_ sentence: Localized) { say(sentence[language]) }

  /// Columns of the terminal; 80 if there is none.
  var columns: Int {
    var size = winsize()
    guard output.isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  func printHelp(_ text: String) throws { try output.writeLine(text) }
}
