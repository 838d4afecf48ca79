import JSON
import Localization

/// The part of a file that is in memory: one buffer, reused for each part, padded as the JSON reader requires.
struct BlockWindow: ~Copyable {
  let file: InputFile
  private var memory: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// File offset of the first byte in memory.
  private(set) var base = 0
  private(set) var count = 0

  init(_ file: InputFile, blockSize: Int) {
    self.file = file
    capacity = max(1, min(blockSize, max(1, file.size)))
    memory = .allocate(capacity: capacity + JSONReader.padding)
    memory.initialize(repeating: 0, count: JSONReader.padding)
  }

  deinit { memory.deallocate() }

  var end: Int { base + count }

  /// Whether the file has nothing after this part.
  var isLast: Bool { end >= file.size }

  /// The first byte; `count` bytes and the padding of `JSONReader` follow.
  var start: UnsafePointer<UInt8> { UnsafePointer(memory) }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: memory, count: count) }

  /// Loads the part at `offset`. If the window is at this offset already, the part becomes twice as long, because a record
  /// there did not fit.
  mutating func move(to offset: Int) throws(LoadFailure) {
    if offset == base, count > 0, !isLast {
      memory.deallocate()
      capacity = min(capacity * 2, file.size - offset)
      memory = .allocate(capacity: capacity + JSONReader.padding)
    }
    let wanted = max(0, min(capacity, file.size - offset))
    let got: Int
    do throws(FileError) {
      got = try file.read(at: offset, into: memory, count: wanted)
    } catch {
      throw .file(error)
    }
    // The file is shorter than when it was opened.
    if got < wanted { throw .changed }
    (memory + got).update(repeating: 0, count: JSONReader.padding)
    base = offset
    count = got
  }

  /// A reader over this part, positioned at `offset`.
  func reader(at offset: Int, depth: Int) -> JSONReader {
    JSONReader(
      start: memory, count: count, base: base, at: offset, depth: depth, isLast: isLast, isLenient: true)
  }
}

/// The reason why a file, or a segment of it, was not read to its end.
enum LoadFailure: Error {
  case json(JSONError)
  case file(FileError)
  /// The file is of another format; what to do.
  case foreign(Localized)
  /// The file was written to while it was read.
  case changed
  case cancelled
  /// A column would hold more than 4 GiB of text, or the table more rows than can be numbered.
  case tooLarge
  case tooManyProblems
  /// Free memory is below `FreeMemory.least`.
  case outOfMemory(free: Int)
}
