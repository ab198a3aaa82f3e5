import Encodings
import Publishing

/// A badge of a check as SVG: what was checked at the left, how it stands at the right.
///
/// As wide as its words, measured by the width that Han characters and others have in common faces, and stretched to
/// it, so that no face makes them run out of their boxes. Colours are the theme's, with a contrast of 4.5 to 1 or more.
struct AuditBadge {
  /// How a check stands.
  enum State { case good, warn, bad }

  let label: String
  let value: String
  let state: State

  private static let height = 20
  private static let padding = 6

  var svg: String {
    let left = Self.width(of: label) + 2 * Self.padding
    let right = Self.width(of: value) + 2 * Self.padding
    let fill =
      switch state {
      case .good: "#0d5132"
      case .warn: "#634100"
      case .bad: "#8f2116"
      }
    let title = HTMLEscaping.escaped("\(label) \(value)")
    func text(_ text: String, at x: Int, in width: Int) -> String {
      "<text x=\"\(x + Self.padding)\" y=\"14\" textLength=\"\(width - 2 * Self.padding)\">"
        + "\(HTMLEscaping.escaped(text))</text>"
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(left + right)" height="\(Self.height)" \
      viewBox="0 0 \(left + right) \(Self.height)" role="img" aria-labelledby="t">\
      <title id="t">\(title)</title>\
      <rect width="\(left)" height="\(Self.height)" fill="#1c1b18"/>\
      <rect x="\(left)" width="\(right)" height="\(Self.height)" fill="\(fill)"/>\
      <g fill="#fffdf9" font-family="Noto Sans TC,PingFang TC,Microsoft JhengHei,Segoe UI,sans-serif" \
      font-size="11">\
      \(text(label, at: 0, in: left))\(text(value, at: left, in: right))</g></svg>

      """
  }

  /// In pixels, at 11 px to an em: a Han character is an em, others about six tenths of one.
  private static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 110 : 66) } / 10
  }
}
