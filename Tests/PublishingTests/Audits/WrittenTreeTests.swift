import Audit
import Foundation
import Publishing
import Testing

/// The pages of this project's own site, read in two ways.
@Suite struct `A written page` {
  /// What rules see of a tree, a line for each element.
  private func outline(_ tree: HTMLTree) -> [String] {
    guard let root = tree.root else { return [] }
    return ([root] + root.descendants).map { element in
      let attributes = AttributeName.allCases.compactMap { name in
        element[name].map { "\(name.text)=\"\($0)\"" }
      }
      let text = element.text.filter { !$0.isWhitespace }
      return "\(element.ancestors.count) \(element.name.text) \(attributes) \(text)"
    }
  }

  @Test(.timeLimit(.minutes(15)))
  func `has the same tree for the fast reader as for libgumbo`() async throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let site = try await BuiltSite(SiteOnDisk.tree(root)) { $0.audits = false }
    let pages = site.bytes.filter { $0.key.hasSuffix(".html") }
    #expect(pages.count > 200)
    for (path, bytes) in pages {
      let written = outline(HTMLTree(written: bytes))
      let parsed = outline(HTMLTree(parsing: bytes))
      let difference = zip(written, parsed).first { $0 != $1 }
      #expect(written.count == parsed.count && difference == nil, "\(path): \(difference as Any)")
    }
  }
}
