import Columnar
import Querying
import Screen

extension Model {
  mutating func switchLanguage() -> [Effect] {
    appearance.switchLanguage()
    say(Phrase.languageIs.text)
    // Evidence of findings is text of one language.
    return putComparisons() + (oversight.report == nil ? [] : askOversight())
  }

  mutating func switchTheme() -> [Effect] {
    appearance.switchTheme()
    flash = Flash(text: Phrase.themeIs.filled(with: theme.name.title), isError: false)
    return []
  }

  mutating func toggleMouse() -> [Effect] {
    appearance.mouse.toggle()
    say(appearance.mouse ? Phrase.mouseOn.text : Phrase.mouseOff.text)
    return [.setMouse(appearance.mouse)]
  }
}
