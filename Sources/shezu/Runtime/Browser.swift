import Columnar
import Glibc
import Interface
import Localization
import Screen
import Terminal

/// The event loop: takes keys, signals, answers and file changes, performs effects and draws. One thread owns the
/// terminal.
///
/// The loop sleeps in `poll`. All pending events are handled before one picture is drawn.
///
///     stdin ──▶ KeyDecoder ──▶ Event ─┐
///     workers ──▶ Mailbox ──▶ Message ┴▶ Model.update ──▶ Effect ──▶ Performer (workers), TerminalSession
///                                             │
///                                             └▶ Model.draw ──▶ Screen ──▶ TerminalSession.present
struct Browser: ~Copyable {
  private var session: TerminalSession
  private var model: Model
  private let performer: Performer
  private var watch: FolderWatch?
  /// The watched files: the register's folder, or the folder and name of its single file.
  private var watched: (folder: String, file: String?)?
  private let source: RegisterSource
  /// Files changed; the register is read again once no file has changed for a moment (debounce).
  private var reloadIsDue = false
  private var status: Int32?
  /// The latest time of the next picture, while it waits for an answer that usually takes milliseconds.
  private var drawBy: ContinuousClock.Instant?
  /// Whether such a question was asked since the last picture.
  private var hasAsked = false

  /// Editors and exporters write several files in a row; one reload for all of them.
  private static let quietMilliseconds = 250
  /// Most answers take less. Drawing the typed letter first and the rows after that would draw twice, and the first
  /// picture would compete with the search for a processor. A delay of this length is not visible.
  private static let answerMilliseconds = 12

  init(session: consuming TerminalSession, model: Model, performer: Performer, source: RegisterSource) {
    self.session = session
    self.model = model
    self.performer = performer
    self.source = source
    renewWatch()
  }

  /// Runs until the user leaves or the terminal is gone. Returns the exit status.
  ///
  /// The terminal is restored before anything is waited for.
  consuming func run() -> Int32 {
    loop()
    let (performer, status, language) = (performer, status ?? 0, model.language)
    Self.close(session)
    if let path = performer.finish() {
      Console(language: language).say(
        Localized("导出未完成，\(path) 保持原样。", "The export was not finished; \(path) is unchanged."))
    }
    return status
  }

  private static func close(_ session: consuming TerminalSession) {}

  private mutating func loop() {
    performer.readUserState()
    performer.open()
    session.present(model.draw())
    while status == nil {
      let patience = millisecondsToDraw
      let wakeup = session.wait(
        on: waitables, timeoutMilliseconds: patience ?? (reloadIsDue ? Self.quietMilliseconds : nil))
      if wakeup.isTimeout, patience == nil { reloadAfterChange() }
      readChanges()
      if wakeup.hasInput { handle(session.readEvents()) }
      for message in performer.mailbox.drain() { handle(message) }
      if status == nil, isTimeToDraw() { session.present(model.draw()) }
    }
  }

  /// The time until the picture must be drawn; nil if it does not wait for an answer.
  private var millisecondsToDraw: Int? {
    drawBy.map { max(0, Int((ContinuousClock.now.duration(to: $0) / .milliseconds(1)).rounded(.up))) }
  }

  /// False if the answer to a question just asked is expected any moment.
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

  /// Joins consecutive characters for a text field into one paste: terminals without bracketed paste send pasted text
  /// as keys.
  private mutating func handle(_ events: [Event]) {
    var typed = ""
    for event in events {
      CrashReport.note(event)
      if case .key(let key) = event, let character = key.typed, model.takesText {
        typed.append(character)
        continue
      }
      take(&typed)
      handle(.event(event))
    }
    take(&typed)
    CrashReport.note(place: model.context.title.english, unsavedNote: model.unsavedNote)
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
    case .saveUserState(let state): performer.save(state)
    case .reload:
      renewWatch()
      performer.open()
    case .map(let choices): performer.map(choices)
    case .edit(let path, let line): edit(path, line)
    case .cancelLoading: performer.cancelOpening()
    case .export(let request): performer.export(request)
    case .viewFile(let request): performer.use(request)
    case .copy(let text): handle(.copied(session.copy(text)))
    case .setMouse(let isOn): session.setMouse(isOn)
    case .redraw: session.redraw()
    case .suspend: for event in session.suspend() { handle(.event(event)) }
    case .quit(let status): self.status = status
    }
  }

  /// Runs the user's editor on a file; what it changes is read again.
  private mutating func edit(_ path: String, _ line: Int) {
    guard let file = EditedFile(path) else {
      return handle(.notice(Localized("“\(path)”不是可以编辑的文件", "\(path) is not a file that can be edited"), isError: true))
    }
    let editor = TextEditor()
    let (error, events) = session.run(editor.arguments(for: path, line: line))
    for event in events { handle(.event(event)) }
    if error != 0 {
      let reason = String(cString: strerror(error))
      handle(
        .notice(
          Localized(
            "无法运行编辑器“\(editor.words[0])”（\(reason)）；请设置 VISUAL 或 EDITOR",
            "The editor \(editor.words[0]) could not be run (\(reason)); set VISUAL or EDITOR"), isError: true))
    } else if file.isChanged {
      reloadIsDue = false
      handle(.command("reload"))
    }
  }

  /// Watches the current location of the register.
  private mutating func renewWatch() {
    let place = source.watched
    if watch != nil, place?.folder == watched?.folder, place?.file == watched?.file { return }
    watch = place.flatMap { try? FolderWatch(folder: $0.folder) }
    watched = place
  }

  /// Whether a file of a folder may hold records.
  private static func isRead(_ name: String) -> Bool {
    let name = name.hasSuffix(".gz") ? name.dropLast(3) : name[...]
    return ["json", "csv", "tsv", "txt"].contains { name.hasSuffix($0) }
  }

  /// Notes changed files. The watch ends if the folder is gone; a reload starts a new one.
  private mutating func readChanges() {
    guard let changes = watch?.changes(), !changes.isEmpty else { return }
    let file = watched?.file
    for change in changes {
      switch change {
      case .file(let name):
        if file == nil ? Self.isRead(name) : name == file { reloadIsDue = true }
        // A folder of a kind was added or removed: the reload watches its files too.
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

extension Configuration {
  /// The status line holds one sentence: the fault, or the first of several. All are said after the screen is closed.
  fileprivate var notice: Localized? {
    guard let first = faults.first, faults.count > 1 else { return faults.first }
    return Localized(
      "配置文件有 \(faults.count) 处错误（shezu config 全部列出）。\(first.chinese)",
      "config.json has \(faults.count) faults (shezu config lists all). \(first.english)")
  }
}

/// Opens the screen and runs until the user leaves. Returns the exit status.
func browse(_ options: BrowseOptions) -> Int32 {
  TerminalSession.blockSignals()
  let configuration = Configuration.read()
  let language = options.language ?? configuration.language ?? options.localeLanguage
  let widths = DisplayWidth(ambiguousIsWide: options.ambiguousIsWide ?? configuration.ambiguousIsWide ?? false)
  do throws(TerminalError) {
    let mailbox = try Mailbox<Message>()
    let source = RegisterSource(
      path: options.register, kind: options.kind, choices: options.choices, language: language)
    let mouse = configuration.mouse ?? false
    if let folder = UserFolder.state.path, UserFolder.state.isUsable {
      let terminal = UserFolder.environment("TERM") ?? ""
      CrashReport.prepare(folder: folder, header: "shezu \(options.version)\nterminal \(terminal)", language)
    }
    let session = try TerminalSession(TerminalOptions(widths: widths, mouse: mouse))
    let plainTheme: Theme.Name? = options.plain ? Theme.Name.none : nil
    let theme = options.theme ?? plainTheme ?? configuration.theme ?? Theme.Name.fitting(session.colorDepth)
    let model = Model(
      Model.Options(
        size: session.size, language: language, theme: session.colorDepth == .none ? .none : theme, widths: widths,
        plain: options.plain, mouse: mouse, keymap: configuration.keymap, path: options.register,
        view: options.view, start: options.start, comparison: options.comparison, fresh: options.fresh,
        today: Clock.today()))
    if let notice = configuration.notice { mailbox.post(.notice(notice, isError: true)) }
    let browser = Browser(
      session: session, model: model, performer: Performer(source: source, widths: widths, mailbox: mailbox),
      source: source)
    let status = browser.run()
    for fault in configuration.faults { Console(language: language).say(fault) }
    return status
  } catch {
    Console(language: language).say(Localized("shezu：\(error.sentence.chinese)", "shezu: \(error.sentence.english)"))
    return ExitStatus.wrongUse.rawValue
  }
}
