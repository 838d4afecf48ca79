import Glibc

/// Free memory, so that a file that is too large is refused before the machine swaps.
enum FreeMemory {
  /// Bytes that are available without swapping; nil if the system does not report them.
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

  /// An upper bound of the memory for loading a file of this size, if most of it is text. Other files take more; their
  /// loading stops once less than `least` is free.
  static func needed(forBytes bytes: Int) -> Int { bytes / 10 * 9 + (16 << 20) }

  /// With less than this left, the machine is about to swap.
  static let least = 64 << 20
}
