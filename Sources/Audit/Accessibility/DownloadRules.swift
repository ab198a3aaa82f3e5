import Diagnostics

extension Rule {
  static let closedFormat = Rule(
    .closedFormat, .accessibility,
    clauses: [.code("ME1320200C"), .code("GN1320202E"), .criterion("3.2.2")],
    title: "A file of an office program stands beside the same in an open format",
    examples: [
      .body(
        wrong: #"<p><a href="/f/form.docx">申請表（Word）</a></p>"#,
        right: """
          <p><a href="/f/form.odt">申請表（ODT）</a>、<a href="/f/form.docx">申請表（Word）</a></p>
          """)
    ],
    check: .markup { page, findings in
      let files = page.links.compactMap { link in
        FileName(link.element.bytes(.href) ?? []).map { (link: link.element, name: $0) }
      }
      let open = files.filter(\.name.isOpen)
      for file in files where file.name.isOffice {
        findings.judge()
        let hasSibling = open.contains {
          $0.name.stem == file.name.stem || $0.link.parent == file.link.parent
        }
        guard !hasSibling else { continue }
        findings.report(
          "The file '\(file.name.name.string)' is offered in no open format",
          at: page.range(of: file.link),
          help: "Offer it as ODF or PDF as well, beside it or under the same name.")
      }
    })
}

/// The file that a link leads to, by the end of its address.
private struct FileName {
  let name: ArraySlice<UInt8>
  let stem: ArraySlice<UInt8>
  let isOffice: Bool
  let isOpen: Bool

  private static let office: Set<String> = [
    "doc", "docx", "docm", "dot", "dotx", "rtf", "xls", "xlsx", "xlsm", "ppt", "pptx", "pps",
    "ppsx", "pages", "numbers", "hwp", "wpd", "wps",
  ]
  private static let open: Set<String> = [
    "odt", "ods", "odp", "odg", "odb", "odf", "pdf", "html", "htm",
  ]

  /// `nil` where it is no file of either kind.
  init?(_ address: ArraySlice<UInt8>) {
    let path = address.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    guard let dot = path.lastIndex(of: UInt8(ascii: ".")),
      (2...7).contains(path.endIndex - dot - 1)
    else { return nil }
    guard path[(dot + 1)...].allSatisfy({ $0 != UInt8(ascii: "/") }) else { return nil }
    let ending = path[(dot + 1)...].string.lowercased()
    isOffice = Self.office.contains(ending)
    isOpen = Self.open.contains(ending)
    guard isOffice || isOpen else { return nil }
    let slash = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? path.startIndex
    name = path[slash...]
    stem = path[min(slash, dot)..<dot]
  }
}
