// swift-tools-version: 6.1
import PackageDescription

// How fast Shezu is, beside what the machine can do and beside other programs. A package of its own, so that nobody who
// builds or tests Shezu pays for what it links. See README.md of this folder for how to run it.
let package = Package(
  name: "shezu-benchmarks",
  dependencies: [
    .package(name: "shezu", path: "../..")
  ],
  targets: [
    // Floors: what the same work costs in plain C, and in simdjson.
    .target(name: "CFloors", linkerSettings: [.linkedLibrary("util"), .linkedLibrary("vterm")]),
    .target(name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),
    .executableTarget(name: "empty-program", path: "Sources/EmptyProgram"),
    .executableTarget(name: "keystroke-floor", dependencies: ["CFloors"], path: "Sources/KeystrokeFloor"),

    .executableTarget(
      name: "shezu-benchmark",
      dependencies: [
        "CFloors", "CSimdjson", "empty-program", "keystroke-floor",
        // The program itself, so that one build makes all that is measured.
        .product(name: "shezu", package: "shezu"),
        .product(name: "Columnar", package: "shezu"),
        .product(name: "Loading", package: "shezu"),
        .product(name: "Querying", package: "shezu"),
        .product(name: "Statistics", package: "shezu"),
        .product(name: "Catalog", package: "shezu"),
        .product(name: "Synthetic", package: "shezu"),
        .product(name: "HanText", package: "shezu"),
        .product(name: "Exports", package: "shezu"),
      ],
      path: "Sources/ShezuBenchmark"),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
