import Columnar
import JSON

/// Looks through a document for the places that may hold its records, without keeping more than a block of it.
///
///     {"code":200, "data":{"rows":[…], "total":2}}      profile of "": 1 value     profile of "data": 1 value
///                                  └─ candidate data.rows: bytes, elements, values of an element
///
/// Elements are looked at only as samples, so a list within a record is never a candidate.
struct DocumentScan: ~Copyable {
  /// Deeper objects are passed over.
  private static let mostLevels = 32

  private var window: BlockWindow
  /// File offset of the next byte.
  private(set) var position: Int
  private var depth = 0
  private let size: Int
  private var candidates: [RecordCandidate] = []
  private var profiles: [[String]: ObjectProfile] = [:]
  /// Arrays that may name the columns of rows beside them.
  private var names: [(path: [String], names: [String])] = []
  /// Members of the objects on the way, with the path of the object.
  private var members: [(path: [String], member: FileHead.Member)] = []
  /// Whether a list already holds more than half of the file, so that nothing after it can hold more.
  private(set) var isDecided = false

  init(_ file: InputFile, at start: Int, blockSize: Int) throws(LoadFailure) {
    window = BlockWindow(file, blockSize: blockSize)
    size = file.size
    position = start
    try window.move(to: start)
  }

  /// Goes back to a place at which no container is open.
  mutating func seek(to offset: Int) {
    position = offset
    depth = 0
  }

  /// Calls `body` with a reader at the position; again with more of the file where it ends too early.
  mutating func step<Result>(
    _ body: (inout JSONReader) throws(JSONError) -> Result
  ) throws(LoadFailure) -> Result {
    while true {
      var reader = window.reader(at: position, depth: depth)
      do throws(JSONError) {
        let result = try body(&reader)
        (position, depth) = (reader.offset, reader.depth)
        return result
      } catch {
        if !error.isIncomplete || window.isLast { throw .json(error) }
      }
      try window.move(to: position)
    }
  }

  // MARK: Objects

  /// Looks through the object at the position.
  /// - Returns: its keys.
  private mutating func scanObject(_ path: [String]) throws(LoadFailure) -> Set<String> {
    let (start, before) = (position, candidates.count)
    var profile = ObjectProfile()
    var keys: Set<String> = []
    var (children, objects, count) = ([Set<String>](), 0, 0)
    var sample = ElementSample()
    defer { profiles[path] = profile }
    var more = try step { reader throws(JSONError) in try reader.firstRecordMember() }
    let first = position
    while more {
      let (key, kind) = try step { reader throws(JSONError) in (try reader.readKey().string, try reader.peek()) }
      if keys.count < 4096 { keys.insert(key) }
      count += 1
      let valueStart = position
      switch kind {
      case .array: try scanArray(path + [key])
      case .object:
        objects += 1
        // Once many members are objects alike, the others are not looked into.
        let isSample = children.count < ElementSample.limit
        if isSample, path.count < Self.mostLevels {
          children.append(try scanObject(path + [key]))
        } else {
          try step { reader throws(JSONError) in try reader.skipValue() }
        }
        if isSample, position - valueStart < 65_536, !isDecided {
          sample.add(try value(from: valueStart))
        }
      default:
        let value = try step { reader throws(JSONError) in try JSONValue(from: &reader) }
        profile.add(key: key, value, bytes: position - valueStart)
      }
      note(key, path, from: valueStart)
      if isDecided { return keys }
      if objects >= ElementSample.limit, objects == count, outweighs(start), ElementSample.areAlike(children) {
        isDecided = true
        break
      }
      more = try step { reader throws(JSONError) in try reader.nextRecordMember() }
    }
    if count >= 2, objects == count, ElementSample.areAlike(children) {
      candidates.removeSubrange(before...)
      candidates.append(
        RecordCandidate(
          layout: RecordLayout(container: .members, path: path), bytes: position - start, elements: count,
          valuesEach: sample.valuesEach, first: first))
    }
    return keys
  }

  /// The value between `start` and the position, which are near each other.
  private mutating func value(from start: Int) throws(LoadFailure) -> JSONValue {
    let (end, outer) = (position, depth)
    if start < window.base { try window.move(to: start) }
    position = start
    defer { (position, depth) = (end, outer) }
    return try step { reader throws(JSONError) in try JSONValue(lenientlyFrom: &reader) }
  }

  private func outweighs(_ start: Int) -> Bool { (position - start) * 2 > size }

  /// Remembers a member for the note about what is beside the records.
  private mutating func note(_ key: String, _ path: [String], from start: Int) {
    guard path.count < 4, members.count < 256 else { return }
    members.append(
      (path, FileHead.Member(pointer: Self.pointer(path + [key]), json: text(from: start), offset: start)))
  }

  /// The text between `start` and the position, if it is short.
  private func text(from start: Int) -> String {
    guard start >= window.base, position <= window.end, position - start <= 200 else { return "…" }
    let reader = window.reader(at: start, depth: 0)
    return String(decoding: reader.bytes(from: start, to: position), as: UTF8.self)
  }

  private static func pointer(_ path: [String]) -> String { path.map { "/" + JSONPointer.escaped($0) }.joined() }

  // MARK: Arrays

  private mutating func scanArray(_ path: [String]) throws(LoadFailure) {
    let start = position
    guard try step({ reader throws(JSONError) in try reader.firstElement() }) else { return }
    var sample = ElementSample()
    let first = position
    var (second, count, more) = (first, 0, true)
    while more {
      let elementStart = position
      if sample.isFull || position - start > 4 << 20, count > 0 {
        try step { reader throws(JSONError) in try reader.skipValue() }
      } else {
        sample.add(try step { reader throws(JSONError) in try JSONValue(lenientlyFrom: &reader) })
      }
      if count == 1 { second = elementStart }
      count += 1
      if sample.isFull, outweighs(start), sample.areObjects || sample.areArrays {
        isDecided = true
        break
      }
      more = try step { reader throws(JSONError) in try reader.nextElement() }
    }
    if let columns = sample.columnNames { names.append((path, columns)) }
    guard var layout = Self.layout(sample, path) else { return }
    if !layout.startsWithNames { second = first }
    if layout.startsWithNames, count == 1 { layout.startsWithNames = false }
    candidates.append(
      RecordCandidate(
        layout: layout, bytes: position - start, elements: layout.startsWithNames ? count - 1 : count,
        valuesEach: sample.valuesEach, first: second, start: first))
  }

  private static func layout(_ sample: ElementSample, _ path: [String]) -> RecordLayout? {
    var layout = RecordLayout(container: .array, path: path)
    if sample.areObjects { return layout }
    if let pairs = sample.pairs {
      layout.form = pairs
    } else if let width = sample.rowWidth {
      // Without a heading anywhere, only the columns' places name them.
      layout.form = .row(sample.heading ?? (1...width).map(String.init))
      layout.startsWithNames = sample.heading != nil
    } else {
      return nil
    }
    return layout
  }

  // MARK: Between documents

  /// Moves from behind a document to what follows it.
  /// - Returns: nil at the end of the file; else whether a line end is between, and whether an array or object follows.
  mutating func gap() throws(LoadFailure) -> (hasLineEnd: Bool, isDocument: Bool)? {
    try step { reader throws(JSONError) in
      let start = reader.offset
      guard try reader.nextInStream() else { return nil }
      let between = reader.bytes(from: start, to: reader.offset)
      let byte = reader.bytes(from: reader.offset, to: reader.offset + 1)[0]
      return (
        between.contains(0x0A) && !between.contains(UInt8(ascii: ",")),
        byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
      )
    }
  }

  // MARK: Where the user says

  /// What the document at the position holds at a path; nil if there is no array and no object.
  mutating func container(at path: [String]) throws(LoadFailure) -> RecordCandidate? {
    (candidates, names) = ([], [])
    var isInArray = false
    for (level, step) in path.enumerated() {
      if level == 0, let number = Int(step), try self.step({ reader throws(JSONError) in try reader.peek() }) == .array
      {
        isInArray = true
        var more = try self.step { reader throws(JSONError) in try reader.firstElement() }
        for _ in 0..<number where more {
          try self.step { reader throws(JSONError) in try reader.skipValue() }
          more = try self.step { reader throws(JSONError) in try reader.nextElement() }
        }
        if !more { return nil }
        continue
      }
      guard try self.step({ reader throws(JSONError) in try reader.peek() }) == .object else { return nil }
      var more = try self.step { reader throws(JSONError) in try reader.firstRecordMember() }
      while more, try self.step({ reader throws(JSONError) in try reader.readKey().string }) != step {
        try self.step { reader throws(JSONError) in try reader.skipValue() }
        more = try self.step { reader throws(JSONError) in try reader.nextRecordMember() }
      }
      if !more { return nil }
    }
    var found = try container(found: path)
    found?.layout.isInArray = isInArray
    return found
  }

  /// The container at the position.
  private mutating func container(found path: [String]) throws(LoadFailure) -> RecordCandidate? {
    let start = position
    switch try step({ reader throws(JSONError) in try reader.peek() }) {
    case .array:
      try scanArray(path)
      let empty = RecordCandidate(
        layout: RecordLayout(container: .array, path: path), bytes: 0, elements: 0, valuesEach: 0, first: start)
      return candidates.last ?? empty
    case .object:
      _ = try scanObject(path)
      if let found = candidates.first(where: { $0.layout.path == path }) { return found }
      let layout = RecordLayout(container: .lines, payload: path)
      return RecordCandidate(layout: layout, bytes: position - start, elements: 1, valuesEach: 0, first: start)
    default: return nil
    }
  }

  /// The list of records that follows an object as the second element of the array at the position, as in the answer of a
  /// service that begins with its page numbers; nil if there is none.
  mutating func listBehindHead() throws(LoadFailure) -> (records: RecordCandidate, head: FileHead.Member)? {
    (candidates, names) = ([], [])
    do throws(LoadFailure) {
      let start = position
      try step { reader throws(JSONError) in try reader.skipValue() }
      let head = FileHead.Member(pointer: "/0", json: text(from: start), offset: start)
      guard try step({ reader throws(JSONError) in try reader.nextElement() }) else { return nil }
      guard try step({ reader throws(JSONError) in try reader.peek() }) == .array else { return nil }
      try scanArray(["1"])
      guard var records = candidates.last, records.layout.form == .object else { return nil }
      records.layout.isInArray = true
      return (records, head)
    } catch {
      // Trouble in the records is reported when they are read.
      guard case .json = error else { throw error }
      return nil
    }
  }

  // MARK: A document

  /// What a document turned out to hold.
  struct Finding {
    /// Whether the document is an array, and where its first element is.
    var isArray = false
    var start = 0
    /// The records; nil if the document is one record.
    var records: RecordCandidate?
    /// Other places that might hold records.
    var rivals: [RecordCandidate] = []
    /// The texts of the objects on the way to the largest list.
    var texts: [String] = []
    /// Members beside the records that come before them.
    var beside: [FileHead.Member] = []
  }

  /// Looks through the document at the position, an object or an array, to its end, or until it is decided.
  mutating func document() throws(LoadFailure) -> Finding {
    candidates = []
    profiles = [:]
    names = []
    members = []
    depth = 0
    let isArray = try step { reader throws(JSONError) in try reader.peek() } == .array
    let start = position
    if isArray {
      try scanArray([])
    } else {
      _ = try scanObject([])
    }
    nameColumns()
    var finding = finding()
    finding.isArray = isArray
    finding.start = start
    return finding
  }

  /// Gives rows without a heading the names that an array of as many names beside them holds.
  private mutating func nameColumns() {
    for index in candidates.indices {
      guard case .row(let own) = candidates[index].layout.form else { continue }
      let path = candidates[index].layout.path
      let fitting = names.filter { $0.names.count == own.count && $0.path != path }
      let nearest = fitting.max { Self.shared($0.path, path) < Self.shared($1.path, path) }
      if let nearest {
        candidates[index].layout.form = .row(nearest.names)
        if candidates[index].layout.startsWithNames {
          candidates[index].layout.startsWithNames = own == nearest.names
          if own != nearest.names { candidates[index].first = candidates[index].start }
        }
        candidates.indices.forEach { if candidates[$0].layout.path == nearest.path { candidates[$0].isHeading = true } }
      } else if !candidates[index].layout.startsWithNames, !path.isEmpty {
        // Numbers in rows that nothing names are a value, such as a place on a map.
        candidates[index].isHeading = true
      }
    }
    candidates.removeAll(where: \.isHeading)
  }

  private static func shared(_ left: [String], _ right: [String]) -> Int {
    zip(left, right).prefix { $0 == $1 }.count
  }

  private func finding() -> Finding {
    var finding = Finding()
    guard let best = candidates.max(by: { $0.bytes < $1.bytes }) else { return finding }
    let path = best.layout.path
    var profile = ObjectProfile()
    var isEnvelope = true
    for level in path.indices.reversed() {
      profile.add(profiles[Array(path[..<level])] ?? ObjectProfile())
      if !profile.isEnvelope(of: best) { isEnvelope = false }
    }
    finding.texts = profile.texts
    let others = candidates.filter { $0.layout.path != path && $0.bytes * 10 >= best.bytes }
    guard isEnvelope else {
      finding.rivals = [best].filter { $0.bytes > profile.bytes } + others
      return finding
    }
    finding.records = best
    finding.rivals = others
    for level in path.indices {
      let own = Array(path[..<level])
      let next = Self.pointer(Array(path[...level]))
      finding.beside += members.filter {
        $0.path == own && $0.member.pointer != next && $0.member.offset < best.first
      }.map(\.member)
    }
    return finding
  }
}

extension JSONValue {
  /// The next value of a lenient reader, in which a repeated key replaces the value before it.
  init(lenientlyFrom reader: inout JSONReader) throws(JSONError) {
    switch try reader.peek() {
    case .array:
      var elements: [JSONValue] = []
      var more = try reader.firstElement()
      while more {
        elements.append(try JSONValue(lenientlyFrom: &reader))
        more = try reader.nextElement()
      }
      self = .array(elements)
    case .object:
      var object = Object()
      var key = try reader.firstMember()
      while let name = key {
        object[name.string] = try JSONValue(lenientlyFrom: &reader)
        key = try reader.nextMember()
      }
      self = .object(object)
    default: try self.init(from: &reader)
    }
  }
}
