import Columnar
import JSON

extension JSONError {
  /// The diagnostic code: wrong encoding, or not JSON.
  var diagnosticCode: Diagnostic.Code {
    switch cause {
    case .invalidUTF8, .gb18030, .utf16, .utf32: .wrongEncoding
    default: .notJSON
    }
  }
}
