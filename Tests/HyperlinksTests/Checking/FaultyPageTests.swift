import Hyperlinks
import Testing

/// Pages with one fault each, after what the documentation of other link checkers names.
@Suite struct `A page with a fault` {
  /// What each element and attribute is that holds an address.
  @Test(arguments: [
    #"<a href="no.html">"#, #"<A HREF='no.html'>"#, "<a href=no.html>", #"<area href="no.html">"#,
    #"<link rel="stylesheet" href="no.html">"#, #"<link rel="alternate" href="no.html">"#,
    #"<img src="no.html">"#, #"<img src="/img/logo.png" srcset="no.html 2x">"#,
    #"<img srcset="/img/logo.png 1x, no.html 2x">"#, #"<img srcset="no.html">"#,
    #"<source srcset="/img/logo.png, no.html 3x">"#, #"<source src="no.html">"#,
    #"<link rel="preload" imagesrcset="no.html 2x">"#, #"<video src="no.html"></video>"#,
    #"<video poster="no.html"></video>"#, #"<audio src="no.html"></audio>"#,
    #"<track src="no.html">"#, #"<iframe src="no.html"></iframe>"#, #"<frame src="no.html">"#,
    #"<object data="no.html"></object>"#, #"<embed src="no.html">"#,
    #"<script src="no.html"></script>"#, #"<form action="no.html"></form>"#,
    #"<button formaction="no.html">"#, #"<input type="image" src="no.html">"#,
    #"<input type="submit" formaction="no.html">"#, #"<blockquote cite="no.html">"#,
    #"<q cite="no.html">"#, #"<ins cite="no.html">"#, #"<del cite="no.html">"#,
    #"<img src="/img/logo.png" longdesc="no.html">"#, #"<body background="no.html">"#,
    #"<meta http-equiv="refresh" content="0; url=no.html">"#,
    #"<meta http-equiv="refresh" content="5;URL='no.html'">"#,
    #"<p style="background: url(no.html)">"#, #"<p style="background: url('no.html')">"#,
    "<style>p { background: url(\"no.html\") }</style>", "<style>@import 'no.html';</style>",
    "<style>@import url(no.html);</style>", #"<noscript><img src="no.html"></noscript>"#,
    #"<svg><image href="no.html"/></svg>"#, #"<pre><a href="no.html">x</a></pre>"#,
    #"<code><a href="no.html">x</a></code>"#, #"<!-- x --><a href="no.html">"#,
    #"<template></template><a href="no.html">"#, "<a\n  href = \"no.html\"\n>",
    #"<a href=" no.html ">"#, "<a href=\"no&period;html\">", #"<a title="a>b" href="no.html">"#,
  ])
  func `is told wherever an address may stand`(html: String) async throws {
    let found = try await SampleFolder.report(html).faults
    #expect(found.map(\.kind) == [.missingFile], "\(html)")
    #expect(found.first.map { ["no.html", "no&period;html"].contains($0.address) } ?? false)
  }

  @Test(arguments: [
    ("../nothing/", "missingFile ../nothing/"), ("/nothing.html", "missingFile /nothing.html"),
    ("/files/from.pdf", "missingFile /files/from.pdf → /files/form.pdf"),
    ("../files/form.pfd", "missingFile ../files/form.pfd → /files/form.pdf"),
    ("/doc/other.html", "missingFile /doc/other.html → /docs/other.html"),
    ("other.html.", "missingFile other.html. → /docs/other.html"),
    ("/img/logo.png/", "slashAfterFile /img/logo.png/ → /img/logo.png"),
    ("other.html/", "slashAfterFile other.html/ → /docs/other.html"),
    ("empty/", "folderWithoutIndex empty/"), ("empty", "folderWithoutIndex empty"),
    ("/img/", "folderWithoutIndex /img/"), ("guide/", "folderWithoutIndex guide/"),
    ("/about", "missingFile /about → /about.html"),
    ("other", "missingFile other → /docs/other.html"),
    ("OTHER.html", "wrongCase OTHER.html → /docs/other.html"),
    ("/Docs/", "wrongCase /Docs/ → /docs/"),
    ("/DOCS/Other.HTML", "wrongCase /DOCS/Other.HTML → /docs/other.html"),
    ("/img/photo.jpg", "wrongCase /img/photo.jpg → /img/Photo.JPG"),
    ("/index.HTML", "wrongCase /index.HTML → /"),
    (
      "/files/re\u{301}sume\u{301}.pdf",
      "otherUnicodeForm /files/re\u{301}sume\u{301}.pdf → /files/r\u{E9}sum\u{E9}.pdf"
    ),
    (
      "/files/re%CC%81sume%CC%81.pdf",
      "otherUnicodeForm /files/re%CC%81sume%CC%81.pdf → /files/r\u{E9}sum\u{E9}.pdf"
    ),
    ("/img/%E5%9C%97.png", "missingFile /img/%E5%9C%97.png → /img/圖.png"),
    ("/files/two%2520words.pdf", "missingFile /files/two%2520words.pdf → /files/two words.pdf"),
    ("/files/two+words.pdf", "missingFile /files/two+words.pdf → /files/two words.pdf"),
    ("/files/a%20b.pdf", "missingFile /files/a%20b.pdf → /files/a+b.pdf"),
    ("/files/c#.pdf", "missingFile /files/c#.pdf"), ("/files/q?.pdf", "missingFile /files/q?.pdf"),
    ("/img/%B9%CF.png", "missingFile /img/%B9%CF.png → /img/圖.png"),
    ("/../../no", "missingFile /../../no"),
    ("./", ""), ("page.html/other.html", "missingFile page.html/other.html → /docs/other.html"),
    ("?page=2", ""), ("/docs/other.html?x=/no", ""),
    ("\\img\\logo.png", "missingFile \\img\\logo.png"),
    ("www.example.com", "missingFile www.example.com"), ("localhost/", "missingFile localhost/"),
  ])
  func `is told where a path finds no file`(address: String, expected: String) async throws {
    let faults = try await SampleFolder.faults(#"<a href="\#(address)">"#)
    #expect(faults == (expected.isEmpty ? [] : [expected]))
  }

  @Test(arguments: [
    ("#nothing", "missingID #nothing"), ("#gaols", "missingID #gaols"),
    ("other.html#gaols", "missingID other.html#gaols → #goals"),
    ("other.html#Goals", "missingID other.html#Goals → #goals"),
    ("other.html#case", "missingID other.html#case → #Case"),
    (
      "other.html#%E9%A0%90%E7%AE%97%E6%9B%B8",
      "missingID other.html#%E9%A0%90%E7%AE%97%E6%9B%B8 → #預算"
    ),
    ("other.html#預算書", "missingID other.html#預算書 → #預算"),
    ("other.html#a%26amp%3Bb", "missingID other.html#a%26amp%3Bb"),
    ("other.html?x#none", "missingID other.html?x#none"),
    ("/docs/#lost", "missingID /docs/#lost → #list"),
    ("./#lost", "missingID ./#lost → #list"), ("/docs#lost", "missingID /docs#lost → #list"),
    ("/docs/index.html#lost", "missingID /docs/index.html#lost → #list"),
    ("../#hom", "missingID ../#hom → #home"), ("old.htm#parts", "missingID old.htm#parts → #part"),
    ("other.html#gaols:~:text=x", "missingID other.html#gaols:~:text=x → #goals"),
    ("#mine%20", "missingID #mine%20 → #mine"), ("#mine?x", "missingID #mine?x → #mine"),
    ("other.html#mine", "missingID other.html#mine"),
    ("other.html#!/view", "missingID other.html#!/view"),
    ("other.html#user-content-goals", "missingID other.html#user-content-goals"),
  ])
  func `is told where a page has no such id`(address: String, expected: String) async throws {
    let html = #"<p id="mine"><a href="\#(address)">"#
    #expect(try await SampleFolder.faults(html) == [expected])
  }

  @Test(arguments: [
    (#"<a href="">"#, "emptyAddress "), (#"<a href="  ">"#, "emptyAddress "),
    ("<a href>", "missingAddress "),
    (#"<img src="">"#, "emptyAddress "), ("<a>x</a>", "missingAddress "),
    ("<img>", "missingAddress "),
    (#"<img alt="x">"#, "missingAddress "), (#"<a class="b">x</a>"#, "missingAddress "),
    (##"<a href="#">"##, "emptyHash #"), (##"<area href="#">"##, "emptyHash #"),
    (#"<link rel="icon" href="">"#, "emptyAddress "),
    (#"<script src=""></script>"#, "emptyAddress "),
    (#"<form action=""></form>"#, "emptyAddress "), (#"<iframe src=""></iframe>"#, "emptyAddress "),
  ])
  func `is told where there is no address`(html: String, expected: String) async throws {
    #expect(try await SampleFolder.faults(html) == [expected])
  }

  @Test(arguments: [
    "mailto:", "mailto:name", "mailto:name@", "mailto:@example.gov.tw", "mailto:a b@example.gov.tw",
    "mailto:a@b@", "mailto:a@example", "mailto:.a@example.tw", "mailto:a..b@example.tw",
    "mailto:a@example.tw,", "mailto:a@example..tw", "mailto:?subject=x",
    "mailto:a@example.tw?to=b", "MAILTO:name",
  ])
  func `is told where mail can't be sent`(address: String) async throws {
    #expect(
      try await SampleFolder.faults(#"<a href="\#(address)">"#) == ["wrongMail \(address)"])
  }

  @Test(arguments: [
    "tel:", "tel:+", "tel:12", "tel:phone", "tel:02 2345 6789", "tel:+886-2-1234-5678;",
    "tel:+8862123456789012345", "tel:+886-2-1234-5678;ext=", "tel:+886-2-1234-5678;ext=x",
    "TEL:02x",
  ])
  func `is told where nobody can be called`(address: String) async throws {
    #expect(
      try await SampleFolder.faults(#"<a href="\#(address)">"#) == ["wrongTelephone \(address)"])
  }

  @Test(arguments: [
    "http:", "https://", "http:///path", "https://exa mple.tw/", "http://a..b/", "https:/path",
    "https://exa%20mple.tw/", "http://[::1",
  ])
  func `is told where no browser could open it`(address: String) async throws {
    #expect(
      try await SampleFolder.faults(#"<a href="\#(address)">"#) == ["wrongAddress \(address)"])
  }
}
