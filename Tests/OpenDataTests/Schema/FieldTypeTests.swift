import OpenData
import Testing

@Suite struct FieldTypeTests {
  /// Cells that are of a type, and cells that are not.
  static let cases: [(type: FieldType, right: [String], wrong: [String])] = [
    (
      .integer, ["0", "-0", "7", "+7", "-12", "123456789012345678901234567890"],
      ["007", "1.0", "1e3", "１２", "1,234", " 1", "1 ", "+", "-", "--1", "0x1F", "−1", "NaN"]
    ),
    (
      .number, ["0", "-12.50", ".5", "5.", "+1", "6.02e23", "1E-7", "0.1e+0", "0.000"],
      ["INF", "-INF", "NaN", ".", "e5", "1e", "1e+", "00.5", "1.2.3", "1,5", "50%", "1_000"]
    ),
    (
      .boolean, ["true", "True", "TRUE", "1", "false", "False", "FALSE", "0"],
      ["yes", "是", "t", "tRUE", "2", "10", "true ", "00"]
    ),
    (
      .date, ["2026-01-01", "0001-01-01", "1899-12-31", "2024-02-29", "1582-10-10", "9999-12-31"],
      [
        "2026-02-29", "1900-02-29", "0000-01-01", "2026-1-1", "115-01-01", "2026/01/01",
        "2026-13-01",
        "2026-00-10", "2026-01-01T00:00:00Z", "20260101", "-001-01-01", "2026-01-32", "民國115年1月1日",
      ]
    ),
    (
      .time, ["00:00:00", "23:59:59", "08:30:00.125", "08:30:00Z", "08:30:00+08:00"],
      [
        "8:30:00", "08:30", "24:00:00", "08:60:00", "08:30:60", "08:30:00.", "08:30:00+8",
        "08:30:00+15:00",
      ]
    ),
    (
      .datetime,
      ["2026-01-01T08:30:00+08:00", "1899-12-31T23:59:59Z", "2026-01-01t00:00:00.5z"],
      [
        "2026-01-01", "2026-01-01T08:30:00", "2026-01-01 08:30:00+08:00", "2026-02-30T00:00:00Z",
        "2026-01-01T08:30Z", "2026-01-01T08:30:00+0800", "2026-01-01T08:30:00+08:60",
      ]
    ),
    (.year, ["2026", "0001", "9999", "1899"], ["0000", "115", "20260", "-2026", "二〇二六"]),
    (
      .yearmonth, ["2026-01", "0001-12"],
      ["2026", "2026-13", "2026-00", "2026-1", "202601", "115-01"]
    ),
    (
      .duration, ["P1Y", "P1M", "PT1M", "P1Y2M3DT4H5M6.7S", "P2W", "-P1D", "PT0S", "P0D"],
      [
        "P", "PT", "P1DT", "1D", "P1S", "PT1D", "P1M1Y", "P1W1D", "P1D1W", "P1.5D", "PT1.S", "p1d",
        "P-1D",
      ]
    ),
    (
      .geopoint, ["121.5169,25.0478", "121.5169, 25.0478", "-180,-90", "0,0"],
      ["25.0478,121.5169", "181,0", "0,91", "121", "121,", ",25", "121;25", "121,  25", "[121,25]"]
    ),
    (
      .object,
      ["{}", #"{"a":[1,{"b":null}],"c":"\u00e9\n"}"#, " { \"a\" : 1 } ", #"{"a":-0.5e-3}"#],
      [
        "[]", "{", "{}}", "{a:1}", #"{"a":1,}"#, #"{"a"}"#, #"{"a":01}"#, #"{"a":"\x"}"#,
        "{\"a\":\"\n\"}", "null",
      ]
    ),
    (
      .array, ["[]", "[[],[[]]]", "[1,\"二\",true,false,null]", "[ 1 , 2 ]\n"],
      ["{}", "[", "[1,]", "[,1]", "[1 2]", "[1]]", "[tru]", "[.5]", "[1.]", "[+1]", "[\"]", "1"]
    ),
    (
      .geojson,
      [
        #"{"type":"Point","coordinates":[121.5,25]}"#,
        #"{"properties":{"type":"x"},"type":"Feature","geometry":null}"#,
      ],
      [
        "{}", "[]", #"{"type":"Square"}"#, #"{"a":{"type":"Point"}}"#, #"{"type":1}"#,
        #"["type","Point"]"#,
      ]
    ),
    (.string, ["007", " ", "=1", "\n"], []),
    (.list, ["a,b"], []),
    (.any, ["?"], []),
  ]

  @Test(arguments: cases)
  func `accepts what is of the type and nothing else`(
    _ type: FieldType, _ right: [String], _ wrong: [String]
  ) {
    for cell in right { #expect(type.accepts(ArraySlice(cell.utf8)), "\(type) \(cell)") }
    for cell in wrong { #expect(!type.accepts(ArraySlice(cell.utf8)), "\(type) \(cell)") }
    #expect(type.accepts([]))
  }

  @Test func `has cases for every type`() {
    #expect(Set(Self.cases.map(\.type)) == Set(FieldType.allCases))
  }

  @Test func `reads JSON to a depth and no deeper`() {
    func nested(_ depth: Int) -> ArraySlice<UInt8> {
      ArraySlice(
        (String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    #expect(FieldType.array.accepts(nested(256)))
    #expect(!FieldType.array.accepts(nested(257)))
    #expect(!FieldType.array.accepts(nested(400_000)))
  }

  @Test(.timeLimit(.minutes(15))) func `never stumbles over any bytes`() {
    var random = SeededGenerator(seed: 2)
    let alphabet = Array("0123456789+-.:,TZPYMDWHS{}[]\"\\ eE".utf8) + [0x00, 0xFF, 0xE4]
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...24, using: &random)).compactMap { _ in
        alphabet.randomElement(using: &random)
      }
      // A slice that does not begin at 0 is read as one that does.
      let moved = ([0x31, 0x32] + bytes)[2...]
      let odd = FieldType.allCases.first { $0.accepts(bytes[...]) != $0.accepts(moved) }
      if let odd { Issue.record("\(odd) \(bytes)") }
    }
  }
}
