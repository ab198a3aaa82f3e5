// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

// The library's sources are reached by symbolic links, because `package` access ends at a package.
let package = Package(
  name: "micro",
  dependencies: [
    // Without its default traits it needs no jemalloc.
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: [])
  ],
  targets: [
    .systemLibrary(name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .target(name: "Encodings", swiftSettings: strict),
    .target(name: "Diagnostics", dependencies: ["Encodings"], swiftSettings: strict),
    .target(
      name: "Markup", dependencies: ["CCMark", "Diagnostics", "Encodings"], swiftSettings: strict),
    .target(name: "OpenData", dependencies: ["Diagnostics", "Encodings"], swiftSettings: strict),
    .target(name: "Corpus", swiftSettings: strict),
    // Its plugin looks for targets in a folder of this name.
    .executableTarget(
      name: "Library",
      dependencies: [
        "Corpus", "Diagnostics", "Encodings", "Markup", "OpenData",
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Library", swiftSettings: strict,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ],
  swiftLanguageModes: [.v6]
)
