import Hyperlinks
import Testing

@Suite struct `An address` {
  @Test(arguments: [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
    ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"),
    ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"),
    ("g;x?y#s", "http://a/b/c/g;x?y#s"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"),
    ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../", "http://a/b/"),
    ("../g", "http://a/b/g"),
    ("../..", "http://a/"), ("../../", "http://a/"), ("../../g", "http://a/g"),
    ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"), ("/./g", "http://a/g"),
    ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"),
    ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"),
    ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
    ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"),
    ("g?y/./x", "http://a/b/c/g?y/./x"), ("g#s/../x", "http://a/b/c/g#s/../x"),
  ])
  func `is resolved as RFC 3986, §5.4 has it`(reference: String, expected: String) {
    let base = URLReference("http://a/b/c/d;p?q")
    #expect(URLReference(reference).resolved(on: base).text == expected)
  }

  @Test(arguments: [
    ("HTTPS://Www.Example.GOV.tw", "https://www.example.gov.tw/"),
    ("https://a.tw:443/x", "https://a.tw/x"), ("http://a.tw:80", "http://a.tw/"),
    ("http://a.tw:8080/", "http://a.tw:8080/"), ("https://a.tw:80/", "https://a.tw:80/"),
    ("https://a.tw/%e5%85%ac", "https://a.tw/%E5%85%AC"),
    ("https://a.tw/公", "https://a.tw/%E5%85%AC"),
    ("https://a.tw/%7Ex/%61", "https://a.tw/~x/a"), ("https://a.tw/a%2Fb", "https://a.tw/a%2Fb"),
    ("https://a.tw/a b?c d", "https://a.tw/a%20b?c%20d"),
    ("https://a.tw/./b/../c", "https://a.tw/c"),
    ("https://a.tw/%", "https://a.tw/%25"), ("https://a.tw?q", "https://a.tw/?q"),
    ("https://a.tw/x#y", "https://a.tw/x"), ("https://a.tw/A/", "https://a.tw/A/"),
    ("https://政府.台灣/", "https://xn--mxtq1m.xn--kpry57d/"),
    ("https://ＥＸＡＭＰＬＥ。tw/", "https://example.tw/"),
    ("https://Bücher.example/", "https://xn--bcher-kva.example/"),
    ("https://user:pw@A.tw/", "https://user:pw@a.tw/"),
    ("http://[2001:DB8::1]:80/", "http://[2001:db8::1]/"),
    ("https://a.tw./", "https://a.tw/"), ("mailto:A@b.tw", "mailto:A@b.tw"),
  ])
  func `has one form`(address: String, expected: String) {
    #expect(URLReference(address).normalizedAddress == expected)
    #expect(URLReference(expected).normalizedAddress == expected)
  }

  @Test(arguments: [
    "/path", "//host/", "https://a..b/", "https:///x", "https://a b/", "x y", "https://-%zz/",
  ])
  func `has none where no host could be called so`(address: String) {
    #expect(URLReference(address).normalizedAddress == nil)
  }

  @Test(
    arguments: [
      ("https://u:p@h.tw:81/a?b#c", "h.tw", "81", "u:p"), ("//h", "h", nil, nil),
      ("https://[::1]:8080/", "[::1]", "8080", nil), ("https://[::1]/", "[::1]", nil, nil),
      ("/a", nil, nil, nil), ("https://a@b@c/", "c", nil, "a@b"),
    ] as [(String, String?, String?, String?)])
  func `has a host, and perhaps a port and a user`(
    address: String, host: String?, port: String?, user: String?
  ) {
    let reference = URLReference(address)
    #expect(reference.host == host)
    #expect(reference.port == port)
    #expect(reference.userInformation == user)
  }

  @Test(arguments: [
    "", "a", "a?b#c", "//a/b", "s:a?b", "#", "?", "a:b:c", "/a//b/", "1a:b", "s://h",
  ])
  func `keeps its text`(text: String) { #expect(URLReference(text).text == text) }
}
