import Diagnostics
import Encodings
import Markup

extension FrontMatterDecoder {
  /// The last part of the page's address, where it is not the file's name.
  mutating func slug() -> String? {
    guard let slug = reader.text("slug").map(NormalizationFormC.normalized) else { return nil }
    guard let (complaint, help) = Self.complaint(aboutSlug: slug) else { return slug }
    reader.report(
      .wrongValue, "'slug' \(complaint)", at: reader.range(of: "slug"), help: help)
    return nil
  }

  /// The addresses that led to the page before.
  mutating func aliases() -> [Located<String>] {
    var aliases: [Located<String>] = []
    for node in reader.list("aliases") {
      guard let written = reader.text(node, "aliases") else { continue }
      let alias = PercentEncoding.decoded(written).map(NormalizationFormC.normalized)
      if let alias, let segment = PathSegment.tooLong(in: alias) {
        reader.report(
          .wrongValue, "An alias " + PathSegment.complaint(about: segment), at: node.range,
          help: "No server can hold it; take the alias out.")
      } else if let help = AddressPath.help(for: alias) {
        reader.report(
          .wrongValue, "'\(written)' is no address of this site", at: node.range, help: help)
      } else if let alias {
        aliases.append(Located(alias, range: node.range))
      }
    }
    return aliases
  }

  private static func complaint(aboutSlug slug: String) -> (complaint: String, help: String)? {
    if slug.utf8.count > PathSegment.byteLimit {
      return (
        PathSegment.complaint(about: slug),
        "Write a shorter one; a Han character counts three bytes."
      )
    }
    let isSegment =
      !slug.isEmpty && slug != "." && slug != ".."
      && !slug.unicodeScalars.contains {
        "/\\?#%\"<>".unicodeScalars.contains($0) || isControl($0) || $0 == " "
      }
    return isSegment
      ? nil
      : (
        "is '\(slug)'; it takes one part of an address", "Letters, digits, Han and hyphens, no '/'."
      )
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control
  }
}
