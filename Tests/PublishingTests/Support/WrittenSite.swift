import Content
import Encodings
import Testing

extension BuiltSite {
  /// Every written page, by its address.
  var pages: [String: HTMLPage] {
    var pages: [String: HTMLPage] = [:]
    for (path, html) in files where path.hasSuffix(".html") || html.hasPrefix("<!DOCTYPE html>") {
      let address = path.hasSuffix("index.html") ? String(path.dropLast("index.html".count)) : path
      pages["/" + address] = HTMLPage(html)
    }
    return pages
  }

  /// What keeps a written site from being whole: markup that is not closed, and links into the site that find
  /// no file or no id.
  func faults(baseURL: String = "https://www.example.gov.tw/") -> [String] {
    let pages = self.pages
    var faults: [String] = []
    for (address, page) in pages {
      faults += page.problems.map { "\(address): \($0)" }
      for reference in page.references {
        var target = reference
        if target.hasPrefix(baseURL) { target = "/" + target.dropFirst(baseURL.count) }
        guard !target.hasPrefix("http:"), !target.hasPrefix("https:"), !target.hasPrefix("mailto:"),
          !target.hasPrefix("tel:")
        else { continue }
        if let fault = fault(of: target, on: address, pages: pages) {
          faults.append("\(address): '\(reference)' \(fault)")
        }
      }
    }
    return faults.sorted()
  }

  private func fault(of reference: String, on address: String, pages: [String: HTMLPage]) -> String?
  {
    let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)[0]
    guard path.isEmpty || path.hasPrefix("/") else { return "is relative" }
    guard let decoded = PercentEncoding.decoded(String(path)) else { return "is no UTF-8" }
    let target = decoded.isEmpty ? address : decoded
    let file = String(target.dropFirst()) + (target.hasSuffix("/") ? "index.html" : "")
    guard files[file] != nil else { return "finds no file" }
    guard parts.count == 2, let id = PercentEncoding.decoded(String(parts[1])), !id.isEmpty else {
      return nil
    }
    return pages[target]?.ids.contains(id) == true ? nil : "finds no id"
  }

  /// Fails for each piece that the page at an address lacks.
  func expect(
    _ address: String, shows pieces: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let html = try page(address)
    for piece in pieces {
      #expect(html.contains(piece), "\(address) lacks \(piece)", sourceLocation: sourceLocation)
    }
  }

  /// Fails for each piece that the page at an address has.
  func expect(
    _ address: String, hides pieces: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let html = try page(address)
    for piece in pieces {
      #expect(!html.contains(piece), "\(address) has \(piece)", sourceLocation: sourceLocation)
    }
  }

  /// Fails unless the pieces stand on the page at an address in this order.
  func expect(
    _ address: String, showsInOrder pieces: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var rest = try page(address)[...]
    for piece in pieces {
      guard let range = rest.firstRange(of: piece) else {
        Issue.record(
          "\(address) lacks \(piece), or it stands too early", sourceLocation: sourceLocation)
        return
      }
      rest = rest[range.upperBound...]
    }
  }
}
