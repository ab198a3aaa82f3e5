/// The ids of a document's headings, made as GitHub makes them and unique.
struct AnchorTable {
  /// An id as its bytes: all ids are in one normalisation form, and a string would be brought into
  /// it at each look.
  private struct Key: Hashable {
    let bytes: [UInt8]

    func hash(into hasher: inout Hasher) {
      bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
  }

  private var used: Set<Key>
  private var counts: [Key: Int] = [:]

  /// - Parameter explicit: Ids that headings name for themselves; they are nobody else's.
  init(explicit: [String]) { used = Set(explicit.map { Key(bytes: Array($0.utf8)) }) }

  /// `slug`, or `slug-1`, `slug-2` … where it is taken.
  mutating func unique(_ slug: String) -> String {
    let key = Key(bytes: Array(slug.utf8))
    guard !used.insert(key).inserted else { return slug }
    var count = counts[key, default: 0]
    var candidate: String
    repeat {
      count += 1
      candidate = "\(slug)-\(count)"
    } while !used.insert(Key(bytes: Array(candidate.utf8))).inserted
    counts[key] = count
    return candidate
  }

  /// What a heading that has neither letter nor digit is called.
  private static let nameless = "section"

  /// A heading's text in lower case and Unicode's normalisation form C, punctuation dropped, spaces
  /// as `-`.
  ///
  ///     AnchorTable.slug(of: "壹、計畫依據")        // 壹計畫依據
  ///     AnchorTable.slug(of: "What's New in 2.0?")  // whats-new-in-20
  static func slug(of text: String) -> String {
    let isOrdinary = text.unicodeScalars.allSatisfy { $0.isASCII || isCaselessHan($0) }
    let prepared = isOrdinary ? text : NormalizationFormC.normalized(text.lowercased())
    var slug: [UInt8] = []
    slug.reserveCapacity(prepared.utf8.count)
    var hasWord = false
    for scalar in prepared.unicodeScalars {
      switch scalar {
      case "A"..."Z":
        slug.append(UInt8(scalar.value) | 0x20)
        hasWord = true
      case "a"..."z", "0"..."9", "_":
        slug.append(UInt8(scalar.value))
        hasWord = true
      case " ", "-", "\n", "\t": slug.append(UInt8(ascii: "-"))
      default:
        guard !scalar.isASCII, isWord(scalar) else { continue }
        slug.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        hasWord = true
      }
    }
    return hasWord ? String(decoding: slug, as: UTF8.self) : nameless
  }

  /// Whether a character of ordinary Chinese text has neither case nor another normal form.
  private static func isCaselessHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3000...0x3029, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xFF01...0xFF20: true
    default: false
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF: return true
    default: break
    }
    if scalar.properties.isAlphabetic { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation:
      return true
    default: return false
    }
  }
}
