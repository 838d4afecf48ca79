import ArgumentParser
import Columnar
import Localization
import Synthetic

struct GenerateCommand: Subcommand {
  static let name = "generate"
  static let summary = Localized("生成任意规模的模拟登记册。", "Make a synthetic register of any size.")
  static let details = Localized(
    "同样的种子和规模总是得到同样的文件；都不给出时得到随程序附带的登记册。文件夹里已有登记册时不改动，除非给出 --overwrite。",
    "The same seed and size always give the same files; without either, the bundled register is made. A folder that holds a register is left alone without --overwrite."
  )

  @Argument(help: ArgumentHelp("写入的文件夹，不存在时建立。", "The folder to write to, made where it does not exist.", value: "dir"))
  var folder: String

  @Option(help: ArgumentHelp("社会组织的数量。", "How many organizations.", value: "n"))
  var organizations: Int?

  @Option(
    help: ArgumentHelp("执法记录的数量；默认按比例。", "How many enforcement records; a believable share by default.", value: "n"))
  var enforcement: Int?

  @Option(help: ArgumentHelp("随机种子，默认 1。", "The seed; 1 by default.", value: "s"))
  var seed: UInt64?

  @Flag(help: ArgumentHelp("允许替换文件夹里已有的登记册文件。", "Let files of a register in the folder be replaced."))
  var overwrite = false

  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws -> ExitStatus {
    let generator = try generator()
    try refuseOccupiedFolder(generator.files)
    let isWhole: Bool
    do throws(SinkFailure) {
      var sink = try DirectorySink(folder: folder)
      isWhole = try Interruption.whileWriting { () throws(SinkFailure) in
        try generator.write(to: &sink) { _ in !Interruption.isAsked }
      }
    } catch {
      let reason = error.reason.isEmpty ? "" : ": \(error.reason)"
      throw CommandError(.wrongUse, "无法写入 \(error.path)\(reason)。", "\(error.path) could not be written\(reason).")
    }
    guard isWhole else { throw OutputError.interrupted }
    console.say(
      Localized(
        "已在 \(folder) 写入 \(generator.files.count) 个文件，\(generator.organizations) 家社会组织。",
        "\(generator.files.count) files with \(generator.organizations) organizations are in \(folder)."))
    return .done
  }

  private func generator() throws -> Generator {
    let most = Generator.mostOrganizations
    if let organizations, !(0...most).contains(organizations) {
      throw CommandError(.wrongUse, "--organizations 应在 0 与 \(most) 之间。", "--organizations must be from 0 to \(most).")
    }
    if let enforcement {
      let bound = (organizations ?? Self.usualSize) * 8
      guard (0...bound).contains(enforcement) else {
        throw CommandError(.wrongUse, "--enforcement 应在 0 与 \(bound) 之间。", "--enforcement must be from 0 to \(bound).")
      }
    }
    if organizations == nil, enforcement == nil, seed == nil { return .bundled }
    return Generator(seed: seed ?? 1, organizations: organizations ?? Self.usualSize, enforcement: enforcement)
  }

  private static let usualSize = 10_000

  private func refuseOccupiedFolder(_ files: [String]) throws {
    guard !overwrite, let file = files.first(where: { PathCheck.exists("\(folder)/\($0)") }) else { return }
    throw CommandError(
      .wrongUse, "\(folder) 里已有 \(file)，未改动；要替换请加 --overwrite。",
      "\(folder) already holds \(file) and was left alone; add --overwrite to replace it.")
  }
}
