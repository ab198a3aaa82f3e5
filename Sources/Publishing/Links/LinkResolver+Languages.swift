import Content
import Diagnostics
import Markup

extension LinkResolver {
  /// What is to be said of a link that takes a reader to another language though what it leads to is there in the
  /// reader's; `nil` for all others.
  ///
  /// A text that names the language (“English”) says that this is meant, and so does a link to the page's own
  /// translation.
  func wrongLanguage(
    _ resolved: Resolved, written destination: String, text: String, file: SourcePath,
    range: SourceRange
  ) -> Diagnostic? {
    guard let tag = resolved.link.language, let target = resolved.target,
      let language = site.languages.firstIndex(where: { $0.tag == tag }),
      let counterpart = counterpart(of: target.address)
    else { return nil }
    let names = [tag, site.words[language].label]
    guard !names.contains(where: { text.lowercased().contains($0.lowercased()) }) else {
      return nil
    }
    return Diagnostic(
      .wrongLanguage,
      "'\(destination)' takes readers of '\(site.languages[languageIndex].tag)' to '\(tag)'; "
        + "the same is at '\(counterpart)'",
      file: file, range: range,
      help: "A path without language leads to the reader's own. Where the other language is meant, "
        + "name it in the link's text: \(site.words[language].label).",
      suggestion: counterpart)
  }

  /// The address in the reader's language of what stands at another one; `nil` where there is none.
  private func counterpart(of address: String) -> String? {
    switch site.addresses[address] {
    case .page(let index), .document(let index):
      let group = site.pages[index].group
      guard group != ownGroup else { return nil }
      return site.groups[group].versions[languageIndex].map { site.pages[$0].permalink }
    case .generated(let subject, _):
      return site.addresses.address(ofGenerated: subject, language: languageIndex)
    case .file, .siteFile, .redirect, .gone, .untranslated, nil: return nil
    }
  }
}
