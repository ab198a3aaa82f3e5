import Hyperlinks

/// A small folder of HTML without faults, to which a test adds a page of its own: `docs/page.html`.
enum SampleFolder {
  static let files: [String: String] = [
    "index.html": #"<h1 id="home">首頁</h1><a href="docs/">文件</a>"#,
    "about.html": "<p>關於</p>",
    "docs/index.html": #"<h2 id="list">清單</h2>"#,
    "docs/other.html": """
    <h2 id="goals">目標</h2><h2 id="預算">預算</h2><h2 id="a&amp;b">甲</h2><h2 id="50%">半</h2>
    <a name="old">舊</a><h2 id="Case">大小寫</h2><h2 id="x%20y">空</h2>
    """,
    "docs/empty/data.csv": "a,b\n",
    "docs/guide/default.htm": #"<h2 id="start">開始</h2>"#,
    "docs/old.htm": #"<h2 id="part">部分</h2>"#,
    "img/logo.png": "", "img/圖.png": "", "img/Photo.JPG": "", "img/icons.svg": #"<g id="sun"/>"#,
    "css/site.css": "body { background: url(../img/logo.png) }",
    "files/form.pdf": "", "files/two words.pdf": "", "files/100%.pdf": "", "files/a+b.pdf": "",
    "files/r\u{E9}sum\u{E9}.pdf": "", "files/c#.pdf": "", "files/q?.pdf": "", "files/無副檔名": "",
    ".well-known/security.txt": "",
  ]

  /// The faults of a page, each as `kind address` and, where something was meant, ` → suggestion`.
  static func faults(
    _ html: String, at page: String = "docs/page.html", files further: [String: String] = [:],
    unknown: [String] = [], jobs: Int = 2, rules: LinkRules = LinkRules()
  ) async throws -> [String] {
    let report = try await report(
      html, at: page, files: further, unknown: unknown, jobs: jobs, rules: rules)
    return report.faults.filter { $0.page == page || further[$0.page] != nil }.map { fault in
      fault.kind.rawValue + " " + fault.address + (fault.suggestion.map { " → \($0)" } ?? "")
    }
  }

  static func report(
    _ html: String, at page: String = "docs/page.html", files further: [String: String] = [:],
    unknown: [String] = [], part: String = "", jobs: Int = 2, rules: LinkRules = LinkRules()
  ) async throws -> FolderReport {
    let all = files.merging(further) { $1 }.merging([page: html]) { $1 }
    // By bytes: Swift takes two Unicode forms of a name for one.
    let texts = all.map { (Array($0.key.utf8), Array($0.value.utf8)) }
    let bytes = Dictionary(uniqueKeysWithValues: texts)
    let folder = HTMLFolder(paths: all.keys.sorted(), unknown: unknown, part: part) { path in
      guard let found = bytes[Array(path.utf8)] else { throw NotThere() }
      return found
    }
    return try await folder.brokenLinks(rules, jobs: jobs)
  }

  struct NotThere: Error {}
}

/// The usual rules but for what `change` makes of them.
func rules(_ change: (inout LinkRules) throws -> Void) rethrows -> LinkRules {
  var rules = LinkRules()
  try change(&rules)
  return rules
}
