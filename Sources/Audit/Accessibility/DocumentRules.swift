import Diagnostics

extension Rule {
  static let missingTitle = Rule(
    .missingTitle, .accessibility,
    clauses: [.code("HM1240200C"), .code("HM1240200E"), .criterion("2.4.2")],
    title: "A page has a title",
    examples: [
      .document(
        wrong: #"<!DOCTYPE html><html lang="zh-Hant"><head></head><body>甲</body></html>"#,
        right:
          #"<!DOCTYPE html><html lang="zh-Hant"><head><title>年度計畫</title></head><body>甲</body></html>"#
      )
    ],
    check: .markup { page, findings in
      guard let root = page.tree.root, root.name == .html else { return }
      findings.judge()
      let title = page.tree.elements(.title).first { $0.parent?.name == .head }
      guard title.map({ Array($0.text.utf8)[...].isBlank }) ?? true else { return }
      findings.report(
        "The page has no title", at: page.range(of: title ?? root),
        help: "Say in 'title' within 'head' what the page is about, and whose it is.")
    })

  static let duplicateID = Rule(
    .duplicateID, .accessibility,
    clauses: [.code("HM1410100C"), .code("HM1410200C"), .criterion("4.1.2")],
    title: "No two elements have the same id",
    examples: [
      .body(
        wrong: #"<h2 id="a">甲</h2><h2 id="a">乙</h2>"#, right: #"<h2 id="a">甲</h2><h2 id="b">乙</h2>"#
      )
    ],
    check: .markup { page, findings in
      var told: Set<ArraySlice<UInt8>> = []
      let elements = page.tree.elements(with: .id)
      if !elements.isEmpty { findings.judge() }
      guard elements.count > page.elementsByID.count else { return }
      for element in elements {
        guard let id = element.bytes(.id), let first = page.elementsByID[id], first != element,
          !element.ancestors.contains(where: { $0.name == .template || $0.name == .slot }),
          told.insert(id).inserted
        else { continue }
        findings.report(
          id.isBlank ? "Elements have an empty 'id'" : "Two elements have the id '\(id.string)'",
          at: page.range(of: element), help: "Give each element an 'id' of its own.",
          notes: [
            Note("The first stands here", file: page.file.path, range: page.range(of: first))
          ])
      }
    })

  static let viewportZoom = Rule(
    .viewportZoom, .accessibility, clauses: [.code("GN2140400E"), .criterion("1.4.4")],
    title: "Readers may enlarge the page",
    examples: [
      .document(
        wrong: """
          <html lang="en"><head><title>A</title>
          <meta name="viewport" content="width=device-width, user-scalable=no"></head><body></body></html>
          """,
        right: """
          <html lang="en"><head><title>A</title>
          <meta name="viewport" content="width=device-width, initial-scale=1"></head><body></body></html>
          """)
    ],
    check: .markup { page, findings in
      for meta in page.tree.elements(.meta)
      where meta.bytes(.name)?.isEqual(ignoringCase: "viewport") ?? false {
        findings.judge()
        guard let content = meta.bytes(.content),
          content.holds("user-scalable") || content.holds("maximum-scale")
        else { continue }
        let settings = (meta[.content] ?? "").lowercased().split { ",; ".contains($0) }
        let fault = settings.first { setting in
          let parts = setting.split(separator: "=")
          guard parts.count == 2 else { return false }
          switch parts[0] {
          case "user-scalable": return parts[1] == "no" || parts[1] == "0"
          case "maximum-scale": return Double(parts[1]).map { $0 < 2 } ?? false
          default: return false
          }
        }
        guard let fault else { continue }
        findings.report(
          "The page forbids to enlarge it with '\(fault)'", at: page.range(of: meta),
          help: "Write content=\"width=device-width, initial-scale=1\".")
      }
    })

  static let timedRefresh = Rule(
    .timedRefresh, .accessibility,
    clauses: [.code("FA1220102E"), .criterion("2.2.1"), .criterion("3.2.5")],
    title: "A page does not load anew while it is read",
    examples: [
      .document(
        wrong: """
          <html lang="en"><head><title>A</title><meta http-equiv="refresh" content="30"></head><body></body></html>
          """,
        right: #"<html lang="en"><head><title>A</title></head><body></body></html>"#)
    ],
    check: .markup { page, findings in
      for meta in page.tree.elements(.meta)
      where meta.bytes(.httpEquiv)?.isEqual(ignoringCase: "refresh") ?? false {
        findings.judge()
        let digits = (meta.bytes(.content) ?? []).trimmedPrefix.prefix {
          (0x30...0x39).contains($0)
        }
        guard let seconds = Int(digits.string), seconds > 0, seconds < 72_000 else { continue }
        findings.report(
          "The page loads anew after \(seconds) seconds", at: page.range(of: meta),
          help:
            "Leave it out; where the page has moved, lead there at once with content=\"0; url=…\".")
      }
    })

  static let movingText = Rule(
    .movingText, .accessibility, clauses: [.code("GN1220200E"), .criterion("2.2.2")],
    title: "Text stands still",
    examples: [.body(wrong: "<marquee>颱風停班</marquee>", right: "<p>颱風停班</p>")],
    check: .markup { page, findings in
      for element in page.visible([.marquee, .blink]) {
        findings.report(
          "The element '\(element.name.text)' makes text move", at: page.range(of: element),
          help: "Let it stand still.")
      }
    })

  static let listStructure = Rule(
    .listStructure, .accessibility, clauses: [.code("GN1240103E"), .criterion("1.3.1")],
    title: "Lists hold entries, and entries stand in lists",
    examples: [
      .body(wrong: "<ul><p>甲</p></ul>", right: "<ul><li>甲</li></ul>"),
      .body(wrong: "<div><li>甲</li></div>", right: "<ul><li>甲</li></ul>"),
    ],
    check: .markup { page, findings in
      for list in page.visible([.ul, .ol]) where !list.has(.role) {
        findings.judge()
        let stray = list.firstChild {
          $0.name != .li && $0.name != .script && $0.name != .template && !page.hidden[$0.index]
        }
        guard let stray else { continue }
        findings.report(
          "The list holds '\(stray.name == .other ? "an element" : stray.name.text)', which is no entry",
          at: page.range(of: stray), help: "Put it into 'li', or outside of the list.")
      }
      for entry in page.visible(.li) {
        let name = entry.parent?.name
        guard name != .ul, name != .ol, name != .menu, name != .template, !entry.has(.role) else {
          continue
        }
        let isWithinRole = entry.parent?.hasRole("list") ?? false
        guard !isWithinRole else { continue }
        findings.report(
          "The entry 'li' stands in no list", at: page.range(of: entry),
          help: "Put it into 'ul' or 'ol'.")
      }
    })
}
