extension SemanticVersion {
  /// The number of a dataset's first release.
  package static let first = SemanticVersion(1, 0, 0)

  /// Reads `1.4.0`; `nil` for anything else, leading zeros (semver.org, 2) and numbers of ten digits among it.
  package init?(parsing text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    var numbers: [Int] = []
    for part in parts {
      let isDigits = part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard isDigits, part.count < 10, part.count == 1 || part.first != UInt8(ascii: "0"),
        let number = Int(Substring(part))
      else { return nil }
      numbers.append(number)
    }
    self.init(numbers[0], numbers[1], numbers[2])
  }

  package var nextMajor: SemanticVersion { SemanticVersion(major + 1, 0, 0) }
  package var nextMinor: SemanticVersion { SemanticVersion(major, minor + 1, 0) }
  package var nextPatch: SemanticVersion { SemanticVersion(major, minor, patch + 1) }
}
