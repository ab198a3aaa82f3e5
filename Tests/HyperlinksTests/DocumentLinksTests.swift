import Hyperlinks
import Testing

/// What a reader finds, as `link VALUE` and `id VALUE`; fails where a value lies outside the bytes, or before one
/// that was found earlier.
private func found(in bytes: [UInt8]) -> [String] {
  let document = DocumentLinks(bytes)
  var end = 0
  for link in document.links {
    #expect(link.range.lowerBound >= end && link.range.upperBound <= bytes.count)
    end = link.range.lowerBound
  }
  return document.links.map { "link \($0.address)" } + document.ids.map { "id \($0)" }
}

private func found(in html: String) -> [String] { found(in: Array(html.utf8)) }

@Suite struct `A reader of a document's links` {
  @Test(arguments: [
    (#"<a href="/x">"#, ["link /x"]),
    (#"<a href='/x'>"#, ["link /x"]),
    ("<a href=/x>", ["link /x"]),
    ("<a href=/x/y id=z>", ["link /x/y", "id z"]),
    (#"<a id="z" href="/x">"#, ["link /x", "id z"]),
    (#"<a name="z"><p name="y">"#, ["id z"]),
    (#"<a href=" /x&amp;y&#x27; ">"#, ["link /x&y'"]),
    (
      #"<img srcset="/a.png 1x, /b.png 2x,/c.png">"#, ["link /a.png", "link /b.png", "link /c.png"]
    ),
    (#"<img srcset="/a,b.png 100w (x, y), /c.png">"#, ["link /a,b.png", "link /c.png"]),
    (#"<link imagesrcset="/a.png 2x">"#, ["link /a.png"]),
    (#"<p style="background: url(/a.png), URL( '/b.png' )">"#, ["link /a.png", "link /b.png"]),
    (#"<p style="background: url(&quot;/a.png&quot;)">"#, ["link /a.png"]),
    (
      #"<style>@import "/a.css"; b { c: url(/d) /* url(/e) */ }</style>"#,
      ["link /a.css", "link /d"]
    ),
    (#"<meta http-equiv="refresh" content="0; url=/x">"#, ["link /x"]),
    (#"<meta content="0;URL='/x'" http-equiv=Refresh>"#, ["link /x"]),
    (#"<meta http-equiv="refresh" content=" 0.5 /x">"#, ["link /x"]),
    (#"<meta http-equiv="refresh" content="3 , url = /x">"#, ["link /x"]),
    (
      #"<button formaction="/x"><img longdesc="/y"><body background="/z">"#,
      ["link /x", "link /y", "link /z"]
    ),
    (#"<link rel="stylesheet" href="/x">"#, ["link /x"]),
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
    #"<template><a href="/x" id="y"><template></template><a href="/z"></template>"#,
    #"<title><a href="/x"></title>"#, #"<textarea><a href="/x"></textarea>"#,
    #"<iframe><a href="/x"></iframe>"#, #"<xmp><a href="/x"></xmp>"#,
    #"<link rel="preconnect" href="/x">"#, #"<link href="/x" rel='dns-prefetch'>"#,
    #"<meta http-equiv="refresh" content="30">"#, #"<meta http-equiv="refresh" content="3 ; ">"#,
    #"<meta http-equiv="refresh" content="3s /x">"#, #"<meta name="refresh" content="0; url=/x">"#,
    #"<p name="x">"#,
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
    #"a<b <a href="/x">"#, #"<template></template><a href="/x">"#,
    #"<textarea></textarea><a href="/x">"#, #"<scripted><a href="/x">"#,
    #"<title-bar><a href="/x">"#, "<style></style><a href=/x>",
  ])
  func `goes on after what it passed over`(html: String) {
    #expect(found(in: html) == ["link /x"])
  }

  @Test func `finds where a script lies`() {
    #expect(found(in: #"<script src="/a.js" id="s"></script>"#) == ["link /a.js", "id s"])
  }

  @Test(arguments: [
    (#"<a href="/x">"#, "a", "href", "/x"), (#"<A HREF="/x">"#, "a", "href", "/x"),
    (#"<p style="b: url(/x)">"#, "p", "style", "/x"),
    ("<style>b { c: url(/x) }</style>", "style", "style", "/x"),
    (#"<img srcset=" /x 2x">"#, "img", "srcset", "/x"),
    (#"<meta http-equiv="refresh" content="0;url=/x">"#, "meta", "content", "/x"),
  ])
  func `knows whose they are and where they stand`(
    html: String, element: String, attribute: String, address: String
  ) throws {
    let bytes = Array(html.utf8)
    let link = try #require(DocumentLinks(bytes).links.first)
    #expect(link.element == element)
    #expect(link.attribute == attribute)
    #expect(String(decoding: bytes[link.range], as: UTF8.self) == address)
  }

  @Test(arguments: [
    #"<p data-skip><a href="/x"></p><a href="/y">"#, #"<a data-skip href="/x"><a href="/y">"#,
    #"<a href="/x" DATA-SKIP=""><a href="/y">"#, #"<img src="/x" data-skip><a href="/y">"#,
    #"<div data-skip><div><a href="/x"></div><a href="/x"></div><a href="/y">"#,
    #"<p data-skip><a href="/x"><p><a href="/y">"#,
    #"<p title="data-skip"><a href="/y">"#, #"<p data-skips><a href="/y">"#,
  ])
  func `passes over elements with an attribute`(html: String) {
    let links = DocumentLinks(Array(html.utf8), ignoring: ["data-skip"]).links
    #expect(links.map(\.address) == ["/y"])
    var reader = LinkReader(ignoring: ["data-skip"])
    reader.read(Array(html.utf8), at: "/index.html")
    #expect(reader.links.count == 1)
  }

  @Test(arguments: [
    "", "<", "<a", "<a ", "<a href", "<a href=", "<a href=\"", "<a href=\"/x", "<a href='", "<!",
    "<!-", "<!--", "<!---", "<script", "<script>", "<script><", "<script></", "<script></script",
    "<style></sty", "<a href=/x",
  ])
  func `ends with what is cut off`(html: String) {
    #expect(found(in: html) == [])
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
      var reader = LinkReader()
      reader.read(bytes, at: "/a/index.html")
      // The two readings differ in words and numbers alone.
      #expect(reader.ids.count == DocumentLinks(bytes).ids.count)
    }
    #expect(findings > 300)
  }
}
