import Foundation

/// Makes one system call of a program fail, by a library in C that is preloaded (Tests/Faults/faults.c).
public enum FaultInjection {
  public struct Fault: Hashable, Sendable, CustomStringConvertible {
    public let call: String
    /// An error number; -1 for a write that takes one byte, -2 for two interruptions and then success.
    public let error: Int32
    public let name: String

    public var description: String { "\(name) at \(call)" }
  }

  public static let faults: [Fault] =
    [("ENOSPC", ENOSPC), ("EIO", EIO), ("EDQUOT", EDQUOT), ("EAGAIN", EAGAIN), ("short", -1), ("EINTR", -2)].map {
      Fault(call: "write", error: $0.1, name: $0.0)
    }
    + [("EIO", EIO), ("ENOSPC", ENOSPC), ("EINTR", -2)].map { Fault(call: "fsync", error: $0.1, name: $0.0) }
    + [("EACCES", EACCES), ("ENOSPC", ENOSPC), ("EMFILE", EMFILE), ("EINTR", -2)].map {
      Fault(call: "open", error: $0.1, name: $0.0)
    }
    + [("EPERM", EPERM), ("ENOSPC", ENOSPC), ("EIO", EIO)].map { Fault(call: "link", error: $0.1, name: $0.0) }
    + [("EIO", EIO), ("ENOSPC", ENOSPC), ("EACCES", EACCES)].map { Fault(call: "rename", error: $0.1, name: $0.0) }
    + [("EIO", EIO)].flatMap { error in
      ["mkdir", "chmod", "close"].map { Fault(call: $0, error: error.1, name: error.0) }
    }

  /// The library, compiled once for this process; nil if there is no C compiler.
  public static let library: String? = {
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Faults/faults.c").path
    let target = NSTemporaryDirectory() + "faults-\(getpid()).so"
    let script =
      "for cc in cc clang gcc; do command -v $cc >/dev/null && exec $cc -shared -fPIC -O1 -o \"$1\" \"$0\" -ldl; done; exit 1"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script, source, target]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    process.waitUntilExit()
    return process.terminationStatus == 0 ? target : nil
  }()

  /// The variables that make call number `number` on files in `folder` fail; `log` is a file that then exists.
  public static func environment(_ fault: Fault, number: Int, folder: String, log: String) -> [String: String] {
    [
      "LD_PRELOAD": library ?? "", "FAULT_CALL": fault.call, "FAULT_NUMBER": "\(number)",
      "FAULT_ERROR": "\(fault.error)",
      "FAULT_FOLDER": folder, "FAULT_LOG": log,
    ]
  }
}
