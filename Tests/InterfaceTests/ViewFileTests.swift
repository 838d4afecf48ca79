import Columnar
import Localization
import Screen
import Testing

@testable import Interface

/// Views in a file of their own, paths completed, and the citation with the digest of the file.
@Suite("Files of views, paths and citations")
struct ViewFileTests {
  private static let own = SavedView(name: "重点", kind: "organizations", query: "宝鸡", columns: ["name"])

  @Test("The listed views are written; an existing file is replaced only when the user presses again")
  func written() {
    var session = Session()
    session.send(.userState(UserState(views: [Self.own, SavedView(name: "别的", kind: "organizations", query: "")])))
    session.keys("v重点<Ctrl-S><Enter>")
    #expect(session.performed.last == .viewFile(.write([Self.own], path: "views.json", overwrites: false)))
    session.send(.viewFile(.exists))
    #expect(session.model.flash?.isError == true && session.model.context == ViewFilePopup.context)
    session.keys("<Enter>")
    #expect(session.performed.last == .viewFile(.write([Self.own], path: "views.json", overwrites: true)))
    session.send(.viewFile(.written(count: 1, path: "/data/views.json")))
    #expect(session.model.popup == nil && session.picture.contains("/data/views.json"))
  }

  @Test("Views that are read become the user's, and replace those of the same name")
  func read() {
    var session = Session()
    session.send(.userState(UserState(views: [Self.own])))
    session.keys("v<Ctrl-O><Enter>")
    #expect(session.performed.last == .viewFile(.read(path: "views.json")))
    let others = [
      SavedView(name: "重点", kind: "organizations", query: "汉中"), SavedView(name: "新", kind: "elsewhere", query: "x"),
    ]
    session.send(.viewFile(.read(others, problems: [])))
    #expect(session.model.user.state.views == others)
    #expect(session.model.context == ViewsPopup.context)
    session.keys("<Esc>v<Ctrl-O>")
    session.send(.viewFile(.failed(Localized("无法读取", "Cannot be read"))))
    #expect(session.model.flash?.isError == true && session.model.context == ViewFilePopup.context)
  }

  @Test("Tab completes what all paths have in common, then lists them")
  func paths() {
    var session = Session()
    session.keys("1=/da<Tab>")
    var asked = session.model.paths.asked
    #expect(asked == 1)
    // Without a file system, no path begins with it.
    #expect(session.model.flash?.isError == true)
    session.model.paths = Generation()
    asked = session.model.paths.next()
    session.send(.answered(PathQuestion.Answer(generation: asked, text: "/da", paths: ["/data/a", "/data/b/"])))
    #expect((session.model.popup as? ComparePopup)?.text.text == "/data/")
    asked = session.model.paths.next()
    session.send(.answered(PathQuestion.Answer(generation: asked, text: "/data/", paths: ["/data/a", "/data/b/"])))
    #expect(session.model.flash?.text.chinese == "a  b/")
    // A path that was changed meanwhile is left alone.
    asked = session.model.paths.next()
    session.send(.answered(PathQuestion.Answer(generation: asked, text: "/x", paths: ["/xy"])))
    #expect((session.model.popup as? ComparePopup)?.text.text == "/data/")
  }

  @Test("A citation carries the digest of the file, unless the file changed")
  func citation() {
    var session = Session()
    session.keys("1")
    for (digest, isCited) in [
      (SourceDigest(sha256: "0a1b", isLater: false), true), (SourceDigest(sha256: "0a1b", isLater: true), false),
      (nil, false),
    ] {
      let asked = session.model.citations.next()
      session.send(.answered(CitationQuestion.Answer(generation: asked, citation: "甲", digest: digest)))
      #expect(session.performed.last == .copy(isCited ? "甲，SHA-256 0a1b" : "甲"))
    }
  }
}
