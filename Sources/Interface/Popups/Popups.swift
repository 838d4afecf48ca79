import Columnar
import Localization
import Screen

/// The table of popups.
enum Popups {
  /// Every popup, one line each. Order within a group of commands is the order of help.
  static let all: [any PopupView.Type] = [
    HelpPopup.self,
    PalettePopup.self,
    SearchPopup.self,
    LifePopup.self,
    ComparePopup.self,
    ColumnsPopup.self,
    MappingPopup.self,
    CopyPopup.self,
    ExportPopup.self,
    OverwritePopup.self,
    ExplanationPopup.self,
    ViewNamePopup.self,
    ViewsPopup.self,
    ViewFilePopup.self,
    GroupingPopup.self,
    RelatedPopup.self,
    NotePopup.self,
    PeekPopup.self,
  ]

  /// Position in `all`.
  static func index(of type: any PopupView.Type) -> Int {
    guard let index = all.firstIndex(where: { $0 == type }) else {
      preconditionFailure("\(type) has no line in Popups.all")
    }
    return index
  }

  /// The popups in which shared commands hold.
  static func contexts(with keys: SharedKeys) -> ContextSet {
    ContextSet(all.indices.filter { all[$0].sharedKeys.isSuperset(of: keys) }.map { .popup($0) })
  }
}

extension Command {
  /// Commands that hold only while a popup is open.
  static let popups: [Command] =
    [
      Command(
        "close", .program, Localized("关闭", "Close"), help: Localized("关闭，不作更改", "Close without changes"),
        keys: ["Esc"], in: Popups.contexts(with: .close), hint: 50, isOffered: false
      ) {
        $0.popup = nil
        return []
      },
      Command(
        "run-entry", .program, Localized("执行", "Run"),
        help: Localized("执行光标处的命令", "Run the command under the cursor"), keys: ["Enter"],
        in: Popups.contexts(with: .run), hint: 0, isOffered: false
      ) { model in model.popup?.runEntry(in: &model) ?? [] },
    ] + paths + Popups.all.flatMap { $0.commands }
}

extension Model {
  /// Changes the open popup if it is of this type.
  mutating func withPopup<Popup: PopupView>(_ type: Popup.Type, _ change: (inout Popup) -> Void) {
    guard var popup = popup as? Popup else { return }
    change(&popup)
    self.popup = popup
  }

  // MARK: Frame

  /// Lines that frame and title take.
  var popupFrameLines: Int { isFramed ? 2 : 1 }

  /// Rows of the list in the open popup.
  var popupRows: Int {
    max(0, popupFrame.rows - popupFrameLines - (popup?.fixedLines(in: self) ?? 0))
  }

  /// Boxes need space and a screen that shows them.
  var isFramed: Bool { size.rows >= 8 && size.columns >= 20 }

  /// Where the open popup is; empty if none is open.
  var popupFrame: Rect {
    guard let popup else { return Rect(row: 0, column: 0, rows: 0, columns: 0) }
    let area = Rect(size).inset(rows: size.rows >= 16 ? 2 : 0, columns: size.columns >= 60 ? 4 : 0)
    return area.centred(popup.size(in: self, available: area.size))
  }

  // MARK: Drawing

  func drawPopup(_ popup: any PopupView, _ screen: inout Screen) {
    let frame = popupFrame
    screen.fill(frame, style: theme[.popup])
    let title = widths.elide(popup.title(in: self), to: max(0, frame.columns - 6))
    var inner = frame
    if isFramed {
      drawFrame(frame, title: title, &screen)
      inner = frame.inset(rows: 1, columns: 2)
    } else {
      screen.draw(in: frame) { $0.put(title, row: 0, column: 0, style: theme[.popupTitle]) }
      inner = frame.cutTop(1).rest
    }
    screen.draw(in: inner) { popup.draw(in: self, &$0) }
  }

  /// One thin frame; blanks in plain mode, where the title alone names the popup.
  func drawFrame(_ frame: Rect, title: String, _ screen: inout Screen) {
    let style = theme[.rule]
    let isBox = lines == .box
    screen.draw(in: frame) { canvas in
      let right = canvas.size.columns - 1
      let bottom = canvas.size.rows - 1
      for row in [0, bottom] { canvas.rule(row: row, lines: lines, style: style) }
      for column in [0, right] { canvas.verticalRule(column: column, lines: lines, style: style) }
      let corners = isBox ? ["┌", "┐", "└", "┘"] : appearance.plain ? [" ", " ", " ", " "] : ["+", "+", "+", "+"]
      canvas.put(corners[0], row: 0, column: 0, style: style)
      canvas.put(corners[1], row: 0, column: right, style: style)
      canvas.put(corners[2], row: bottom, column: 0, style: style)
      canvas.put(corners[3], row: bottom, column: right, style: style)
      if !title.isEmpty { canvas.put(" \(title) ", row: 0, column: 2, style: theme[.popupTitle]) }
    }
  }

  /// Marks a line of a popup as the chosen one.
  func select(_ line: Int, _ canvas: inout Canvas) {
    canvas.restyle(Rect(row: line, column: 0, rows: 1, columns: canvas.size.columns), with: theme[.popupSelection])
  }
}
