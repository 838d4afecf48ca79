// Fuzzes the key decoder: no bytes block the keys that follow, however they are cut. See ../build.sh.

import Screen

@testable import Terminal

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  guard let first = bytes.first else { return 0 }
  let rest = bytes.dropFirst()
  // The first byte says into pieces of what length the others are cut.
  let length = max(1, Int(first))
  var decoder = KeyDecoder()
  var position = rest.startIndex
  while position < rest.endIndex {
    let end = min(rest.endIndex, position + length)
    check(decoder.feed(rest[position..<end]))
    position = end
  }
  check(decoder.flush())
  // A paste without an end needs a second silence at most.
  if decoder.patience != nil { check(decoder.flush()) }
  precondition(decoder.patience == nil, "bytes stay pending")
  let events = decoder.feed([0x6A])
  precondition(events == [.key(.character("j"))], "the next key is another one")
  return 0
}

private func check(_ events: [Event]) {
  for event in events {
    if case .key(let key) = event {
      precondition(Key(name: key.name) != nil || key.name.isEmpty, "a key without a name")
    }
  }
}
