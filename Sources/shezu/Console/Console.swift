import Columnar
import Glibc
import Localization
import Screen

/// Where a command talks: data to `output`, sentences to stderr.
final class Console {
  let language: Language
  let output: Output
  let width: DisplayWidth
  private let errorDescriptor: Int32

  init(language: Language, output: Output = Output(), errorDescriptor: Int32 = STDERR_FILENO) {
    self.language = language
    self.output = output
    self.errorDescriptor = errorDescriptor
    width = DisplayWidth.standard
  }

  /// A sentence for people. Names from outside may be in it, so it is made harmless wherever it goes. Output that was
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

  /// Columns of the terminal; 80 where there is none.
  var columns: Int {
    var size = winsize()
    guard output.isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  func printHelp(_ text: String) {
    // The error of a closed pipe comes back from `finish`.
    try? output.writeLine(text)
  }
}
