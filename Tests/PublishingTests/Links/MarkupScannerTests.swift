import Publishing
import Testing

/// What a scanner finds, as `link VALUE` and `id VALUE`; fails where a value lies outside the bytes, or before
/// one that was found earlier.
private func found(in bytes: [UInt8]) -> [String] {
  bytes.withUnsafeBufferPointer { buffer in
    var found: [String] = []
    var end = buffer.baseAddress
    var scanner = MarkupScanner(buffer)
    scanner.forEach { attribute, value in
      found.append("\(attribute) \(String(decoding: value, as: UTF8.self))")
      guard let start = value.baseAddress, let whole = buffer.baseAddress, let before = end else {
        if !value.isEmpty { Issue.record("A value without a place") }
        return
      }
      #expect(start >= before && start + value.count <= whole + buffer.count)
      end = start + value.count
    }
    return found
  }
}

private func found(in html: String) -> [String] { found(in: Array(html.utf8)) }

@Suite struct `A scanner of markup` {
  @Test(arguments: [
    (#"<a href="/x">"#, ["link /x"]),
    (#"<a href='/x'>"#, ["link /x"]),
    ("<a href=/x>", ["link /x"]),
    ("<a href=/x/y id=z>", ["link /x/y", "id z"]),
    (#"<A HREF="/x" Id="y">"#, ["link /x", "id y"]),
    ("<a href = \n\"/x\">", ["link /x"]),
    (#"<a class="b"href="/x">"#, ["link /x"]),
    (#"<a href="">"#, ["link "]),
    ("<a href=><b id=y>", ["link ", "id y"]),
    (#"<a title='href="/x"' href="/y">"#, ["link /y"]),
    (#"<a title="a > b" href="/y">"#, ["link /y"]),
    (#"<a title="it's" href="/y">"#, ["link /y"]),
    (#"<a href="/it's">"#, ["link /it's"]),
    ("<a\nhref=\"/x\"\tid=\"y\"/>", ["link /x", "id y"]),
    (
      #"<img src="/a"><form action="/b"><video poster="/c"><q cite="/d"><object data="/e">"#,
      ["link /a", "link /b", "link /c", "link /d", "link /e"]
    ),
  ])
  func `finds addresses and ids however they are written`(html: String, expected: [String]) {
    #expect(found(in: html) == expected)
  }

  @Test(arguments: [
    #"<p data-id="a" data-href="/b" hreflang="en" datasrc="/c" xlink:href="/d" grid="e">"#,
    #"<a title="id=">"#, #"href="/x" id="y""#, #"a < b id="c""#, #"<1 href="/x">"#,
    #"</a href="/x">"#,
    #"<!-- <a href="/x"> -->"#, #"<!-- -- > <a href="/x"> -->"#, #"<!--<a href="/x">"#,
    "<!DOCTYPE html>",
    #"<script>const a = "<a href='/x' id='y'>"</script>"#, #"<style>a[href="/x"] { }</style>"#,
    #"<SCRIPT>'<a href="/x">'</SCRIPT>"#, #"<script>"</scr" + '<a href="/x">'"#,
  ])
  func `passes over what only looks like them`(html: String) {
    #expect(found(in: html) == [])
  }

  @Test(arguments: [
    #"<!--> <a href="/x">"#, #"<!---> <a href="/x">"#, #"<!-- a --><a href="/x">"#,
    #"<!----><a href="/x">"#,
    #"<script>if (a</b/.test(c)) { }</script><a href="/x">"#,
    #"<script>"</a>"</script ><a href="/x">"#,
    #"<style>a::before { content: '<' }</style><a href="/x">"#, #"<<a href="/x">"#,
    #"a<b <a href="/x">"#,
  ])
  func `goes on after what it passed over`(html: String) {
    #expect(found(in: html) == ["link /x"])
  }

  @Test func `finds where a script lies`() {
    #expect(found(in: #"<script src="/a.js" id="s"></script>"#) == ["link /a.js", "id s"])
  }

  @Test(arguments: [
    "", "<", "<a", "<a ", "<a href", "<a href=", "<a href=\"", "<a href=\"/x", "<a href='", "<!",
    "<!-", "<!--", "<!---", "<script", "<script>", "<script><", "<script></", "<script></script",
    "<style></sty",
  ])
  func `ends with what is cut off`(html: String) {
    #expect(found(in: html) == [])
  }

  @Test func `finds in the beginning of a page what stands in it`() async throws {
    let page = Array(try await BuiltSite().page("/news/open/").utf8)
    let whole = found(in: page)
    #expect(whole.count >= 40)
    for length in stride(from: 0, to: page.count, by: 7) {
      let part = found(in: Array(page[..<length]))
      #expect(part == Array(whole.prefix(part.count)), "\(length) bytes")
    }
  }

  @Test func `takes any bytes`() {
    var random = SeededGenerator(seed: 11)
    let pieces: [[UInt8]] = [
      "<a ", "href=", "id=", "\"", "'", ">", "<!--", "-->", "<script>", "</script>", "=", "<", " ",
      "/x#y", "&#x27;", "<style ", "\n",
    ].map { Array($0.utf8) }
    var findings = 0
    for _ in 0..<4_000 {
      var bytes: [UInt8] = []
      for _ in 0..<(random.next() % 40) {
        if random.next() % 4 == 0 {
          bytes.append(UInt8(truncatingIfNeeded: random.next()))
        } else {
          bytes += pieces[Int(random.next() % UInt64(pieces.count))]
        }
      }
      findings += found(in: bytes).count
      var audit = LinkAudit()
      _ = audit.read(bytes, of: OutputPath("a/index.html"), unit: 0)
    }
    #expect(findings > 300)
  }
}
