import Benchmark
import Corpus
import Diagnostics
import Encodings
import Markup
import OpenData

/// A document of the corpus, as the library takes it.
private func page(_ kind: DocumentKind) -> SourceFile {
  let corpus = Corpus(documentCount: 300, convention: .gazette)
  let index = DocumentKind.allCases.firstIndex(of: kind) ?? 0
  return SourceFile(path: "content/page.md", text: corpus.document(index).text(.chinese))
}

/// Two hundred headings of Han and Latin, each twice, so that half of the ids are taken.
private let headings = SourceFile(
  path: "content/headings.md",
  text: (0..<200).map { "## 第\($0 / 2)節 What's new（\($0 / 2)）\n\n" }.joined())

/// Ten thousand rows of four columns, some of them quoted.
private let table = SourceFile(
  path: "data/table.csv",
  text: "id,name,count,note\r\n"
    + (0..<10_000).map { "\($0),\"單位, \($0)\",\($0 * 7),說明\r\n" }.joined())

/// 64 KB of prose with something to escape in each line.
private let prose = Array(
  (0..<1_000).map { "第\($0)項：公布「應備文件」 & <期限>，依規定辦理 in time.\n" }.joined().utf8)

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .throughput], warmupIterations: 3, maxDuration: .seconds(2))

  for kind in DocumentKind.allCases {
    let file = page(kind)
    Benchmark("parse a \(kind.rawValue)") { benchmark in
      for _ in benchmark.scaledIterations { blackHole(Document.parse(file)) }
    }
    let document = Document.parse(file).document
    Benchmark("render a \(kind.rawValue)") { benchmark in
      for _ in benchmark.scaledIterations {
        var renderer = HTMLRenderer(document: document)
        var output: [UInt8] = []
        renderer.render(document.blocks, to: &output)
        blackHole(output)
      }
    }
  }

  Benchmark("escape 64 KB") { benchmark in
    for _ in benchmark.scaledIterations {
      var output: [UInt8] = []
      HTMLEscaping.append(prose, to: &output)
      blackHole(output)
    }
  }

  // Ids are made while parsing: what is parsed is headings alone.
  Benchmark("slugs of 200 headings") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(Document.parse(headings).document.headings) }
  }

  Benchmark("CSV of 10,000 rows") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(CSVTable.read(table)) }
  }
}
