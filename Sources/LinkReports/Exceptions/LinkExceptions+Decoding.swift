import Content
package import Diagnostics
package import LinkCheck
package import OpenData

extension LinkExceptions {
  /// Reads `content/links.yml`.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - today: The day of the run.
  ///   - diagnostics: Takes what is wrong; an entry of which something is, is left out.
  /// - Returns: The others, those that are over included.
  package static func decode(
    _ file: SourceFile, today: CalendarDate, diagnostics: inout [Diagnostic]
  ) -> LinkExceptions {
    let (links, problems) = ExceptedLink.decode(file)
    diagnostics += problems
    return LinkExceptions(
      links.map { link in
        LinkException(
          pattern: link.url.value, reason: link.reason, owner: link.owner,
          until: link.until.description, file: file.path, range: link.url.range)
      }, today: today.description)
  }
}
