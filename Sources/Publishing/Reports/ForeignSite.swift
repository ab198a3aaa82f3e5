import Content
import Diagnostics
import Encodings

extension ReportFrame {
  /// A frame for the report of a site that this program did not make: the built-in theme without masthead, in Chinese
  /// and English.
  ///
  /// `site` is what was checked: a base URL, or the name of a folder. Of the options only the day matters.
  package static func foreign(_ site: String, options: BuildOptions) async -> ReportFrame? {
    let isAddress = site.hasPrefix("https://") || site.hasPrefix("http://")
    let name: JSON = .string(site)
    var settings: [JSON.Member] = [
      JSON.Member("agency", ["name": name]), JSON.Member("languages", ["zh-Hant", "en"]),
    ]
    if isAddress { settings.append(JSON.Member("base_url", .string(site))) }
    // JSON is YAML.
    let tree = SourceTree([
      "content/site.yml": String(decoding: JSON.object(settings).bytes(), as: UTF8.self)
    ])
    // The site's own lack of pages is nothing that its report should speak of.
    var ignored: [Diagnostic] = []
    return await load(tree, options: options, diagnostics: &ignored)
  }
}
