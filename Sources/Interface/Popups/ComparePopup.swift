import Columnar
import Localization
import Screen

/// Asks for the path of the register to compare with.
struct ComparePopup: TextPopup, PathPopup {
  static let contextTitle = Localized("要比较的登记册", "Register to compare with")

  static let commands = [
    Command(
      "start-comparison", .navigation, Localized("比较", "Compare"),
      help: Localized("打开输入的登记册并比较", "Open that register and compare"), keys: ["Enter"], in: [context],
      hint: 0, isOffered: false
    ) { $0.startComparison() }
  ]

  var text: TextField
  var path: TextField {
    get { text }
    set { text = newValue }
  }

  func title(in model: Model) -> String { Phrase.compareTitle(model.language) }
  func size(in model: Model, available: Size) -> Size { Size(rows: 6, columns: 84) }
  func hint(in model: Model) -> String { Phrase.compareHelp(model.language) }
}
