/// Fills that differ by pattern, so that nobody needs to tell colours apart.
///
/// Number 0 is solid, 1 is light with an outline; from 2 on a pattern lies over an outline.
enum FillPattern {
  private struct Tile {
    var size: Int
    var rotation: Int?
    var path: String
  }

  /// The patterns of the fills from number 2 on.
  private static let tiles = [
    Tile(size: 6, rotation: 45, path: "M0 0V6"),
    Tile(size: 6, rotation: nil, path: "M2 3h2"),
    Tile(size: 5, rotation: nil, path: "M0 2.5H5"),
    Tile(size: 7, rotation: 45, path: "M0 0V7M0 0H7"),
    Tile(size: 10, rotation: -45, path: "M0 0V10"),
    Tile(size: 5, rotation: nil, path: "M2.5 0V5"),
  ]

  /// Appends the definitions of the patterns that the numbers below `count` use.
  static func appendDefinitions(count: Int, id: String, to writer: inout MarkupWriter) {
    guard count > 2 else { return }
    writer.open("defs")
    for (index, tile) in tiles.prefix(count - 2).enumerated() {
      writer.open(
        "pattern",
        [
          "id": "\(id):p\(index + 3)", "width": String(tile.size), "height": String(tile.size),
          "patternUnits": "userSpaceOnUse",
          "patternTransform": tile.rotation.map { "rotate(\($0))" },
        ])
      writer.empty("path", ["class": "hatch", "d": tile.path])
      writer.close("pattern")
    }
    writer.close("defs")
  }

  /// Beyond the last pattern the fills begin again.
  private static func index(_ number: Int) -> Int { number % (tiles.count + 2) }

  private static func className(_ number: Int) -> String {
    index(number) == 0 ? "bar" : "bar bar-\(index(number) + 1)"
  }

  /// The paint of the pattern that lies over a fill, if it has one.
  private static func overlay(_ number: Int, id: String) -> String? {
    index(number) < 2 ? nil : "url(#\(id):p\(index(number) + 1))"
  }

  static func appendRectangle(
    _ number: Int, id: String, x: String, y: String, width: String, height: String,
    to writer: inout MarkupWriter
  ) {
    writer.empty(
      "rect", ["class": className(number), "x": x, "y": y, "width": width, "height": height])
    guard let overlay = overlay(number, id: id) else { return }
    writer.empty("rect", ["fill": overlay, "x": x, "y": y, "width": width, "height": height])
  }

  static func appendPath(_ number: Int, id: String, _ path: String, to writer: inout MarkupWriter) {
    writer.empty("path", ["class": className(number), "d": path])
    guard let overlay = overlay(number, id: id) else { return }
    writer.empty("path", ["fill": overlay, "d": path])
  }
}

/// Marks of points that differ by shape.
enum Marker {
  /// Round the origin, ten units across.
  private static let paths = [
    "M-4.5 0a4.5 4.5 0 1 1 9 0a4.5 4.5 0 1 1-9 0z",
    "M-4-4h8v8h-8z",
    "M0-5.2l5 9h-10z",
    "M0-5.6l5.6 5.6l-5.6 5.6l-5.6-5.6z",
    "M0 5.2l5-9h-10z",
    "M-4.2-4.2l8.4 8.4M-4.2 4.2l8.4-8.4",
  ]

  static func append(_ number: Int, to writer: inout MarkupWriter) {
    writer.empty(
      "path",
      [
        "class": "marker marker-\(number % paths.count + 1)", "d": paths[number % paths.count],
      ])
  }
}
