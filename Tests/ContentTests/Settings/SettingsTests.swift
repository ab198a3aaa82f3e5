import Content
import Diagnostics
import Testing

@Suite struct SettingsTests {
  @Test func `reads every key of the contract`() throws {
    let (settings, told) = settings(
      """
      agency:
        name: { zh-Hant: 投資促進司, en: Investment Promotion }
        short_name: 投促司
        code: A13000000G
        oid: 2.16.886.101.20003
        phone: 02-0000-0000
        email: service@example.gov.tw
        address: { zh-Hant: 臺北市, en: Taipei }
        hours: 週一至週五
      languages: [zh-Hant, { tag: en, label: English, prefix: english }, ja]
      base_url: https://www.example.gov.tw/
      units:
        planning: { name: 綜合企劃科, phone: 02-1, email: a@example.gov.tw, head: 科長 }
      navigation:
        - page: /plans/
          title: { zh-Hant: 計畫, en: Plans }
          items: [{ page: /plans/115/ }]
      translations: { plan: error, news: omit, default: notice }
      formats: [odt, csv]
      license: CC-BY-4.0
      checks:
        accessibility: { standard: "110.07", level: AAA }
        severity: { raw-html: error, missing-date: off }
        excuse: [{ code: raw-html, path: plans/115, reason: 舊文件, until: 116-01-01 }]
      search: { popular: [單一窗口, { zh-Hant: 陳情, en: petition }] }
      obligations:
        - { id: plan, title: 年度計畫, type: plan, due: "01-31", every: half-year, unit: planning }
      accessibility_mark: { image: aa.png, url: "https://accessibility.moda.gov.tw/x", level: A }
      verification_files: [google1.html]
      feedback: { email: f@example.gov.tw, survey_url: "https://example.gov.tw/s" }
      social: [{ title: 臉書, url: "https://example.com/" }]
      links: [{ title: { en: Open Data }, url: "https://data.gov.tw/" }]
      link_check:
        { contact: w@example.gov.tw, interval: 1.5, concurrency: 1, timeout: 30, attempts: 2,
          time_limit: 60, robots: false, probes: false, mx: true, not_found_phrases: [查無], nights: 4,
          hours: 96, definite_runs: 3 }
      """)
    #expect(told == [])
    #expect(settings.agency.name[.english] == "Investment Promotion")
    #expect(settings.agency.shortName?[.chinese] == "投促司")
    #expect(settings.agency.code == "A13000000G")
    #expect(settings.agency.oid == "2.16.886.101.20003")
    #expect(settings.agency.phone == "02-0000-0000")
    #expect(settings.agency.email == "service@example.gov.tw")
    #expect(settings.agency.address?[.english] == "Taipei")
    #expect(settings.agency.hours?[.chinese] == "週一至週五")
    #expect(settings.languages.map(\.tag) == ["zh-Hant", "en", "ja"])
    #expect(settings.languages.map(\.prefix) == ["", "english", "ja"])
    #expect(settings.languages.map(\.label) == [nil, "English", nil])
    #expect(settings.firstLanguage.tag == "zh-Hant")
    #expect(settings.baseURL == "https://www.example.gov.tw/")
    let unit = try #require(settings.units["planning"])
    #expect(unit.name[.chinese] == "綜合企劃科")
    #expect(unit.phone == "02-1")
    #expect(unit.email == "a@example.gov.tw")
    #expect(unit.head?[.chinese] == "科長")
    let entry = try #require(settings.navigation.first)
    #expect(entry.page == "/plans/")
    #expect(entry.title?[.english] == "Plans")
    #expect(entry.range == SourceRange(line: 15, column: 11, length: 7))
    #expect(entry.items.map(\.page) == ["/plans/115/"])
    #expect(entry.items.first?.title == nil)
    #expect(settings.translations[.plan] == .error)
    #expect(settings.translations[.news] == .omit)
    #expect(settings.translations[.faq] == .notice)
    #expect(settings.formats == [.odt, .csv])
    #expect(settings.license == "CC-BY-4.0")
    #expect(settings.accessibility.standard == .v11007)
    #expect(settings.accessibility.level == .aaa)
    #expect(settings.severities == [.rawHTML: .error, .missingDate: .off])
    #expect(settings.popularSearches.map { $0[.english] } == ["單一窗口", "petition"])
    let obligation = try #require(settings.obligations.first)
    #expect(obligation.id == "plan")
    #expect(obligation.title[.chinese] == "年度計畫")
    #expect(obligation.type == .plan)
    #expect(obligation.due == Obligation.DueDay(parsing: "01-31"))
    #expect(obligation.range == SourceRange(line: 27, column: 11, length: 4))
    #expect(obligation.every == .halfYear)
    #expect(obligation.unit == "planning")
    #expect(settings.accessibilityMark?.image == "aa.png")
    #expect(settings.accessibilityMark?.url == "https://accessibility.moda.gov.tw/x")
    #expect(settings.accessibilityMark?.level == .a)
    #expect(settings.verificationFiles == ["google1.html"])
    let check = settings.linkCheck
    #expect(check.contact == "w@example.gov.tw")
    #expect(check.interval == 1.5)
    #expect(
      [check.concurrency, check.timeout, check.attempts, check.timeLimit] == [1, 30, 2, 60])
    #expect([check.obeysRobots, check.probes, check.mx] == [false, false, true])
    #expect(check.notFoundPhrases == ["查無"])
    #expect([check.nights, check.hours, check.definiteRuns] == [4, 96, 3])
    #expect(settings.feedback.email == "f@example.gov.tw")
    #expect(settings.feedback.surveyURL == "https://example.gov.tw/s")
    #expect(settings.social.map(\.url) == ["https://example.com/"])
    #expect(settings.links.map { $0.title[.chinese] } == ["Open Data"])
  }

  @Test func `has the contract's defaults`() {
    let (settings, told) = settings("agency: { name: 投資促進司 }\nbase_url: https://example.gov.tw/")
    #expect(told == [])
    #expect(settings.languages == [.chinese])
    #expect(settings.license == "OGDL-Taiwan-1.0")
    #expect(settings.formats == PageFormat.allCases)
    #expect(settings.accessibility.standard == .v11511)
    #expect(settings.accessibility.level == .aa)
    #expect(PageType.allCases.allSatisfy { settings.translations[$0] == .notice })
  }

  @Test func `takes the accessibility standard by itself`() {
    let (settings, told) = settings("\(Self.needed)checks: { accessibility: \"110.07\" }")
    #expect(told == [])
    #expect(settings.accessibility.standard == .v11007)
  }

  // MARK: What is wrong

  /// What must be there, on lines 1 and 2.
  private static let needed = "agency: { name: 司 }\nbase_url: https://example.gov.tw/\n"

  @Test(
    arguments: [
      (
        "",
        ["missing-key 1:1 site.yml needs 'agency'", "missing-key 1:1 site.yml needs 'base_url'"]
      ),
      ("agency: { name: 司 }", ["missing-key 1:1 site.yml needs 'base_url'"]),
      ("[一]", ["wrong-type 1:1 site.yml is a list, not a map of keys"]),
      (
        "agency: 司\nbase_url: https://a.tw/", ["wrong-type 1:9 'agency' is text, not a map of keys"]
      ),
      ("agency: { phone: 1 }\nbase_url: https://a.tw/", ["missing-key 1:9 'agency' needs 'name'"]),
      (
        "agency: { name: { fr: A } }\nbase_url: https://a.tw/",
        ["unknown-language 1:19 'fr' is no language of this site"]
      ),
      (
        "agency: { name: 司, adress: 1 }\nbase_url: https://a.tw/",
        ["unknown-key 1:22 'adress' is no key of 'agency'; did you mean 'address'?"]
      ),
    ] as [(String, [String])])
  func `asks for the agency and the address`(_ text: String, _ expected: [String]) {
    #expect(settings(text).told == expected)
  }

  @Test(arguments: [
    "https://a.tw", "a.tw/", "//a.tw/", "ftp://a.tw/", "/", "https://a.tw/?a=/", "https://a.tw/#/",
    "https://a.tw/ipd/",
  ])
  func `asks for a host's absolute address that ends in a stroke`(_ url: String) {
    let (settings, told) = settings("agency: { name: 司 }\nbase_url: \"\(url)\"")
    #expect(
      told == [
        "wrong-value 2:11 'base_url' is '\(url)'; it takes the address of a host that ends in '/'"
      ])
    #expect(settings.baseURL == Settings().baseURL)
  }

  @Test(
    arguments: [
      ("lisence: MIT", "unknown-key 3:1 'lisence' is no key of site.yml; did you mean 'license'?"),
      ("languages: [zh-Hant, english]", "wrong-value 3:22 'english' is no language tag"),
      ("languages: [中文]", "wrong-value 3:13 '中文' is no language tag"),
      ("languages: [zh-Hant, en, en]", "wrong-value 3:26 Language 'en' stands twice"),
      ("languages: [{ label: 中文 }, en, en]", nil),
      (
        "languages: [zh-Hant, { tag: en, prefix: ../x }]",
        "wrong-value 3:41 'prefix' is '../x'; it takes one part of an address"
      ),
      (
        "languages: [zh-Hant, { tag: en, prefix: 英文 }]",
        "wrong-value 3:41 'prefix' is '英文'; it takes one part of an address"
      ),
      (
        "languages: [zh-Hant, { tag: en, prefix: \"\" }]",
        "wrong-value 3:41 'prefix' is ''; it takes one part of an address"
      ),
      (
        "languages: [zh-Hant, en, { tag: ja, prefix: EN }]",
        "wrong-value 3:45 The prefix 'EN' is that of 'en' already"
      ),
      ("languages: [[en]]", "wrong-type 3:13 'languages' is a list; it takes text"),
      (
        "languages: [{ tag: en, lable: E }]",
        "unknown-key 3:24 'lable' is no key of 'languages'; did you mean 'label'?"
      ),
      ("units: [planning]", "wrong-type 3:8 'units' is a list, not a map of units"),
      ("units:\n  計: { phone: 1 }", "missing-key 4:8 'units.計' needs 'name'"),
      ("units:\n  計: { name: 科, fax: 1 }", "unknown-key 4:21 'fax' is no key of 'units.計'"),
      ("navigation: [{ title: 計 }]", "missing-key 3:14 'navigation' needs 'page'"),
      ("navigation: [{ page: /a/, items: [{ pag: /b/ }] }]", nil),
      ("navigation: [/plans/]", "wrong-type 3:14 'navigation' is text, not a map of keys"),
      ("translations: { plan: warn }", "wrong-value 3:23 'plan' is 'warn'"),
      (
        "translations: { plans: omit }",
        "unknown-key 3:17 'plans' is no key of 'translations'; did you mean 'plan'?"
      ),
      ("formats: [odt, pdf]", "wrong-value 3:16 'pdf' is no format"),
      ("formats: [jsn]", "wrong-value 3:11 'jsn' is no format; did you mean 'json'?"),
      (
        "checks: { accessibility: { level: AAAA } }",
        "wrong-value 3:35 'level' is 'AAAA'; did you mean 'AAA'?"
      ),
      ("checks: { accessibility: \"115\" }", "wrong-value 3:26 'accessibility' is '115'"),
      (
        "checks: { severity: { raw-htm: off } }",
        "wrong-value 3:23 'raw-htm' is no diagnostic code; did you mean 'raw-html'?"
      ),
      (
        "checks: { severity: { duplicate-url: warning } }",
        "wrong-value 3:23 'duplicate-url' is always an error"
      ),
      (
        "checks: { severity: { template-syntax: off } }",
        "wrong-value 3:23 'template-syntax' is always an error"
      ),
      ("checks: { severity: { raw-html: ignore } }", "wrong-value 3:33 'raw-html' is 'ignore'"),
      (
        "checks: { excuse: [{ code: raw-html, path: y }] }",
        "excuse-without-reason 3:20 An excuse needs its 'reason'"
      ),
      (
        "checks: { excuse: [{ code: raw-html, reason: y }] }",
        "missing-key 3:20 'checks.excuse' needs 'path'"
      ),
      (
        "checks: { excuse: [{ path: x, reason: y }] }",
        "missing-key 3:20 'checks.excuse' needs 'code'"
      ),
      (
        "checks: { excuse: [{ code: raw-html, path: y, reason: z, until: 明年 }] }",
        "wrong-date 3:65 'until' is '明年', which is no date"
      ),
      (
        "checks: { severities: {} }",
        "unknown-key 3:11 'severities' is no key of 'checks'; did you mean 'severity'?"
      ),
      ("search: { popular: [[一]] }", "wrong-type 3:21 'popular' is a list; it takes text"),
      ("search: [一]", "wrong-type 3:9 'search' is a list, not a map of keys"),
      ("obligations: [{ id: a, title: 計 }]", "missing-key 3:15 'obligations' needs 'every'"),
      ("obligations: [{ id: a, title: 計, every: week }]", "wrong-value 3:43 'every' is 'week'"),
      (
        "obligations: [{ id: a, title: 計, every: year, type: plans }]",
        "wrong-value 3:55 'type' is 'plans'; did you mean 'plan'?"
      ),
      (
        "obligations: [{ id: a, title: 計, every: year, unit: planing }]",
        "unknown-unit 3:55 Unit 'planing' doesn't exist"
      ),
      (
        "obligations: [{ id: a, title: 計, every: year, due: \"02-30\" }]",
        "wrong-date 3:54 'due' is '02-30'; it takes a month and a day"
      ),
      ("accessibility_mark: { url: x }", "missing-key 3:21 'accessibility_mark' needs 'image'"),
      ("accessibility_mark: { image: x }", "missing-key 3:21 'accessibility_mark' needs 'url'"),
      ("accessibility_mark: { image: x, url: y, level: B }", "wrong-value 3:48 'level' is 'B'"),
      (
        "verification_files: { a: b }",
        "wrong-type 3:21 'verification_files' is a map; it takes text"
      ),
      (
        "feedback: { mail: x }",
        "unknown-key 3:13 'mail' is no key of 'feedback'; did you mean 'email'?"
      ),
      (
        "link_check: { interval: 0 }",
        "wrong-value 3:25 'interval' is 0; it takes 0.05 to 3600 seconds"
      ),
      (
        "link_check: { retries: 3 }", "unknown-key 3:15 'retries' is no key of 'link_check'"
      ),
      ("social: [{ title: 臉書 }]", "missing-key 3:10 'social' needs 'url'"),
      ("links: [{ url: x }]", "missing-key 3:9 'links' needs 'title'"),
      ("links: [x]", "wrong-type 3:9 'links' is text, not a map of keys"),
      ("license: [MIT]", "wrong-type 3:10 'license' is a list; it takes text"),
    ] as [(String, String?)])
  func `tells what is wrong with a key at its place`(_ line: String, _ expected: String?) {
    let told = settings(Self.needed + line).told
    if let expected { #expect(told == [expected]) } else { #expect(told.count == 2) }
  }

  @Test func `tells the place of each language in a list with a broken one`() {
    let told = settings(Self.needed + "languages: [{ label: 中文 }, en, { tag: en }]").told
    #expect(
      told == [
        "missing-key 3:13 'languages' needs 'tag'", "wrong-value 3:43 Language 'en' stands twice",
      ])
  }

  @Test(arguments: [
    (
      "unit:\n  計: { name: 科 }",
      "unknown-key 3:1 'unit' is no key of site.yml; did you mean 'units'?"
    ),
    ("units: [計]", "wrong-type 3:8 'units' is a list, not a map of units"),
  ])
  func `doesn't know the units where their key is wrong`(_ units: String, _ expected: String) {
    let (settings, told) = settings(
      Self.needed + units + "\nobligations: [{ id: a, title: 計, every: year, unit: 計 }]\n")
    #expect(told == [expected])
    #expect(!settings.areUnitsKnown)
  }

  @Test func `asks obligations for a unit all the same where nobody is told of the key`() {
    let (settings, told) = settings(
      Self.needed + "unit:\n  計: { name: 科 }\nchecks: { severity: { unknown-key: warning } }\n"
        + "obligations: [{ id: a, title: 計, every: year, unit: 計 }]\n")
    #expect(told.contains { $0.hasPrefix("unknown-unit") })
    #expect(settings.obligations.map(\.unit) == [nil])
  }

  @Test(arguments: ["", "units: {}\n", "units: { 計: { fax: 1 } }\n", "licence: MIT\n"])
  func `knows the units wherever their key is right or not there`(units: String) {
    #expect(settings(Self.needed + units).settings.areUnitsKnown)
  }

  @Test func `goes on with what is right`() {
    let settings = settings(
      Self.needed + "languages: [zh-Hant, english, en]\nunits: { a: { name: 科, fax: 1 } }"
    ).settings
    #expect(settings.languages == [.chinese, .english])
    #expect(settings.units["a"]?.name[.chinese] == "科")
  }
}
