import Content
import Diagnostics
import Foundation
import Testing

@testable import Audit

/// Pages with one fault each; `faulty-pages.csv` names it and the rule that finds it.
@Suite struct `A faulty page` {
  struct Page: Sendable, CustomTestStringConvertible {
    let name: String
    let rule: String
    var testDescription: String { name }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures")

    func file() throws -> SourceFile {
      let url = Self.folder.appending(path: "FaultyPages/\(name).html")
      return SourceFile(path: SourcePath("\(name).html"), bytes: Array(try Data(contentsOf: url)))
    }
  }

  static let pages: [Page] = {
    let table = Page.folder.appending(path: "faulty-pages.csv")
    let text = (try? String(contentsOf: table, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().map { line in
      let fields = line.split(separator: ",", maxSplits: 2)
      return Page(name: String(fields[0]), rule: String(fields[1]))
    }
  }()

  private static let accessibility = Set(
    RuleCatalog.all.filter { $0.group == .accessibility }.map(\.code))

  private func codes(_ file: SourceFile, _ level: AccessibilityTarget.Level) -> Set<String> {
    var target = AccessibilityTarget()
    target.standard = .v11511
    target.level = level
    let page = MarkupPage(file, tree: HTMLTree(parsing: file.bytes))
    return Set(
      Profile(target, only: Self.accessibility).audit(page).diagnostics.map(\.code.rawValue))
  }

  @Test(arguments: pages)
  func `is told its fault, and of level AA no other`(_ page: Page) throws {
    let file = try page.file()
    let found = codes(file, .aa).union(codes(file, .aaa).intersection([page.rule]))
    #expect(found == [page.rule])
  }

  @Test func `is there for each rule about pages and about styles`() throws {
    #expect(Self.pages.count >= 60)
    let folder = try FileManager.default.contentsOfDirectory(
      atPath: Page.folder.appending(path: "FaultyPages").path)
    #expect(Set(folder) == Set(Self.pages.map { "\($0.name).html" }))
    let rules = RuleCatalog.all.filter { rule in
      rule.group == .accessibility
        && rule.checks.contains {
          switch $0 {
          case .markup, .styles: true
          case .source, .words, .translation, .site: false
          }
        }
    }
    #expect(Set(rules.map(\.code.rawValue)) == Set(Self.pages.map(\.rule)))
  }
}
