import Foundation
import Testing
import Workspace

/// Real processes, killed at every step and at random moments.
@Suite(.serialized) struct KilledBuildTests {
  let folder: TemporaryFolder
  /// What each edition's folder holds, published without disturbance.
  let whole: [String: [String: Data]]
  /// How long that takes, in microseconds.
  let duration: Int

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("x", to: "content/site.yml")
    var whole: [String: [String: Data]] = [:]
    var duration = 0
    for edition in ["a", "b", "a"] {
      let run = try Probe.run([folder.path, edition, "whole"])
      try #require(run.status == 0)
      whole[edition] = try folder.contents("public")
      duration = try #require(Int(run.output.dropLast()))
    }
    try #require(whole["a"] != whole["b"])
    self.whole = whole
    self.duration = duration
  }

  /// Publishes an edition in a process that is to be killed, then the next one.
  ///
  /// - Returns: Whether the process died before its end.
  private func kill(
    edition: String, _ options: [String], comment: Comment
  ) throws -> Bool {
    let run = try Probe.run([folder.path, edition] + options)
    #expect(run.status == nil || run.status == 0, comment)
    let left = try folder.contents("public")
    #expect(left == whole["a"] || left == whole["b"], comment)
    return run.status == nil
  }

  private func expectRecovery(_ edition: String, _ mode: String, comment: Comment) throws {
    let run = try Probe.run([folder.path, edition, mode])
    #expect(run.status == 0, comment)
    for tree in ["public", ".gazette/public/spare"] {
      #expect(try differences(tree, whole[edition] ?? [:]) == [], "\(tree), \(comment)")
    }
    #expect(folder.names(in: ".gazette/public") == ["lock", "spare", "state"], comment)
  }

  /// The paths at which a tree differs from what it should hold.
  private func differences(_ tree: String, _ wanted: [String: Data]) throws -> [String] {
    let found = try folder.contents(tree)
    return Set(found.keys).union(wanted.keys).filter { found[$0] != wanted[$0] }.sorted()
  }

  @Test(
    .timeLimit(.minutes(15)), arguments: Publication.Step.allCases.filter { $0 != .betweenRenames })
  func `leaves a whole site after death at a step`(_ step: Publication.Step) throws {
    for mode in ["whole", "update"] {
      for times in [1, 2, 7] where step == .unlinked || times == 1 {
        for next in ["a", "b"] {
          try expectRecovery("a", mode, comment: "before \(step)")
          let comment: Comment = "\(step) \(times), \(mode), then \(next)"
          let options = [mode, "at=\(step)", "times=\(times)"]
          #expect(try kill(edition: "b", options, comment: comment), comment)
          // Killed again while it mends.
          _ = try kill(edition: next, options, comment: comment)
          try expectRecovery(next, mode, comment: comment)
        }
      }
    }
  }

  @Test func `puts the old site back after death between two renames`() throws {
    for next in ["a", "b"] {
      let run = try Probe.run([
        folder.path, "b", "whole", "exchange=renames", "at=betweenRenames",
      ])
      #expect(run.status == nil)
      #expect(!folder.exists("public"))
      try expectRecovery(next, "whole", comment: "then \(next)")
      try expectRecovery("a", "update", comment: "after \(next)")
    }
  }

  @Test(.timeLimit(.minutes(15)))
  func `leaves a whole site after death at any of 300 random moments`() throws {
    var random = SeededGenerator(seed: 3)
    var deaths = 0
    for round in 0..<300 {
      let edition = Bool.random(using: &random) ? "a" : "b"
      let mode = Bool.random(using: &random) ? "whole" : "update"
      let delay = Int.random(in: 0...duration * 6 / 5, using: &random)
      let comment: Comment = "round \(round): \(edition), \(mode), after \(delay) µs"
      if try kill(edition: edition, [mode, "after=\(delay)"], comment: comment) { deaths += 1 }
      if round.isMultiple(of: 3) {
        try expectRecovery(edition, mode, comment: comment)
        try expectRecovery(edition == "a" ? "b" : "a", "update", comment: comment)
      }
    }
    #expect(deaths > 100)
  }

  /// What somebody does to a file of the output while no build runs.
  private func disturb(_ random: inout SeededGenerator, comment: Comment) throws -> String {
    let files = folder.tree("public").filter { !$0.hasSuffix("/") }
    let path = try #require(files.randomElement(using: &random), comment)
    try folder.remove("public/\(path)")
    // An empty folder where a file is published gives way to it, and stays anywhere else.
    let isInBoth = whole.values.allSatisfy { $0[path] != nil } && path != ".gazette-manifest"
    switch Int.random(in: 0..<(isInBoth ? 3 : 2), using: &random) {
    case 0: return "without \(path)"
    case 1:
      try folder.write("somebody's", to: "public/\(path)")
      return "\(path) replaced"
    default:
      try folder.makeFolder("public/\(path)")
      return "\(path) a folder"
    }
  }

  @Test(.timeLimit(.minutes(15)))
  func `publishes again after death and the loss of a file`() throws {
    var random = SeededGenerator(seed: 4)
    let steps = Publication.Step.allCases.filter { $0 != .betweenRenames }
    for round in 0..<60 {
      let mode = Bool.random(using: &random) ? "whole" : "update"
      let step = steps[round % steps.count]
      var comment: Comment = "round \(round): \(mode), at \(step)"
      _ = try kill(edition: "b", [mode, "at=\(step)"], comment: comment)
      // Killed while it makes the spare tree, it leaves none.
      if Bool.random(using: &random) {
        _ = try kill(edition: "b", [mode, "at=started"], comment: comment)
      }
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        comment = "\(comment), \(try disturb(&random, comment: comment))"
      }
      try expectRecovery(round.isMultiple(of: 2) ? "a" : "b", mode, comment: comment)
      try expectRecovery("a", "update", comment: comment)
    }
  }
}

/// SplitMix64, so that a failure comes again.
private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }
}
