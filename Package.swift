// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// Tests are compiled once and run once, so that to optimise them takes longer than it saves.
let strictTests = strict + [.unsafeFlags(["-Onone"], .when(configuration: .release))]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + dependencies, exclude: exclude,
    swiftSettings: strictTests)
}

let package = Package(
  name: "gazette",
  products: [.executable(name: "gazette", targets: ["gazette"])],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/onevcat/Rainbow", from: "4.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    // System libraries and calls.
    .systemLibrary(
      name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .systemLibrary(
      name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CLinux"),
    .target(name: "CPreview", exclude: ["preview.js"]),
    .target(name: "CTheme"),
    .target(name: "CStarter"),

    // The compiler, from the floor up: arrows point one way.
    module("Encodings"),
    module("Diagnostics", ["Encodings"]),
    module("Markup", ["CCMark", "Diagnostics", "Encodings"]),
    module("Mustache", ["Diagnostics", "Encodings"]),
    module("Figures", ["Diagnostics", "Encodings"]),
    module("Hyperlinks", ["Diagnostics", "Encodings"]),
    module("Search", ["CZlib", "Encodings"]),
    module("OpenData", ["CCrypto", "CZip", "Diagnostics", "Encodings"]),
    module(
      "Content",
      ["Diagnostics", "Encodings", "Markup", "OpenData", .product(name: "Yams", package: "Yams")]),
    module("Drafting", ["CStarter", "Content", "OpenData"]),
    module("Import", ["Content", "Diagnostics", "Encodings", "Markup", "OpenData"]),
    module(
      "Audit", ["CGumbo", "Content", "Diagnostics", "Encodings", "Markup", "OpenData"]),
    module(
      "Publishing",
      [
        "Audit", "CTheme", "Content", "Diagnostics", "Encodings", "Figures", "Hyperlinks", "Markup",
        "Mustache", "OpenData", "Search",
      ]),
    module(
      "AuditReports",
      ["Audit", "Content", "Diagnostics", "Encodings", "OpenData", "Publishing"]),
    module(
      "LinkCheck",
      [
        "CCurl", "CZlib", "Diagnostics", "Encodings", "Hyperlinks",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    module(
      "LinkReports",
      ["Content", "Diagnostics", "Encodings", "LinkCheck", "OpenData", "Publishing"]),
    module(
      "Workspace",
      ["CLinux", "Content", "Diagnostics", "Encodings", "Hyperlinks", "OpenData", "Publishing"]),
    module(
      "Preview",
      [
        "CPreview", "Content", "Diagnostics", "Encodings", "Publishing", "Workspace",
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ]),
    .executableTarget(
      name: "gazette",
      dependencies: [
        "Audit", "AuditReports", "Content", "Diagnostics", "Drafting", "Encodings", "Hyperlinks",
        "Import", "LinkCheck", "LinkReports", "Markup", "OpenData", "Preview", "Publishing",
        "Workspace", "Rainbow",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    tests("Encodings"),
    tests("Diagnostics", ["Encodings"], exclude: ["Golden"]),
    tests("Markup", ["Diagnostics", "Encodings"], exclude: ["Fixtures"]),
    tests("Mustache", ["Diagnostics"], exclude: ["Fixtures"]),
    tests("Figures", ["Diagnostics"], exclude: ["Golden"]),
    tests("Hyperlinks", ["Diagnostics", "Encodings"]),
    tests("Search", ["Encodings"]),
    tests("OpenData", ["Diagnostics", "Encodings"], exclude: ["Golden"]),
    tests("Content", ["Diagnostics", "Markup", "OpenData"]),
    tests("Drafting", ["Content", "OpenData"]),
    tests("Import", ["Content", "Diagnostics", "Encodings", "Markup", "OpenData"]),
    tests(
      "Audit", ["Content", "Diagnostics", "Encodings", "Markup", "OpenData"],
      exclude: ["Fixtures"]),
    tests(
      "Publishing",
      [
        "Audit", "Content", "Diagnostics", "Encodings", "Hyperlinks", "Import", "Markup",
        "Mustache", "OpenData", "Search",
      ],
      exclude: ["Fixtures"]),
    tests(
      "AuditReports",
      ["Audit", "Content", "Diagnostics", "Encodings", "OpenData", "Publishing"]),
    .executableTarget(
      name: "publication-probe", dependencies: ["OpenData", "Publishing", "Workspace"],
      path: "Tests/PublicationProbe", swiftSettings: strict),
    tests(
      "Workspace",
      [
        "CLinux", "Content", "Diagnostics", "Encodings", "OpenData", "Publishing",
        "publication-probe",
      ]),
    .executableTarget(
      name: "history-probe", dependencies: ["LinkCheck"], path: "Tests/HistoryProbe",
      swiftSettings: strict),
    tests("LinkCheck", ["Diagnostics", "Encodings", "history-probe"]),
    tests(
      "LinkReports",
      ["Content", "Diagnostics", "Encodings", "LinkCheck", "OpenData", "Publishing"]),
    tests("Preview", ["Content", "Diagnostics", "Encodings", "Publishing", "Workspace"]),
    .testTarget(
      name: "GazetteTests",
      dependencies: [
        "gazette", "Content", "Diagnostics", "Encodings", "LinkCheck", "Markup",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strictTests),
  ],
  swiftLanguageModes: [.v6]
)
