/// A file of a register that is embedded in the program.
public struct EmbeddedFile: Sendable {
  public let name: String
  public let count: Int
  /// Bytes that live as long as the program and never change.
  nonisolated(unsafe) let start: UnsafeRawPointer

  /// - Precondition: `count` bytes from `start` are constant data of the program.
  public init(name: String, constantBytes start: UnsafeRawPointer, count: Int) {
    self.name = name
    self.start = start
    self.count = count
  }

  var buffer: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }
}
