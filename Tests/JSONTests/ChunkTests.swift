import JSON
import Testing

@Suite struct ChunkTests {
  /// The original text of every record of an array, read in one go.
  private func serial(_ bytes: PaddedBytes) throws(JSONError) -> [String] {
    var records: [String] = []
    var reader = JSONReader(bytes)
    var more = try reader.firstElement()
    while more {
      records.append(String(decoding: try reader.readRaw(), as: UTF8.self))
      more = try reader.nextElement()
    }
    try reader.expectEnd()
    return records
  }

  /// The same in two chunks, as loading does. Also returns whether the guess was right.
  private func chunked(_ bytes: PaddedBytes, near: Int) throws(JSONError) -> (records: [String], held: Bool) {
    var reader = JSONReader(bytes)
    let guess = reader.guessRecordStart(near: near)
    var second: [String]?
    if let guess {
      do throws(JSONError) { second = try chunk(bytes, from: guess) } catch {}
    }
    var records: [String] = []
    var more = try reader.firstElement()
    while more {
      if let guess, let second, reader.offset == guess, reader.depth == 1 { return (records + second, true) }
      records.append(String(decoding: try reader.readRaw(), as: UTF8.self))
      more = try reader.nextElement()
    }
    try reader.expectEnd()
    return (records, false)
  }

  private func chunk(_ bytes: PaddedBytes, from: Int) throws(JSONError) -> [String] {
    var records: [String] = []
    var reader = JSONReader(bytes, at: from, depth: 1)
    var more = true
    while more {
      records.append(String(decoding: try reader.readRaw(), as: UTF8.self))
      more = try reader.nextElement()
    }
    try reader.expectEnd()
    return records
  }

  /// The same from buffers of a fixed size; an unfinished record is read again with the next buffer.
  private func streamed(_ text: [UInt8], size: Int) throws(JSONError) -> [String] {
    var records: [String] = []
    var (from, length) = (0, size)  // the buffer is text[from ..< from + length]
    var isInside = false
    while true {
      let stop = min(text.count, from + length)
      let buffer = PaddedBytes(text[from..<stop])
      var reader = JSONReader(
        start: buffer.start, count: buffer.count, base: from, depth: isInside ? 1 : 0, isLast: stop == text.count)
      var resume = from
      do throws(JSONError) {
        var more = isInside ? try reader.nextElement() : try reader.firstElement()
        while more {
          let record = try reader.readRaw()
          records.append(String(decoding: record, as: UTF8.self))
          (resume, isInside) = (reader.offset, true)
          more = try reader.nextElement()
        }
        if stop < text.count {
          // The array is closed; only white space may follow.
          #expect(text[reader.offset...].allSatisfy { [0x20, 0x0A, 0x0D, 0x09].contains($0) })
        }
        return records
      } catch {
        guard error.isIncomplete, stop < text.count else { throw error }
        #expect(error.offset == stop)
        length = resume == from ? length * 2 : size
        from = resume
      }
    }
  }

  private func randomArrays() -> [[UInt8]] {
    var source = RandomJSON(seed: 7)
    var texts = [#"[]"#, #"[{}]"#, #" [ {"a":"},{"} , {"b":[{"c":1},{"d":2}]},{},{"e":12345} ] "#].map {
      Array($0.utf8)
    }
    for _ in 0..<40 {
      let count = Int.random(in: 0..<8, using: &source.random)
      texts.append(Array(source.text(.array((0..<count).map { _ in source.record() })).utf8))
    }
    return texts
  }

  @Test func twoChunksAtEverySplitEqualOne() throws {
    var held = 0
    for text in randomArrays() {
      let bytes = PaddedBytes(text)
      let whole = try serial(bytes)
      for near in 0...text.count {
        let result = try chunked(bytes, near: near)
        #expect(result.records == whole, "split near \(near) of \(String(decoding: text, as: UTF8.self))")
        if result.held { held += 1 }
      }
    }
    #expect(held > 1000)
  }

  @Test func guessInsideTextOrNestedArrayIsRejected() throws {
    let bytes = PaddedBytes(#"[{"a":"},{"},{"b":[{"c":1},{"d":2}]},{"e":3}]"#)
    let reader = JSONReader(bytes)
    #expect(reader.guessRecordStart(near: 0) == 9)  // inside the text
    #expect(try chunked(bytes, near: 0).held == false)
    #expect(reader.guessRecordStart(near: 14) == 27)  // inside the nested array
    #expect(try chunked(bytes, near: 14).held == false)
    #expect(reader.guessRecordStart(near: 30) == 37)
    #expect(try chunked(bytes, near: 30).held)
    #expect(reader.guessRecordStart(near: 38) == nil)
    #expect(reader.guessRecordStart(near: 0, before: 9) == nil)
  }

  @Test func buffersOfEverySizeEqualOne() throws {
    for text in randomArrays() where text.count < 600 {
      let whole = try serial(PaddedBytes(text))
      for size in 1...text.count + 1 {
        #expect(try streamed(text, size: size) == whole, "\(size) of \(String(decoding: text, as: UTF8.self))")
      }
    }
  }

  @Test func numbersAndLiteralsAreNotCutByBuffers() throws {
    let text = Array(#"[12345,-0.5e+10,true,null,"中文😀\ud83d\ude00",false,{"长":[1]},0]"#.utf8)
    let whole = try serial(PaddedBytes(text))
    for size in 1...text.count { #expect(try streamed(text, size: size) == whole) }
  }

  @Test func errorsInBuffersKeepTheirOffset() {
    for item in ConformanceCase.all where item.bytes.count < 100 {
      guard let error = item.error, item.bytes.first == UInt8(ascii: "["), item.bytes.count > 1, item.bytes[1] != 0,
        ![.gb18030, .extraContent].contains(error.cause)
      else { continue }
      for size in 1...item.bytes.count {
        do throws(JSONError) {
          _ = try streamed(item.bytes, size: size)
          Issue.record("no error in \(item.bytes) with buffers of \(size)")
        } catch {
          #expect(error.cause == item.error?.cause && error.offset == item.error?.offset, "\(item.bytes) by \(size)")
        }
      }
    }
  }

  @Test func lineStartsAreAfterLineEnds() {
    let reader = JSONReader(PaddedBytes("{}\r\n{}\n\n{}"))
    #expect(reader.lineStart(near: 0) == 4)
    #expect(reader.lineStart(near: 4) == 7)
    #expect(reader.lineStart(near: 7) == 8)
    #expect(reader.lineStart(near: 8) == nil)
  }
}
