import Catalog
import Columnar
import Exports
import Interface
import JSON
import Localization
import Statistics

/// The views that come with a register: `views.json` in its folder, an array, or an object with one under `views`.
///
/// `[{"title": {"zh": "未年检的", "en": "Not inspected"}, "help": {"zh": "…", "en": "…"}, "kind": "organizations",
/// "query": "-inspections{reportYear:2019}", "columns": ["name"], "sort": ["-capital"], "totals": ["sum"]}]`. The Chinese title is the name;
/// `help`, `columns`, `sort` and `totals` are optional. An entry that cannot be understood is reported; the others are used.
struct ViewFile: Sendable {
  static let name = "views.json"

  private(set) var views: [SavedView] = []
  /// Sentences about entries that cannot be used, each with its JSON pointer.
  private(set) var problems: [Localized] = []
  /// Whether the views are the user's, for any register, instead of those of one.
  private var isOfAnyKind = false

  /// - Parameter register: the register's path; nil for the bundled one. A register of one file has no views.
  init(register: String?) {
    guard let folder = register ?? BundledFolder.find() else {
      if let embedded = EmbeddedRegister.bytes(of: Self.name) { read(embedded) }
      return
    }
    guard PathCheck.isFolder(folder), PathCheck.exists("\(folder)/\(Self.name)") else { return }
    do throws(FileError) {
      read(try PaddedBytes.contents(ofFile: "\(folder)/\(Self.name)"))
    } catch {
      problems = [error.sentence.in(Self.name)]
    }
  }

  /// A file that a colleague wrote. Its views may be of kinds that only one of the registers holds.
  init(file path: String) {
    isOfAnyKind = true
    do throws(FileError) {
      read(try PaddedBytes.contents(ofFile: path))
    } catch {
      problems = [error.sentence.in(path)]
    }
  }

  /// Writes or reads a file for the screen.
  static func perform(_ request: ViewFileRequest) -> ViewFileOutcome {
    switch request {
    case .read(let path):
      let file = ViewFile(file: UserFolder.expandingHome(path))
      if file.views.isEmpty, let problem = file.problems.first { return .failed(problem) }
      return .read(file.views, problems: file.problems)
    case .write(let views, let path, let overwrites):
      let target = FileTarget(path: UserFolder.expandingHome(path), overwrites: overwrites)
      do throws(ExportError) {
        try target.write { (sink: inout any ByteSink) throws(ExportError) in
          try sink.write(Array(text(of: views).utf8))
        }
        return .written(count: views.count, path: PathCheck.whole(target.path))
      } catch {
        return error.reason == .exists ? .exists : .failed(error.sentence)
      }
    }
  }

  /// Views in the form that this type reads.
  static func text(of views: [SavedView]) -> String {
    var json = JSONWriter(style: .flatArrays)
    json.beginArray()
    for view in views {
      json.beginObject()
      json.key("title")
      write(view.title, to: &json)
      if let help = view.help {
        json.key("help")
        write(help, to: &json)
      }
      json.key("kind")
      json.string(view.kind)
      json.key("query")
      json.string(view.query)
      for (key, names) in [("columns", view.columns.isEmpty ? nil : view.columns), ("sort", view.sort)] {
        guard let names else { continue }
        json.key(key)
        json.beginArray(isFlat: true)
        for name in names { json.string(name) }
        json.endArray()
      }
      json.endObject()
    }
    json.endArray()
    return json.buffer.text + "\n"
  }

  private static func write(_ text: Localized, to json: inout JSONWriter) {
    json.beginObject()
    json.key("zh")
    json.string(text.chinese)
    json.key("en")
    json.string(text.english)
    json.endObject()
  }

  private mutating func read(_ bytes: PaddedBytes) {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: bytes)
    } catch {
      problems = [error.sentence.in(Self.name)]
      return
    }
    guard let entries = value.array ?? value["views"]?.array else {
      problems = [Localized("应为数组，或含 views 数组的对象", "expected an array, or an object with views").in(Self.name)]
      return
    }
    for (index, entry) in entries.enumerated() {
      let place = "\(Self.name)#/\(value.array == nil ? "views/" : "")\(index)"
      switch view(entry) {
      case .success(let view) where views.contains { $0.name == view.name && $0.kind == view.kind }:
        problems.append(
          Localized("视图“\(view.name)”重复", "the view “\(view.name)” is given twice").in(place))
      case .success(let view): views.append(view)
      case .failure(let fault): problems.append(fault.sentence.in(place))
      }
    }
  }

  private struct Fault: Error { let sentence: Localized }

  private static var schema: Schema { RegisterOpening.schemaOfAllTables }

  private static let keys: Set<String> = ["title", "help", "kind", "query", "columns", "sort", "totals"]

  private func view(_ entry: JSONValue) -> Result<SavedView, Fault> {
    func fault(_ chinese: String, _ english: String) -> Result<SavedView, Fault> {
      .failure(Fault(sentence: Localized(chinese, english)))
    }
    guard let object = entry.object else { return fault("应为对象", "expected an object") }
    if let unknown = object.keys.first(where: { !Self.keys.contains($0) }) {
      return fault("无法识别的项“\(unknown)”", "unknown member “\(unknown)”")
    }
    guard let title = Self.localized(object["title"]), !title.chinese.isEmpty else {
      return fault("缺少 title", "title is missing")
    }
    guard let kindName = object["kind"]?.string else { return fault("缺少 kind", "kind is missing") }
    let kind = Self.schema[kindName]
    guard kind != nil || isOfAnyKind else {
      return fault("没有名为“\(kindName)”的记录类型", "there is no record type named “\(kindName)”")
    }
    if let totals = object["totals"] {
      let known = Statistic.allCases.map(\.rawValue)
      guard let names = totals.array, names.allSatisfy({ $0.string.map(known.contains) ?? false }) else {
        return fault(
          "totals 应为统计项的数组：\(known.joined(separator: "、"))",
          "totals must be an array of statistics: \(known.joined(separator: ", "))")
      }
    }
    for key in ["columns", "sort"] {
      guard let value = object[key] else { continue }
      guard let names = value.array, names.allSatisfy({ $0.string != nil }) else {
        return fault("\(key) 应为字段名的数组", "\(key) must be an array of field names")
      }
      guard let kind, !isOfAnyKind else { continue }
      let fields = names.compactMap(\.string).map { key == "sort" && $0.hasPrefix("-") ? String($0.dropFirst()) : $0 }
      if let unknown = fields.first(where: { kind.ordinal(of: $0) == nil }) {
        return fault("“\(kind.title.chinese)”没有名为“\(unknown)”的字段", "\(kind.title.english) has no field “\(unknown)”")
      }
    }
    func names(_ key: String) -> [String]? { object[key]?.array?.compactMap(\.string) }
    return .success(
      SavedView(
        name: title.chinese, title: title, help: Self.localized(object["help"]), kind: kindName,
        query: object["query"]?.string ?? "", columns: names("columns") ?? [], sort: names("sort"),
        totals: names("totals") ?? [],
        isShipped: !isOfAnyKind))
  }

  /// `{"zh": …, "en": …}`, or one text for both languages.
  private static func localized(_ value: JSONValue?) -> Localized? {
    if let plain = value?.string { return Localized(plain, plain) }
    guard let chinese = value?["zh"]?.string else { return nil }
    return Localized(chinese, value?["en"]?.string ?? chinese)
  }
}

extension Localized {
  /// The sentence after the location that it refers to.
  fileprivate func `in`(_ place: String) -> Localized { Localized("\(place)：\(chinese)", "\(place): \(english)") }
}
