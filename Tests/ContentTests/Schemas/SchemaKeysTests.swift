import Content
import Diagnostics
import Testing

/// The schemas for editors against the decoders: what one knows, the other does.
@Suite struct SchemaKeysTests {
  /// A map that a decoder reads, and the keys that its schema gives to it.
  struct Subject: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let keys: [ValueSchema.Key]
    var definitions: [String: ValueSchema] = [:]
    let decode: @Sendable (YAMLNode) -> [Diagnostic]

    static let all = pages + [section, settings]

    private static let schema = FrontMatterSchema(SchemaVocabulary())
    private static let file = SourceFile(path: "content/a/page.zh-Hant.md", text: "")

    private static let pages = PageType.allCases.map { type in
      Subject(testDescription: type.rawValue, keys: schema.keys(of: type)) { node in
        let members = (node.members ?? []).filter { $0.key != "type" }
        let kind = YAMLNode(.scalar(type.rawValue, isPlain: true), range: .start)
        return FrontMatter.decode(
          YAMLNode(
            .mapping(members + [YAMLMember(key: "type", keyRange: .start, value: kind)]),
            range: .start), file: file, context: .agency
        ).diagnostics
      }
    }

    private static let section = Subject(
      testDescription: "section", keys: schema.sectionKeys + [cascade]
    ) { node in
      FrontMatter.decode(node, role: .section, file: file, context: .agency).diagnostics
    }

    /// It is read by somebody else: as the front matter of a page.
    private static let cascade = ValueSchema.Key(
      name: "cascade", value: .text, summary: "", isRequired: false)

    private static let settings: Subject = {
      let schema = SettingsSchema(SchemaVocabulary())
      return Subject(
        testDescription: "site.yml", keys: schema.keys,
        definitions: ["navigation-entry": .map(schema.navigationKeys)]
      ) { node in
        Settings.decode(node, file: SourceFile(path: "content/site.yml", text: "")).diagnostics
      }
    }()
  }

  @Test(arguments: Subject.all)
  func `have the keys that the decoder asks for, and no others`(subject: Subject) {
    var probe = SchemaProbe(.everything, definitions: subject.definitions)
    let diagnostics = subject.decode(probe.map(subject.keys))
    var untold = Set(probe.keysByStray.keys)
    for diagnostic in diagnostics where diagnostic.code == .unknownKey {
      guard let stray = untold.first(where: { diagnostic.message.hasPrefix("'\($0)'") }),
        let help = diagnostic.help
      else {
        Issue.record("the decoder does not know \(diagnostic.message)")
        continue
      }
      untold.remove(stray)
      let known = help.dropFirst("Its keys are: ".count).dropLast().split(separator: ", ")
      #expect(
        known.map(String.init).sorted()
          == probe.keysByStray[stray, default: []].map(\.name).sorted()
      )
    }
    // The codes of `checks.severity` are told by another name; the schema takes them from the decoder's list.
    let codes = DiagnosticCode.allCases.map(\.rawValue)
    for stray in untold {
      #expect(probe.keysByStray[stray, default: []].map(\.name) == codes)
    }
    #expect(untold.count == (subject.testDescription == "site.yml" ? 1 : 0))
  }

  @Test(arguments: Subject.all)
  func `need the keys that the decoder needs`(subject: Subject) {
    func missing(_ contents: SchemaProbe.Contents) -> (told: [String], required: [String]) {
      var probe = SchemaProbe(contents, definitions: subject.definitions)
      let diagnostics = subject.decode(probe.map(subject.keys))
      let told = diagnostics.filter { [.missingKey, .excuseWithoutReason].contains($0.code) }
        .compactMap {
          $0.message.firstMatch(of: /needs (?:its )?'(?<key>\w+)'/).map { String($0.key) }
        }
      let present = { (key: ValueSchema.Key) in key.name == "agency" }
      return (
        told.sorted(),
        probe.keysByStray.values.flatMap { $0 }.filter { $0.isRequired && !present($0) }
          .map(\.name).sorted()
      )
    }
    #expect(missing(.required).told == [])
    let (told, required) = missing(.optional)
    #expect(told == required)
  }

  @Test func `give a key one meaning in every type`() {
    let schema = FrontMatterSchema(SchemaVocabulary())
    let any = Dictionary(uniqueKeysWithValues: schema.anyKeys.map { ($0.name, $0) })
    for type in PageType.allCases {
      for key in schema.keys(of: type) {
        #expect(any[key.name]?.value == key.value && any[key.name]?.summary == key.summary)
      }
    }
  }

  @Test(arguments: Subject.all)
  func `say of each key what it is for`(subject: Subject) {
    var probe = SchemaProbe(.everything, definitions: subject.definitions)
    _ = probe.map(subject.keys)
    for key in probe.keysByStray.values.flatMap({ $0 }) where key.name != "cascade" {
      #expect(key.summary.hasSuffix(".") && key.summary.count <= 100, "\(key.name)")
    }
  }
}
