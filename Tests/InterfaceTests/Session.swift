import Columnar
import Exports
import Localization
import Oversight
import Screen

@testable import Interface

/// A user at a terminal: keys in, screen out. Effects are performed at once.
struct Session {
  var model: Model
  /// Effects that only a program can perform, in order.
  var performed: [Effect] = []
  /// Files that an export finds.
  var files: Set<String> = []
  /// If false, answers wait until `settle`.
  var isPrompt = true
  /// Figures and rules beside the register.
  var sources = OversightSources()
  /// Registers that can be compared with, by path.
  var others: [String: Register] = [:]
  private var waiting: [Effect] = []

  init(
    _ register: Register? = Fixture.register(), rows: Int = 24, columns: Int = 80, language: Language = .chinese,
    theme: Theme.Name = .none, plain: Bool = false, mouse: Bool = false, keymap: Keymap = .standard,
    sources: OversightSources = OversightSources(), view: String? = nil, start: SavedView? = nil, fresh: Bool = false
  ) {
    self.sources = sources
    var options = Model.Options(
      size: Size(rows: rows, columns: columns), language: language, theme: theme, today: Day(number: 20_000))
    options.plain = plain
    options.view = view
    options.start = start
    options.fresh = fresh
    options.mouse = mouse
    options.keymap = keymap
    model = Model(options)
    if let register { send(.loaded(register)) }
  }

  mutating func send(_ message: Message) {
    for effect in model.update(message) {
      if isPrompt { perform(effect) } else { waiting.append(effect) }
    }
  }

  /// Performs the waiting effects in order.
  mutating func settle() {
    let effects = waiting
    waiting = []
    for effect in effects { perform(effect) }
  }

  private var environment: AnswerEnvironment {
    AnswerEnvironment(
      oversightSources: { [sources] in sources },
      openRegister: { [others] (path, _) throws(RegisterUnavailable) in
        if let register = others[path] { return register }
        throw RegisterUnavailable(sentence: Localized("文件夹不存在：\(path)", "There is no folder \(path)"))
      })
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .ask(let asked):
      if let answer = asked.question.answer(in: environment, isCancelled: { false }) { send(.answered(answer)) }
    case .export(let request):
      performed.append(effect)
      if files.contains(request.path), !request.overwrite {
        send(.exportExists(request))
      } else {
        send(.exported(rows: request.rows.count, path: request.path))
      }
    case .discard(let discarded): discarded.release()
    default: performed.append(effect)
    }
  }

  /// Presses keys: characters as they are, others by name in angle brackets, `<lt>` for `<`.
  mutating func keys(_ script: String) {
    var rest = script[...]
    while let first = rest.first {
      if first == "<", let end = rest.firstIndex(of: ">"),
        let key = Self.key(rest[rest.index(after: rest.startIndex)..<end])
      {
        rest = rest[rest.index(after: end)...]
        send(.event(.key(key)))
      } else {
        rest.removeFirst()
        send(.event(.key(.character(first))))
      }
    }
  }

  private static func key(_ name: Substring) -> Key? {
    name == "lt" ? .character("<") : name.count > 1 ? Key(name: String(name)) : nil
  }

  var screen: Screen { model.draw() }
  var lines: [String] { screen.lines }
  var picture: String { lines.joined(separator: "\n") }

  /// The names of the bodies in the table on the screen, in order.
  var names: [String] {
    guard let place = model.place else { return [] }
    return place.rows.rows.map { place.table.label(Int($0)) }
  }
}

extension Message {
  /// A register read, as the terminals of these tests show it.
  static func loaded(_ register: Register) -> Message {
    .loaded(PreparedRegister(register, widths: .standard))
  }
}
