import ArgumentParser
import Columnar
import Localization
import Synthetic

struct GenerateCommand: Subcommand {
  static let name = "generate"
  static let summary = Localized("生成任意规模的示例登记册。", "Generate a synthetic register of any size.")
  static let details = Localized(
    "种子和规模相同，生成的文件也相同；均未指定时生成内置示例登记册。文件夹中已有登记册时不会覆盖，除非指定 --overwrite。",
    "The same seed and size always give the same files; without either, the built-in sample register is written. An existing register is not replaced unless --overwrite is given."
  )

  @Argument(help: ArgumentHelp("输出文件夹，不存在时自动创建。", "The output folder; created if it does not exist.", value: "dir"))
  var folder: String

  @Option(help: ArgumentHelp("社会组织的数量。", "Number of organizations.", value: "n"))
  var organizations: Int?

  @Option(
    help: ArgumentHelp(
      "执法记录的数量；默认按社会组织数量的一定比例。", "Number of enforcement records; in proportion to the organizations by default.",
      value: "n"))
  var enforcement: Int?

  @Option(help: ArgumentHelp("随机种子；默认为 1。", "The random seed; 1 by default.", value: "s"))
  var seed: UInt64?

  @Flag(help: ArgumentHelp("允许覆盖文件夹中已有的登记册文件。", "Overwrite the files of a register in the folder."))
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
        "已在“\(folder)”中写入 \(generator.files.count) 个文件，含社会组织 \(generator.organizations) 家。",
        "Wrote \(Plural.english(generator.files.count, "file")) with \(Plural.english(generator.organizations, "organization")) to \(folder)."
      ))
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
      .wrongUse, "“\(folder)”中已有 \(file)，未作改动。如需替换，请加 --overwrite。",
      "\(folder) already holds \(file) and was not changed. To replace it, add --overwrite.")
  }
}
