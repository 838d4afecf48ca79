// swift-tools-version: 6.1
import PackageDescription

// Imports run one way; Tests/LayoutTests reads this file and every source and fails when an arrow turns round.
let package = Package(
  name: "shezu",
  products: [
    .executable(name: "shezu", targets: ["shezu"]),
    // For the benchmarks, a package of their own in Tests/Benchmarks.
    .library(name: "Columnar", targets: ["Columnar"]),
    .library(name: "Loading", targets: ["Loading"]),
    .library(name: "Querying", targets: ["Querying"]),
    .library(name: "Statistics", targets: ["Statistics"]),
    .library(name: "Catalog", targets: ["Catalog"]),
    .library(name: "Synthetic", targets: ["Synthetic"]),
    .library(name: "Exports", targets: ["Exports"]),
    .library(name: "HanText", targets: ["HanText"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // C: header-only views of what Swift cannot import, and bytes embedded from Resources/.
    .target(name: "CNcursesw", linkerSettings: [.linkedLibrary("ncursesw")]),
    .target(name: "CPcre2", linkerSettings: [.linkedLibrary("pcre2-8")]),
    .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),
    .target(name: "CXlsxWriter", linkerSettings: [.linkedLibrary("xlsxwriter")]),
    .target(name: "CSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(name: "CScan"),
    .target(name: "CFiles"),
    .target(name: "CResources"),

    // Pure leaves.
    .target(name: "Localization"),
    .target(name: "Bytes"),
    .target(name: "JSON", dependencies: ["Localization", "Bytes", "CScan"]),
    .target(name: "HanText", dependencies: ["CResources", "CScan"]),
    .target(name: "Screen"),

    // The only importer of ncurses.
    .target(name: "Terminal", dependencies: ["Localization", "Bytes", "Screen", "CNcursesw"]),

    // Any register, knows no kind: the store, from files into it, questions to it.
    .target(name: "Columnar", dependencies: ["Localization", "HanText", "CScan"]),
    .target(name: "SQL", dependencies: ["Columnar"]),
    .target(
      name: "Loading", dependencies: ["Localization", "Bytes", "Columnar", "HanText", "JSON", "CScan", "CZlib"]),
    .target(name: "Querying", dependencies: ["Localization", "Columnar", "SQL", "HanText", "CPcre2", "CScan"]),
    .target(name: "Statistics", dependencies: ["Localization", "Columnar", "Querying", "HanText"]),
    .target(name: "Assisting", dependencies: ["Localization", "Columnar", "Querying", "Statistics", "HanText"]),

    // What this register holds, and what is computed over it.
    .target(name: "Catalog", dependencies: ["Localization", "Columnar"]),
    .target(name: "Synthetic", dependencies: ["Bytes", "JSON", "Catalog", "Columnar"]),
    .target(name: "Oversight", dependencies: ["Localization", "Bytes", "Columnar", "Querying", "Statistics", "JSON"]),
    .target(
      name: "Exports",
      dependencies: ["Localization", "Bytes", "JSON", "Columnar", "SQL", "CFiles", "CXlsxWriter", "CSQLite"]),

    // A pure state machine that draws into a Screen.
    .target(
      name: "Interface",
      dependencies: [
        "Localization", "Bytes", "Screen", "Columnar", "Querying", "Statistics", "Assisting", "Oversight", "Exports",
      ]),

    // The program: command line, runtime, composition.
    .executableTarget(
      name: "shezu",
      dependencies: [
        "Localization", "Bytes", "JSON", "Screen", "Terminal", "Columnar", "SQL", "Loading", "Querying", "Statistics",
        "Assisting", "Catalog", "Synthetic", "Oversight", "Exports", "Interface", "CResources",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Tests: support first, then one folder a target.
    .target(name: "CVTerm", path: "Tests/CVTerm", linkerSettings: [.linkedLibrary("vterm"), .linkedLibrary("util")]),
    .target(name: "RandomSupport", path: "Tests/RandomSupport"),
    .target(name: "TestSupport", dependencies: ["RandomSupport", "CVTerm", "Screen"], path: "Tests/TestSupport"),
    .executableTarget(
      name: "terminal-probe", dependencies: ["Screen", "Terminal", "TestSupport"], path: "Tests/TerminalProbe"),
    .testTarget(name: "LayoutTests"),
    .testTarget(name: "BytesTests", dependencies: ["Bytes", "RandomSupport"]),
    .testTarget(name: "JSONTests", dependencies: ["Localization", "Bytes", "JSON", "CScan", "RandomSupport"]),
    .testTarget(name: "HanTextTests", dependencies: ["RandomSupport", "HanText", "CResources", "CScan"]),
    .testTarget(name: "ScreenTests", dependencies: ["Screen", "TestSupport", "RandomSupport"]),
    .testTarget(
      name: "TerminalTests", dependencies: ["Screen", "Terminal", "TestSupport", "RandomSupport", "terminal-probe"]),
    .target(
      name: "RegisterSamples", dependencies: ["Localization", "RandomSupport", "Columnar"],
      path: "Tests/RegisterSamples"),
    .testTarget(name: "ColumnarTests", dependencies: ["Localization", "Columnar", "RandomSupport", "RegisterSamples"]),
    .testTarget(name: "SQLTests", dependencies: ["SQL", "Catalog"]),
    .testTarget(
      name: "LoadingTests",
      dependencies: ["Localization", "RandomSupport", "Loading", "Columnar", "Querying", "HanText"]),
    .testTarget(
      name: "QueryingTests",
      dependencies: [
        "Localization", "Querying", "Assisting", "Statistics", "Columnar", "Loading", "Catalog", "HanText",
        "RandomSupport", "RegisterSamples", "SQL", "Exports", "CSQLite",
      ]),
    .testTarget(
      name: "StatisticsTests",
      dependencies: ["RandomSupport", "Statistics", "Querying", "Columnar", "RegisterSamples"]),
    .testTarget(
      name: "CatalogTests", dependencies: ["Localization", "Catalog", "Columnar", "Loading", "Querying", "Statistics"]),
    .testTarget(
      name: "SyntheticTests",
      dependencies: ["Synthetic", "Catalog", "Columnar", "Loading", "Querying", "Statistics", "Oversight"]),
    .testTarget(
      name: "OversightTests",
      dependencies: ["Localization", "Oversight", "Catalog", "Columnar", "Loading", "Querying", "Statistics", "JSON"]),
    .testTarget(
      name: "ExportsTests",
      dependencies: ["Localization", "Bytes", "RandomSupport", "Exports", "Columnar", "Loading", "Catalog", "CFiles"]),
    .testTarget(
      name: "InterfaceTests",
      dependencies: [
        "Localization", "Interface", "Screen", "Columnar", "Loading", "Querying", "Exports", "Oversight", "JSON",
      ]),
    .testTarget(name: "ProgramTests", dependencies: ["shezu", "RandomSupport", "TestSupport"]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "shezu", "Localization", "Screen", "JSON", "Columnar", "Loading", "Querying", "Catalog", "Synthetic", "Exports",
        "Interface",
        "TestSupport",
      ]),
  ],
  swiftLanguageModes: [.v6]
)
