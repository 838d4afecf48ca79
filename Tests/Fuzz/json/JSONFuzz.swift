// Fuzzes the JSON reader with libFuzzer. From the package's folder:
//
//   mkdir -p .build/json-found
//   swiftc -O -sanitize=fuzzer,address -parse-as-library -use-ld=lld \
//     Sources/JSON/*.swift Tests/Fuzz/json/JSONFuzz.swift -o .build/json-fuzz
//   SWIFT_BACKTRACE=enable=no .build/json-fuzz -max_total_time=60 -max_len=512 .build/json-found Tests/Fuzz/json/corpus
//
// The first folder receives new inputs, the second one is the seed corpus. Any trap is a finding, and so is every
// promise broken below.

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
    for style in [JSONWriter.Style.compact, .pretty] {
      let text = value.text(style: style)
      precondition((try? JSONValue(parsing: text)) == value, "printing changed the value")
    }
  } catch {
    precondition(error.cause == .duplicateKey || error == skipping(bytes), "the tree meets another error")
  }
}

/// A buffer that is not the last one either tells the same error or asks for more; never another one.
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

/// Records in any layout, with a memory of keys, recovering line by line: always comes to an end.
private func checkRecords(_ bytes: PaddedBytes) {
  var reader = JSONReader(bytes)
  var memory = KeyMemory(["a": 0, "id": 1])
  var duplicates: [JSONError] = []
  guard (try? reader.readByteOrderMark()) != nil else { return }
  guard case .lines? = try? reader.locateRecords(isField: { $0.equals("id") }) else { return }
  var more = true
  while more {
    let start = reader.offset
    do throws(JSONError) {
      var key = try reader.firstMember(&memory)
      while let found = key {
        precondition(
          found.number == (found.key.equals("a") ? 0 : found.key.equals("id") ? 1 : -1), "a wrong key number")
        try reader.skipValue(duplicates: &duplicates)
        key = try reader.nextMember(&memory)
      }
      more = try reader.nextLine()
    } catch {
      more = reader.resumeAtNextLine(after: start)
    }
    precondition(reader.offset > start, "no progress")
  }
  var near = 0
  while let guess = reader.guessRecordStart(near: near) {
    precondition(guess > near && bytes.start[guess] == UInt8(ascii: "{"))
    near = guess
  }
}

/// Any UTF-8 text written as a string reads back the same.
private func checkWriter(_ bytes: PaddedBytes) {
  guard UTF8Check.firstInvalidOffset(in: bytes) == nil else { return }
  var written: [UInt8] = []
  JSONWriter.appendQuoted(bytes.buffer, to: &written)
  var reader = JSONReader(PaddedBytes(written))
  var back: [UInt8] = []
  do throws(JSONError) {
    try reader.readString().append(to: &back)
  } catch {
    preconditionFailure("a written text does not read back")
  }
  precondition(back.elementsEqual(bytes.buffer), "a written text reads back otherwise")
}
