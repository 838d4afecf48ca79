import Columnar
import Interface
import Localization

/// All views of a register: the user's, and those that came with it.
struct RegisterViews: Sendable {
  let views: SavedViews
  /// Sentences about entries that cannot be used.
  let problems: [Localized]

  /// - Parameter register: the register's path; nil for the bundled one.
  init(register: String?) {
    let file = ViewFile(register: register)
    let own = UserStateFile(register: register)?.read(puttingAside: false)
    views = SavedViews(own: own?.state.views ?? [], shipped: file.views)
    problems = file.problems + [own?.notice].compactMap(\.self)
  }

  /// The view with this name.
  /// - Parameter kind: the kind that the view must have; nil for any.
  /// - Throws: `CommandError` if there is no such view.
  func view(named name: String, of kind: Kind?) throws -> SavedView {
    if let view = views.named(name, of: kind?.name) { return view }
    if let kind, let other = views.named(name) {
      throw CommandError(
        .wrongUse, "视图“\(name)”属于记录类型 \(other.kind)，不能用于“\(kind.title.chinese)”（\(kind.name)）。",
        "“\(name)” is a view of the record type \(other.kind), not of \(kind.title.english) (\(kind.name)).")
    }
    let known = views.all.filter { kind == nil || $0.kind == kind?.name }.map(\.title.chosen)
    if known.isEmpty {
      throw CommandError(
        .wrongUse, "没有名为“\(name)”的视图，目前也没有其他视图。",
        "There is no view named “\(name)”, and there are no other views.")
    }
    throw CommandError.unknown(Localized("视图", "view"), name, among: known)
  }
}
