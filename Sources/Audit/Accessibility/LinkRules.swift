import Diagnostics

extension Rule {
  static let emptyLink = Rule(
    .emptyLink, .accessibility,
    clauses: [
      .code("HM1240401C"), .code("HM1240403E"), .criterion("2.4.4"), .criterion("4.1.2"),
    ],
    title: "Each link has a text",
    examples: [
      .body(wrong: #"<a href="/a/"></a>"#, right: #"<a href="/a/">申請表</a>"#),
      .body(
        wrong: #"<a href="/a/"><img src="a.png" alt=""></a>"#,
        right: #"<a href="/a/"><img src="a.png" alt="申請表"></a>"#),
    ],
    check: .markup { page, findings in
      for link in page.links {
        findings.judge()
        let element = link.element
        guard page.linkTexts[link.text].isBlank, !(element.bytes(.href) ?? []).isBlank,
          page.names.explicitName(of: element).isBlank
        else { continue }
        // A 'title' alone gives a name, which Freego does not count.
        let hasImage = element.descendants.contains { $0.name == .img || $0.name == .svg }
        findings.report(
          "The link to '\(element[.href] ?? "")' has no text", at: page.range(of: element),
          help: hasImage
            ? "Say in the 'alt' of its image where it leads."
            : "Write in it where it leads, or leave it out.")
      }
    })

  static let repeatedAlternative = Rule(
    .repeatedAlternative, .accessibility,
    clauses: [
      .code("HM1240400C"), .code("HM1240402E"), .code("HM1110101E"), .criterion("1.1.1"),
      .criterion("2.4.4"),
    ],
    title: "An image beside a text of the same link does not say the same again",
    examples: [
      .body(
        wrong: #"<a href="/m/"><img src="m.png" alt="地圖">地圖</a>"#,
        right: #"<a href="/m/"><img src="m.png" alt="">地圖</a>"#),
      .body(
        wrong: #"<a href="/m/"><img src="m.png" alt="地圖"></a> <a href="/m/">地圖</a>"#,
        right: #"<a href="/m/"><img src="m.png" alt="">地圖</a>"#),
    ],
    check: .markup { page, findings in
      var previous: (link: PageLink, hasImage: Bool)?
      for link in page.links {
        let element = link.element
        let images = element.descendants.filter { $0.name == .img }
        let isImage = !images.isEmpty
        if isImage {
          findings.judge()
          let own = element.text.utf8.filter { $0 > 0x20 }
          for image in images where !page.hidden[image.index] {
            let alternative = (image.bytes(.alt) ?? []).filter { $0 > 0x20 }
            guard !alternative.isEmpty, alternative == own else { continue }
            findings.report(
              "The image '\(image[.src] ?? "")' repeats the text of its link",
              at: page.range(of: image), help: "Write alt=\"\": the text says it already.")
          }
        }
        if let previous, previous.hasImage != isImage, previous.link.hash == link.hash,
          !page.linkTexts[link.text].isBlank,
          previous.link.element.bytes(.href) == element.bytes(.href),
          previous.link.element.parent == element.parent
        {
          findings.report(
            "The image and the text beside it are two links to '\(element[.href] ?? "")'",
            at: page.range(of: element),
            help: "Put both into one link, and write alt=\"\" on the image.")
        }
        previous = (link, isImage)
      }
    })

  static let sameTextLinks = Rule(
    .sameTextLinks, .accessibility,
    clauses: [.code("HM1240404E"), .criterion("2.4.4"), .criterion("2.4.9")],
    title: "Links of one text lead to one place, or say in their titles how they differ",
    examples: [
      .markdown(
        wrong: "[會議紀錄](/minutes/1/)、[會議紀錄](/minutes/2/)",
        right: "[1月會議紀錄](/minutes/1/)、[2月會議紀錄](/minutes/2/)"),
      .body(
        wrong: #"<p><a href="/1/">會議紀錄</a>、<a href="/2/">會議紀錄</a></p>"#,
        right: #"<p><a href="/1/">1月會議紀錄</a>、<a href="/2/">2月會議紀錄</a></p>"#),
      .body(
        wrong: #"<p><a href="/1/" title="紀錄">會議</a>、<a href="/2/" title="紀錄">會議</a></p>"#,
        right: #"<p><a href="/1/" title="1月">會議</a>、<a href="/2/" title="2月">會議</a></p>"#),
      .body(
        wrong: ##"<p><a href="#a">會議</a>、<a href="#b">會議</a></p>"##,
        right: ##"<p><a href="#a">會議</a>、<a href="index.html#a">會議</a></p>"##),
    ],
    check: .markup { page, findings in
      // Equal texts have equal hashes: sorted by them, they stand side by side.
      let order = page.links.indices.filter { page.links[$0].text.count > 1 }.sorted {
        (page.links[$0].hash, $0) < (page.links[$1].hash, $1)
      }
      var start = 0
      while start < order.count {
        var end = start + 1
        while end < order.count, page.links[order[end]].hash == page.links[order[start]].hash {
          end += 1
        }
        if end - start > 1 { page.tellSameText(order[start..<end], &findings) }
        start = end
      }
      if !order.isEmpty { findings.judge() }
    }, .sameTextLinksInSource)

  static let linkTitle = Rule(
    .linkTitle, .accessibility,
    clauses: [.code("HM3240900C"), .criterion("2.4.9")],
    title: "Each link has a title that adds to its text",
    examples: [
      .body(
        wrong: #"<a href="/a.odt">申請表</a>"#,
        right: #"<a href="/a.odt" title="下載申請表（ODT，35 KB）">申請表</a>"#),
      .body(
        wrong: #"<a href="/a.odt" title="申請表">申請表</a>"#,
        right: #"<a href="/a.odt" title="ODT，35 KB">申請表</a>"#),
    ],
    check: .markup { page, findings in
      if !page.links.isEmpty { findings.judge() }
      let bare = page.links.filter { ($0.element.bytes(.title) ?? []).isBlank }
      if let first = bare.first {
        findings.report(
          "\(bare.count) of \(page.links.count) links have no title, the first to "
            + "'\(first.element[.href] ?? "")'",
          at: page.range(of: first.element),
          help: "Say in 'title' what the text does not: the kind and size of a file, a new window.")
      }
      for link in page.links {
        let title = (link.element.bytes(.title) ?? []).trimmed
        guard !title.isBlank, title == page.linkTexts[link.text] else { continue }
        findings.report(
          "The link's title repeats its text '\(title.string)'", at: page.range(of: link.element),
          help: "Say in 'title' what the text does not.")
      }
    })
}

extension MarkupPage {
  /// An address without the name of the page's own file, where its place in a folder is known: `a.html#b` is `#b`.
  private func withoutOwnName(_ address: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let name = file.path.lastComponent.utf8
    guard isForeign, address.starts(with: name) else { return address }
    let rest = address.dropFirst(name.count)
    return rest.isEmpty || rest.first == UInt8(ascii: "#") ? rest : address
  }

  private func isOwnTop(_ address: ArraySlice<UInt8>) -> Bool { address.isEmpty }

  /// The top of a page and its first heading are one place to readers.
  private func isOwnPlace(_ address: ArraySlice<UInt8>) -> Bool {
    address.first == UInt8(ascii: "#")
  }

  /// Tells links of one text that lead to several places and nothing tells apart.
  fileprivate func tellSameText(_ group: ArraySlice<Int>, _ findings: inout Findings) {
    guard let first = group.first else { return }
    let common = links[first].element.bytes(.href)
    guard group.contains(where: { links[$0].element.bytes(.href) != common }) else { return }
    let text = linkTexts[links[first].text]
    var labels: [ArraySlice<UInt8>: (address: ArraySlice<UInt8>, written: ArraySlice<UInt8>)] = [:]
    for index in group where linkTexts[links[index].text] == text {
      let element = links[index].element
      let written = element.bytes(.href) ?? []
      let address = withoutOwnName(written)
      let given = names.explicitName(of: element)
      let label = given.isBlank ? (element.bytes(.title) ?? []).trimmed : given.trimmed
      if let known = labels[label] {
        guard known.address != address, !isOwnTop(known.address) || !isOwnPlace(address),
          !isOwnTop(address) || !isOwnPlace(known.address)
        else { continue }
        findings.report(
          "The text '\(text.string)' stands on links to '\(known.written.string)' and "
            + "'\(written.string)'",
          at: range(of: element),
          help: "Name in each text what it leads to, or say in 'title' how they differ.")
        return
      }
      labels[label] = (address, written)
    }
  }
}
