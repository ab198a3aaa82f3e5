"""The bad sites: validator, file, what stands there, what replaces it, the reason expected.

`None` for what stands there replaces the whole file; `None` twice takes the file away.
"""

HOME, ENGLISH, NEWS = "index.html", "en/index.html", "news/opening/index.html"
HOST = "https://www.example.gov.tw"
HEADING = "<h1>示範機關</h1>"
SKIP = '<a class="skip" href="#C">'


def after_heading(markup):
    return HEADING, HEADING + markup


BAD = (
    # HTML
    ("html", HOME, *after_heading("<p><div>段落</div></p>"), "No “p” element in scope"),
    ("html", HOME, *after_heading('<img src="/icon.svg">'), "must have an “alt” attribute"),
    ("html", HOME, *after_heading('<p id="Z">重複</p>'), "Duplicate ID"),
    ("html", NEWS, "</table>", "", "seen in “table”"),

    # Links
    ("links", HOME, *after_heading('<a href="/nowhere/">連結</a>'), "no such file"),
    ("links", HOME, *after_heading('<a href="/news/opening">連結</a>'), "closing slash missing"),
    ("links", HOME, *after_heading('<a href="/News/opening/">連結</a>'), "no such file"),
    ("links", HOME, *after_heading('<a href="/en/#nothing">連結</a>'), "no such id"),
    ("links", HOME, *after_heading(f'<a href="{HOST}/nowhere/">連結</a>'), "no such file"),
    ("links", HOME, *after_heading('<a href="javascript:0">連結</a>'), "scheme not allowed"),
    ("links", HOME, *after_heading('<a href="">連結</a>'), "empty address"),
    ("links", HOME, *after_heading('<img src="/no.png" alt="圖">'), "no such file"),
    ("links", HOME, *after_heading('<img src="/icon.svg" srcset="/icon.svg, /no.png 2x" alt="">'),
     "no such file"),
    ("links", HOME, *after_heading('<svg><use href="/icon.svg#none"/></svg>'), "no such id"),
    ("links", HOME, *after_heading('<form action="/nowhere/"></form>'), "no such file"),
    ("links", HOME, *after_heading('<label for="none">標籤</label>'), "id named but not on the page"),
    ("links", HOME, *after_heading('<p id="U">重複</p>'), "id repeated"),
    ("links", NEWS, 'headers="day"', 'headers="none"', "id named but not on the page"),
    ("links", "old/index.html", "url=/news/", "url=/nowhere/", "no such file"),
    ("links", "style.css", "body {", "body { background: url('/no.png');", "no such file"),

    # JSON-LD
    ("jsonld", HOME, '"WebSite",', '"WebSite"', "JSON-LD does not parse"),
    ("jsonld", HOME, '"@type": "WebSite"', '"name": "又", "@type": "WebSite"',
     "JSON-LD does not parse"),
    ("jsonld", HOME, ', "url": "https://www.example.gov.tw/"', "", "WebSite without url"),
    ("jsonld", HOME, "https://schema.org", "https://example.org", "without the context"),
    ("jsonld", HOME, '"@type": "WebSite", ', "", "without a type"),
    ("jsonld", HOME, "application/ld+json", "application/json", "page without JSON-LD"),
    ("jsonld", NEWS, '"position": 2', '"position": 3', "does not count from 1"),
    ("jsonld", NEWS, ', "datePublished": "2026-01-05"', "", "NewsArticle without datePublished"),
    ("jsonld", NEWS, f'"item": "{HOST}/"', f'"item": "{HOST}/no/"',
     "item leads to no written file"),

    # Feeds, sitemap, robots.txt, canonical and language links
    ("feeds", "feed.xml", None, None, "missing: feed.xml"),
    ("feeds", "feed.xml", "</entry>", "", "not well formed"),
    ("feeds", "feed.xml", "<updated>2026-01-05T", "<updated>2026-1-5T", "date is not RFC 3339"),
    ("feeds", "feed.xml", "<author><name>示範機關</name></author>", "", "has an author"),
    ("feeds", "feed.xml", f"<id>{HOST}/news/opening/</id>", "", "not exactly one id"),
    ("feeds", "feed.xml", f"{HOST}/feed.xml", f"{HOST}/feed.json", "no self link"),
    ("feeds", "feed.xml", f'href="{HOST}/news/opening/"', f'href="{HOST}/no/"',
     "link without a written file"),
    ("feeds", "feed.xml", "<summary>", '<summary type="xhtml">', "xhtml text is not one div"),
    ("feeds", "feed.json", '"version": "https://jsonfeed.org/version/1.1"',
     '"version": "https://jsonfeed.org/version/1"', "version is not 1.1"),
    ("feeds", "feed.json", '"content_text"', '"text"', "neither content_html nor content_text"),
    ("feeds", "feed.json", '"2026-01-05T00:00:00+08:00"', '"2026-01-05"', "date is not RFC 3339"),
    ("feeds", "feed.json", f'"url": "{HOST}/news/opening/"', '"url": "/news/opening/"',
     "address is not absolute"),
    ("feeds", "en/feed.json", None, "{}", "no page links to the feed"),
    ("feeds", "sitemap.xml", f"<loc>{HOST}/news/opening/</loc>", "<loc>/news/opening/</loc>",
     "loc is not an absolute"),
    ("feeds", "sitemap.xml", f"<loc>{HOST}/news/opening/</loc>", f"<loc>{HOST}/old/</loc>",
     "the sitemap leaves a page out"),
    ("feeds", "sitemap.xml", f"<loc>{HOST}/news/opening/</loc>", f"<loc>{HOST}/old/</loc>",
     "lists what is no page to be found"),
    ("feeds", "sitemap.xml", "2026-01-05", "2026-02-30", "lastmod is no W3C date"),
    ("feeds", "sitemap.xml", 'hreflang="en"', 'hreflang="ja"', "languages differ from the page's"),
    ("feeds", "sitemap.xml", "sitemaps.org/schemas/sitemap/0.9", "example.org",
     "wrong root element"),
    ("feeds", "robots.txt", "Sitemap:", "# Sitemap:", "no sitemap named"),
    ("feeds", "robots.txt", "Allow: /", "Disallow: /", "everybody is shut out"),
    ("feeds", "robots.txt", "Allow: /", "Allow everything", "line is no field"),
    ("feeds", NEWS, f'href="{HOST}/news/opening/"', f'href="{HOST}/"',
     "canonical link is not the page's address"),
    ("feeds", NEWS, f'<link rel="canonical" href="{HOST}/news/opening/">', "",
     "not exactly one canonical link"),
    ("feeds", ENGLISH, f'<link rel="alternate" hreflang="zh-Hant" href="{HOST}/">', "",
     "not the same both ways"),
    ("feeds", HOME, f'<link rel="alternate" hreflang="x-default" href="{HOST}/">', "",
     "hreflang without x-default"),
    ("feeds", HOME, f'hreflang="x-default" href="{HOST}/"',
     f'hreflang="x-default" href="{HOST}/no/"',
     "x-default is none of the page's languages"),
    ("feeds", ENGLISH, '<html lang="en">', '<html lang="fr">',
     "hreflang differs from the page's lang"),
    ("feeds", HOME, 'hreflang="en"', 'hreflang="english"', "hreflang is no language tag"),

    # Taiwan's accessibility codes
    ("moda", HOME, *after_heading('<img src="/icon.svg">'), "HM1110100C"),
    ("moda", HOME, '<html lang="zh-Hant">', "<html>", "HM1310100C"),
    ("moda", HOME, "<title>示範機關</title>", "<title></title>", "1240200"),

    # Keyboard
    ("keyboard", HOME, SKIP, '<a class="skip" href="/en/">', "the first stop is no skip link"),
    ("keyboard", HOME, SKIP, '<a class="skip" href="#none">', "the skip link has no target"),
    ("keyboard", HOME, *after_heading('<a href="/en/" tabindex="2">連結</a>'), "positive tabindex"),
    ("keyboard", HOME, *after_heading('<a href="/en/" style="outline: none">連結</a>'),
     "no visible sign of focus"),
    ("keyboard", HOME, *after_heading(
        '<a href="/en/" style="position: absolute; left: -50rem">連結</a>'), "focus is not seen"),
    ("keyboard", HOME, *after_heading(
        '<button onkeydown="event.preventDefault()">按鈕</button>'), "Tab does not get away"),
    ("keyboard", HOME, *after_heading(
        '<button onfocus="this.blur(); document.getElementById(\'Z\').focus()">按鈕</button>'),
     "not reached with Tab"),
    ("keyboard", HOME, 'accesskey="U" ', "", "access key missing"),
    ("keyboard", HOME, 'accesskey="Z" ', 'accesskey="C" ', "access key stands twice"),
    ("keyboard", HOME, 'href="#Z" accesskey="Z"', 'href="#none" accesskey="Z"',
     "access key leads nowhere"),
    ("keyboard", HOME, *after_heading('<label>搜尋 <input type="search"></label>'),
     "access key missing"),
    ("keyboard", HOME, *after_heading('<p style="width: 40rem">段落</p>'),
     "scrolls sideways at 320 px"),
    ("keyboard", HOME, *after_heading(
        '<p style="height: 1.2em; line-height: 1.2; overflow: hidden">段落</p>'),
     "text is cut off at 320 px with wider text spacing"),

    # axe
    ("axe", HOME, *after_heading('<p style="color: #bbbbbb">段落</p>'), "color-contrast"),
    ("axe", HOME, *after_heading("<h4>標題</h4>"), "heading-order"),
    ("axe", HOME, *after_heading("<input>"), "label (critical)"),
    ("axe", "style.css", "body { color: #edebe5;", "body { color: #222222;", "color-contrast"),
    ("axe", HOME, *after_heading("<script>missing()</script>"), "the browser's console"),
    ("axe", HOME, *after_heading('<script src="/none.js"></script>'), "the browser's console"),
    ("axe", HOME, *after_heading('<script src="https://example.org/a.js"></script>'),
     "the browser's console"),
)

# Validator, variables, options, the reason: exit status 2.
CANNOT = (
    ("html", {"JAVA": "/nonexistent/java"}, (), "run scripts/install-dependencies test"),
    ("axe", {"CHROMIUM": "/nonexistent/chromium"}, (), "run scripts/install-dependencies test"),
    ("keyboard", {"CHROMIUM": "/bin/false"}, (), "Chromium ended at once"),
    ("links", {"XDG_CACHE_HOME": "/nonexistent"}, (), "run Tests/Validators/install"),
    ("feeds", {}, ("--base-url", "example"), "the base URL is not absolute"),
    ("jsonld", {}, ("--page", "/nowhere/"), "no page at /nowhere/"),
)
