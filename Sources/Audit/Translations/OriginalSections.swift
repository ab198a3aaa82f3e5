package import Content
import Diagnostics
import Markup
import OpenData

extension SourcePage {
  /// The page's sections in order, each with a digest of its text: what stands above the first heading, with title
  /// and summary, then one for each heading.
  ///
  /// White space makes no difference, so that a paragraph may be filled anew; anything else does.
  ///
  /// - Complexity: O(bytes).
  package var sections: [TranslationLedger.Section] {
    let starts = document.headings.map {
      file.offset(of: SourcePosition(line: Int(document[$0.node].startLine), column: 1))
    }
    var top = Self.folded(Array("\(frontMatter.title)\n\(frontMatter.summary ?? "")\n".utf8)[...])
    top += Self.folded(file.bytes[bodyOffset..<(starts.first ?? file.bytes.count)])
    var sections = [TranslationLedger.Section(id: "", state: Self.state(top))]
    for (index, heading) in document.headings.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : file.bytes.count
      sections.append(
        TranslationLedger.Section(
          id: heading.anchor, state: Self.state(Self.folded(file.bytes[starts[index]..<end]))))
    }
    return sections
  }

  private static func state(_ bytes: [UInt8]) -> String {
    String(ContentDigest(of: bytes).hex.prefix(16))
  }

  /// Text with each run of white space as one space, and none at its ends.
  private static func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count)
    for byte in bytes {
      if byte > 0x20 {
        folded.append(byte)
      } else if let last = folded.last, last != 0x20 {
        folded.append(0x20)
      }
    }
    if folded.last == 0x20 { folded.removeLast() }
    return folded
  }
}
