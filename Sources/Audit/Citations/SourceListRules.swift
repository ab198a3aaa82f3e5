import Content
import Diagnostics
import Markup

/// Entries of `sources:` in the front matter.
extension Rule {
  static let sourceWithoutDate = Rule(
    .sourceWithoutDate, .citations, clauses: [.wording("網頁引用他人資料將標明出處並提供連結")],
    title: "A source on the web has the date of its publication, or of the day it was read",
    examples: [
      .source(
        wrong: "---\ntitle: 甲\nsources: [{ title: 乙, url: https://example.gov.tw/ }]\n---\n",
        right: """
          ---
          title: 甲
          sources: [{ title: 乙, url: https://example.gov.tw/, accessed: 2026-01-02 }]
          ---
          """)
    ],
    check: .source { page, findings in
      for source in page.frontMatter.sources {
        // A page of this site says itself how old it is.
        guard let url = source.url, !url.value.hasPrefix("/") else { continue }
        findings.judge()
        guard source.date == nil, source.accessed == nil else { continue }
        findings.report(
          "The source '\(source.title)' has no date", at: url.range,
          help: "Add 'date', when it was published, or 'accessed', when it was read.")
      }
    })

  static let unusedSource = Rule(
    .unusedSource, .citations,
    title: "Where a text names its sources, it names all that are listed",
    examples: [
      .source(
        wrong: """
          ---
          title: 甲
          sources:
            - { title: 政府資訊公開法, url: https://law.moj.gov.tw/a, accessed: 2026-01-02 }
            - { title: 行政程序法, url: https://law.moj.gov.tw/c, accessed: 2026-01-02 }
            - { title: 檔案法施行細則, url: https://law.moj.gov.tw/b, accessed: 2026-01-02 }
          ---
          依政府資訊公開法第7條及行政程序法第45條辦理。
          """,
        right: """
          ---
          title: 甲
          sources:
            - { title: 政府資訊公開法, url: https://law.moj.gov.tw/a, accessed: 2026-01-02 }
            - { title: 行政程序法, url: https://law.moj.gov.tw/c, accessed: 2026-01-02 }
          ---
          依政府資訊公開法第7條及行政程序法第45條辦理。
          """)
    ],
    check: .source { page, findings in
      let sources = page.frontMatter.sources
      guard sources.count > 1 else { return }
      let named = sources.map(page.names)
      // Only a text that names most of its sources outright is expected to name all; elsewhere the list stands for
      // itself at the foot of the page.
      let count = named.count { $0 }
      guard count > 1, count < sources.count else { return }
      findings.judge()
      let text = CitedText(page)
      let missing = zip(sources, named).filter { !$1 && text.share(of: $0) < 0.25 }.map(\.0)
      guard count >= missing.count * 2 else { return }
      for source in missing {
        findings.report(
          "The text never names the source '\(source.title)'",
          at: source.url?.range ?? page.range(ofKey: "sources"),
          help: "Say in the text what comes from it, or take it out of 'sources'.")
      }
    })
}

extension Rule {
  static let deadSource = Rule(
    .deadSource, .citations, clauses: [.wording("網頁引用他人資料將標明出處並提供連結")],
    title: "What a page cites is still there, by the last check of links",
    check: .site)
}

extension SourcePage {
  /// Whether the text links to a source, or has its title word for word.
  fileprivate func names(_ source: Source) -> Bool {
    if let url = source.url?.value, document.links.contains(where: { $0.destination == url }) {
      return true
    }
    return file.bytes.offset(of: Array(source.wantedTitle.utf8), from: bodyOffset) != nil
  }
}

extension Source {
  /// The title without brackets, which tell when and by whom: texts rarely repeat that.
  fileprivate var wantedTitle: String {
    let name = title.prefix { !"（(".contains($0) }
    return name.isEmpty ? title : String(name)
  }
}

/// What a text says, to find names in it that are written a little otherwise.
private struct CitedText {
  /// Each three characters in a row, without spaces and marks.
  private var pieces: Set<UInt64> = []

  init(_ page: SourcePage) {
    let words = page.document.plainText(of: .root)
    pieces = Set(Self.pieces(words))
    for block in page.document.footnotes.flatMap(\.blocks) {
      pieces.formUnion(Self.pieces(page.document.plainText(of: block)))
    }
    let captions =
      page.document.tables.compactMap(\.caption)
      + page.document.fences.compactMap(\.caption)
    for caption in captions { pieces.formUnion(Self.pieces(caption)) }
  }

  /// How much of a source's title the text holds, from 0 to 1.
  func share(of source: Source) -> Double {
    let wanted = Self.pieces(source.wantedTitle)
    guard !wanted.isEmpty else { return 1 }
    return Double(wanted.count { pieces.contains($0) }) / Double(wanted.count)
  }

  private static func pieces(_ text: String) -> [UInt64] {
    let scalars = text.lowercased().unicodeScalars
      .filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
      .map { UInt64($0.value) }
    guard scalars.count > 2 else { return [] }
    return (2..<scalars.count).map {
      scalars[$0 - 2] << 42 | scalars[$0 - 1] << 21 | scalars[$0]
    }
  }
}
