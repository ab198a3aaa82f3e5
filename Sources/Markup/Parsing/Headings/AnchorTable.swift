/// The ids of a document's headings, made as GitHub makes them and unique.
struct AnchorTable {
  private var used: Set<String>
  private var counts: [String: Int] = [:]

  /// - Parameter explicit: Ids that headings name for themselves; they are nobody else's.
  init(explicit: [String]) { used = Set(explicit) }

  /// `slug`, or `slug-1`, `slug-2` … where it is taken.
  mutating func unique(_ slug: String) -> String {
    var candidate = slug
    while !used.insert(candidate).inserted {
      counts[slug, default: 0] += 1
      candidate = "\(slug)-\(counts[slug, default: 0])"
    }
    return candidate
  }

  /// What a heading that has neither letter nor digit is called.
  private static let nameless = "section"

  /// A heading's text in lower case and Unicode's normalisation form C, punctuation dropped, spaces as `-`.
  ///
  ///     AnchorTable.slug(of: "壹、計畫依據")        // 壹計畫依據
  ///     AnchorTable.slug(of: "What's New in 2.0?")  // whats-new-in-20
  static func slug(of text: String) -> String {
    var slug = ""
    for scalar in NormalizationFormC.normalized(text.lowercased()).unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9", "-", "_": slug.unicodeScalars.append(scalar)
      case " ", "\n", "\t": slug += "-"
      default: if !scalar.isASCII, isWord(scalar) { slug.unicodeScalars.append(scalar) }
      }
    }
    return slug.allSatisfy { $0 == "-" } ? nameless : slug
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isAlphabetic { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation:
      return true
    default: return false
    }
  }
}
