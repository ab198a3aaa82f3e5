import Content
import Diagnostics
import Foundation
import Markup
import Testing

@Suite(.serialized, .timeLimit(.minutes(15))) struct `Importing documents` {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// A folder with an empty site, removed afterwards.
  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(component: "gazette-import-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "content"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  /// What LibreOffice makes of a page of HTML.
  private func convert(_ html: URL, to ending: String, in folder: URL) throws -> URL {
    let office = Process()
    let program = ProcessInfo.processInfo.environment["SOFFICE"] ?? "soffice"
    office.executableURL = URL(filePath: "/usr/bin/env")
    let filter = ending == "odt" ? "odt:writer8" : "docx:MS Word 2007 XML"
    office.arguments = [
      program, "--headless", "--infilter=HTML (StarWriter)", "--convert-to", filter, "--outdir",
      folder.path, html.path,
    ]
    var environment = ProcessInfo.processInfo.environment
    // A profile of its own: another LibreOffice may be at work.
    environment["HOME"] = folder.appending(path: "home").path
    office.environment = environment
    office.standardOutput = FileHandle.nullDevice
    office.standardError = FileHandle.nullDevice
    try office.run()
    office.waitUntilExit()
    let file = folder.appending(
      path: html.deletingPathExtension().lastPathComponent + "." + ending)
    try #require(
      FileManager.default.fileExists(atPath: file.path), "LibreOffice wrote no \(ending)")
    return file
  }

  /// Headings as levels and texts; tables as cells with their spans.
  private struct Shape: Equatable {
    var headings: [String]
    var tables: [[String]]

    init(_ text: String) {
      let parts = text.split(
        separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)
      let body = parts.count == 3 ? String(parts[2]) : text
      let document = Document.parse(SourceFile(path: "page.md", text: body)).document
      headings = document.headings.filter { !$0.isEmptyCell }.map { "\($0.level) \($0.text)" }
      tables = document.tables.map { table in
        table.cells.map { cell in
          let text = document.plainText(of: cell.node).filter { !$0.isWhitespace }
          return "\(cell.row),\(cell.column) \(cell.rowSpan)×\(cell.columnSpan) \(text)"
        }
      }
    }
  }

  private static let pages = [
    "content/plans/112.zh-Hant.md", "content/plans/114.zh-Hant.md",
    "content/plans/115.zh-Hant.md", "content/evaluations/114-h2.zh-Hant.md",
  ]

  /// A page as HTML that knows no Markdown: what people paste into word processors.
  private func html(of page: String, isStyled: Bool) throws -> (html: String, source: String) {
    let text = try String(contentsOf: Self.repository.appending(path: page), encoding: .utf8)
    let parts = text.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)
    let body = String(try #require(parts.last))
    let run = try Executable.run(
      ["render"], in: Self.repository, input: Data(body.utf8))
    var html = run.output
    if !isStyled {
      for level in 1...6 {
        html.replace(try Regex("<h\(level)[^>]*>"), with: "<p>")
        html.replace("</h\(level)>", with: "</p>")
      }
    }
    return (
      "<!DOCTYPE html><html lang=\"zh-Hant\"><head><meta charset=\"utf-8\"><title>計畫</title>"
        + "</head><body><h1>示範局計畫</h1>\(html)</body></html>", body
    )
  }

  @Test(arguments: pages, ["odt", "docx"])
  func `keeps headings and merged tables of what LibreOffice wrote`(
    page: String, ending: String
  ) throws {
    try inFolder { folder in
      let (html, source) = try html(of: page, isStyled: true)
      let file = folder.appending(path: "seed.html")
      try html.write(to: file, atomically: true, encoding: .utf8)
      let document = try convert(file, to: ending, in: folder)
      let run = try Executable.run(
        ["import", document.path, "--dry-run", "--unit", "planning"], in: folder)
      #expect(run.status == 0, "\(run.error)")
      let (found, expected) = (Shape(run.output), Shape(source))
      #expect(found.headings == expected.headings)
      #expect(found.tables == expected.tables)
      #expect(!expected.headings.isEmpty)
    }
  }

  @Test func `recognises headings where the document has no styles`() throws {
    try inFolder { folder in
      let (html, source) = try html(of: "content/plans/115.zh-Hant.md", isStyled: false)
      let file = folder.appending(path: "seed.html")
      try html.write(to: file, atomically: true, encoding: .utf8)
      let document = try convert(file, to: "odt", in: folder)
      let run = try Executable.run(["import", document.path, "--dry-run"], in: folder)
      #expect(Shape(run.output).headings == Shape(source).headings)
    }
  }

  @Test func `asks for no unit that the section gives`() throws {
    try inFolder { folder in
      try FileManager.default.createDirectory(
        at: folder.appending(path: "content/plans"), withIntermediateDirectories: true)
      for (path, text) in [
        ("content/plans/_index.md", "---\ntitle: 計畫\ncascade: { unit: planning }\n---\n"),
        ("content/site.yml", "agency: { name: 甲 }\nlanguages: [zh-Hant]\n"),
        ("a.html", "<h1>115年度計畫</h1><p>中華民國115年1月20日</p><p>本計畫依規定訂定。</p>"),
        ("b.html", "<h1>說明</h1><p>本頁說明辦理方式。</p>"),
      ] {
        try text.write(to: folder.appending(path: path), atomically: true, encoding: .utf8)
      }
      let plan = try Executable.run(["import", "a.html"], in: folder)
      #expect(plan.status == 0 && plan.error == "Wrote content/plans/115.zh-Hant.md\n")
      let page = try Executable.run(["import", "b.html"], in: folder)
      #expect(page.error.contains("Fill in: unit"))
    }
  }

  @Test func `writes nothing over what is there, and all or none`() throws {
    try inFolder { folder in
      try "甲,乙\n1,2\n".write(
        to: folder.appending(path: "a.csv"), atomically: true, encoding: .utf8)
      try "甲,乙\n1\n".write(
        to: folder.appending(path: "b.csv"), atomically: true, encoding: .utf8)
      let page = folder.appending(path: "content/datasets/a.zh-Hant.md")
      var run = try Executable.run(["import", "a.csv", "b.csv"], in: folder)
      #expect(run.status == 1)
      #expect(run.error.contains("'b.csv' can't be imported"))
      #expect(!FileManager.default.fileExists(atPath: page.path))
      run = try Executable.run(["import", "a.csv", "--dry-run"], in: folder)
      #expect(run.output.contains("type: dataset"))
      #expect(!FileManager.default.fileExists(atPath: page.path))
      run = try Executable.run(["import", "a.csv"], in: folder)
      #expect(run.status == 0)
      #expect(run.error.contains("Fill in: unit, frequency"))
      try "mine".write(to: page, atomically: true, encoding: .utf8)
      run = try Executable.run(["import", "a.csv"], in: folder)
      #expect(run.status == 1)
      #expect(run.error.contains("'content/datasets/a.zh-Hant.md'"))
      #expect(try String(contentsOf: page, encoding: .utf8) == "mine")
      run = try Executable.run(["import", "a.csv", "--force"], in: folder)
      #expect(run.status == 0)
      #expect(try String(contentsOf: page, encoding: .utf8).contains("type: dataset"))
      let left = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "content/datasets").path)
      #expect(left.sorted() == ["a", "a.zh-Hant.md"])
    }
  }

  @Test(
    arguments: [
      (["x.pdf"], 1, "only .odt, .docx, .html and .csv are read"),
      (["x.doc"], 1, "save it as .docx or .odt"),
      (["x.odt"], 1, "the file is damaged"),
      (["x.docx"], 1, "the file is damaged"),
      (["none.odt"], 74, "'none.odt' can't be read: No such file or directory"),
      (["x.csv", "--id", "../up"], 64, "'../up' is no name of a page"),
      (["x.csv", "--id", "index"], 64, "'index' is no name of a page"),
      (["x.csv", "--to", ""], 64, "Name a folder; this one is '.'."),
      (["x.csv", "--lang", "chinese!"], 64, "'chinese!' is no language tag"),
      (["x.csv", "--type", "report"], 64, "report"),
      (["x.csv", "x.odt", "--id", "a"], 64, "for one document"),
      ([], 64, "files"),
    ] as [([String], Int32, String)])
  func `says what is wrong`(arguments: [String], status: Int32, words: String) throws {
    try inFolder { folder in
      for name in ["x.pdf", "x.doc", "x.odt", "x.docx", "x.csv"] {
        try "no document".write(
          to: folder.appending(path: name), atomically: true, encoding: .utf8)
      }
      let run = try Executable.run(["import"] + arguments, in: folder)
      #expect(run.status == status)
      #expect(run.error.contains(words), "\(run.error)")
    }
  }

  @Test func `ends a command to copy with the line`() throws {
    try inFolder { folder in
      // 中文,資料 in Big5.
      try Data([0xA4, 0xA4, 0xA4, 0xE5, 0x2C, 0xB8, 0xEA, 0xAE, 0xC6, 0x0A])
        .write(to: folder.appending(path: "big5.csv"))
      let run = try Executable.run(["import", "big5.csv"], in: folder)
      #expect(run.status == 1)
      #expect(run.error.contains(" > big5.csv.utf8 && mv big5.csv.utf8 big5.csv\n"), "\(run.error)")
    }
  }

  @Test func `says how to install Pandoc where it is missing`() throws {
    try inFolder { folder in
      try "<p>文</p>".write(to: folder.appending(path: "a.html"), atomically: true, encoding: .utf8)
      let run = try Executable.run(
        ["import", "a.html"], in: folder, environment: ["PATH": folder.path])
      #expect(run.status == 1)
      #expect(run.error.contains("sudo apt-get install pandoc"))
    }
  }

  @Test(arguments: [
    ("deep", String(repeating: "<blockquote>", count: 3_000) + "x", "too deep"),
    ("large", String(repeating: "<p>文字</p>\n", count: 1_400_000), "more than 16 MB"),
    ("empty", "<html><body></body></html>", "it holds no text"),
  ]) func `bounds what a hostile page costs`(name: String, html: String, words: String) throws {
    try inFolder { folder in
      try html.write(
        to: folder.appending(path: "\(name).html"), atomically: true, encoding: .utf8)
      let run = try Executable.run(["import", "\(name).html"], in: folder)
      #expect(run.status == 1)
      #expect(run.error.contains(words), "\(run.error)")
    }
  }

  @Test func `takes images from beside the page and from nowhere else`() throws {
    try inFolder { folder in
      let site = folder.appending(path: "in")
      try FileManager.default.createDirectory(at: site, withIntermediateDirectories: true)
      let png = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
      try png.write(to: folder.appending(path: "secret.png"))
      try png.write(to: site.appending(path: "own.png"))
      try FileManager.default.createSymbolicLink(
        at: site.appending(path: "link.png"),
        withDestinationURL: folder.appending(path: "secret.png"))
      let html = """
        <h1>題</h1><p>文。<img src="own.png" alt="自"><img src="../secret.png" alt="外">\
        <img src="link.png" alt="連"><img src="file:///etc/passwd" alt="檔"></p>
        """
      try html.write(to: site.appending(path: "a.html"), atomically: true, encoding: .utf8)
      let run = try Executable.run(["import", "in/a.html", "--to", "content/x"], in: folder)
      #expect(run.status == 0, "\(run.error)")
      let files = try FileManager.default.contentsOfDirectory(
        atPath: folder.appending(path: "content/x/a").path)
      #expect(files == ["image-1.png"])
      #expect(run.error.components(separatedBy: "could not be saved").count == 4)
    }
  }
}
