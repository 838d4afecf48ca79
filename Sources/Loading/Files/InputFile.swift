import Columnar
import Glibc
import JSON
import Localization

/// A file that is being loaded, as UTF-8. It is read by offset, so that several workers can read it at once; all offsets are
/// those of its text, decompressed and converted.
final class InputFile: Sendable {
  let path: String
  let name: String
  let size: Int
  /// The encoding, with the reason for it.
  let encoding: EncodingGuess
  private let raw: RawFile
  /// Nil if the bytes are UTF-8 already.
  private let decoded: DecodedText?

  /// - Parameters:
  ///   - encoding: the encoding that a person named; told from the bytes if nil.
  ///   - goesOn: asked while a pipe or a compressed file is read.
  /// - Throws: `FileError`, with `ECANCELED` if `goesOn` returned false.
  init(
    _ place: FileLocation, encoding named: TextEncoding? = nil, while goesOn: () -> Bool = { true }
  ) throws(FileError) {
    path = place.path
    name = place.name
    raw = try RawFile(place, while: goesOn)
    if let named {
      encoding = EncodingGuess(named, Localized("由 --encoding 指定", "named by --encoding"))
    } else if place.memory != nil {
      encoding = EncodingGuess(.utf8, Localized("程序内置", "built into the program"))
    } else {
      encoding = EncodingGuess(try Self.windows(raw))
    }
    guard encoding.encoding != .utf8 else {
      decoded = nil
      size = raw.size
      return
    }
    let mark = encoding.encoding.mark
    let head = try Self.bytes(raw, at: 0, count: mark.count)
    let hasMark = !mark.isEmpty && head == mark
    let text = try DecodedText(raw, encoding.encoding, hasMark: hasMark, workers: Workers.processors)
    decoded = text
    size = text.size
  }

  /// Reads up to `count` bytes from `offset`; fewer only at the end of the file.
  func read(at offset: Int, into target: UnsafeMutablePointer<UInt8>, count: Int) throws(FileError) -> Int {
    if let decoded { return try decoded.read(at: offset, into: target, count: count) }
    return try raw.read(at: offset, into: target, count: count)
  }

  /// What the conversion met; nil without one.
  var flaws: DecodedText.Flaws? { decoded?.flaws }

  /// Whether the name has the ending of a file with one record a line.
  var isNamedLines: Bool {
    let name = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
    return name.hasSuffix(".ndjson") || name.hasSuffix(".jsonl")
  }

  /// Whether the file was written to since it was opened.
  var hasChanged: Bool { raw.hasChanged }

  // MARK: The sample that tells the encoding

  private static let firstWindow = 64 * 1024
  private static let laterWindow = 4 * 1024
  private static let laterWindows = 16

  /// The first part of the file, and small ones from the rest of it if that is ASCII.
  private static func windows(_ raw: RawFile) throws(FileError) -> [[UInt8]] {
    var windows = [try bytes(raw, at: 0, count: firstWindow)]
    guard raw.size > firstWindow, windows[0].allSatisfy({ $0 < 0x80 }) else { return windows }
    let distance = max(laterWindow, (raw.size - firstWindow) / laterWindows)
    for offset in stride(from: firstWindow, to: raw.size, by: distance) {
      windows.append(try bytes(raw, at: offset, count: laterWindow))
    }
    return windows
  }

  private static func bytes(_ raw: RawFile, at offset: Int, count: Int) throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: min(count, max(0, raw.size - offset)))
    let got = try bytes.withUnsafeMutableBufferPointer { room throws(FileError) in
      guard let base = room.baseAddress else { return 0 }
      return try raw.read(at: offset, into: base, count: room.count)
    }
    bytes.removeLast(bytes.count - got)
    return bytes
  }
}
