import Diagnostics

extension Rule {
  static let imageAlternative = Rule(
    .imageAlternative, .accessibility,
    clauses: [.code("HM1110100C"), .code("HM1110100E"), .criterion("1.1.1")],
    title: "Each image has an alternative text, empty where it only decorates",
    examples: [
      .body(wrong: #"<img src="map.png">"#, right: #"<img src="map.png" alt="往本局的路線圖">"#),
      .body(wrong: #"<img src="map.png" alt="map.png">"#, right: #"<img src="map.png" alt="">"#),
      .body(
        wrong: #"<svg role="img"><path d="M0 0h9"/></svg>"#,
        right: #"<svg role="img"><title>本局標誌</title><path d="M0 0h9"/></svg>"#),
      .markdown(wrong: "![map.png](map.png)", right: "![往本局的路線圖](map.png)"),
    ],
    check: .markup { page, findings in
      for image in page.visible(.img) {
        findings.judge()
        let source = image[.src] ?? ""
        guard let alternative = image.bytes(.alt) else {
          let isNamed = !page.names.explicitName(of: image).isBlank
          guard !isNamed, !image.hasRole("presentation"), !image.hasRole("none") else { continue }
          findings.report(
            "The image '\(source)' has no alternative text", at: page.range(of: image),
            help: "Say in 'alt' what it shows, or write alt=\"\" where it only decorates.")
          continue
        }
        let isMap = image.has(.usemap) && alternative.isBlank
        guard isMap || alternative.isFileName(of: source) else { continue }
        findings.report(
          isMap
            ? "The image map '\(source)' has an empty alternative text"
            : "The image '\(source)' has its file's name for an alternative text",
          at: page.range(of: image), help: "Say in 'alt' what it shows.")
      }
      for image in page.visible(with: .role)
      where image.hasRole("img") && image.name != .img {
        findings.judge()
        guard !page.names.hasName(image) else { continue }
        findings.report(
          "The drawing with role=\"img\" has no name", at: page.range(of: image),
          help: "Say in 'aria-label', or in 'title' within an 'svg', what it shows.")
      }
    }, .fileNameAlternatives)

  static let decorationWithTitle = Rule(
    .decorationWithTitle, .accessibility,
    clauses: [.code("HM1110106C"), .code("HM1110112E"), .criterion("1.1.1")],
    title: "An image that only decorates has no title",
    examples: [
      .body(
        wrong: #"<img src="line.png" alt="" title="分隔線">"#, right: #"<img src="line.png" alt="">"#)
    ],
    check: .markup { page, findings in
      for image in page.visible(.img) {
        guard let alternative = image.bytes(.alt), alternative.isBlank else { continue }
        findings.judge()
        guard
          let attribute = [AttributeName.title, .ariaLabel, .ariaLabelledby].first(where: image.has)
        else { continue }
        findings.report(
          "The image '\(image[.src] ?? "")' is marked as decoration and has '\(attribute.text)'",
          at: page.range(of: image),
          help: "Move what '\(attribute.text)' says to 'alt', or leave it out.")
      }
    })

  static let areaAlternative = Rule(
    .areaAlternative, .accessibility,
    clauses: [.code("HM1110101C"), .code("HM1110102E"), .criterion("1.1.1")],
    title: "Each area of an image map says in words where it leads",
    examples: [
      .body(
        wrong: #"<map name="m"><area href="/n/" shape="rect" coords="0,0,9,9"></map>"#,
        right: #"<map name="m"><area href="/n/" shape="rect" coords="0,0,9,9" alt="北區"></map>"#)
    ],
    check: .markup { page, findings in
      for area in page.visible(.area) where area.has(.href) || area.has(.alt) {
        findings.judge()
        let isNamed =
          !(area.bytes(.alt) ?? []).isBlank
          || area.has(.alt) && !page.names.explicitName(of: area).isBlank
        guard !isNamed else { continue }
        findings.report(
          "The area that leads to '\(area[.href] ?? "")' has no alternative text",
          at: page.range(of: area), help: "Name in 'alt' what the area stands for.")
      }
    })

  static let longDescriptionTarget = Rule(
    .longDescriptionTarget, .accessibility,
    clauses: [.code("HM1110102C"), .code("HM1110103E"), .criterion("1.1.1")],
    title: "The long description of an image exists",
    examples: [
      .body(
        wrong: ##"<img src="a.png" alt="組織圖" longdesc="#chart"><p id="text">…</p>"##,
        right: ##"<img src="a.png" alt="組織圖" longdesc="#text"><p id="text">…</p>"##)
    ],
    check: .markup { page, findings in
      for image in page.visible(with: .longdesc) {
        findings.judge()
        guard let target = image.bytes(.longdesc) else { continue }
        let isOnPage = target.first == UInt8(ascii: "#")
        let isMissing = isOnPage && page.elementsByID[target.dropFirst()] == nil
        guard target.isBlank || isMissing else { continue }
        findings.report(
          isMissing
            ? "The long description '\(target.string)' is not on the page"
            : "The image '\(image[.src] ?? "")' names no long description in 'longdesc'",
          at: page.range(of: image),
          help: "Write the address of the description, or leave 'longdesc' out.")
      }
    })
}

extension Element {
  /// Whether it has this role, alone or before others.
  func hasRole(_ role: StaticString) -> Bool {
    bytes(.role)?.words.first?.isEqual(ignoringCase: role) ?? false
  }
}

extension ArraySlice<UInt8> {
  /// Whether a text alternative is nothing but the name of the file it stands for.
  fileprivate func isFileName(of source: String) -> Bool {
    guard count > 4, contains(UInt8(ascii: ".")) else { return false }
    let name = source.utf8.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? []
    return elementsEqual(name) || elementsEqual(source.utf8)
  }
}
