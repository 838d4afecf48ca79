import Columnar
import Loading
import Localization
import Screen
import Testing

@testable import Interface

@Suite("The command table")
struct CommandTests {
  @Test("Every command is complete")
  func complete() {
    var seen: Set<String> = []
    for command in Command.all {
      #expect(seen.insert(command.id).inserted, "\(command.id) twice")
      #expect(command.id.allSatisfy { $0.isLowercase || $0 == "-" })
      for text in [command.title, command.help] {
        #expect(!text.chinese.isEmpty && !text.english.isEmpty, "\(command.id)")
      }
      #expect(command.contexts.count > 0)
      for key in command.keys { #expect(Key(name: key) != nil, "\(command.id): \(key)") }
      #expect(!command.keys.isEmpty || command.isOffered, "\(command.id) can be reached neither way")
    }
  }

  @Test("A key has one command in a context, or a menu's own letter wins")
  func unambiguous() {
    for context in Context.allCases {
      var claims: [Key: [Command]] = [:]
      for command in Command.all where command.contexts.contains(context) {
        for key in command.keys.compactMap({ Key(name: $0) }) { claims[key, default: []].append(command) }
      }
      for (key, commands) in claims where commands.count > 1 {
        let counts = commands.map(\.contexts.count).sorted()
        #expect(counts[0] < counts[1], "\(key.name) in \(context): \(commands.map(\.id))")
      }
    }
  }

  @Test("The keys of the design")
  func designedKeys() {
    let table: [(String, String)] = [
      ("j", "move-down"), ("k", "move-up"), ("h", "move-left"), ("l", "move-right"), ("Down", "move-down"),
      ("g", "go-top"), ("G", "go-bottom"), ("^D", "half-page-down"), ("^U", "half-page-up"), ("PgUp", "page-up"),
      ("PgDn", "page-down"), ("/", "edit-filter"), ("n", "next-match"), ("N", "previous-match"), ("Enter", "open"),
      ("Esc", "go-back"), ("[", "history-back"), ("]", "history-forward"), ("1", "open-tab"), ("9", "open-tab"),
      ("Tab", "next-pane"), ("s", "sort-column"), ("S", "add-sort-column"), ("F", "show-frequency"),
      ("f", "show-facets"),
      ("@", "filter-by-cell"), ("Space", "mark-record"), ("V", "mark-range"), ("<", "narrow-column"),
      (">", "widen-column"), ("-", "hide-column"), ("!", "freeze-columns"), ("y", "copy"), ("^S", "export"),
      ("e", "export"), ("R", "reload"), ("u", "undo"), ("^R", "redo"), ("?", "show-help"), ("F1", "show-help"),
      (":", "open-palette"), ("F2", "toggle-mouse"), ("^L", "redraw"), ("^Z", "suspend"), ("q", "leave"),
    ]
    for (name, id) in table {
      let key = Key(name: name)
      #expect(key.flatMap { Keymap.standard.command(for: $0, in: .table) }?.id == id, "\(name)")
    }
  }

  @Test("Every command runs in every context on empty, one-row and larger tables", arguments: [0, 1, 200])
  func everywhere(count: Int) {
    let register = Fixture.register(count)
    for (name, keys) in States.scripts {
      let session = States.session(keys, register)
      for command in Command.all {
        var copy = session
        copy.send(.command(command.id))
        copy.keys("j")
        #expect(SizeTests.isWhole(copy.screen), "\(command.id) on \(name)")
      }
    }
  }

  @Test("A disabled command shows its reason and changes nothing")
  func obstacles() {
    var session = Session(Fixture.register(0))
    session.keys("1")
    for id in ["mark-record", "filter-by-cell", "copy", "undo", "redo", "clear-marks"] {
      session.send(.command(id))
      #expect(session.model.flash != nil, "\(id)")
      #expect(session.performed.isEmpty)
    }
    session.send(.command("no-such-command"))
    #expect(session.model.flash?.isError == true)
  }

  @Test("Help lists every key that works here")
  func helpIsComplete() {
    for context in Context.allCases {
      let model = Session().model
      let listed = HelpPopup(subject: context).entries(in: model).compactMap { entry in
        if case .command(let command) = entry { command.id } else { nil }
      }
      let bound = Command.all.filter { $0.contexts.contains(context) && !model.keys(of: $0, in: context).isEmpty }
      #expect(Set(listed) == Set(bound.map(\.id)))
    }
  }

  @Test("The key table lists every browsing command once")
  func keyTable() {
    let rows = KeyTable().sections.flatMap(\.rows)
    for command in Command.all where !command.contexts.isDisjoint(with: Context.browsing) {
      #expect(rows.count { $0.id == command.id } == 1, "\(command.id)")
    }
  }
}

@Suite("Keymaps")
struct KeymapTests {
  @Test("A change replaces the command's keys and wins over others")
  func change() {
    let (keymap, remarks) = Keymap.changed(["sort-column": ["j"], "export": []])
    #expect(remarks.map(\.command) == ["sort-column"] && remarks.allSatisfy { !$0.isFault })
    #expect(remarks.first?.sentence.english == "the key “j” was that of move-down, which keeps Down")
    #expect(keymap.command(for: .character("j"), in: .table)?.id == "sort-column")
    #expect(keymap.command(for: .character("s"), in: .table) == nil)
    #expect(keymap.command(for: .character("j"), in: .detail)?.id == "move-down")
    #expect(keymap.command(for: .control("s"), in: .table) == nil)
    var session = Session(keymap: keymap)
    session.keys("1jj")
    #expect(session.model.place?.sort.first?.descending == true)
  }

  @Test("Unknown commands and keys are reported, and the standard keys stay")
  func faults() {
    let (keymap, faults) = Keymap.changed(["sort-colum": ["x"], "export": ["NoSuchKey"]])
    #expect(faults.count == 2 && faults.allSatisfy(\.isFault))
    #expect(faults.contains { $0.command == "sort-colum" && $0.sentence.english.contains("sort-column") })
    #expect(faults.contains { $0.command == "export" && $0.sentence.chinese.contains("NoSuchKey") })
    #expect(keymap.command(for: .character("e"), in: .table)?.id == "export")
  }

  /// A random key of a command, given to another one: the remark names both, and the keymap does what it says.
  @Test("A key taken from another command is told")
  func takenKeys() {
    for (index, command) in Command.all.enumerated() {
      let other = Command.all[(index * 7 + 3) % Command.all.count]
      guard let name = other.keys.first, let key = Key(name: name), other.id != command.id else { continue }
      let (keymap, remarks) = Keymap.changed([command.id: [name]])
      for context in Context.allCases where command.contexts.contains(context) {
        #expect(keymap.command(for: key, in: context)?.id == command.id)
        guard let had = Keymap.standard.command(for: key, in: context), had.id != command.id else { continue }
        #expect(remarks.contains { $0.command == command.id && $0.sentence.english.contains(had.id) })
      }
      #expect(remarks.allSatisfy { !$0.isFault })
    }
  }

  @Test("A key given to two commands is a fault of the one that does not get it")
  func sharedKeys() {
    let (_, remarks) = Keymap.changed(["sort-column": ["F9"], "export": ["F9"]])
    #expect(remarks.filter(\.isFault).count == 1)
  }
}
