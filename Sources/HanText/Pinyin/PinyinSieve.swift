import CScan

/// A sieve before the automaton: a small graph of what Chinese characters can follow each other in a match, with one bit
/// of a character's class for each edge that the character can go along (`shezu_sound_sieve`).
///
/// A node is a set of states of the automaton, an edge what leads from one set into another. There are as many edges as a
/// class has bits, so that the graph of a long word stops early, at an edge that leads to the end from wherever some
/// character leads on. What passes is then a superset; where no edge was left out, it is exactly what matches.
struct PinyinSieve: Sendable {
  let graph: shezu_sound_graph
  /// The class of each character by `shezu_sound_place`.
  let table: [UInt8]
  /// The least and the most characters of three bytes in a match, where the graph is exact; else nil.
  let exactLengths: ClosedRange<Int>?

  init(_ pattern: PinyinPattern) {
    var paths = Paths(pattern)
    paths.expand()
    let edges = paths.edges
    var graph = shezu_sound_graph()
    graph.count = edges.count
    withUnsafeMutableBytes(of: &graph.edges) { Paths.write(edges, to: $0) }
    let held = pattern.literalASCII.indices.filter { pattern.literalASCII[$0] != 0 }
    graph.low = Int8(held.first ?? 127)
    graph.high = Int8(held.last ?? 0)
    withUnsafeMutableBytes(of: &graph.firsts) { bytes in
      for ascii in held { bytes[ascii] = UInt8(pattern.literalASCII[ascii] & 1) }
    }
    self.graph = graph
    table = Self.table(pattern, edges)
    exactLengths = paths.exactLengths
  }

  private static func table(_ pattern: PinyinPattern, _ edges: [Paths.Edge]) -> [UInt8] {
    let readings = PinyinTable.shared
    func classes(_ advance: (UInt64) -> UInt64) -> UInt8 {
      var result: UInt8 = 0
      for (index, edge) in edges.enumerated() where advance(edge.states) & edge.targets != 0 {
        result |= 0x80 >> UInt8(index)
      }
      return result
    }
    let ofKind = (0..<readings.syllableCount * 2).map { kind in
      pattern.hasPieces(of: kind) ? classes { pattern.advanced($0, byKind: kind) } : 0
    }
    let ofSet = (0..<readings.setCount).map { set in
      readings.readings(of: set).reduce(0) { $0 | ofKind[PinyinTable.kind(of: $1)] }
    }
    var table = [UInt8](repeating: 0, count: Int(SHEZU_SOUND_TABLE))
    table.withUnsafeMutableBufferPointer { table in
      let first = PinyinTable.direct.lowerBound
      for index in 0..<PinyinTable.directCount {
        table[place(of: first + UInt32(index))] = ofSet[Int(readings.setOfDirect[index])]
      }
      for literal in pattern.literals where 0x800..<0x10000 ~= literal.scalar {
        table[place(of: literal.scalar)] |= classes { pattern.advanced($0, byLiteral: literal.places) }
      }
    }
    return table
  }

  private static func place(of scalar: UInt32) -> Int {
    shezu_sound_place(0xE0 | scalar >> 12, 0x80 | scalar >> 6 & 63, 0x80 | scalar & 63)
  }
}

// MARK: - The graph

extension PinyinSieve {
  /// The ways through a pattern, as far as the edges suffice.
  struct Paths {
    struct Edge {
      /// Numbers of nodes.
      var from: Int
      var to: Int
      /// States, of which one leads along the edge into one of the targets.
      var states: UInt64
      var targets: UInt64
    }

    private struct Node {
      var states: UInt64
      var isExpanded = false
    }

    private let accepted: UInt64
    /// By state: the states that one character leads to and from which others lead to the end.
    private var reached: [UInt64]
    private var nodes = [Node(states: 1)]
    private var found: [Edge] = []
    private var isExact = true
    private static let end = Int(SHEZU_SOUND_END)

    /// The ways over characters of three bytes.
    init(_ pattern: PinyinPattern) {
      let kinds = (0..<PinyinTable.shared.syllableCount * 2).filter { pattern.hasPieces(of: $0) }
      let literals = pattern.literals.filter { 0x800..<0x10000 ~= $0.scalar }
      self.init(accepted: pattern.accepted) { states in
        let heard = kinds.reduce(0) { $0 | pattern.advanced(states, byKind: $1) }
        return literals.reduce(heard) { $0 | pattern.advanced(states, byLiteral: $1.places) }
      }
    }

    /// - Parameter advanced: the states that one character can lead to.
    init(accepted: UInt64, advanced: (UInt64) -> UInt64) {
      self.accepted = accepted
      let last = accepted.trailingZeroBitCount
      reached = [UInt64](repeating: 0, count: last + 1)
      var living = accepted
      for state in (0..<last).reversed() {
        let states: UInt64 = 1 << UInt64(state)
        reached[state] = advanced(states) & living
        if reached[state] != 0 { living |= states }
      }
    }

    private func targets(of states: UInt64) -> UInt64 {
      reached.indices.reduce(0) { states >> UInt64($1) & 1 != 0 ? $0 | reached[$1] : $0 }
    }

    /// The node of a set of states, made where there is none.
    private mutating func node(_ states: UInt64) -> Int {
      if let known = nodes.firstIndex(where: { $0.states == states }) { return known }
      nodes.append(Node(states: states))
      return nodes.count - 1
    }

    mutating func expand() {
      // An edge for each node that was not expanded, too.
      var used = 1
      while let next = nodes.indices.filter({ !nodes[$0].isExpanded }).min(by: { first($0) < first($1) }) {
        nodes[next].isExpanded = true
        let all = targets(of: nodes[next].states)
        if all == 0 { continue }
        let groups = all == accepted ? [] : groups(of: all, most: Int(SHEZU_SOUND_EDGES) - used + 1, isFirst: next == 0)
        if groups.isEmpty {
          // Whatever leads on counts as the end.
          if all != accepted { isExact = false }
          found.append(Edge(from: next, to: Self.end, states: nodes[next].states, targets: all))
          continue
        }
        used += groups.count - 1
        for group in groups {
          let isNew = group != accepted && !nodes.contains { $0.states == group }
          let to = group == accepted ? Self.end : node(group)
          if isNew { used += 1 }
          // Of several states that were put together, none is looked at closer.
          if group.nonzeroBitCount > 1 { isExact = false }
          found.append(Edge(from: next, to: to, states: nodes[next].states, targets: group))
        }
      }
    }

    /// How states are put into nodes, so that their edges, and one out of each new node, are no more than `most`; none
    /// where they would be. Of the first node's the farthest are put together.
    private func groups(of states: UInt64, most: Int, isFirst: Bool) -> [UInt64] {
      var singles = (0..<UInt64(64)).map { 1 << $0 as UInt64 }.filter { states & $0 != 0 }
      func cost(_ groups: [UInt64]) -> Int {
        groups.reduce(groups.count) { cost, group in
          cost + (group == accepted || nodes.contains { $0.states == group } ? 0 : 1)
        }
      }
      if cost(singles) <= most { return singles }
      guard isFirst else { return [] }
      let isEnding = singles.last == accepted
      if isEnding { singles.removeLast() }
      while cost(singles) + (isEnding ? 1 : 0) > most {
        let last = singles.removeLast()
        singles[singles.count - 1] |= last
      }
      return isEnding ? singles + [accepted] : singles
    }

    /// The first state of a node. Edges lead to nodes whose first state is a later one.
    private func first(_ node: Int) -> Int { nodes[node].states.trailingZeroBitCount }

    /// Those out of a node side by side, before those that lead to it.
    var edges: [Edge] { found.sorted { (first($0.from), $0.from) > (first($1.from), $1.from) } }

    /// Writes edges as a graph holds them: an array of C, which Swift would see as a tuple.
    static func write(_ edges: [Edge], to bytes: UnsafeMutableRawBufferPointer) {
      let places = bytes.bindMemory(to: shezu_sound_edge.self)
      for (index, edge) in edges.enumerated() {
        places[index] = shezu_sound_edge(from: UInt8(edge.from), to: UInt8(edge.to))
      }
    }

    var exactLengths: ClosedRange<Int>? {
      guard isExact, !found.isEmpty else { return nil }
      var lengths = [ClosedRange<Int>?](repeating: nil, count: Self.end + 1)
      lengths[Self.end] = 0...0
      for edge in edges {
        guard let behind = lengths[edge.to] else { continue }
        let own = behind.lowerBound + 1...behind.upperBound + 1
        lengths[edge.from] =
          lengths[edge.from].map {
            min($0.lowerBound, own.lowerBound)...max($0.upperBound, own.upperBound)
          } ?? own
      }
      return lengths[0]
    }
  }
}

extension PinyinPattern {
  /// Whether any piece of the typed text fits a kind of reading.
  func hasPieces(of kind: Int) -> Bool { (0..<6).contains { pieces[kind * 6 + $0] != 0 } }

  /// The states after a character with a reading of this kind.
  func advanced(_ states: UInt64, byKind kind: Int) -> UInt64 {
    parted((0..<6).reduce(0) { $0 | (states & pieces[kind * 6 + $1]) << UInt64($1 + 1) })
  }

  /// The states after a character that stands at these places of the typed text.
  func advanced(_ states: UInt64, byLiteral places: UInt64) -> UInt64 { parted((states & places) << 1) }

  /// What parts pieces is passed over; before it stand only characters as they are typed.
  private func parted(_ states: UInt64) -> UInt64 { states & ~separators | (states & separators) << 1 }
}
