import Hyperlinks
import Testing

/// Where link checkers disagree, and what decides.
@Suite struct `Rules about links` {
  @Test(
    arguments: [
      ("guide/", ["default.htm"], []), ("guide", ["default.htm"], []),
      ("guide/#start", ["default.htm"], []), ("guide/default.htm", ["default.htm"], []),
      ("guide/#stat", ["default.htm"], ["missingID guide/#stat → #start"]),
      ("guide/", ["index.html", "default.htm"], []), ("/docs/", ["index.html", "default.htm"], []),
      ("/docs/", ["default.htm"], ["folderWithoutIndex /docs/"]),
      ("/docs/index.html", ["default.htm"], []), ("/docs/index.html#list", ["default.htm"], []),
    ] as [(String, [String], [String])])
  func `may name other files that stand for a folder`(
    address: String, names: [String], expected: [String]
  ) async throws {
    let rules = rules { $0.directoryIndexes = names }
    #expect(try await SampleFolder.faults(#"<a href="\#(address)">"#, rules: rules) == expected)
  }

  @Test(
    arguments: [
      ("/about", true, []), ("/about", false, ["missingFile /about → /about.html"]),
      ("other#goals", true, []), ("other#none", true, ["missingID other#none"]),
      ("/about/", true, ["slashAfterFile /about/ → /about"]), ("old", true, ["missingFile old"]),
      ("/docs", true, []),
    ] as [(String, Bool, [String])])
  func `may leave out html`(
    address: String, isExtensionless: Bool, expected: [String]
  ) async throws {
    let rules = rules { $0.isExtensionless = isExtensionless }
    #expect(try await SampleFolder.faults(#"<a href="\#(address)">"#, rules: rules) == expected)
  }

  @Test(
    arguments: [
      ("/docs", ["folderWithoutSlash /docs → /docs/"]),
      ("../docs#list", ["folderWithoutSlash ../docs#list → /docs/"]),
      ("..", []), ("/docs/", []), ("/", []), ("other.html", []),
    ] as [(String, [String])])
  func `may want a folder's slash`(address: String, expected: [String]) async throws {
    let rules = rules { $0.requiresTrailingSlash = true }
    #expect(try await SampleFolder.faults(#"<a href="\#(address)">"#, rules: rules) == expected)
  }

  @Test(arguments: [
    (#"<a href="no.html">"#, "^no", true), (#"<a href="no.html">"#, #"\.html$"#, true),
    (#"<a href="/no/x">"#, "^no", false), (#"<a href="mailto:x">"#, "^mailto:", true),
    (##"<a href="#none">"##, "none", true),
  ])
  func `may ignore addresses`(html: String, pattern: String, isSound: Bool) async throws {
    let rules = try rules { $0.ignored = [try LinkRules.Pattern(pattern)] }
    #expect(try await SampleFolder.faults(html, rules: rules).isEmpty == isSound)
  }

  @Test(
    arguments: [
      ("https://www.example.gov.tw/about.html", []),
      ("https://www.example.gov.tw/no", ["missingFile https://www.example.gov.tw/no"]),
      (
        "https://www.example.gov.tw/docs/other.html#gaols",
        ["missingID https://www.example.gov.tw/docs/other.html#gaols → #goals"]
      ),
      ("/v2/about.html", []), ("/v2/no", ["missingFile /v2/no"]),
      ("about.html", ["missingFile about.html → /about.html"]),
    ] as [(String, [String])])
  func `may swap addresses before they are looked at`(
    address: String, expected: [String]
  ) async throws {
    let rules = try rules {
      $0.swaps = [
        LinkRules.Swap(try LinkRules.Pattern(#"^https://www\.example\.gov\.tw/"#), by: "/v2/"),
        LinkRules.Swap(try LinkRules.Pattern("^/v2/"), by: "/"),
      ]
    }
    #expect(try await SampleFolder.faults(#"<a href="\#(address)">"#, rules: rules) == expected)
  }

  @Test(
    arguments: [
      (#"<a data-skip href="no">"#, []), (#"<div data-skip><p><a href="no"></p></div>"#, []),
      (#"<div data-skip></div><a href="no">"#, ["missingFile no"]), (#"<a data-skip>x</a>"#, []),
      (#"<a data-skipped href="no">"#, ["missingFile no"]),
    ] as [(String, [String])])
  func `may ignore elements`(html: String, expected: [String]) async throws {
    let rules = rules { $0.ignoringAttributes = ["data-skip"] }
    #expect(try await SampleFolder.faults(html, rules: rules) == expected)
  }

  @Test func `may allow what is no link yet`() async throws {
    let html = ##"<a href="#"></a><a>x</a><img>"##
    let rules = rules {
      $0.allowsEmptyHash = true
      $0.allowsMissingHref = true
    }
    #expect(try await SampleFolder.faults(html, rules: rules) == [])
    #expect(try await SampleFolder.faults(html).count == 3)
  }

  @Test func `may leave ids out`() async throws {
    let rules = rules { $0.checksFragments = false }
    let html = ##"<a href="#x"></a><a href="other.html#x"></a><a href="no#x">"##
    #expect(try await SampleFolder.faults(html, rules: rules) == ["missingFile no#x"])
  }

  @Test func `may read style sheets`() async throws {
    let sheet = [
      "css/bad.css": "@import 'site.css'; a { b: url(no.png) url(#grad) url(../img/logo.png) }"
    ]
    #expect(try await SampleFolder.faults("", files: sheet) == [])
    let rules = rules { $0.readsStyleSheets = true }
    #expect(try await SampleFolder.faults("", files: sheet, rules: rules) == ["missingFile no.png"])
  }

  @Test(arguments: ["(", "[a-", "*"])
  func `refuse what is no regular expression`(pattern: String) {
    #expect(throws: (any Error).self) { try LinkRules.Pattern(pattern) }
  }
}
