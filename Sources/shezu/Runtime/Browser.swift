import Columnar
import Glibc
import Interface
import Localization
import Screen
import Terminal

/// The event loop: keys, signals, answers and file changes in, effects and pictures out. One thread owns the terminal.
///
/// It sleeps in `poll` until something happens; everything that happened is handled before one picture is drawn.
struct Browser: ~Copyable {
  private var session: TerminalSession
  private var model: Model
  private let performer: Performer
  private var watch: FolderWatch?
  /// What the watch is on: the register's folder, or the folder of its one file with the file's name.
  private var watched: (folder: String, file: String?)?
  private let source: RegisterSource
  /// Files changed, and the register is to be read again when they have been quiet for a moment.
  private var reloadIsDue = false
  private var status: Int32?
  /// A question was asked whose answer may be here before anybody could have seen the screen without it: the picture
  /// waits until then at most.
  private var drawBy: ContinuousClock.Instant?
  private var hasAsked = false

  /// Editors and exporters write several files in a row; one reload for all of them.
  private static let quietMilliseconds = 250
  /// Most answers take less. Drawing at once what was typed and then the rows would draw twice, and the first picture
  /// would take a processor from the search; nobody sees a letter come so much later.
  private static let answerMilliseconds = 12

  init(session: consuming TerminalSession, model: Model, performer: Performer, source: RegisterSource) {
    self.session = session
    self.model = model
    self.performer = performer
    self.source = source
    renewWatch()
  }

  /// Runs until the user leaves or the terminal is gone. Answers the exit status.
  mutating func run() -> Int32 {
    performer.readKeptState()
    performer.open()
    session.present(model.draw())
    while status == nil {
      let patience = millisecondsToDraw
      let wakeup = session.wait(
        on: waitables, timeoutMilliseconds: patience ?? (reloadIsDue ? Self.quietMilliseconds : nil))
      if wakeup.isTimeout, patience == nil { reloadAfterChange() }
      noteChanges()
      if wakeup.hasInput { handle(session.readEvents()) }
      for message in performer.mailbox.drain() { handle(message) }
      if status == nil, isTimeToDraw() { session.present(model.draw()) }
    }
    performer.finish()
    return status ?? 0
  }

  /// How long the picture may still wait; nil where it does not.
  private var millisecondsToDraw: Int? {
    drawBy.map { max(0, Int((ContinuousClock.now.duration(to: $0) / .milliseconds(1)).rounded(.up))) }
  }

  /// False where a question was just asked and its answer may come any moment.
  private mutating func isTimeToDraw() -> Bool {
    if hasAsked, drawBy == nil { drawBy = .now + .milliseconds(Self.answerMilliseconds) }
    hasAsked = false
    if let drawBy, model.awaitsRows, .now < drawBy { return false }
    drawBy = nil
    return true
  }

  private var waitables: [any Waitable] {
    if let watch { [performer.mailbox, watch] } else { [performer.mailbox] }
  }

  /// What was typed into a text field in one go is taken in one go: terminals without bracketed paste send a pasted
  /// text as keys.
  private mutating func handle(_ events: [Event]) {
    var typed = ""
    for event in events {
      if case .key(let key) = event, let character = key.typed, model.takesText {
        typed.append(character)
        continue
      }
      take(&typed)
      handle(.event(event))
    }
    take(&typed)
  }

  private mutating func take(_ typed: inout String) {
    guard !typed.isEmpty else { return }
    handle(.event(.paste(typed)))
    typed = ""
  }

  private mutating func handle(_ message: Message) {
    guard status == nil else { return }
    for effect in model.update(message) { perform(effect) }
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .ask(let asked):
      if type(of: asked.question).delaysDrawing { hasAsked = true }
      performer.answer(asked.question)
    case .discard(let discarded): performer.discard(discarded)
    case .saveUserState(let state): performer.keep(state)
    case .reload:
      renewWatch()
      performer.open()
    case .cancelLoading: performer.cancelOpening()
    case .export(let request): performer.export(request)
    case .copy(let text): handle(.copied(session.copy(text)))
    case .setMouse(let isOn): session.setMouse(isOn)
    case .redraw: session.redraw()
    case .suspend: for event in session.suspend() { handle(.event(event)) }
    case .quit(let status): self.status = status
    }
  }

  /// Watches the place where the register is now. A folder that is gone is looked for in the one above it.
  private mutating func renewWatch() {
    let place = source.watched
    if watch != nil, place?.folder == watched?.folder, place?.file == watched?.file { return }
    watch = place.flatMap { try? FolderWatch(folder: $0.folder) }
    watched = place
  }

  /// Drops the watch where the folder is gone; a register that was replaced as a whole is watched anew by a reload.
  private mutating func noteChanges() {
    guard let changes = watch?.changes(), !changes.isEmpty else { return }
    let file = watched?.file
    for change in changes {
      switch change {
      case .file(let name):
        if file == nil ? name.hasSuffix("json") : name == file { reloadIsDue = true }
        // A folder of a kind came or went: what is in it is to be watched too.
        if file == nil, !name.contains(".") {
          watch = nil
          reloadIsDue = true
        }
      case .unknown: reloadIsDue = true
      case .folderGone:
        watch = nil
        reloadIsDue = true
      }
    }
  }

  private mutating func reloadAfterChange() {
    guard reloadIsDue else { return }
    reloadIsDue = false
    handle(.command("reload"))
  }
}

/// Opens the screen on what `options` name, and runs until the user leaves. Answers the exit status.
func browse(_ options: BrowseOptions) -> Int32 {
  TerminalSession.blockSignals()
  let configuration = Configuration.read()
  let language = options.language ?? configuration.language ?? options.localeLanguage
  let widths = DisplayWidth(ambiguousIsWide: options.ambiguousIsWide ?? configuration.ambiguousIsWide ?? false)
  do throws(TerminalError) {
    let mailbox = try Mailbox<Message>()
    let source = RegisterSource(path: options.register, kind: options.kind, language: language)
    let mouse = configuration.mouse ?? false
    let session = try TerminalSession(TerminalOptions(widths: widths, mouse: mouse))
    let plainTheme: Theme.Name? = options.plain ? Theme.Name.none : nil
    let theme = options.theme ?? plainTheme ?? configuration.theme ?? Theme.Name.fitting(session.colorDepth)
    let model = Model(
      Model.Options(
        size: session.size, language: language, theme: session.colorDepth == .none ? .none : theme, widths: widths,
        plain: options.plain, mouse: mouse, keymap: configuration.keymap, path: options.register,
        view: options.view, comparison: options.comparison, today: Clock.today()))
    for fault in configuration.faults { mailbox.post(.notice(fault, isError: true)) }
    var browser = Browser(
      session: session, model: model, performer: Performer(source: source, widths: widths, mailbox: mailbox),
      source: source)
    return browser.run()
  } catch {
    Console(language: language).say(Localized("shezu：\(error.sentence.chinese)", "shezu: \(error.sentence.english)"))
    return ExitStatus.wrongUse.rawValue
  }
}

extension Theme.Name {
  /// The theme that a terminal of so many colours can show. Whether its background is light it does not say.
  static func fitting(_ depth: ColorDepth) -> Theme.Name {
    switch depth {
    case .none: .none
    case .direct, .palette: UserFolder.terminalIsLight ? .light : .dark
    default: .basic
    }
  }
}

/// The day on the wall, for registers that do not say as of when they stand.
enum Clock {
  static func today() -> Day {
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return Day(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday)) ?? Day(number: 0)
  }
}
