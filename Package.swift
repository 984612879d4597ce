// swift-tools-version: 6.3
import PackageDescription

/// One room of the house: a target named `Waymark` + its folder, as `ARCHITECTURE.md` lists them.
func room(_ name: String, uses dependencies: [String] = []) -> Target {
  .target(
    name: "Waymark\(name)",
    dependencies: dependencies.map { .init(stringLiteral: $0 == "CSQLite" ? $0 : "Waymark\($0)") },
    path: "Sources/\(name)")
}

/// The tests of one room, with the rooms that they look into.
func tests(of name: String, uses dependencies: [String]) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: (dependencies + ["TestSupport"]).map { .init(stringLiteral: "Waymark\($0)") },
    path: "Tests/\(name)Tests",
    exclude: [])
}

let package = Package(
  name: "waymark",
  products: [
    .library(name: "WaymarkKit", targets: ["WaymarkKit"]),
    .executable(name: "waymark", targets: ["waymark"]),
  ],
  targets: [
    .systemLibrary(
      name: "CSQLite", path: "Sources/CSQLite", pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev", "pkg-config"])]),
    room("Formats"),
    room("Taxonomy", uses: ["Formats"]),
    room("ServiceRecords", uses: ["Formats"]),
    room("TextAnalysis"),
    room("Classifier", uses: ["TextAnalysis", "Taxonomy"]),
    room("Storage", uses: ["CSQLite", "Formats", "Taxonomy", "TextAnalysis", "Classifier"]),
    room(
      "Tagging",
      uses: ["Storage", "Classifier", "TextAnalysis", "Taxonomy", "ServiceRecords", "Formats"]),
    room(
      "Reports",
      uses: [
        "Tagging", "Storage", "Classifier", "TextAnalysis", "Taxonomy", "ServiceRecords", "Formats",
      ]),
    room(
      "Migration",
      uses: [
        "Reports", "Tagging", "Storage", "Classifier", "TextAnalysis", "Taxonomy",
        "ServiceRecords", "Formats",
      ]),
    room(
      "Evaluation",
      uses: [
        "Reports", "Tagging", "Storage", "Classifier", "TextAnalysis", "Taxonomy",
        "ServiceRecords", "Formats",
      ]),
    .target(
      name: "WaymarkKit",
      dependencies: [
        "WaymarkEvaluation", "WaymarkMigration", "WaymarkReports", "WaymarkTagging",
        "WaymarkStorage",
        "WaymarkClassifier", "WaymarkTextAnalysis", "WaymarkTaxonomy", "WaymarkServiceRecords",
        "WaymarkFormats",
      ], path: "Sources/WaymarkKit"),
    .executableTarget(
      name: "waymark",
      dependencies: [
        "WaymarkKit", "WaymarkEvaluation", "WaymarkMigration", "WaymarkReports", "WaymarkTagging",
        "WaymarkStorage",
        "WaymarkClassifier", "WaymarkTextAnalysis", "WaymarkTaxonomy", "WaymarkServiceRecords",
        "WaymarkFormats",
      ], path: "Sources/waymark"),
    .target(
      name: "WaymarkTestSupport", dependencies: ["WaymarkFormats"], path: "Tests/TestSupport"),
    .target(
      name: "WaymarkTestTown",
      dependencies: [
        "WaymarkTagging", "WaymarkStorage", "WaymarkClassifier", "WaymarkTextAnalysis",
        "WaymarkTaxonomy", "WaymarkFormats",
      ], path: "Tests/TestTown"),
    tests(of: "Formats", uses: ["Formats"]),
    tests(of: "Taxonomy", uses: ["Taxonomy", "Formats"]),
    tests(of: "ServiceRecords", uses: ["ServiceRecords", "Formats"]),
    tests(of: "TextAnalysis", uses: ["TextAnalysis", "Storage", "Taxonomy", "Classifier"]),
    tests(of: "Classifier", uses: ["Classifier", "TextAnalysis", "Taxonomy"]),
    tests(
      of: "Storage", uses: ["Storage", "Classifier", "TextAnalysis", "Taxonomy", "Formats"]),
    tests(
      of: "Tagging",
      uses: [
        "TestTown", "Tagging", "Storage", "Classifier", "TextAnalysis", "Taxonomy",
        "ServiceRecords", "Formats",
      ]),
    tests(of: "Reports", uses: ["Reports", "Formats"]),
    tests(
      of: "Evaluation",
      uses: [
        "Evaluation", "Reports", "Tagging", "Storage", "Classifier", "TextAnalysis", "Taxonomy",
        "ServiceRecords", "Formats",
      ]),
    tests(
      of: "Migration",
      uses: [
        "TestTown", "Migration", "Reports", "Tagging", "Storage", "Classifier", "TextAnalysis",
        "Taxonomy",
        "ServiceRecords", "Formats",
      ]),
    .testTarget(
      name: "WaymarkKitTests",
      dependencies: [
        "WaymarkKit", "WaymarkMigration", "WaymarkReports", "WaymarkTagging", "WaymarkStorage",
        "WaymarkClassifier", "WaymarkTaxonomy", "WaymarkServiceRecords", "WaymarkFormats",
        "WaymarkTestSupport",
      ], path: "Tests/WaymarkKitTests"),
    .testTarget(
      name: "waymarkTests", dependencies: ["WaymarkTestSupport", "waymark"],
      path: "Tests/waymarkTests"),
  ],
  swiftLanguageModes: [.v6]
)

// `Fuzz/run` builds everything with libFuzzer's counters and the address sanitizer.
let isFuzzing = Context.environment["WAYMARK_FUZZ"] == "1"
if isFuzzing {
  package.targets.append(
    .executableTarget(
      name: "waymark-fuzz",
      dependencies: [
        "WaymarkKit", "WaymarkTagging", "WaymarkStorage", "WaymarkClassifier",
        "WaymarkTextAnalysis", "WaymarkTaxonomy", "WaymarkServiceRecords", "WaymarkFormats",
      ],
      path: "Fuzz/Targets",
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]))
}

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
    .treatWarning("ExplicitSendable", as: .error),
  ]
  if isFuzzing { target.swiftSettings?.append(.unsafeFlags(["-sanitize=fuzzer,address"])) }
}
