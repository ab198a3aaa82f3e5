import Diagnostics
import Markup

extension Rule {
  static let linkText = Rule(
    .linkText, .accessibility, clauses: [.code("GN1240401E"), .criterion("2.4.4")],
    title: "Link text says where the link leads, without the words around it",
    examples: [
      .markdown(
        wrong: "申請表請[點此](https://example.gov.tw/)。", right: "請填寫[申請表](https://example.gov.tw/)。"),
      .markdown(
        wrong: "表單見 <https://example.gov.tw/form/>。",
        right: "表單見[申請表](https://example.gov.tw/form/)。"),
      .markdown(
        wrong: "[Click here](https://example.gov.tw/)", right: "[Form](https://example.gov.tw/)"),
      .body(wrong: #"<a href="/a/">更多…</a>"#, right: #"<a href="/a/">更多新聞</a>"#),
    ],
    check: .source { page, findings in
      let links = page.document.links
      for index in links.indices where links[index].kind == .link {
        findings.judge()
        let text = page.linkTexts[index]
        if VagueText.isAddress(text) {
          findings.report(
            "The link text '\(text.string)' is an address, which is read aloud letter by letter",
            at: links[index].range,
            help: "Name what stands there: [臺北市政府](\(links[index].destination)).")
        } else if VagueText.saysNothing(text) {
          findings.report(
            "The link text '\(text.string)' says nothing of where it leads",
            at: links[index].range,
            help: "Name what stands there, such as the title of the page or form.")
        }
      }
    },
    .markup { page, findings in
      for link in page.links {
        findings.judge()
        let text = page.linkTexts[link.text]
        // <this> is the name of something in a language of programs or of markup.
        guard VagueText.saysNothing(text), text.first != UInt8(ascii: "<") else { continue }
        // A label takes the place of the text, and a title adds to it.
        let label = page.names.explicitName(of: link.element)
        let title = link.element.bytes(.title) ?? []
        guard label.isBlank || VagueText.saysNothing(label),
          title.isBlank || VagueText.saysNothing(title)
        else { continue }
        findings.report(
          "The link text '\(text.string)' says nothing of where it leads",
          at: page.range(of: link.element),
          help: "Name what stands there, such as the title of the page or form.")
      }
    })
}
