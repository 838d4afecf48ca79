import Columnar
import Glibc

/// Files that peers and floors read, taken from the register so that all see the same bytes.
enum SourceFile {
  /// One text a line.
  static func writeTexts(of table: Table, _ field: String, to path: String) throws {
    guard case .text(let texts)? = table.column(field) else { throw BenchmarkError("no texts in \(field)") }
    try write(path) { file in
      for row in 0..<texts.count {
        texts.withBytes(row) { bytes in _ = fwrite(bytes.baseAddress, 1, bytes.count, file) }
        fputc(0x0A, file)
      }
    }
  }

  /// What keystroke-floor scans.
  static func write(_ bytes: SearchedBytes, to path: String) throws {
    try write(path) { file in
      func number(_ value: Int) {
        var value = UInt64(value)
        fwrite(&value, 8, 1, file)
      }
      number(bytes.pieces.count)
      for piece in bytes.pieces {
        let length = Int(piece.offsets.last ?? 0)
        number(piece.offsets.count - 1)
        number(length)
        _ = piece.offsets.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
        _ = piece.arena.withUnsafeBytes { fwrite($0.baseAddress, 1, length, file) }
      }
    }
  }

  private static func write(_ path: String, _ body: (UnsafeMutablePointer<FILE>) -> Void) throws {
    guard let file = fopen(path, "w") else { throw BenchmarkError("cannot write \(path)") }
    body(file)
    guard fclose(file) == 0 else { throw BenchmarkError("cannot write \(path)") }
  }
}
