import CScan

/// The NFA of a pattern reduced to at most eight edges, so that the edges a code can follow fit in one byte
/// (`shezu_pinyin_scan`).
///
/// A node is a set of NFA states. An edge is followed by one character and leads to another such set. If the NFA has
/// more edges, the graph is cut: an edge that any further progress can follow leads straight to the end. A cut graph
/// accepts a superset of the matches, and the texts it accepts are checked. The graph of `xh` is exact:
///
///     node 0 {state 0} --x--> node 1 {state 1} --h--> end {state 2}
///
/// `yanglao` has more than eight edges: after `y`, `ya`, `yan` or `yang` the NFA is in state 1, 2, 3 or 4. The farthest
/// states share a node, and nodes for which no edges are left lead to the end after one more character.
struct PinyinGraph {
  struct Edge {
    /// Node numbers; 0 is the start.
    var from: Int
    var to: Int
    /// The states of `from`.
    var states: UInt64
    /// A character follows the edge if it leads from `states` to one of these.
    var targets: UInt64
  }

  private struct Node {
    var states: UInt64
    var isExpanded = false
  }

  private static let end = Int(SHEZU_PINYIN_END)
  private static let maximumEdges = Int(SHEZU_PINYIN_EDGES)

  private let accepting: UInt64
  /// By state: the states one character later from which the accepting state can be reached.
  private var successors: [UInt64]
  private var nodes: [Node]
  private var found: [Edge] = []
  /// Whether the graph accepts exactly the matches.
  private(set) var isExact = true

  /// - Parameters:
  ///   - start: the states before the first character.
  ///   - accepting: the one state in which the pattern has matched.
  ///   - step: the states that one character can lead to.
  init(start: UInt64, accepting: UInt64, step: (UInt64) -> UInt64) {
    self.accepting = accepting
    nodes = [Node(states: start)]
    let last = accepting.trailingZeroBitCount
    successors = [UInt64](repeating: 0, count: last + 1)
    var productive = accepting
    for state in (0..<last).reversed() {
      let states: UInt64 = 1 << UInt64(state)
      successors[state] = step(states) & productive
      if successors[state] != 0 { productive |= states }
    }
    expand()
    if found.isEmpty { isExact = false }
  }

  /// The edges out of a node are adjacent and precede those into it, as the C code requires.
  var edges: [Edge] { found.sorted { (firstState($0.from), $0.from) > (firstState($1.from), $1.from) } }

  // MARK: - Construction

  private func successors(of states: UInt64) -> UInt64 {
    successors.indices.reduce(0) { states >> UInt64($1) & 1 != 0 ? $0 | successors[$1] : $0 }
  }

  /// The lowest state of a node. Every edge leads to a node with a higher one.
  private func firstState(_ node: Int) -> Int { nodes[node].states.trailingZeroBitCount }

  /// The node of a set of states, created if there is none.
  private mutating func node(_ states: UInt64) -> Int {
    if let known = nodes.firstIndex(where: { $0.states == states }) { return known }
    nodes.append(Node(states: states))
    return nodes.count - 1
  }

  /// Adds the edges out of each node, nodes of low states first.
  private mutating func expand() {
    // Edges added, and one reserved for each node without edges.
    var used = 1
    while let next = nodes.indices.filter({ !nodes[$0].isExpanded }).min(by: { firstState($0) < firstState($1) }) {
      nodes[next].isExpanded = true
      let all = successors(of: nodes[next].states)
      if all == 0 { continue }
      let groups = all == accepting ? [] : groups(of: all, limit: Self.maximumEdges - used + 1, isStart: next == 0)
      if groups.isEmpty {
        if all != accepting { isExact = false }
        found.append(Edge(from: next, to: Self.end, states: nodes[next].states, targets: all))
        continue
      }
      used += groups.count - 1
      for group in groups {
        let isNew = group != accepting && !nodes.contains { $0.states == group }
        let to = group == accepting ? Self.end : node(group)
        if isNew { used += 1 }
        // A node of several states does not say which of them a character led to.
        if group.nonzeroBitCount > 1 { isExact = false }
        found.append(Edge(from: next, to: to, states: nodes[next].states, targets: group))
      }
    }
  }

  /// Splits states into nodes such that their edges, and one out of each new node, number at most `limit`. Empty if
  /// that is impossible. Out of the start node, the farthest states are merged until it is possible.
  private func groups(of states: UInt64, limit: Int, isStart: Bool) -> [UInt64] {
    var groups = (0..<UInt64(64)).map { 1 << $0 as UInt64 }.filter { states & $0 != 0 }
    func cost(_ groups: [UInt64]) -> Int {
      groups.reduce(groups.count) { cost, group in
        cost + (group == accepting || nodes.contains { $0.states == group } ? 0 : 1)
      }
    }
    if cost(groups) <= limit { return groups }
    guard isStart else { return [] }
    let isAccepting = groups.last == accepting
    if isAccepting { groups.removeLast() }
    while cost(groups) + (isAccepting ? 1 : 0) > limit {
      let last = groups.removeLast()
      groups[groups.count - 1] |= last
    }
    return isAccepting ? groups + [accepting] : groups
  }
}
