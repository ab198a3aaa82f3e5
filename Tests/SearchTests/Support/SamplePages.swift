import Search

/// Pages made up from a seed, of few words, so that terms are shared.
struct SamplePages {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(truncatingIfNeeded: state >> 33) % limit
  }

  private static let phrases = [
    "公開資料", "陳情案件", "臺灣投資", "單一窗口服務", "滿意度調查結果", "申請流程圖", "綜合規劃", "依限回復",
    "Service plans", "published yearly", "naïve approach", "questions answered", "GA0", "第115號",
  ]

  mutating func text(_ count: Int) -> String {
    (0..<count).map { _ in Self.phrases[below(Self.phrases.count)] }.joined(separator: "，")
  }

  mutating func page(_ number: Int) -> SearchPage {
    let passages = (0...below(4)).map { place in
      SearchPage.Passage(anchor: "part-\(place)", heading: text(1), text: text(1 + below(12)))
    }
    return SearchPage(
      title: text(1), address: "/pages/\(number)/", keywords: below(2) == 0 ? [] : [text(1)],
      passages: passages)
  }
}

extension SearchEntry {
  /// An entry as a build has it that has compiled the page.
  init(_ page: SearchPage, key: UInt64, folding: Folding, isNew: Bool = true) {
    let analyzed = AnalyzedPage(page, folding: folding)
    var facets = Facets()
    facets.type = Int(key % 3)
    facets.day = Int(key % 40_000)
    facets.classes = [key % 2 == 0 ? [0] : [0, 1]]
    self.init(
      key: key, record: analyzed.record, terms: isNew ? analyzed.terms : nil, facets: facets)
  }
}

extension SearchFacets {
  /// Words for what `SearchEntry` gives sample pages.
  static let sample: SearchFacets = {
    var facets = SearchFacets()
    facets.types = ["plan", "faq", "sop"].map { Value($0, $0) }
    facets.classes = [("theme", [Value("100", "百"), Value("200", "二百")])]
    return facets
  }()
}
