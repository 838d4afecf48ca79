import Columnar

/// The entries of a tree, such as divisions, in the order of an outline: each before those below it.
///
///     陕西省          position 0, depth 0
///       宝鸡市        position 1, depth 1
///         金台区      position 2, depth 2     chain of a record there: 0, 1, 2
///       汉中市        position 3, depth 1
///
/// An entry that another one replaces counts as that one, as in queries. Spellings that the book does not know come last.
struct CodeTree {
  let labels: CodedLabels
  /// The code at each position.
  private(set) var codes: [Int] = []
  private(set) var depths: [Int] = []
  /// The positions of a code and of all above it, by code, ascending; then those of no code.
  private(set) var chains: [[UInt32]]

  /// O(codes × depth).
  init(_ labels: CodedLabels) {
    self.labels = labels
    let book = labels.book
    var below: [Int: [Int]] = [:]
    for code in book.entries.indices { below[book.parent(of: code) ?? -1, default: []].append(code) }
    var positions = [UInt32](repeating: 0, count: labels.count)
    var open: [(code: Int, depth: Int)] = (below[-1] ?? []).reversed().map { ($0, 0) }
    while let (code, depth) = open.popLast() {
      positions[code] = UInt32(codes.count)
      codes.append(code)
      depths.append(depth)
      open += (below[code] ?? []).reversed().map { ($0, depth + 1) }
    }
    for code in book.entries.count..<labels.count {
      positions[code] = UInt32(codes.count)
      codes.append(code)
      depths.append(0)
    }
    chains = []
    for code in 0..<labels.count {
      var chain: [UInt32] = []
      var next: Int? = Self.current(code, in: book)
      while let here = next {
        chain.append(positions[here])
        next = here < book.entries.count ? book.parent(of: here) : nil
      }
      chains.append(chain.reversed())
    }
    chains.append([UInt32(codes.count)])
  }

  /// The entry that replaces a code, or the code itself.
  private static func current(_ code: Int, in book: Codebook) -> Int {
    var current = code
    // A circle of replacements ends somewhere.
    for _ in 0..<8 {
      guard current < book.entries.count, let name = book.entries[current].replacedBy, let next = book.ordinal(of: name)
      else { break }
      current = next
    }
    return current
  }
}

extension Codebook {
  /// Whether some entry is below another.
  package var isTree: Bool { entries.contains { $0.parent != nil } }
}
