import ArgumentParser
import Columnar
import Exports
import Localization
import Querying

struct VerifyCommand: Subcommand {
  static let name = "verify"
  static let summary = Localized("用证据文件重做一次导出，看是否相同。", "Make an export again from its evidence and compare.")
  static let details = Localized(
    "证据由 --evidence 或屏幕上的导出写出。逐一核对：每个输入文件、条数、重做的结果、旁边的导出文件。退出状态：0 全部相同；1 有不同；3 有文件无法读取。",
    "Evidence is written by --evidence and by the export of the screen. Compared are each input file, the counts, the export made again, and the exported file beside it. Exit status: 0 all the same; 1 something differs; 3 a file could not be read."
  )

  @Argument(
    help: ArgumentHelp(
      "证据文件，如 表.csv.evidence.json。", "The evidence, such as table.csv.evidence.json.", value: "evidence"))
  var path: String

  @Option(
    name: [.customShort("r"), .customLong("register")],
    help: ArgumentHelp(
      "登记册现在的位置；默认为证据所记。", "Where the register is now; as the evidence says by default.", value: "path"))
  var register: String?

  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws -> ExitStatus {
    let evidence: Evidence
    do throws(EvidenceError) {
      evidence = try Evidence(file: path)
    } catch {
      throw CommandError(.unreadable, [error.sentence.chosen])
    }
    let opened = try OpenedRegister(evidence, at: register ?? evidence.register)
    var report = VerificationReport(console: console)
    try compareInputs(evidence, opened.register, &report)
    do {
      try repeatExport(evidence, opened, &report)
    } catch let error as CommandError where error.status == .wrongUse {
      // A table, column or value that the evidence names is gone: the register differs; it is no usage error.
      let sentence = error.sentences.joined(separator: " ")
      try report.add(
        Localized("重做的导出", "the export made again"), isSame: false, detail: Localized(sentence, sentence))
    }
    try compareFile(evidence, &report)
    try report.finish()
    return opened.finish(report.isSame ? .done : .differs, on: console)
  }

  private func compareInputs(_ evidence: Evidence, _ register: Register, _ report: inout VerificationReport) throws {
    let inputs: [Evidence.Input]
    do throws(EvidenceError) {
      inputs = try EvidencedExport.inputs(of: register, since: nil)
    } catch {
      throw CommandError(.unreadable, [error.sentence.chosen])
    }
    for input in evidence.inputs {
      let now = inputs.first { $0.name == input.name }
      try report.add(
        Localized("输入 \(input.name)", "input \(input.name)"), isSame: now == input,
        detail: now == nil
          ? Localized("没有这个文件", "there is no such file")
          : Localized(
            "SHA-256 原为 \(input.digest.sha256)，现为 \(now?.digest.sha256 ?? "")",
            "SHA-256 was \(input.digest.sha256), is \(now?.digest.sha256 ?? "")"))
    }
    for input in inputs where !evidence.inputs.contains(where: { $0.name == input.name }) {
      try report.add(
        Localized("输入 \(input.name)", "input \(input.name)"), isSame: false,
        detail: Localized("当时没有", "it was not there"))
    }
  }

  private func repeatExport(_ evidence: Evidence, _ opened: OpenedRegister, _ report: inout VerificationReport) throws {
    guard let format = ExportFormat.named(evidence.format) else {
      throw CommandError.unknown(Localized("格式", "format"), evidence.format, among: ExportFormat.all.map(\.name))
    }
    let (register, kind) = try opened.kind(named: evidence.kind)
    let views = RegisterViews(register: opened.path).views.queries(of: evidence.kind)
    let selection = Selection(
      register: register, kind: kind, query: RequestedQuery(text: evidence.query, views: views), day: evidence.today)
    let order =
      try evidence.sort.isEmpty
      ? nil : NameResolution.fields(evidence.sort, kind: kind, in: register.schema)
    let matched = try selection.bitmap().population
    try report.compare(Localized("符合条件的记录", "records that match"), evidence.matched, matched)
    var rows: [UInt32]
    if let marked = evidence.marked {
      rows = marked.filter { $0 < register.tables[kind].count }.map { UInt32($0) }
    } else {
      rows = try selection.rows(order: order)
      if let limit = evidence.limit, limit < rows.count { rows.removeLast(rows.count - limit) }
    }
    try report.compare(Localized("写出的记录", "records written"), evidence.written, rows.count)
    let columns = try NameResolution.columns(evidence.columns.joined(separator: ","), kind: kind, in: register.schema)
    let view = ExportView(
      register: register, kind: kind, rows: rows, columns: columns, language: evidence.language,
      values: evidence.values, isRedacted: evidence.isRedacted,
      origin: ExportOrigin(
        register: evidence.register, query: evidence.query, sort: evidence.sort, time: evidence.time,
        program: evidence.program))
    let digest = DigestSink()
    var sink: any ByteSink = digest
    do throws(ExportError) {
      _ = try Exporter.write(view, as: format, to: &sink) { _ in !Interruption.isAsked }
    } catch {
      throw OutputError(error)
    }
    let again = digest.finish()
    try report.add(
      Localized("重做的导出", "the export made again"), isSame: again == evidence.export,
      detail: Localized(
        "原为 \(evidence.export.bytes) 字节 \(evidence.export.sha256)，现为 \(again.bytes) 字节 \(again.sha256)",
        "was \(evidence.export.bytes) bytes \(evidence.export.sha256), is \(again.bytes) bytes \(again.sha256)"))
  }

  /// The exported file, if it is still beside the evidence.
  private func compareFile(_ evidence: Evidence, _ report: inout VerificationReport) throws {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let file = folder + evidence.exportName
    guard PathCheck.exists(file) else {
      return try report.note(
        Localized(
          "导出文件 \(evidence.exportName) 不在证据旁边，未核对",
          "the exported file \(evidence.exportName) is not beside the evidence and was not compared"))
    }
    let digest: FileDigest
    do throws(EvidenceError) {
      digest = try FileDigest.of(file)
    } catch {
      throw CommandError(.unreadable, [error.sentence.chosen])
    }
    try report.add(
      Localized("导出文件 \(evidence.exportName)", "the exported file \(evidence.exportName)"),
      isSame: digest == evidence.export,
      detail: Localized("SHA-256 现为 \(digest.sha256)", "SHA-256 is \(digest.sha256)"))
  }
}

extension OpenedRegister {
  /// The register that an evidence is about.
  fileprivate init(_ evidence: Evidence, at path: String?) throws {
    let register = try RegisterOpening.open(
      path: path, kind: evidence.fileKind, projection: .everything, language: OutputLanguage.current)
    self.init(register: register, path: path, refusedFiles: register.diagnostics.count { $0.isRefusedFile })
  }
}

/// The lines that say what is the same and what is not.
private struct VerificationReport {
  private let console: Console
  private(set) var isSame = true

  init(console: Console) { self.console = console }

  mutating func add(_ what: Localized, isSame: Bool, detail: Localized) throws {
    let language = console.language
    if isSame {
      try console.output.writeLine(Localized("相同  \(what.chinese)", "same     \(what.english)")[language])
    } else {
      self.isSame = false
      try console.output.writeLine(
        Localized("不同  \(what.chinese)：\(detail.chinese)", "differs  \(what.english): \(detail.english)")[language])
    }
  }

  mutating func compare(_ what: Localized, _ before: Int, _ now: Int) throws {
    try add(
      Localized("\(what.chinese) \(before)", "\(what.english) \(before)"), isSame: before == now,
      detail: Localized("现为 \(now)", "now \(now)"))
  }

  func note(_ sentence: Localized) throws { try console.output.writeLine("-        \(sentence[console.language])") }

  func finish() throws {
    let sentence =
      isSame
      ? Localized("全部相同。", "Everything is the same.")
      : Localized("有不同之处：这份导出不能由现在的登记册重做。", "Something differs: the register as it is now does not give this export.")
    console.say(sentence)
  }
}
