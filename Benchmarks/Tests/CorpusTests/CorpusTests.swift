import Corpus
import Testing

struct CorpusTests {
  private static func files(_ corpus: Corpus) -> [String: String] {
    var files: [String: String] = [:]
    corpus.forEachFile { path, text in files[path] = text }
    return files
  }

  /// FNV-1a over every path and text in order.
  private static func digest(_ corpus: Corpus) -> UInt64 {
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    corpus.forEachFile { path, text in
      for byte in [path.utf8, text.utf8].joined() {
        digest = (digest ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
      }
    }
    return digest
  }

  /// A change of the corpus makes older results incomparable: let it be meant.
  @Test(
    arguments: [
      (Convention.gazette, 16_730_952_863_824_214_289), (.hugo, 13_524_953_914_441_653_992),
    ] as [(Convention, UInt64)])
  func `is the same bytes in every run and on every system`(
    _ convention: Convention, _ digest: UInt64
  ) {
    let corpus = Corpus(documentCount: 30, convention: convention)
    #expect(Self.digest(corpus) == digest)
    #expect(Self.digest(corpus) == Self.digest(corpus))
  }

  @Test func `has one table in every run`() {
    var text = ""
    DataTable(rowCount: 20).forEachPiece { text += $0 }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 22)
    #expect(lines[0].split(separator: ",").count == 12)
    #expect(lines[1] == "1,2025-02-24,2025,東區,公園,東區第253公園,00253,72561,3664442.05,0.24,true,")
    var again = ""
    DataTable(rowCount: 20).forEachPiece { again += $0 }
    #expect(again == text)
  }

  @Test func `differs from seed to seed`() {
    let first = Corpus(documentCount: 3, seed: 7, convention: .gazette)
    let second = Corpus(documentCount: 3, seed: 8, convention: .gazette)
    #expect(Self.digest(first) != Self.digest(second))
  }

  @Test(arguments: [(DocumentKind.plan, 16_000), (.faq, 5_000), (.sop, 3_000)])
  func `has documents of the usual sizes`(_ kind: DocumentKind, _ bytes: Int) {
    let corpus = Corpus(documentCount: 300, convention: .gazette)
    for language in Language.allCases {
      let sizes = (0..<300).map(corpus.document).filter { $0.kind == kind }
        .map { $0.text(language).utf8.count }
      let mean = sizes.reduce(0, +) / sizes.count
      #expect((bytes * 9 / 10...bytes * 11 / 10).contains(mean))
    }
  }

  @Test(arguments: Convention.allCases)
  func `links only to documents that there are`(_ convention: Convention) {
    let corpus = Corpus(documentCount: 30, convention: convention)
    let paths = Set((0..<30).map { corpus.document($0).path })
    var count = 0
    for (file, text) in Self.files(corpus) {
      let prefix = convention == .hugo && file.hasSuffix(".en.md") ? "/en" : ""
      for part in text.split(separator: "](").dropFirst() where part.hasPrefix("/") {
        let target = part.prefix { $0 != ")" }
        guard target.split(separator: "/").count > (prefix.isEmpty ? 1 : 2) else { continue }
        #expect(target.hasPrefix(prefix))
        #expect(paths.contains(String(target.dropFirst(prefix.count))))
        count += 1
      }
    }
    #expect(count > 30)
  }

  @Test func `links to the same documents in each language`() {
    let corpus = Corpus(documentCount: 30, convention: .gazette)
    for document in (0..<30).map(corpus.document) {
      let targets = Language.allCases.map { language in
        document.text(language).split(separator: "](/").dropFirst().map { $0.prefix { $0 != ")" } }
      }
      #expect(targets[0] == targets[1])
    }
  }

  @Test func `gives both programs the same text`() {
    func bodies(_ convention: Convention) -> [Substring] {
      let corpus = Corpus(documentCount: 6, convention: convention)
      return (0..<6).flatMap { index in
        Language.allCases.map { language in
          let text = corpus.document(index).text(language)
          return text.split(separator: "\n---\n", maxSplits: 1)[1]
        }
      }
    }
    let hugo = bodies(.hugo).map { String($0).replacing("](/en/", with: "](/") }
    #expect(hugo == bodies(.gazette).map(String.init))
  }
}
