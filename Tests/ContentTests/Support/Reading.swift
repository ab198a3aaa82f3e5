import Content
import Diagnostics
import OpenData
import Testing

/// Each diagnostic as `code line:column message`.
func told(_ diagnostics: [Diagnostic]) -> [String] {
  diagnostics.map { diagnostic in
    let start = diagnostic.range.start
    return "\(diagnostic.code.rawValue) \(start.line):\(start.column) \(diagnostic.message)"
  }
}

/// The YAML of a whole file.
func yaml(_ text: String) -> (node: YAMLNode?, diagnostics: [Diagnostic]) {
  let file = SourceFile(path: "content/site.yml", text: text)
  var diagnostics: [Diagnostic] = []
  let node = YAMLNode.parse(file, in: 0..<file.bytes.count, diagnostics: &diagnostics)
  return (node, diagnostics)
}

/// A value on one line: `{title: 甲, list: [a, b]}`; quoted and block scalars stand in quotes.
func shape(_ node: YAMLNode?) -> String {
  guard let node else { return "nothing" }
  switch node.value {
  case .scalar(let text, let isPlain): return isPlain ? text : "\"\(text)\""
  case .sequence(let nodes): return "[" + nodes.map(shape).joined(separator: ", ") + "]"
  case .mapping(let members):
    return "{" + members.map { "\($0.key): \(shape($0.value))" }.joined(separator: ", ") + "}"
  }
}

/// The settings of a `content/site.yml`.
func settings(_ text: String) -> (settings: Settings, told: [String]) {
  let file = SourceFile(path: "content/site.yml", text: text)
  let (node, diagnostics) = yaml(text)
  let (settings, problems) = Settings.decode(node, file: file)
  return (settings, told(diagnostics + problems))
}

extension Language {
  static let chinese = Language(tag: "zh-Hant", prefix: "")
  static let english = Language(tag: "en", prefix: "en")
}

extension FrontMatterContext {
  /// Two languages, two units and a class in each list.
  static let agency = FrontMatterContext(
    languages: [.chinese, .english],
    units: [
      "planning": Unit(name: LocalizedText("綜合企劃科")),
      "inbound": Unit(name: LocalizedText("國際招商科")),
    ],
    taxonomies: [
      .theme: Taxonomy(
        scheme: .theme,
        terms: [
          Term(code: "100", name: LocalizedText("內政及國土"), parent: nil),
          Term(code: "480", name: LocalizedText("主題"), parent: nil),
        ]),
      .cake: Taxonomy(
        scheme: .cake, terms: [Term(code: "GA0", name: LocalizedText("經濟"), parent: nil)]),
      .service: Taxonomy(
        scheme: .service, terms: [Term(code: "I00", name: LocalizedText("投資"), parent: nil)]),
    ])
}

/// The front matter that stands between two `---` lines, so that its first key is on line 2.
///
/// `cascade` is the YAML of what the sections above give.
func frontMatter(
  _ keys: String, cascade: String = "", role: PageRole = .page,
  path: SourcePath = "content/a/page.zh-Hant.md"
) -> (frontMatter: FrontMatter, diagnostics: [Diagnostic]) {
  let source = PageSource(
    location: PageLocation(path, key: PageKey("a/page"), language: .chinese),
    bytes: Array("---\n\(keys)\n---\n\n內文\n".utf8))
  let (frontMatter, diagnostics) = FrontMatter.decode(
    source.frontMatter, cascade: yaml(cascade).node?.members ?? [], role: role, file: source.file,
    context: .agency)
  return (frontMatter, source.diagnostics + diagnostics)
}

/// Expects front matter to be told exactly this.
func expectTold(
  _ keys: String, _ expected: [String], cascade: String = "", role: PageRole = .page,
  at location: SourceLocation = #_sourceLocation
) {
  let diagnostics = frontMatter(keys, cascade: cascade, role: role).diagnostics
  #expect(told(diagnostics) == expected, sourceLocation: location)
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
