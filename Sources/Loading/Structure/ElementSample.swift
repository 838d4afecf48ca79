import JSON

/// What the elements of an array are, from the first of them.
struct ElementSample {
  /// How many elements are kept.
  static let limit = 64

  private(set) var elements: [JSONValue] = []

  var isFull: Bool { elements.count >= Self.limit }

  mutating func add(_ element: JSONValue) { elements.append(element) }

  /// How many values that are no containers an element has, on average.
  var valuesEach: Double {
    if elements.isEmpty { return 0 }
    return Double(elements.reduce(0) { $0 + Self.values($1) }) / Double(elements.count)
  }

  /// Values of an object, and of the objects in it.
  private static func values(_ element: JSONValue) -> Int {
    switch element {
    case .object(let object): object.members.reduce(0) { $0 + values($1.value) }
    case .array(let array): array.count
    default: 1
    }
  }

  /// Whether most elements are objects.
  var areObjects: Bool { share { $0.object != nil } > 0.5 }

  /// Whether most elements are arrays.
  var areArrays: Bool { share { $0.array != nil } > 0.5 }

  private func share(_ holds: (JSONValue) -> Bool) -> Double {
    elements.isEmpty ? 0 : Double(elements.count(where: holds)) / Double(elements.count)
  }

  /// Elements are arrays of objects of the same keys, one of which names a value and another holds it: the names are the same
  /// in most elements and differ within each.
  var pairs: RecordLayout.Form? {
    let lists = elements.compactMap(\.array)
    guard areArrays, lists.allSatisfy({ $0.allSatisfy { $0.object != nil } }) else { return nil }
    let objects = lists.map { $0.compactMap(\.object) }.filter { !$0.isEmpty }
    guard let first = objects.first?.first, first.keys.count >= 2 else { return nil }
    let shared = first.keys.filter { key in objects.allSatisfy { $0.allSatisfy { $0[key] != nil } } }
    var names: [(key: String, repeats: Double)] = []
    for key in shared {
      let texts = objects.map { $0.compactMap { $0[key]?.string } }
      guard zip(texts, objects).allSatisfy({ $0.count == $1.count && Set($0).count == $0.count }) else { continue }
      let different = Set(texts.joined()).count
      names.append((key, Double(texts.reduce(0) { $0 + $1.count }) / Double(max(1, different))))
    }
    // Where there is one element only, the first member that tells its objects apart names them.
    guard let name = names.max(by: { $0.repeats < $1.repeats }) else { return nil }
    guard objects.count == 1 || name.repeats * 2 > Double(objects.count) else { return nil }
    let values = shared.filter { $0 != name.key }
    func different(_ key: String) -> Int { Set(objects.joined().map { $0[key]?.text() ?? "" }).count }
    guard let value = values.max(by: { different($0) < different($1) }) else { return nil }
    return .pairs(name: name.key, value: value)
  }

  /// Elements are arrays of values, all about as long.
  var rowWidth: Int? {
    guard areArrays else { return nil }
    let widths = elements.compactMap { $0.array?.count }
    guard let width = widths.max(), width > 0 else { return nil }
    return widths.count { $0 == width } * 2 > widths.count ? width : nil
  }

  /// The first row, if it looks like a heading: different texts, none empty, and none a number or a day as the rows below have.
  var heading: [String]? {
    guard let width = rowWidth, elements.count > 1, let first = elements[0].array, first.count == width else {
      return nil
    }
    return Self.names(first)
  }

  /// Different texts that are not empty.
  static func names(_ values: [JSONValue]) -> [String]? {
    let names = values.compactMap(\.string)
    guard names.count == values.count, !names.isEmpty, names.allSatisfy({ !$0.isEmpty }),
      Set(names).count == names.count
    else { return nil }
    return names
  }

  /// The names that an array beside the rows gives to their columns: texts, or objects whose first text tells them apart.
  var columnNames: [String]? {
    if let names = Self.names(elements) { return names }
    let objects = elements.compactMap(\.object)
    guard objects.count == elements.count, let first = objects.first else { return nil }
    for key in first.keys {
      if let names = Self.names(objects.map { $0[key] ?? .null }) { return names }
    }
    return nil
  }

  /// Whether objects have about the same keys, as records of one table do.
  static func areAlike(_ keys: [Set<String>]) -> Bool {
    guard keys.count >= 2 else { return false }
    var uses: [String: Int] = [:]
    for set in keys { for key in set { uses[key, default: 0] += 1 } }
    let common = Set(uses.filter { $0.value * 2 > keys.count }.keys)
    guard !common.isEmpty else { return false }
    let alike = keys.count { set in
      let both = set.intersection(common).count
      // Records leave out what they have no value for.
      if both >= 2, both * 2 >= set.count, both * 2 >= common.count { return true }
      return both * 3 >= set.count * 2 && both * 3 >= common.count * 2
    }
    return alike * 10 >= keys.count * 9
  }
}
