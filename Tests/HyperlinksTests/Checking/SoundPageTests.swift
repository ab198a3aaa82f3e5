import Hyperlinks
import Testing

@Suite struct `A page without a fault` {
  @Test(arguments: [
    "other.html", "./other.html", "../docs/other.html", "/docs/other.html", "/docs/./other.html",
    "/docs/x/../other.html", "../../docs/other.html", "//docs.example.tw/", "/docs/", "/docs",
    "/docs/index.html", ".", "./", "..", "../", "/", "../index.html", "/about.html", "old.htm",
    "/img/logo.png", "/img/圖.png", "/img/%E5%9C%96.png", "/img/%e5%9c%96.png",
    "/files/two words.pdf", "/files/two%20words.pdf", "/files/100%25.pdf", "/files/100%.pdf",
    "/files/a+b.pdf", "/files/a%2Bb.pdf", "/files/c%23.pdf", "/files/q%3F.pdf",
    "/files/r\u{E9}sum\u{E9}.pdf", "/files/r%C3%A9sum%C3%A9.pdf", "/files/無副檔名",
    "/%64ocs/other.html", "/.well-known/security.txt", "other.html?page=2", "?page=2", "?",
    "other.html?x=no.html", "other.html?x=1#goals", "page.html#mine", "#mine", "#%6Dine", "#top",
    "#TOP", "#:~:text=x", "#mine:~:text=x", "other.html#:~:text=x,-y", "other.html#goals",
    "other.html#預算", "other.html#%E9%A0%90%E7%AE%97", "other.html#a&amp;b", "other.html#a%26b",
    "other.html#50%", "other.html#50%25", "other.html#old", "other.html#x%20y", "other.html#",
    "/img/icons.svg#sun", "/img/icons.svg#moon", "/files/form.pdf#page=2", "/docs/#list", "./#list",
    "/#home", "old.htm#part", "https://www.example.gov.tw/", "http://政府.tw/路?x#y", "HTTPS://A.TW",
    "https://user@a.tw:8080/", "http://[::1]:80/", "mailto:name@example.gov.tw",
    "mailto:a@example.tw,b.c@d.example.tw?subject=x", "mailto:?to=a@example.tw",
    "mailto:%E5%90%8D@example.tw", "mailto:%22a%20b%22@example.tw", "tel:+886-2-1234-5678",
    "tel:02-1234-5678;ext=12", "tel:1999", "tel:(02)1234.5678",
    "data:image/png;base64,AAAA", "data:,x", "javascript:void(0)", "ftp://a.tw/", "blob:x",
    "sms:+886912345678", "urn:isbn:1", "about:blank",
  ])
  func `may write an address in many ways`(address: String) async throws {
    let html = #"<p id="mine"><a href="\#(address)">"#
    #expect(try await SampleFolder.faults(html) == [])
  }

  @Test(arguments: [
    #"<!-- <a href="no"> -->"#, #"<template><a href="no"></template>"#,
    #"<script>'<a href="no">'</script>"#,
    #"<textarea><a href="no"></textarea>"#, #"<title><a href="no"></title>"#,
    #"<p data-href="no">"#,
    #"<link rel="preconnect" href="/">"#, #"<link rel="dns-prefetch" href="no">"#,
    #"<a id="x">"#, #"<a name="x">"#, #"<img srcset="/img/logo.png 1x">"#, "<!DOCTYPE html>",
    #"<meta name="description" content="0; url=no">"#, #"<meta http-equiv="refresh" content="60">"#,
    #"<p style="fill: url(#grad)" id="grad">"#, "<p style=\"color: red\">", #"<base href="/x/">"#,
    #"<style>/* url(no) */ p { }</style>"#, #"<img src="data:,x" srcset="data:,x 2x">"#,
    "",
  ])
  func `has nothing that only looks like a link`(html: String) async throws {
    #expect(try await SampleFolder.faults(html) == [])
  }

  @Test(arguments: [
    (#"<base href="/img/"><a href="logo.png">"#, []),
    (#"<base href="../img/"><a href="logo.png">"#, []),
    (#"<base href="/img/x.html"><a href="logo.png">"#, []),
    (##"<base href="/docs/other.html"><a href="#goals">"##, []),
    (#"<base href="https://a.tw/"><a href="no">"#, []),
    (#"<base href="/img/"><base href="/docs/"><a href="logo.png">"#, []),
    (#"<base href="/img/"><a href="other.html">"#, ["missingFile other.html → /docs/other.html"]),
    (##"<base href="/docs/other.html"><p id="x"><a href="#x">"##, ["missingID #x"]),
    (#"<base href="https://a.tw/"><a href="/no">"#, []),
    (#"<base target="_blank"><a href="other.html">"#, []),
  ])
  func `may begin its addresses elsewhere`(html: String, expected: [String]) async throws {
    #expect(try await SampleFolder.faults(html) == expected)
  }
}
