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
        .wrongUse, "“\(name)”是 \(other.kind) 的视图，不能用于 \(kind.name)。",
        "“\(name)” is a view of \(other.kind), not of \(kind.name).")
    }
    let known = views.all.filter { kind == nil || $0.kind == kind?.name }.map(\.title.chosen)
    if known.isEmpty {
      throw CommandError(.wrongUse, "没有名为“\(name)”的视图；也没有别的视图。", "There is no view called “\(name)”, and no other.")
    }
    throw CommandError.unknown(Localized("视图", "view"), name, among: known)
  }
}
