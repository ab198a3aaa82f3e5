import Diagnostics
import Mustache
import Testing

/// Templates that nobody wrote.
@Suite struct RandomTemplateTests {
  /// A generator with a seed (SplitMix64), so that a failure comes again.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private static let pieces = [
    "{{", "}}", "{{{", "}}}", "{{=", "=}}", "{{=<% %>=}}", "<%", "%>", "#", "^", "/", ">", "<", "$",
    "!", "&", ".", " ", "\n", "\r\n", "  ", "\t", "text", "文", "\u{FEFF}", "title", "links", "unit",
    "{{title}}", "{{{body}}}", "{{#links}}", "{{/links}}", "{{^draft}}", "{{/draft}}", "{{#unit}}",
    "{{/unit}}", "{{>a}}", "{{>b}}", "{{<a}}", "{{/a}}", "{{<b}}", "{{/b}}", "{{$x}}", "{{/x}}",
    "{{$y}}", "{{/y}}", "{{#children}}", "{{/children}}", "{{#keywords}}", "{{.}}", "{{/keywords}}",
    "{{! note }}", "{{t.search}}", "{{unit.name}}",
  ]

  private static func soup(_ generator: inout Generator) -> String {
    (0..<Int.random(in: 0...24, using: &generator)).map { _ in
      pieces.randomElement(using: &generator) ?? ""
    }.joined()
  }

  private static let page = Page(
    isDraft: true, unit: Unit(name: "u"),
    links: [Link(title: "1", children: [Link(title: "2")]), Link(title: "3")], keywords: ["k"])

  @Test(arguments: 0..<8)
  func `compiles and renders any text to the same bytes, and ends`(seed: UInt64) {
    var generator = Generator(state: seed)
    for _ in 0..<400 {
      let texts = [
        "page": Self.soup(&generator), "a": Self.soup(&generator), "b": Self.soup(&generator),
      ]
      func build() -> ([Diagnostic], [UInt8]) {
        let (library, diagnostics) = TemplateLibrary.compile(
          sources(texts), roots: [("page", Page.self)], messageKeys: ["search"])
        var output: [UInt8] = []
        library.render("page", Self.page, messages: Messages(["s"]), into: &output)
        return (diagnostics, output)
      }
      let first = build()
      let second = build()
      #expect(first.0 == second.0, "\(texts)")
      #expect(first.1 == second.1, "\(texts)")
    }
  }

  @Test(arguments: 0..<8)
  func `resolves names as a stack of contexts would`(seed: UInt64) {
    var generator = Generator(state: seed)
    for _ in 0..<150 {
      let maze = Self.maze(depth: 3, &generator)
      let partials = ["p": Self.trees(depth: 2, [], &generator)]
      let main = Self.trees(depth: 4, ["p"], &generator)
      let reference = ReferenceRenderer(partials: partials)
      let files = sources([
        "main": main.map(\.source).joined(),
        "p": partials["p", default: []].map(\.source).joined(),
      ])

      var output: [UInt8] = []
      let (library, _) = TemplateLibrary.compile(files, roots: [("main", Maze.self)])
      library.render("main", maze, into: &output)
      #expect(
        String(decoding: output, as: UTF8.self) == reference.render(main, [maze.data]),
        "\(main.map(\.source).joined())")
    }
  }

  private static func maze(depth: Int, _ generator: inout Generator) -> Maze {
    Maze(
      name: "m\(Int.random(in: 0..<100, using: &generator))",
      isOpen: Bool.random(using: &generator),
      rooms: depth == 0
        ? [] : (0..<Int.random(in: 0...2, using: &generator)).map { _ in room(depth, &generator) },
      inner: depth == 0 || Bool.random(using: &generator)
        ? [] : [maze(depth: depth - 1, &generator)])
  }

  private static func room(_ depth: Int, _ generator: inout Generator) -> Room {
    Room(
      name: "r\(Int.random(in: 0..<100, using: &generator))",
      colour: ["", "red", "blue"].randomElement(using: &generator) ?? "",
      doors: depth == 1
        ? []
        : (0..<Int.random(in: 0...2, using: &generator)).map { _ in room(depth - 1, &generator) },
      maze: Bool.random(using: &generator) ? [maze(depth: depth - 1, &generator)] : [])
  }

  private static let names = [
    "name", "open", "rooms", "inner", "signs", "colour", "doors", "maze", "inner.name",
    "inner.inner", "maze.name", "maze.rooms", "inner.rooms", "maze.inner.open",
  ]

  private static func trees(
    depth: Int, _ partials: [String], _ generator: inout Generator
  ) -> [ReferenceRenderer.Tree] {
    (0..<Int.random(in: 1...4, using: &generator)).map { index in
      let name = names.randomElement(using: &generator) ?? "name"
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: return .text("-\(index)")
      case 1: return partials.randomElement(using: &generator).map { .partial($0) } ?? .text("!")
      case 2, 3:
        return .variable(["name", "colour", "maze.name"].randomElement(using: &generator) ?? name)
      case 4 where depth > 0:
        return .section(name, inverted: true, trees(depth: depth - 1, partials, &generator))
      default:
        guard depth > 0 else { return .variable("name") }
        return .section(name, inverted: false, trees(depth: depth - 1, partials, &generator))
      }
    }
  }
}
