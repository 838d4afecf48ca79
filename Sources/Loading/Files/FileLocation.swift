import Bytes

/// The path of a file. Its bytes are kept beside the text, because a path need not be UTF-8.
struct FileLocation: Sendable {
  /// Zero-terminated, as system calls require.
  let bytes: [CChar]
  let path: String
  /// The name within the register, for people and diagnostics.
  let name: String
  /// The contents of an embedded file; nil for a file of the file system.
  var memory: EmbeddedFile?
  /// Whether the path was given by a person, who may name a pipe.
  var mayBePipe = false

  /// What a person writes for standard input.
  static let standardInput = "-"
  var isStandardInput: Bool { mayBePipe && path == Self.standardInput }

  init(path: String, name: String) {
    bytes = path.systemPath
    self.path = path
    self.name = name
  }

  init(_ memory: EmbeddedFile) {
    self.init(path: memory.name, name: memory.name)
    self.memory = memory
  }

  /// A file of a folder.
  init(in folder: FileLocation, entry: [CChar], prefix: String) {
    bytes = folder.bytes.dropLast() + [CChar(bitPattern: UInt8(ascii: "/"))] + entry
    let text = String(systemPath: entry)
    path = folder.path.hasSuffix("/") ? folder.path + text : folder.path + "/" + text
    name = prefix + text
  }
}
