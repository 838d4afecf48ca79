import Glibc

/// How much memory the machine can still give, so that a file that is too large is refused before the machine swaps.
enum FreeMemory {
  /// Bytes that are available without swapping; nil where the system does not say.
  static func available() -> Int? {
    guard let file = fopen("/proc/meminfo", "re") else { return nil }
    defer { fclose(file) }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4096) { room in
      let count = fread(room.baseAddress, 1, room.count, file)
      return parse(String(decoding: room[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
  }

  /// The `MemAvailable` line of `/proc/meminfo`, in bytes.
  static func parse(_ text: String) -> Int? {
    for line in text.split(separator: "\n") where line.hasPrefix("MemAvailable:") {
      return line.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 }
    }
    return nil
  }

  /// What loading a file of so many bytes takes at most, for files whose texts are the larger part of them. Others take
  /// more, and are stopped when less than `least` is left.
  static func needed(forBytes bytes: Int) -> Int { bytes / 10 * 9 + (16 << 20) }

  /// With less than this left, the machine is about to swap.
  static let least = 64 << 20
}
