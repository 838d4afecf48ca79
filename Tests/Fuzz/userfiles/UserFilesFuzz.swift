// Fuzzes the user's own files: configuration and state. See ../build.sh.

import Interface
import JSON

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = PaddedBytes(UnsafeBufferPointer(start: data, count: count))
  guard let value = try? JSONValue(parsing: bytes) else { return 0 }
  var configuration = Configuration()
  configuration.read(value, from: "config.json")
  if let state = UserStateFile.state(from: value) {
    let written = UserStateFile.value(of: state, register: "r")
    guard let again = UserStateFile.state(from: written) else { preconditionFailure("the state does not read back") }
    precondition(again == state, "reading and writing changed the state")
    _ = state.merged(with: again, since: UserState())
  }
  return 0
}
