import Diagnostics

extension Rule {
  static let skipLink = Rule(
    .skipLink, .accessibility,
    clauses: [.code("GN1240100E"), .code("GN1240102E"), .criterion("2.4.1")],
    title: "A link at the top of a page leads to its main content",
    examples: [
      .body(
        wrong: ##"<a href="/">首頁</a><main id="C"><h1>計畫</h1></main>"##,
        right: ##"<a href="#C">跳到主要內容</a><a href="/">首頁</a><main id="C"><h1>計畫</h1></main>"##),
      .body(
        wrong: #"<a href="/">首頁</a><h1>計畫</h1>"#, right: #"<h1>計畫</h1><a href="/">首頁</a>"#),
    ],
    check: .markup { page, findings in
      // Where the content begins before any link, nothing is to be passed over.
      guard page.isWhole, let first = page.links.first,
        page.beginningOfContent.map({ first.element.index < $0.index }) ?? true
      else { return }
      findings.judge()
      var lost: (link: Element, target: ArraySlice<UInt8>)?
      // Taiwan's pages begin with the marks of their regions as well.
      for link in page.links.prefix(6) {
        guard let target = link.element.fragment, !target.isEmpty else { continue }
        guard let place = page.place(named: target) else {
          lost = lost ?? (link.element, target)
          continue
        }
        if place.index > link.element.index || place.contains(link.element) { return }
      }
      if let lost {
        findings.report(
          "The link to '#\(lost.target.string)' at the top leads to no place on the page",
          at: page.range(of: lost.link), help: "Give the main content this 'id'.")
      } else {
        findings.report(
          "The page has no link to its main content at the top", at: page.start,
          help: "Begin 'body' with <a href=\"#C\">跳到主要內容區塊</a>, where C is the 'id' of 'main'.")
      }
    })

  static let accessKeyTarget = Rule(
    .accessKeyTarget, .accessibility,
    clauses: [.code("GN1240102E"), .criterion("2.4.1")],
    title: "Each access key leads to one place, which exists",
    examples: [
      .body(
        wrong: ##"<a href="#C" accesskey="C" title="中央內容區塊">:::</a>"##,
        right: ##"<a href="#C" id="C" accesskey="C" title="中央內容區塊">:::</a>"##),
      .body(
        wrong: #"<a href="/" accesskey="H">首頁</a> <a href="/h/" accesskey="h">說明</a>"#,
        right: #"<a href="/" accesskey="H">首頁</a> <a href="/h/" accesskey="Q">說明</a>"#),
    ],
    check: .markup { page, findings in
      var keys: [String: ArraySlice<UInt8>] = [:]
      for element in page.visible(with: .accesskey) {
        guard let key = element[.accesskey], !key.isEmpty else { continue }
        findings.judge()
        // The same link at the top and at the foot of a page may have the same key.
        let address = element.bytes(.href) ?? []
        let known = keys.updateValue(address, forKey: key.lowercased())
        if let known, known != address || address.isEmpty {
          findings.report(
            "The access key '\(key)' is given twice", at: page.range(of: element),
            help: "Give each key to one element.")
        }
        guard let target = element.fragment, !target.isEmpty, page.place(named: target) == nil
        else { continue }
        findings.report(
          "The access key '\(key)' leads to '#\(target.string)', which is not on the page",
          at: page.range(of: element), help: "Write this 'id' where the region begins.")
      }
    })

  static let emptyNavigation = Rule(
    .emptyNavigation, .accessibility,
    clauses: [.code("HM1240102C"), .code("GN1240103E"), .criterion("2.4.1")],
    title: "A group of navigation holds links",
    examples: [
      .body(
        wrong: "<nav aria-label=\"主選單\"></nav>",
        right: #"<nav aria-label="主選單"><a href="/news/">最新消息</a></nav>"#)
    ],
    check: .markup { page, findings in
      for navigation in page.visible(.nav) {
        findings.judge()
        guard navigation.children.isEmpty else { continue }
        findings.report(
          "The navigation is empty", at: page.range(of: navigation),
          help: "Put its links into it, or leave it out.")
      }
    })

  static let missingSiteMap = Rule(
    .missingSiteMap, .accessibility,
    clauses: [.code("GN1240500E"), .criterion("2.4.5")],
    title: "A page offers a second way to others: a site map, a search or a list of pages",
    examples: [
      .body(
        wrong: #"<h1>計畫</h1><a href="/">首頁</a>"#,
        right: #"<h1>計畫</h1><a href="/">首頁</a> <a href="/sitemap/">網站導覽</a>"#),
      .body(
        wrong: #"<h1>計畫</h1><form action="/a"><input type="text" name="year"></form>"#,
        right: #"<h1>計畫</h1><form action="/a"><input type="text" name="query"></form>"#),
      .body(
        wrong: #"<h1>計畫</h1><div><a href="/1/">計畫一</a></div>"#,
        right: """
          <h1>計畫</h1><ul class="toc"><li><a href="/1/">計畫一</a></li><li><a href="/2/">計畫二</a></li>\
          <li><a href="/3/">計畫三</a></li></ul>
          """),
      .body(
        wrong: ##"<h1>計畫</h1><div class="contents"><a href="#a">依據</a><a href="/">首頁</a></div>"##,
        right: #"<h1>計畫</h1><div role="search"><input name="word" aria-label="關鍵字"></div>"#),
    ],
    check: .markup { page, findings in
      guard page.isWhole else { return }
      findings.judge()
      guard !page.hasSiteMap, !page.hasSearch, !page.isContents else { return }
      findings.report(
        "The page offers neither site map nor search", at: page.start,
        help: "Link the site map (網站導覽) from every page, or put a search field on it.")
    })

  static let landmarks = Rule(
    .landmarks, .accessibility, clauses: [.code("AR3130600E"), .criterion("1.3.6")],
    title: "The regions of a page are marked, and its main content once",
    examples: [
      .body(
        wrong: "<div><h1>計畫</h1></div>", right: "<main><h1>計畫</h1></main>"),
      .body(
        wrong: "<main><h1>計畫</h1></main><main><p>…</p></main>",
        right: "<main><h1>計畫</h1><p>…</p></main>"),
    ],
    check: .markup { page, findings in
      guard page.isWhole else { return }
      findings.judge()
      let byRole = page.visible(with: .role).filter { $0.hasRole("main") && $0.name != .main }
      let main = page.visible(.main) + byRole
      if main.isEmpty {
        findings.report(
          "The page does not mark its main content", at: page.start,
          help: "Put the page's own content into 'main'.")
      } else if main.count > 1 {
        findings.report(
          "The page marks \(main.count) parts as its main content", at: page.range(of: main[1]),
          help: "Keep one 'main'.")
      }
    })

  static let breadcrumb = Rule(
    .breadcrumb, .accessibility, clauses: [.code("HM3240800E"), .criterion("2.4.8")],
    title: "A page shows where in the site it stands",
    examples: [
      .body(
        wrong: #"<nav aria-label="主選單"><a href="/plans/">計畫</a></nav><h1>115年度計畫</h1>"#,
        right: """
          <nav aria-label="主選單"><a href="/plans/" aria-current="true">計畫</a></nav><h1>115年度計畫</h1>
          """)
    ],
    check: .markup { page, findings in
      guard page.isWhole else { return }
      findings.judge()
      let isShown =
        page.visible(.nav).contains(where: \.isBreadcrumb)
        || page.visible(with: .class).contains(where: \.isBreadcrumb)
        || page.visible(with: .ariaCurrent).contains { $0[.ariaCurrent] != "false" }
        || page.hasSiteMap
      guard !isShown else { return }
      findings.report(
        "The page does not show where in the site it stands", at: page.start,
        help: "Show the way to it (首頁 > …) in a 'nav', or mark its entry with aria-current.")
    })
}

extension Element {
  /// The place on the same page that it links to; `nil` where it leads elsewhere.
  var fragment: ArraySlice<UInt8>? {
    guard let address = bytes(.href), address.first == UInt8(ascii: "#") else { return nil }
    return address.dropFirst()
  }

  /// Whether it is a field whose name is that of the words that a search asks for.
  fileprivate var asksForWords: Bool {
    guard let name = bytes(.name), has(.type) == false || isInput("text") else { return false }
    return ["q", "query", "search", "keyword", "keywords", "kw"].contains(name.string.lowercased())
  }

  fileprivate var isBreadcrumb: Bool {
    let words = ["breadcrumb", "crumb", "麵包屑", "路徑", "目前位置", "you are here"]
    let given = [self[.ariaLabel], self[.class], self[.id]].compactMap { $0?.lowercased() }
    return given.contains { text in words.contains(where: text.contains) }
  }
}

extension MarkupPage {
  /// Where what the page is about begins: `main`, and without one the first heading that is no part of a banner.
  fileprivate var beginningOfContent: Element? {
    if let main = visible(.main).first { return main }
    return visible([.h1, .h2, .h3, .h4, .h5, .h6]).first { heading in
      // A site's name is often a heading that links its home page; a heading may well link itself.
      !heading.descendants.contains { $0.has(.href) && $0.fragment == nil }
        && !heading.ancestors.contains {
          $0.name == .header || $0.name == .nav || $0.hasRole("banner")
        }
    }
  }

  /// The element that a fragment leads to, by `id` or by an anchor's `name`.
  func place(named name: ArraySlice<UInt8>) -> Element? {
    if let element = elementsByID[name] { return element }
    return tree.elements(.a).first { $0.bytes(.name) == name }
  }

  fileprivate var hasSiteMap: Bool {
    let words = [
      "sitemap", "site map", "site-map", "網站導覽", "網站地圖", "導覽地圖", "table of contents", "contents",
      "index", "目次", "索引", "總覽",
    ]
    // An address is looked through without making a string, and most pages need no more.
    if links.contains(where: { $0.element.bytes(.href)?.holds("sitemap") ?? false }) { return true }
    return links.contains { link in
      let text = linkTexts[link.text]
      guard text.count <= 40, text.count > 3 else { return false }
      let small = text.string.lowercased()
      return words.contains(where: small.contains)
    }
      || tree.elements(.link).contains { link in
        let kinds = link[.rel]?.lowercased().split(separator: " ") ?? []
        return kinds.contains { ["contents", "toc", "index", "search"].contains($0) }
      }
  }

  fileprivate var hasSearch: Bool {
    !visible(.search).isEmpty || visible(with: .role).contains { $0.hasRole("search") }
      || visible(.input).contains { $0.isInput("search") || $0.asksForWords }
  }

  /// Whether it lists pages itself, as the first page of a manual does: three, since a list of a page's own parts,
  /// and a part that merely holds contents, have such a class too.
  fileprivate var isContents: Bool {
    visible(with: .class).contains { element in
      (element.bytes(.class) ?? []).words.contains {
        $0.isEqual(ignoringCase: "toc") || $0.isEqual(ignoringCase: "contents")
      }
        && links.count { element.contains($0.element) && $0.element.fragment == nil } >= 3
    }
  }
}
