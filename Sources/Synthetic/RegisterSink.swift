import Bytes
import Glibc

/// A destination for the files of a register. A file is opened, written in parts and closed; several may be open at once.
public protocol RegisterSink: ~Copyable {
  mutating func open(_ name: String) throws(SinkFailure)
  mutating func write(_ bytes: [UInt8], to name: String) throws(SinkFailure)
  /// Closes the files opened; only then do they appear under their names.
  mutating func finish() throws(SinkFailure)
}

/// A file that could not be written.
public struct SinkFailure: Error, Equatable {
  public let path: String
  /// The reason in the words of the system; empty if it is unknown.
  public let reason: String

  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  init(path: String, code: Int32) {
    self.init(path: path, reason: strerror(code).map { String(cString: $0) } ?? "")
  }
}

/// Keeps a register in memory, by file name.
public struct MemoryRegisterSink: RegisterSink {
  public private(set) var files: [String: [UInt8]] = [:]

  public init() {}

  public mutating func open(_ name: String) { files[name] = [] }

  public mutating func write(_ bytes: [UInt8], to name: String) { files[name, default: []].append(contentsOf: bytes) }

  public mutating func finish() {}
}

/// Writes a register into a folder, which is created if it does not exist. Each file has a temporary name until all are
/// complete, so that an interrupted run leaves no incomplete file under a final name.
public struct DirectorySink: RegisterSink, ~Copyable {
  private let folder: String
  private var descriptors: [(name: String, descriptor: Int32)] = []

  /// - Throws: if the folder cannot be created.
  public init(folder: String) throws(SinkFailure) {
    self.folder = folder
    if mkdir(folder.systemPath, 0o777) != 0, errno != EEXIST { throw SinkFailure(path: folder, code: errno) }
  }

  private func path(_ name: String) -> String { "\(folder)/\(name)" }

  private func partial(_ name: String) -> String { "\(folder)/.\(name).partial" }

  public mutating func open(_ name: String) throws(SinkFailure) {
    let descriptor = Glibc.open(partial(name).systemPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw SinkFailure(path: path(name), code: errno) }
    descriptors.append((name, descriptor))
  }

  public mutating func write(_ bytes: [UInt8], to name: String) throws(SinkFailure) {
    guard let descriptor = descriptors.first(where: { $0.name == name })?.descriptor else {
      throw SinkFailure(path: path(name), code: EBADF)
    }
    var sent = 0
    while sent < bytes.count {
      let (count, code) = bytes.withUnsafeBytes { raw in
        (Glibc.write(descriptor, raw.baseAddress.map { $0 + sent }, bytes.count - sent), errno)
      }
      if count < 0 {
        guard code == EINTR else { throw SinkFailure(path: path(name), code: code) }
        continue
      }
      sent += count
    }
  }

  public mutating func finish() throws(SinkFailure) {
    while let (name, descriptor) = descriptors.popLast() {
      guard close(descriptor) == 0 else { throw SinkFailure(path: path(name), code: errno) }
      guard rename(partial(name).systemPath, path(name).systemPath) == 0 else {
        throw SinkFailure(path: path(name), code: errno)
      }
    }
  }

  deinit {
    for (name, descriptor) in descriptors {
      close(descriptor)
      unlink(partial(name).systemPath)
    }
  }
}
