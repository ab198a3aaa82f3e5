// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

// No dependency but the system's cmark: what measures the build is itself built in seconds. The
// micro-benchmarks, which need more, are the package in Micro/.
let package = Package(
  name: "benchmarks",
  products: [
    .executable(name: "bench", targets: ["bench"]),
    .executable(name: "floor", targets: ["floor"]),
  ],
  targets: [
    .systemLibrary(name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .executableTarget(
      name: "floor", dependencies: ["CCMark"], linkerSettings: [.linkedLibrary("pthread")]),
    .target(name: "Corpus", swiftSettings: strict),
    .executableTarget(name: "bench", dependencies: ["Corpus"], swiftSettings: strict),
    .testTarget(name: "CorpusTests", dependencies: ["Corpus"], swiftSettings: strict),
    .testTarget(name: "BenchTests", dependencies: ["bench"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
