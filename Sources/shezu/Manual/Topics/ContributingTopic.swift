import Columnar
import Localization

extension ManualTopic {
  /// How the program is built, tested, packaged and reported on.
  static let contributing = ManualTopic(
    name: "contributing", title: Localized("构建、测试、发布与反馈", "Building, testing, releasing and reporting"),
    blocks: { language in
      steps.flatMap { [.heading($0.title[language]), .paragraph($0.text[language]), .code($0.code)] } + [
        .heading(Localized("反馈问题", "Reporting")[language]),
        .paragraph(
          Localized(
            """
            请附上 `shezu --version` 和 `shezu config` 的输出、所用的终端、输入的命令或按键，以及能重现问题的最小文件。请勿附上真实的个人信息：\
            `shezu generate` 可以生成同样形状的虚构登记册。
            """,
            """
            Please give the output of `shezu --version` and `shezu config`, the terminal, what was typed, and the smallest file \
            that shows the fault. Send no personal data: `shezu generate` makes an invented register of the same shape.
            """)[language]),
      ]
    })

  private static let steps: [(title: Localized, text: Localized, code: String)] = [
    (
      Localized("构建", "Building"),
      Localized(
        "需要 Swift 6.1 或更新版本（https://www.swift.org/install/linux/）。第一条命令检查并安装所缺的软件包，构建后打开程序；第二条只构建调试版本。",
        """
        Needs Swift 6.1 or newer (https://www.swift.org/install/linux/). The first command installs missing packages, builds \
        and opens the program; the second builds for debugging alone.
        """),
      "Resources/install.sh open\nswift build"
    ),
    (
      Localized("测试", "Testing"),
      Localized(
        "全部测试，快速测试（约一分钟，不用伪终端），以及提交前须通过的检查。",
        "All tests, the quick ones (about a minute, without pseudo terminals), and what must pass before a change is pushed."
      ),
      "Resources/install.sh test\nResources/install.sh test quick\n.ci/run"
    ),
    (
      Localized("发布", "Releasing"),
      Localized(
        """
        版本号和更新记录写在 `Sources/shezu/Manual/Release.swift` 中，手册、软件包和 `--version` 都从那里取得。打包得到 `.deb` 和 tar.gz；\
        第二条命令构建两次并比较字节；第三条在一个用 debootstrap 建立的空系统里安装、打开、卸载。在 arm64 机器上运行同样的命令即得到 arm64 的包。
        """,
        """
        The version and its changes are in `Sources/shezu/Manual/Release.swift`; the manual, the packages and `--version` read \
        them there. Packing makes a `.deb` and a tar.gz; the second command builds twice and compares the bytes; the third \
        installs, opens and removes the package in a bare system made by debootstrap. The same commands on an arm64 machine \
        make the packages for arm64.
        """),
      "Resources/package.sh\nResources/package.sh compare\nResources/package.sh try bookworm"
    ),
    (
      Localized("生成的文件", "Generated files"),
      Localized(
        "手册、README 中的表和图片由程序生成，测试保证它们是最新的。",
        "The manual, the tables and pictures of the READMEs are made by the program; tests hold them fresh."),
      ".build/debug/shezu document --checkout .\nResources/Pictures/make.sh"
    ),
  ]
}
