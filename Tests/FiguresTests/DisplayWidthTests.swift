import Figures
import Testing

struct DisplayWidthTests {
  /// Every scalar of the first plane; above it, widths ask Unicode itself.
  private static let scalars = (0...0xFFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init)

  @Test func `knows the ideographs by their ranges as Unicode lists them`() {
    let differing = Self.scalars.filter { DisplayWidth.isHan($0) != $0.properties.isIdeographic }
    #expect(differing.isEmpty)
  }

  @Test func `gives no width to what Unicode draws nothing for`() {
    let differing = Self.scalars.filter { scalar in
      guard !DisplayWidth.isWide(scalar) else { return false }
      let isInvisible =
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: true
        default: false
        }
      return isInvisible != (DisplayWidth.thousandths(of: scalar) == 0)
    }
    #expect(differing.isEmpty)
  }

  @Test(arguments: [
    ("", 0), ("受理", 2000), ("受理A", 2000 + 125 + 690), ("A受", 690 + 125 + 1000),
    ("受 A", 1000 + 390 + 690), ("e\u{301}", 580), ("\u{AD}", 0), ("𠀀", 1000),
  ])
  func `adds up what a font takes`(_ text: String, _ thousandths: Int) {
    #expect(DisplayWidth.thousandths(of: text) == thousandths)
  }
}
