// Fuzzes the JSON reader, its tree and its writer. See ../build.sh.

import Bytes
import JSON
import Localization

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: data, count: count))
  let bytes = PaddedBytes(input)
  let error = skipping(bytes)
  if let error {
    precondition(error.offset >= 0 && error.offset <= count, "an error outside the text")
    precondition(error.cause != .endOfInput || error.offset == count, "incomplete before the end")
    _ = TextPosition(of: error.offset, in: bytes)
    for language in Language.allCases { precondition(!error.sentence[language].isEmpty) }
  }
  checkTree(bytes, error)
  checkBuffers(input, error)
  checkRecords(bytes)
  checkWriter(bytes)
  return 0
}

private func skipping(_ bytes: PaddedBytes) -> JSONError? {
  var reader = JSONReader(bytes)
  do throws(JSONError) {
    _ = try reader.readByteOrderMark()
    try reader.skipValue()
    try reader.expectEnd()
    return nil
  } catch {
    return error
  }
}

/// The tree meets the same error, or prints to a text that reads back equal.
private func checkTree(_ bytes: PaddedBytes, _ error: JSONError?) {
  do throws(JSONError) {
    let value = try JSONValue(parsing: bytes)
    precondition(error == nil, "the tree accepts what skipping refuses")
    for style in [JSONWriter.Style.compact, .pretty, .flatArrays] {
      let text = value.text(style: style)
      precondition((try? JSONValue(parsing: text)) == value, "printing changed the value")
    }
  } catch {
    precondition(error.cause == .duplicateKey || error == skipping(bytes), "the tree meets another error")
  }
}

/// A buffer that is not the last one either gives the same error or needs more bytes; never another one.
private func checkBuffers(_ input: [UInt8], _ error: JSONError?) {
  let cut = input.count / 2
  let part = PaddedBytes(input[..<cut])
  var reader = JSONReader(start: part.start, count: part.count, isLast: false)
  do throws(JSONError) {
    _ = try reader.readByteOrderMark()
    try reader.skipValue()
  } catch let early {
    precondition(early.cause == .endOfInput || error != nil, "an error in half of a right text")
    if early.cause == .endOfInput { precondition(early.offset == cut) }
  }
}

/// Records in any layout: reading them always makes progress, and ends at the first error.
private func checkRecords(_ bytes: PaddedBytes) {
  var reader = JSONReader(bytes)
  var duplicates: [JSONError] = []
  guard (try? reader.readByteOrderMark()) != nil else { return }
  var more = !reader.isAtEnd()
  while more {
    let start = reader.offset
    do throws(JSONError) {
      var key = try reader.firstMember()
      while key != nil {
        try reader.skipValue(duplicates: &duplicates)
        key = try reader.nextMember()
      }
      more = try reader.nextLine()
    } catch {
      more = false
    }
    precondition(!more || reader.offset > start, "no progress")
  }
  var near = 0
  while let guess = reader.guessRecordStart(near: near) {
    precondition(guess > near && bytes.start[guess] == UInt8(ascii: "{"))
    near = guess
  }
}

/// Any UTF-8 text written as a string reads back the same.
private func checkWriter(_ bytes: PaddedBytes) {
  guard UTF8Check.firstInvalid(from: bytes.start, to: bytes.start + bytes.count) == nil else { return }
  var written = ByteBuffer()
  written.append(quoted: bytes.buffer)
  var reader = JSONReader(PaddedBytes(written.elements))
  var back: [UInt8] = []
  do throws(JSONError) {
    try reader.readString().append(to: &back)
  } catch {
    preconditionFailure("a written text does not read back")
  }
  precondition(back.elementsEqual(bytes.buffer), "a written text reads back otherwise")
}
