// swift-tools-version: 6.2
import PackageDescription

/// Settings of every module that does not touch C.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

/// Settings of modules that go through rows: optimised in every configuration, since tests would spend most of their
/// time in them otherwise.
let numeric = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// Settings of the thin wrappers around C libraries, where nearly every call is unsafe by nature.
let binding: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

/// A module of our own, with the modules it may see.
func module(
  _ name: String, _ dependencies: [Target.Dependency] = [], _ settings: [SwiftSetting] = strict
) -> Target {
  .target(name: name, dependencies: dependencies, path: "Sources/\(name)", swiftSettings: settings)
}

/// A Swift wrapper of one C or C++ library.
func wrapper(_ name: String, over library: Target.Dependency, _ more: [Target.Dependency] = []) -> Target {
  .target(
    name: name, dependencies: [library] + more, path: "Sources/Bindings/\(name)", swiftSettings: binding)
}

/// A C library installed on the system, found through pkg-config.
func system(_ name: String, _ pkgConfig: String?) -> Target {
  .systemLibrary(name: name, path: "Sources/Bindings/\(name)", pkgConfig: pkgConfig)
}

/// A C++ library behind a few `extern "C"` functions of ours.
func cxx(_ name: String, _ linked: [String]) -> Target {
  .target(
    name: name, path: "Sources/Bindings/\(name)", publicHeadersPath: "include",
    cxxSettings: [.unsafeFlags(["-O2"])],
    linkerSettings: linked.map { .linkedLibrary($0) })
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies + ["TestSupport"], path: "Tests/\(name)Tests",
    swiftSettings: strict)
}

let package = Package(
  name: "tenure",
  products: [.executable(name: "tenure", targets: ["tenure"])],
  targets: [
    // C and C++ libraries, and one thin wrapper each.
    system("CYAML", "yaml-0.1"),
    system("CCairo", "pangocairo"),
    system("CCmark", "libcmark-gfm"),
    .target(
      name: "CXGBoost", path: "Sources/Bindings/CXGBoost", publicHeadersPath: "include",
      linkerSettings: [.linkedLibrary("dl")]),
    .target(
      name: "CCurl", path: "Sources/Bindings/CCurl", publicHeadersPath: "include",
      linkerSettings: [.linkedLibrary("dl")]),
    system("CZlib", "zlib"),
    system("CMalloc", nil),
    system("CCrypto", "libcrypto"),
    system("CSQLite", "sqlite3"),
    cxx("CBoostMath", ["stdc++", "m"]),
    cxx("CTemplate", ["ctemplate", "stdc++"]),
    wrapper("YAML", over: "CYAML"),
    wrapper("Drawing", over: "CCairo"),
    wrapper("Markdown", over: "CCmark"),
    wrapper("Boosting", over: "CXGBoost"),
    wrapper("HTTPClient", over: "CCurl"),
    wrapper("Compression", over: "CZlib"),
    wrapper("Hashing", over: "CCrypto"),
    wrapper("Databases", over: "CSQLite"),
    wrapper("Distributions", over: "CBoostMath"),
    wrapper("HTMLTemplates", over: "CTemplate"),

    // Leaves.
    module("Diagnostics"),
    module("Formats"),
    module("Figures"),
    module("Outside", ["HTTPClient"]),
    module("Threads", [], numeric),
    module("PDFEditing", ["Compression", "Hashing", "Threads"]),
    module("Statistics", ["Distributions", "Threads"], numeric),
    module("Specs", ["Diagnostics", "Formats", "YAML"]),
    module("Expressions", ["Diagnostics", "Formats"]),

    // The middle.
    module("Tables", ["Diagnostics", "Formats", "Threads"], numeric),
    module("Populations", ["Tables", "Statistics", "Formats", "Threads"], numeric),
    module("Findings", ["Figures", "Formats", "Tables"]),
    module(
      "Messaging",
      ["Diagnostics", "Formats", "Findings", "Specs", "Tables", "Expressions", "HTMLTemplates"]),
    module("Documents", ["Findings", "Figures", "Formats", "Tables", "Markdown"]),
    module("Models", ["Statistics", "Populations", "Tables", "Boosting", "Hashing", "Threads"], numeric),
    module(
      "Analyses",
      [
        "Models", "Populations", "Findings", "Figures", "Formats", "Specs", "Statistics", "Tables",
        "Diagnostics", "Threads", "Messaging",
      ]),
    module(
      "Loading",
      ["Populations", "Tables", "Diagnostics", "Formats", "Outside", "Compression", "Hashing", "Threads"]),

    // The top.
    module(
      "Reports",
      [
        "Analyses", "Loading", "Expressions", "Documents", "Specs", "Diagnostics", "Formats", "Findings",
        "Figures", "Models", "Populations", "Statistics", "Tables", "Outside", "Markdown", "Hashing",
        "Databases", "Threads", "Messaging",
      ]),
    module(
      "Writers",
      [
        "Documents", "Findings", "Figures", "Formats", "Tables", "Drawing", "PDFEditing", "HTMLTemplates",
        "Hashing", "Outside", "Diagnostics", "Threads", "Compression",
      ]),
    module("Samples", ["Formats", "Statistics", "Tables", "Outside"]),
    module(
      "Commands",
      [
        "Reports", "Writers", "Samples", "Analyses", "Diagnostics", "Documents", "Findings", "Formats",
        "Models", "Outside", "Specs", "Statistics", "Hashing", "Tables", "Drawing", "Threads",
      ]),
    .executableTarget(
      name: "tenure", dependencies: ["Commands", "CMalloc"], path: "Sources/tenure", swiftSettings: strict),

    .executableTarget(
      name: "tenure-bench",
      dependencies: [
        "Tables", "Populations", "Statistics", "Diagnostics", "Loading", "Outside", "Threads", "Models",
        "Boosting",
      ],
      path: "Benchmarks/Tenure", swiftSettings: strict),

    // Tests.
    .target(
      name: "TestSupport", dependencies: ["Diagnostics", "Formats", "Outside", "Tables"],
      path: "Tests/TestSupport", swiftSettings: strict),
    tests("Diagnostics", ["Diagnostics"]),
    tests("Formats", ["Formats"]),
    tests("Outside", ["Outside"]),
    tests("Messaging", ["Messaging", "Specs", "Diagnostics", "Formats", "Outside"]),
    tests("Databases", ["Databases", "Hashing"]),
    tests("Figures", ["Figures", "Drawing", "Writers"]),
    tests("Statistics", ["Statistics", "Distributions"]),
    tests("Specs", ["Specs", "Diagnostics", "Formats"]),
    tests("Expressions", ["Expressions", "Diagnostics", "Formats"]),
    tests("Tables", ["Tables", "Diagnostics", "Formats"]),
    tests("Populations", ["Populations", "Tables", "Statistics", "Formats"]),
    tests(
      "Loading", ["Loading", "Populations", "Statistics", "Tables", "Diagnostics", "Formats", "Outside"]),
    tests("Models", ["Models", "Boosting", "Populations", "Statistics", "Tables"]),
    tests(
      "Analyses",
      [
        "Analyses", "Models", "Populations", "Findings", "Figures", "Formats", "Specs", "Statistics",
        "Tables",
        "Diagnostics", "Loading", "Outside", "Messaging",
      ]),
    tests(
      "Writers",
      [
        "Writers", "Documents", "Findings", "Figures", "Formats", "Tables", "Outside", "Drawing", "Markdown",
        "PDFEditing", "HTMLTemplates", "Diagnostics", "Threads",
      ]),
    tests("Samples", ["Samples", "Tables", "Statistics", "Formats", "Outside"]),
    tests(
      "Reports",
      [
        "Reports", "Analyses", "Specs", "Expressions", "Diagnostics", "Documents", "Findings", "Formats",
        "Outside", "Populations", "Tables", "Loading", "Writers", "Models", "Drawing", "Databases",
        "Messaging",
      ]),
    tests(
      "Commands",
      [
        "Commands", "Reports", "Writers", "Samples", "Outside", "Formats", "Tables", "Hashing", "Documents",
        "Diagnostics", "Findings",
      ]),
  ]
)
