/// Something worth knowing about speed: a name for the command line, and how it is measured.
struct Figure: Sendable {
  let name: String
  let help: String
  /// Left out unless named, because it takes long.
  var isOptional = false
  let run: @Sendable (Bench) throws -> [Row]

  /// Every figure, in the order of the table.
  static let all: [Figure] = [
    .load,
    .keystroke,
    .list,
    .clauses,
    .groups,
    .relation,
    .sorts,
    .exports,
    .screenKey,
    .frames,
    .firstScreen,
    .busyKeys,
    .cancel,
    .idle,
    .start,
    .growth,
    .columns,
  ]
}
