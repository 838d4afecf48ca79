import Columnar
import Screen

extension Model {
  mutating func switchLanguage() -> [Effect] {
    language = language == .chinese ? .english : .chinese
    say(Phrase.languageIs.text)
    // Evidence of findings is text of one language.
    return putComparisons() + (report == nil ? [] : oversee())
  }

  mutating func switchTheme() -> [Effect] {
    let names = Theme.Name.allCases
    let next = ((names.firstIndex(of: theme.name) ?? 0) + 1) % names.count
    theme = Theme(names[next])
    flash = Flash(text: Phrase.themeIs.filled(with: theme.name.title), isError: false)
    return []
  }

  mutating func toggleMouse() -> [Effect] {
    mouse.toggle()
    say(mouse ? Phrase.mouseOn.text : Phrase.mouseOff.text)
    return [.setMouse(mouse)]
  }
}
