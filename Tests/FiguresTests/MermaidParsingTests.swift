import Diagnostics
import Figures
import Testing

struct MermaidParsingTests {
  @Test func `reads directions, shapes, edges and their texts`() throws {
    let chart = try chart(
      """
      %% 處理流程
      graph TB
        A([受理]) --> B[列管] -->|5日內| C{滿意？}; C -- 是 --> D(歸檔)

        C -->|"否 (再議)"| B %% 回到列管
      """)
    #expect(chart.direction == .topDown)
    #expect(
      chart.nodes == [
        .init(id: "A", label: "受理", shape: .terminal), .init(id: "B", label: "列管"),
        .init(id: "C", label: "滿意？", shape: .choice), .init(id: "D", label: "歸檔", shape: .round),
      ])
    #expect(
      chart.edges == [
        .init(from: 0, to: 1), .init(from: 1, to: 2, label: "5日內"),
        .init(from: 2, to: 3, label: "是"), .init(from: 2, to: 1, label: "否 (再議)"),
      ])
  }

  @Test(arguments: [
    ("A[text]", "text"), ("A[\"(1) text\"]", "(1) text"), ("A[ 前後  空白 ]", "前後 空白"),
    ("A[第一行<br>第二行]", "第一行\n第二行"), ("A[\"#quot;引#quot;\"]", "\"引\""), ("A[#35;1]", "#1"),
    ("A[a<br/><br />b]", "a\nb"), ("A", "A"), ("步驟-1", "步驟-1"), ("A[<b>&]", "<b>&"),
    ("A[（全形）]", "（全形）"),
  ])
  func `reads a label as its reader sees it`(_ node: String, _ label: String) throws {
    #expect(try chart("flowchart LR\n\(node)").nodes.map(\.label) == [label])
  }

  @Test func `keeps the text of a node that is named again without one`() throws {
    let chart = try chart("flowchart TD\nA --> B\nA[甲] --> B[乙]\nB --> A[甲]")
    #expect(chart.nodes.map(\.label) == ["甲", "乙"])
    #expect(chart.edges.count == 3)
  }

  struct Wrong: Sendable, CustomTestStringConvertible {
    var text: String
    var line: Int
    var column: Int
    var length: Int
    /// A part of the message.
    var says: String

    init(_ text: String, _ line: Int, _ column: Int, _ length: Int, _ says: String) {
      self.text = text
      self.line = line
      self.column = column
      self.length = length
      self.says = says
    }

    var testDescription: String { text }
  }

  static let wrong = [
    Wrong("sequenceDiagram\nA->>B: x", 1, 1, 15, "'sequenceDiagram' is not in the subset"),
    Wrong("flowchrat TD", 1, 1, 9, "did you mean 'flowchart'?"),
    Wrong("---\ntitle: x\n---", 1, 1, 3, "'---'"),
    Wrong("flowchart RL\nA", 1, 11, 2, "'RL'"),
    Wrong("flowchart\nA", 1, 10, 0, "direction is missing"),
    Wrong("flowchart TD A", 1, 14, 1, "new line"),
    Wrong("flowchart TD", 1, 1, 0, "without a node"),
    Wrong("", 1, 1, 0, "begins with 'flowchart TD'"),
    Wrong("flowchart TD\nA --> B & C", 2, 9, 1, "'&'"),
    Wrong("flowchart TD\nA --- B", 2, 3, 3, "'---'"),
    Wrong("flowchart TD\nA ---> B", 2, 3, 4, "'--->'"),
    Wrong("flowchart TD\nA -.-> B", 2, 3, 4, "'-.->'"),
    Wrong("flowchart TD\nA ==> B", 2, 3, 3, "'==>'"),
    Wrong("flowchart TD\nA <--> B", 2, 3, 4, "'<-->'"),
    Wrong("flowchart TD\nA --x B", 2, 3, 3, "'--x'"),
    Wrong("flowchart TD\nA -- 是 B", 2, 3, 8, "lacks its '-->'"),
    Wrong("flowchart TD\nA -->|是 B", 2, 6, 6, "'|' lacks its '|'"),
    Wrong("flowchart TD\nA -->", 2, 6, 0, "leads nowhere"),
    Wrong("flowchart TD\nA -->|a| |b| B", 2, 10, 3, "identifier"),
    Wrong("flowchart TD\nA -- a -->|b| B", 2, 11, 3, "two texts"),
    Wrong("flowchart TD\n  受理 甲", 2, 10, 3, "An edge or a new line"),
    Wrong("flowchart TD\nA((x))", 2, 2, 2, "'(('"),
    Wrong("flowchart TD\nA[[x]]", 2, 2, 2, "'[['"),
    Wrong("flowchart TD\nA{{x}}", 2, 2, 2, "'{{'"),
    Wrong("flowchart TD\nA[/x/]", 2, 2, 2, "'[/'"),
    Wrong("flowchart TD\nA>x]", 2, 2, 1, "'>'"),
    Wrong("flowchart TD\nA[x", 2, 2, 2, "'[' lacks its ']'"),
    Wrong("flowchart TD\nA[x (y)]", 2, 5, 1, "must stand in quotes"),
    Wrong("flowchart TD\nA[\"x]", 2, 3, 3, "closing '\"'"),
    Wrong("flowchart TD\nA[\"`x`\"]", 2, 3, 2, "Markdown"),
    Wrong("flowchart TD\nA[ ]", 2, 2, 3, "empty"),
    Wrong("flowchart TD\nA [x]", 2, 3, 3, "without a space"),
    Wrong("flowchart TD\nA:::red", 2, 2, 1, "Classes"),
    Wrong("flowchart TD\nA\nsubgraph x", 3, 1, 8, "'subgraph'"),
    Wrong("flowchart TD\nA\nstyle A fill:#f00", 3, 1, 5, "'style'"),
    Wrong("flowchart TD\nA --> end", 2, 7, 3, "'end'"),
    Wrong("%%{init: {}}%%\nflowchart TD\nA", 1, 1, 14, "Directives"),
    Wrong("flowchart TD\nA[甲]\nA[乙]", 3, 1, 6, "another text"),
    Wrong("flowchart TD\nA\n--> B", 3, 1, 3, "identifier"),
    Wrong("flowchart TD\n?", 2, 1, 1, "'?'"),
  ]

  @Test(arguments: wrong)
  func `reports what is not in the subset at its place`(_ wrong: Wrong) throws {
    let (chart, diagnostics) = parseMermaid(wrong.text)
    #expect(chart == nil)
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostics.count == 1)
    #expect(diagnostic.code == .mermaidSyntax)
    #expect(diagnostic.severity == .error)
    #expect(
      diagnostic.range == SourceRange(line: wrong.line, column: wrong.column, length: wrong.length))
    #expect(diagnostic.message.contains(wrong.says))
    #expect(diagnostic.help?.isEmpty == false)
  }

  @Test func `reports one problem a line and goes on`() {
    let (_, diagnostics) = parseMermaid("flowchart TD\nA ==> B ==> C\nA -->\nD --> E\nF((x))\n")
    #expect(diagnostics.map(\.range.start.line) == [2, 3, 5])
  }

  @Test func `points at the first text of a node that has two`() throws {
    let (_, diagnostics) = parseMermaid("flowchart TD\n A[甲] --> B\nA[乙]")
    #expect(diagnostics.first?.notes.map(\.range) == [SourceRange(line: 2, column: 2, length: 6)])
  }

  @Test func `finds positions in a block whose lines lose their prefix`() throws {
    let text = "> 前言\n>\n> ```mermaid\n> flowchart TD\n>   A ==> B\n> ```\n"
    let file = SourceFile(path: "a.md", text: text)
    let lines = [4, 5].map { line in
      let range = file.lineRange(line)
      return range.lowerBound + 2..<range.upperBound
    }
    let (_, diagnostics) = Flowchart.parse(EmbeddedText(file: file, lines: lines))
    #expect(diagnostics.map(\.range) == [SourceRange(line: 5, column: 7, length: 3)])
  }

  @Test func `accepts a file with carriage returns`() throws {
    #expect(try chart("flowchart TD\r\nA[甲] --> B\r\n").nodes.map(\.label) == ["甲", "B"])
  }

  @Test(arguments: [(200, 0), (201, 1)])
  func `accepts two hundred nodes and no more`(_ count: Int, _ errors: Int) {
    let lines = (1...count).map { "N\($0)" }
    let (_, diagnostics) = parseMermaid("flowchart TD\n" + lines.joined(separator: "\n"))
    #expect(diagnostics.count == errors)
    #expect(diagnostics.allSatisfy { $0.range.start.line == 202 })
  }

  @Test(arguments: [(400, 0), (401, 1)])
  func `accepts four hundred edges and no more`(_ count: Int, _ errors: Int) {
    let lines = (1...count).map { "N\($0 % 150) --> M" }
    let (_, diagnostics) = parseMermaid("flowchart TD\n" + lines.joined(separator: "\n"))
    #expect(diagnostics.count == errors)
  }

  @Test func `survives every beginning of a chart and every byte in it`() {
    let text = Array("flowchart TD\nA([受理]) -->|\"是\"| B{a#35;} -- 否 --> C[x<br>y] %% z\n".utf8)
    for end in 0...text.count {
      let file = SourceFile(path: "a.md", bytes: Array(text[..<end]))
      _ = Flowchart.parse(EmbeddedText(file: file, range: 0..<end))
    }
    for index in text.indices {
      for byte in [UInt8(0), 0x0A, 0x22, 0x2D, 0x3B, 0x5B, 0x7C, 0x80, 0xFF] {
        var bytes = text
        bytes[index] = byte
        let file = SourceFile(path: "a.md", bytes: bytes)
        let (chart, diagnostics) = Flowchart.parse(EmbeddedText(file: file, range: 0..<bytes.count))
        #expect((chart == nil) == !diagnostics.isEmpty)
      }
    }
  }
}
