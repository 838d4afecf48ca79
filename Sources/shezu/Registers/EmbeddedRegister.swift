import CResources
import Catalog
import Columnar
import JSON
import Loading

/// The bundled register embedded in the program, so that a copied binary works without other files.
enum EmbeddedRegister {
  /// The files below `BundledFolder.name`, as embedded.
  static var files: [EmbeddedFile] {
    let prefix = BundledFolder.name + "/"
    var files: [EmbeddedFile] = []
    var index = 0
    while let pointer = shezu_resource_name(index) {
      index += 1
      let name = String(cString: pointer)
      guard name.hasPrefix(prefix) else { continue }
      var length = 0
      guard let bytes = shezu_resource(name, &length) else { continue }
      files.append(
        EmbeddedFile(name: String(name.dropFirst(prefix.count)), constantBytes: bytes, count: length))
    }
    return files
  }

  /// The file with this name; nil if there is none.
  static func bytes(of file: String) -> PaddedBytes? {
    var length = 0
    guard let bytes = shezu_resource("\(BundledFolder.name)/\(file)", &length) else { return nil }
    return PaddedBytes(UnsafeBufferPointer(start: bytes, count: length))
  }

  static func open(
    projection: Projection, progress: (Opening.Progress) -> Bool
  ) throws(OpeningError) -> Register {
    try Opening.open(
      embedded: files, named: BundledFolder.name, schema: Catalog.schema, projection: projection, progress: progress)
  }
}
