extension UserState {
  /// Three-way merge: the changes that this window made since `base`, applied to what another window wrote meanwhile.
  ///
  ///     base ──── this window ───▶ self ─┐
  ///        └───── other window ──▶ other ┴─▶ both changes
  ///
  /// - A filter, view or mark that either side added stays; one that either side removed goes.
  /// - The field of a key that both changed is that of this window.
  /// - A view or note that only one side changed has that side's value. If both changed a view, this window wins; if both
  ///   changed a note, the result holds both texts.
  /// - The place that a session left is that of this window, unless only the other one has moved.
  ///
  /// - Parameters:
  ///   - other: the state in the file now.
  ///   - base: the state that this window last read or wrote.
  /// - Complexity: O(entries), hashed.
  public func merged(with other: UserState, since base: UserState) -> UserState {
    if other == base { return self }
    if self == base { return other }
    var result = UserState()
    for kind in Set(history.keys).union(other.history.keys) {
      let texts = Self.union(other.history[kind] ?? [], history[kind] ?? [], since: base.history[kind] ?? [])
      result.history[kind] = texts.isEmpty ? nil : Array(texts.suffix(Self.historyLimit))
    }
    for kind in Set(marks.keys).union(other.marks.keys) {
      let keys = Self.union(other.marks[kind] ?? [], marks[kind] ?? [], since: base.marks[kind] ?? [])
      result.marks[kind] = keys.isEmpty ? nil : keys
    }
    result.views = Self.views(views, other.views, since: base.views)
    for kind in Set(notes.keys).union(other.notes.keys) {
      let merged = Self.notes(notes[kind] ?? [:], other.notes[kind] ?? [:], since: base.notes[kind] ?? [:])
      result.notes[kind] = merged.isEmpty ? nil : merged
    }
    result.whereabouts = whereabouts == base.whereabouts ? other.whereabouts : whereabouts
    for key in Set(mappings.keys).union(other.mappings.keys) {
      let own = mappings[key]
      result.mappings[key] = own == base.mappings[key] ? other.mappings[key] : own
    }
    return result
  }

  /// The elements of both lists without those that one side removed. The other side's new elements come before this
  /// side's, so that the newest of this window is last.
  private static func union(_ other: [String], _ own: [String], since base: [String]) -> [String] {
    let (ownSet, otherSet, baseSet) = (Set(own), Set(other), Set(base))
    let foreign = other.filter { !ownSet.contains($0) && !baseSet.contains($0) }
    return foreign + own.filter { otherSet.contains($0) || !baseSet.contains($0) }
  }

  private struct ViewID: Hashable {
    let kind: String
    let name: String

    init(_ view: SavedView) {
      kind = view.kind
      name = view.name
    }
  }

  private static func views(_ own: [SavedView], _ other: [SavedView], since base: [SavedView]) -> [SavedView] {
    func byID(_ views: [SavedView]) -> [ViewID: SavedView] {
      Dictionary(views.map { (ViewID($0), $0) }, uniquingKeysWith: { first, _ in first })
    }
    let (ownByID, otherByID, baseByID) = (byID(own), byID(other), byID(base))
    let kept = own.compactMap { view -> SavedView? in
      let before = baseByID[ViewID(view)]
      if view != before { return view }
      // Unchanged here: the other side's value, which is nil if the other side deleted it.
      return otherByID[ViewID(view)]
    }
    let foreign = other.filter { view in
      ownByID[ViewID(view)] == nil && view != baseByID[ViewID(view)]
    }
    return kept + foreign
  }

  private static func notes(
    _ own: [String: String], _ other: [String: String], since base: [String: String]
  ) -> [String: String] {
    var result: [String: String] = [:]
    for key in Set(own.keys).union(other.keys) {
      let (ours, theirs, before) = (own[key], other[key], base[key])
      if ours == before {
        result[key] = theirs
      } else if theirs == before || theirs == ours {
        result[key] = ours
      } else if let ours, let theirs {
        result[key] = "\(ours) / \(theirs)"
      } else {
        // One side deleted what the other changed: the text stays.
        result[key] = ours ?? theirs
      }
    }
    return result
  }
}
