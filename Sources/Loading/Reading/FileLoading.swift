import Columnar
import JSON

/// Reads one file with several workers into the table of its kind.
///
/// Each worker takes the next segment, guesses its first record and reads from there. A segment is accepted only if the
/// previous one ended exactly at its start; otherwise it is read again from there. So the result equals that of reading
/// the file from start to end. See the drawing in `Segments`.
struct FileLoading {
  let file: InputFile
  let plan: ReadingPlan
  let granularity: Granularity
  let state: LoadState
  let gate: ProgressGate

  /// Reads the file's records into `assembly`, which has begun the file.
  /// - Parameter firstRows: called once with the first rows, if more will follow.
  func load(
    _ head: FileHead, into assembly: inout TableAssembly, firstRows: (Table) -> Void
  ) throws(LoadFailure) -> FileHead {
    var head = head
    assembly.begin(head.layout)
    var end = head.arrayEnd
    if let start = head.firstRecord {
      let segments = Segments(file, plan, granularity, head.layout, start: start, state: state, assembly)
      segments.read(gate: gate, firstRows: firstRows)
      let outcome = segments.outcome()
      assembly = outcome.assembly
      if let failure = outcome.failure { throw failure }
      end = outcome.end
    }
    if !head.layout.isDelimited, let end { head.others += try members(after: end, head.layout) }
    if file.hasChanged { throw .changed }
    return head
  }

  /// Reads the rest of the document after the records: the members of the objects around them.
  private func members(after end: Int, _ layout: RecordLayout) throws(LoadFailure) -> [FileHead.Member] {
    if layout.depth == 0 { return [] }
    var window = BlockWindow(file, blockSize: 64 * 1024)
    try window.move(to: end)
    while true {
      var reader = window.reader(at: end, depth: layout.depth - 1)
      do throws(JSONError) {
        let members = try Self.members(&reader, layout)
        if try reader.endsHere() { return members }
        try reader.expectEnd()
      } catch {
        if !error.isIncomplete || window.isLast { throw .json(error) }
      }
      try window.move(to: end)
    }
  }

  private static func members(
    _ reader: inout JSONReader, _ layout: RecordLayout
  ) throws(JSONError) -> [FileHead.Member] {
    var members: [FileHead.Member] = []
    let path = layout.path
    for level in path.indices.reversed() {
      if level == 0, layout.isInArray {
        var number = Int(path[0]) ?? 0
        while try reader.nextElement() {
          let start = reader.offset
          number += 1
          try reader.skipValue()
          members.append(
            FileHead.Member(pointer: "/\(number)", json: reader.text(from: start, to: reader.offset), offset: start))
        }
        continue
      }
      let pointer = path[..<level].map { "/" + JSONPointer.escaped($0) }.joined() + "/"
      while let key = try reader.nextMember() {
        let start = reader.offset
        try reader.skipValue()
        members.append(
          FileHead.Member(
            pointer: pointer + JSONPointer.escaped(key.string), json: reader.text(from: start, to: reader.offset),
            offset: start))
      }
    }
    return members
  }
}
