import Diagnostics
import OpenData
import Testing

/// The table of a CSV text, and each diagnostic as `code line:column message`.
func csv(_ text: String, hasHeader: Bool = true) -> (table: CSVTable?, told: [String]) {
  csv(Array(text.utf8), hasHeader: hasHeader)
}

/// The table of CSV bytes, and each diagnostic as `code line:column message`.
func csv(_ bytes: [UInt8], hasHeader: Bool = true) -> (table: CSVTable?, told: [String]) {
  let file = SourceFile(path: "data.csv", bytes: bytes)
  let (table, diagnostics) = CSVTable.read(bytes, file: file.path, hasHeader: hasHeader) {
    file.range(of: $0)
  }
  return (table, diagnostics.map(told))
}

/// A diagnostic as `code line:column message`.
func told(_ diagnostic: Diagnostic) -> String {
  let start = diagnostic.range.start
  return "\(diagnostic.code.rawValue) \(start.line):\(start.column) \(diagnostic.message)"
}

/// Expects a CSV text to have exactly this header and these rows.
func expectTable(
  _ text: String, _ header: [String], _ rows: [[String]], hasHeader: Bool = true,
  at location: SourceLocation = #_sourceLocation
) {
  let (table, told) = csv(text, hasHeader: hasHeader)
  #expect(told == [], sourceLocation: location)
  #expect(table?.header == header, sourceLocation: location)
  #expect(table?.rows == rows, sourceLocation: location)
}

/// Numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
