// swift-tools-version: 6.2
import PackageDescription

/// Every target builds without warnings and may use only what it declares.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// What the values of dates and money, and the faults found on the way, are made of.
let base: [Target.Dependency] = ["Diagnostics", "FinancialValues"]

let package = Package(
    name: "relance",
    products: [
        .executable(name: "relance", targets: ["relance"]),
        .library(name: "RelanceWorkspace", targets: ["RelanceWorkspace"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(
            name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CPostgreSQL", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CZ3", pkgConfig: "z3", providers: [.apt(["libz3-dev"])]),
        .target(name: "FinancialValues", swiftSettings: strict),
        .target(name: "Diagnostics", swiftSettings: strict),
        .target(name: "StrictYAML", dependencies: ["CLibYAML", "Diagnostics"], swiftSettings: strict),
        .target(name: "Receivables", dependencies: base, swiftSettings: strict),
        .target(name: "PlaybookProgram", dependencies: base, swiftSettings: strict),
        .target(
            name: "MessageTemplates", dependencies: ["CCMarkGFM", "PlaybookProgram", "StrictYAML"] + base,
            swiftSettings: strict),
        .target(
            name: "PlaybookSigning",
            dependencies: ["CSodium", "MessageTemplates", "PlaybookProgram", "StrictYAML"] + base,
            swiftSettings: strict),
        .target(
            name: "MessageDelivery", dependencies: ["MessageTemplates", "FinancialValues"], swiftSettings: strict),
        .target(name: "PlaybookSyntax", dependencies: ["StrictYAML"] + base, swiftSettings: strict),
        .target(name: "LedgerReading", dependencies: ["Receivables", "StrictYAML"] + base, swiftSettings: strict),
        .target(
            name: "LedgerDatabases", dependencies: ["CPostgreSQL", "CSQLite", "LedgerReading"], swiftSettings: strict),
        .target(
            name: "DunningEngine", dependencies: ["PlaybookProgram", "Receivables"] + base, swiftSettings: strict),
        .target(name: "ConstraintSolving", dependencies: ["CZ3"], swiftSettings: strict),
        .target(
            name: "PlaybookProofs",
            dependencies: ["ConstraintSolving", "DunningEngine", "PlaybookProgram", "Receivables"] + base,
            swiftSettings: strict),
        .target(name: "PlaybookModel", dependencies: ["PlaybookSyntax"] + base, swiftSettings: strict),
        .target(
            name: "DunningReports",
            dependencies: [
                "DunningEngine", "MessageDelivery", "MessageTemplates", "PlaybookProgram", "Receivables",
            ] + base,
            swiftSettings: strict),
        .target(
            name: "PlaybookReview",
            dependencies: [
                "DunningEngine", "DunningReports", "MessageTemplates", "PlaybookProgram", "PlaybookProofs",
                "Receivables",
            ] + base,
            swiftSettings: strict),
        .target(
            name: "PlaybookCompilation",
            dependencies: ["MessageDelivery", "MessageTemplates", "PlaybookModel", "PlaybookProgram", "PlaybookSyntax"]
                + base,
            resources: [.embedInCode("GuaranteePacks"), .embedInCode("ReferenceRates")], swiftSettings: strict),
        .target(
            name: "RelanceWorkspace",
            dependencies: [
                "StrictYAML", "Receivables", "PlaybookProgram", "PlaybookSyntax", "LedgerDatabases", "LedgerReading",
                "DunningEngine", "PlaybookModel", "PlaybookProofs", "PlaybookReview", "DunningReports",
                "PlaybookCompilation", "PlaybookSigning", "MessageTemplates",
            ] + base,
            swiftSettings: strict),
        .target(
            name: "RelanceCommands",
            dependencies: [
                "PlaybookProofs", "PlaybookReview", "RelanceWorkspace", "Receivables", "LedgerReading", "DunningEngine",
                "DunningReports", "PlaybookProgram", "PlaybookSyntax", "PlaybookModel", "PlaybookCompilation",
                "PlaybookSigning",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ] + base,
            swiftSettings: strict),
        .executableTarget(name: "relance", dependencies: ["RelanceCommands"], swiftSettings: strict),

        .target(
            name: "RelanceTestSupport", dependencies: base, path: "Tests/RelanceTestSupport", swiftSettings: strict),
        .testTarget(
            name: "FinancialValuesTests", dependencies: ["FinancialValues", "RelanceTestSupport"],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "DiagnosticsTests", dependencies: ["Diagnostics", "RelanceTestSupport"], exclude: ["Fixtures"],
            swiftSettings: strict),
        .testTarget(
            name: "StrictYAMLTests", dependencies: ["StrictYAML", "RelanceTestSupport"] + base,
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "MessageDeliveryTests",
            dependencies: ["MessageDelivery", "MessageTemplates", "FinancialValues", "RelanceTestSupport"],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "PlaybookSyntaxTests",
            dependencies: ["PlaybookSyntax", "PlaybookProgram", "StrictYAML", "RelanceTestSupport"] + base,
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "MessageTemplatesTests",
            dependencies: ["MessageTemplates", "CCMarkGFM", "PlaybookProgram", "RelanceTestSupport"] + base,
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "LedgerReadingTests", dependencies: ["LedgerReading", "Receivables", "RelanceTestSupport"] + base,
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "LedgerDatabasesTests",
            dependencies: [
                "DunningReports", "LedgerDatabases", "LedgerReading", "Receivables", "RelanceCommands",
                "RelanceTestSupport",
            ] + base, swiftSettings: strict),
        .testTarget(
            name: "PlaybookCompilationTests",
            dependencies: [
                "PlaybookCompilation", "PlaybookModel", "PlaybookSyntax", "PlaybookProgram", "StrictYAML",
                "MessageTemplates", "RelanceTestSupport",
            ] + base,
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "DunningEngineTests",
            dependencies: [
                "DunningEngine", "PlaybookCompilation", "PlaybookProgram", "PlaybookProofs", "PlaybookReview",
                "Receivables", "RelanceWorkspace", "LedgerReading", "DunningReports", "RelanceTestSupport",
            ] + base,
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "PlaybookProofsTests",
            dependencies: [
                "ConstraintSolving", "DunningEngine", "PlaybookCompilation", "PlaybookProgram", "PlaybookProofs",
                "RelanceWorkspace", "RelanceTestSupport",
            ] + base,
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "DunningReportsTests",
            dependencies: ["DunningReports", "LedgerReading", "Receivables", "RelanceTestSupport"] + base,
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "RelanceCommands", "RelanceWorkspace", "DunningReports", "DunningEngine", "PlaybookProgram",
                "PlaybookProofs", "PlaybookReview", "MessageTemplates", "LedgerReading", "PlaybookCompilation",
                "Receivables",
                "RelanceTestSupport",
            ] + base,
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "PlaybookSigningTests",
            dependencies: [
                "DunningEngine", "LedgerReading", "MessageTemplates", "PlaybookCompilation", "PlaybookProgram",
                "PlaybookSigning", "Receivables", "RelanceWorkspace", "RelanceTestSupport",
            ] + base,
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(
            name: "DocumentationTests",
            dependencies: [
                "RelanceCommands", "RelanceWorkspace", "PlaybookCompilation", "PlaybookModel", "PlaybookSyntax",
                "DunningReports", "LedgerReading", "StrictYAML", "MessageTemplates", "RelanceTestSupport",
            ] + base,
            exclude: ["Fixtures"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
