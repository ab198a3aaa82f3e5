import Content
import Diagnostics
import Encodings
import Hyperlinks

extension Site {
  /// The links of the site's own templates that lead readers of every language into one, though what they lead to is
  /// there in others.
  ///
  /// Only links without anything to fill in are looked at. One that states its language, by an attribute or by what
  /// readers see of it, is meant so.
  func templateLinksIntoOneLanguage() -> [Diagnostic] {
    guard languages.count > 1 else { return [] }
    return theme.ownPaths.filter { $0.hasSuffix(".mustache") }.sorted()
      .compactMap { theme.files[$0] }.flatMap { template in
        DocumentLinks(template.bytes).links.compactMap { link in
          link.element == "a" ? wrongLanguage(link, in: template) : nil
        }
      }
  }

  private func wrongLanguage(_ link: Hyperlink, in template: SourceFile) -> Diagnostic? {
    let address = origins.path(of: link.address) ?? link.address
    guard address.hasPrefix("/"), !address.hasPrefix("//"), !address.contains("{{") else {
      return nil
    }
    let written = String(address.prefix { $0 != "?" && $0 != "#" })
    let path = PercentEncoding.decoded(written) ?? written
    guard let target = addresses[path] ?? addresses[path + "/"],
      let (language, other) = languagesApart(target)
    else { return nil }
    let (tag, text) = element(around: link.range, in: template)
    let names = [languages[language].tag, words[language].label]
    guard !tag.contains("hreflang"),
      !names.contains(where: { text.lowercased().contains($0.lowercased()) })
    else { return nil }
    let own = address.hasPrefix(root(language)) ? root(language).count : 1
    return Diagnostic(
      .wrongLanguage,
      "'\(link.address)' takes readers of '\(languages[other].tag)' to "
        + "'\(languages[language].tag)'; the same is there in both",
      file: template.path, range: template.range(of: link.range),
      help: "A template serves every language: begin the address with {{site.home_url}}, or name "
        + "the language in the link's text.",
      suggestion: "{{site.home_url}}" + address.dropFirst(own))
  }

  /// The language of what stands at an address, and another one that has the same.
  private func languagesApart(_ target: AddressBook.Target) -> (own: Int, other: Int)? {
    switch target {
    case .page(let index):
      let page = pages[index]
      return languages.indices.first {
        $0 != page.languageIndex && groups[page.group].versions[$0] != nil
      }.map { (page.languageIndex, $0) }
    case .generated(let subject, let language):
      return languages.indices.first {
        $0 != language && addresses.address(ofGenerated: subject, language: $0) != nil
      }.map { (language, $0) }
    default: return nil
    }
  }

  /// The tag that an address stands in, and what follows to the end of its element.
  private func element(
    around address: Range<Int>, in template: SourceFile
  ) -> (tag: String, text: String) {
    let bytes = template.bytes
    let start = bytes[..<address.lowerBound].lastIndex(of: UInt8(ascii: "<")) ?? 0
    let tagEnd = bytes[address.upperBound...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count
    let end = bytes.indices[tagEnd...].first { bytes[$0...].starts(with: "</a".utf8) }
    return (
      String(decoding: bytes[start..<tagEnd], as: UTF8.self),
      String(decoding: bytes[tagEnd..<(end ?? bytes.count)], as: UTF8.self)
    )
  }
}
