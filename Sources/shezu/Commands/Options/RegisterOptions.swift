import ArgumentParser
import Columnar

/// Which register, and of what kind its file is.
struct RegisterOptions: ParsableArguments {
  @Option(
    name: [.customShort("r"), .customLong("register")],
    help: ArgumentHelp(
      "登记册：文件夹或一个 JSON 文件；默认用随程序附带的。", "The register: a folder or one JSON file; the bundled one by default.",
      value: "path"))
  var register: String?

  @OptionGroup var file: FileKindOptions
}

/// What a single file holds.
struct FileKindOptions: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "单个文件里的记录种类；不给出时由字段推断。", "The kind of record in a single file; guessed from its keys by default.", value: "kind"))
  var kind: String?
}
