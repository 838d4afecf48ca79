import Bytes
import CNcursesw
import Glibc

/// Reports which files of a folder and of its subfolders were written, moved in or out, or deleted, and which folders
/// were made. It watches folders and not files, as editors and exporters replace a file by another of its name.
public final class FolderWatch: Waitable {
  public enum Change: Hashable, Sendable {
    /// A file of that name was finished, arrived or went, or a folder was made; those of a folder within have its name
    /// before theirs, with a slash.
    case file(String)
    /// More happened than the system kept: anything may have changed.
    case unknown
    /// The folder itself is gone; nothing more will come.
    case folderGone
  }

  public let descriptor: Int32
  private let main: Int32
  /// The names of the folders within, by their watches.
  private var subfolders: [Int32: String] = [:]

  /// Fails where the folder cannot be read, or the system watches too many already.
  public init(folder: String) throws(TerminalError) {
    descriptor = cn_inotify()
    if descriptor < 0 { throw .cannotOpen(call: "inotify_init1", code: errno) }
    main = inotify_add_watch(descriptor, folder.systemPath, cn_watch_mask())
    if main < 0 {
      let code = errno
      close(descriptor)
      throw .cannotOpen(call: "inotify_add_watch(\(folder))", code: code)
    }
    for name in FolderWatch.names(in: folder) {
      let watch = inotify_add_watch(descriptor, "\(folder)/\(name)".systemPath, cn_watch_mask())
      if watch >= 0 { subfolders[watch] = name }
    }
  }

  /// The folders in a folder, hidden ones left out, no more than a register of many kinds has.
  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder.systemPath) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream), names.count < 256 {
      guard [UInt8(DT_DIR), UInt8(DT_UNKNOWN), UInt8(DT_LNK)].contains(entry.pointee.d_type) else { continue }
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(systemPath: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  deinit { close(descriptor) }

  /// What changed since the last call, each once, in order; empty when nothing did. Never waits.
  public func changes() -> [Change] {
    var result: [Change] = []
    withUnsafeTemporaryAllocation(byteCount: 16384, alignment: 8) { buffer in
      while true {
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        if count <= 0 { return }
        parse(UnsafeRawBufferPointer(rebasing: buffer[..<count])) { change in
          if !result.contains(change) { result.append(change) }
        }
      }
    }
    return result
  }

  private func parse(_ bytes: UnsafeRawBufferPointer, _ report: (Change) -> Void) {
    let headerSize = MemoryLayout<inotify_event>.size
    var offset = 0
    while offset + headerSize <= bytes.count {
      let header = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
      let end = offset + headerSize + Int(header.len)
      if header.mask & UInt32(IN_Q_OVERFLOW) != 0 {
        report(.unknown)
      } else if header.mask & UInt32(IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED) != 0 {
        if header.wd == main { report(.folderGone) }
      } else if header.mask & UInt32(IN_CREATE) != 0, header.mask & UInt32(IN_ISDIR) == 0 {
        // A new file is reported once it is written.
      } else if header.len > 0, end <= bytes.count {
        let bytes = bytes[offset + headerSize..<end].prefix { $0 != 0 }
        let name = String(systemPath: bytes)
        report(.file(subfolders[header.wd].map { "\($0)/\(name)" } ?? name))
      }
      offset = end
    }
  }
}
