import CNcursesw
import Glibc

/// Tells which files of a folder were written, moved in or out, or deleted. It watches the folder and not the files, as
/// editors and exporters replace a file by another of its name.
public final class FolderWatch: Waitable {
  public enum Change: Hashable, Sendable {
    /// A file of that name was finished, arrived or went; bytes that are not UTF-8 are replaced in the name.
    case file(String)
    /// More happened than the system kept: anything may have changed.
    case unknown
    /// The folder itself is gone; nothing more will come.
    case folderGone
  }

  public let descriptor: Int32

  /// Fails where the folder cannot be read, or the system watches too many already.
  public init(folder: String) throws(TerminalError) {
    descriptor = cn_inotify()
    if descriptor < 0 { throw .cannotOpen(call: "inotify_init1", code: errno) }
    if inotify_add_watch(descriptor, folder, cn_watch_mask()) < 0 {
      let code = errno
      close(descriptor)
      throw .cannotOpen(call: "inotify_add_watch(\(folder))", code: code)
    }
  }

  deinit { close(descriptor) }

  /// What changed since the last call, each once, in order; empty when nothing did. Never waits.
  public func changes() -> [Change] {
    var result: [Change] = []
    withUnsafeTemporaryAllocation(byteCount: 16384, alignment: 8) { buffer in
      while true {
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        if count <= 0 { return }
        FolderWatch.parse(UnsafeRawBufferPointer(rebasing: buffer[..<count])) { change in
          if !result.contains(change) { result.append(change) }
        }
      }
    }
    return result
  }

  private static func parse(_ bytes: UnsafeRawBufferPointer, _ report: (Change) -> Void) {
    let headerSize = MemoryLayout<inotify_event>.size
    var offset = 0
    while offset + headerSize <= bytes.count {
      let header = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
      let end = offset + headerSize + Int(header.len)
      if header.mask & UInt32(IN_Q_OVERFLOW) != 0 {
        report(.unknown)
      } else if header.mask & UInt32(IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED) != 0 {
        report(.folderGone)
      } else if header.len > 0, end <= bytes.count {
        let name = bytes[offset + headerSize..<end].prefix { $0 != 0 }
        report(.file(String(decoding: name, as: UTF8.self)))
      }
      offset = end
    }
  }
}
