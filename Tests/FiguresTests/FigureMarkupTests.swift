import Figures
import Testing

struct FigureMarkupTests {
  static let hostile = "</title><script>alert(\"1\")</script>&amp;\u{0}\u{1B}'"

  /// Every figure with a hostile text wherever text is taken.
  static func hostileFigures() throws -> [[UInt8]] {
    let chart = { (kind: Chart.Kind) in
      Chart(
        kind: kind, caption: hostile, categoryTitle: hostile, categories: [hostile, "b"],
        series: [
          .init(
            name: hostile,
            values: [.init(number: 1, text: hostile), .init(number: 2, text: "2")])
        ] + (kind == .pie ? [] : [.init(name: hostile, values: [nil, nil])]), unit: hostile)
    }
    let value = FigureValue(number: 1, text: hostile)
    let flow = Flowchart(
      direction: .topDown,
      nodes: [
        .init(id: hostile, label: hostile, detail: hostile),
        .init(id: "b", label: "b", shape: .choice),
      ], edges: [.init(from: 0, to: 1, label: hostile), .init(from: 1, to: 1, label: hostile)])
    return Chart.Kind.allCases.flatMap { kind in
      [chart(kind).figure(id: hostile, labels: .chinese), chart(kind).dataTable(labels: .chinese)]
    } + [
      TargetActual.figure(
        [.init(name: hostile, target: value, actual: value, unit: hostile)], caption: hostile,
        id: hostile, labels: .chinese),
      flow.svg(id: hostile, title: hostile, labels: .chinese),
    ]
  }

  @Test func `lets no text become markup`() throws {
    for figure in try Self.hostileFigures() {
      let html = String(decoding: figure, as: UTF8.self)
      #expect(!html.contains("<script"))
      #expect(!html.contains("&amp;\u{0}"))
      #expect(html.contains("&lt;script&gt;"))
      #expect(figure.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
    }
  }

  @Test func `closes each element that it opens`() throws {
    for figure in try Self.hostileFigures() {
      var open: [Substring] = []
      for part in String(decoding: figure, as: UTF8.self).split(separator: "<") {
        let tag = part.prefix { $0 != ">" }
        if tag.hasSuffix("/") { continue }
        let name = tag.prefix { $0 != " " }
        if name.hasPrefix("/") {
          #expect(open.popLast() == name.dropFirst())
        } else {
          open.append(name)
        }
      }
      #expect(open.isEmpty)
    }
  }

  @Test func `holds no style, no colour and no length in pixels`() throws {
    var figures = try ChartDrawingTests.cases.map {
      try chart($0.type, caption: $0.caption, unit: $0.unit, $0.text)
        .figure(id: "f", labels: $0.labels)
    }
    figures += try FlowchartDrawingTests.cases.map {
      try chart($0.text).svg(id: "f", title: $0.name, labels: $0.labels)
    }
    for figure in figures {
      let html = String(decoding: figure, as: UTF8.self)
      for forbidden in [" style=", "px\"", "fill=\"#", "stroke=", "rgb", "<script", "fill=\"black"]
      {
        #expect(!html.contains(forbidden))
      }
      #expect(html.contains("role=\"img\" aria-labelledby=\"f:t f:d\""))
      #expect(html.contains("<title id=\"f:t\">"))
      #expect(html.contains("<desc id=\"f:d\">"))
    }
  }

  @Test(arguments: [FigureLabels.chinese, .english])
  func `has test phrases for every key`(_ labels: FigureLabels) {
    for key in FigureLabels.Key.allCases {
      #expect(labels.text(key) != key.name)
    }
  }

  @Test(arguments: [
    ("{a}到{b}", "一到二"), ("{a}{a}", "一一"), ("{c}", "{c}"), ("無", "無"), ("{a", "{a"), ("}{b}", "}二"),
    ("", ""),
  ])
  func `fills the places of a phrase`(_ phrase: String, _ text: String) {
    #expect(Phrase(phrase).filled(["a": "一", "b": "二"]) == text)
  }

  @Test func `does not fill places that a value brings`() {
    #expect(Phrase("{a}").filled(["a": "{b}", "b": "二"]) == "{b}")
  }
}
