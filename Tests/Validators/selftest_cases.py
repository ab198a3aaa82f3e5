"""The bad sites: validator, file, what stands there, what replaces it, the reason expected.

`None` for what stands there replaces the whole file; `None` twice takes the file away. A function
in its place makes the bad file of the good one.
"""

import zipfile

from selftest_packages import (
    cut, mimetype_last, replaced, streamed, with_entry, with_mimetype, without)

HOME, ENGLISH, NEWS = "index.html", "en/index.html", "news/opening/index.html"
HOST = "https://www.example.gov.tw"
TABLE = "data/hours/hours"
DOCUMENT, DATASET = "data/hours/index.odt", "data/hours/index.html"
MANIFEST = "META-INF/manifest.xml"
PACKAGE = "data/hours/datapackage.json"
GRAPH, TURTLE = "data/catalog.jsonld", "data/catalog.ttl"
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

    # Tables
    ("tables", f"{TABLE}.csv", "\ufeff", "", "CSV: no byte order mark"),
    ("tables", f"{TABLE}.csv", "備註\r\n", "備註\n", "CSV: line end that is not CRLF"),
    ("tables", f"{TABLE}.csv", "週六,", "週\"六,", "CSV: quote in a bare cell"),
    ("tables", f"{TABLE}.csv", "話洽詢\"", "話洽詢", "CSV: quote that is not closed"),
    ("tables", f"{TABLE}.csv", "國定假日,", "國定假日", "CSV: rows of several widths"),
    ("tables", f"{TABLE}.csv", "開始,結束", "開始,開始", "CSV: two columns of one name"),
    ("tables", f"{TABLE}.csv", ",-\r\n", ",=1+1\r\n", "that a spreadsheet runs as a formula"),
    ("tables", f"{TABLE}.csv", "國定假日", "國定\x00假日", "CSV: control character"),
    ("tables", f"{TABLE}.csv", lambda data: data.decode("utf-8-sig").encode("big5"), None,
     "CSV: not UTF-8"),
    ("tables", f"{TABLE}.json", "23.456789012345", "23.456789012346",
     "JSON: another cell than in the CSV"),
    ("tables", f"{TABLE}.json", '"件數":null', '"件數":0', "JSON: another cell than in the CSV"),
    ("tables", f"{TABLE}.json", '"開始":"08:00:00",', "", "JSON: other keys than the columns"),
    ("tables", f"{TABLE}.json", "]", "", "JSON: does not parse"),
    ("tables", f"{TABLE}.ods", replaced("content.xml", 'value="120"', 'value="121"'), None,
     "ODS: another cell in content.xml"),
    ("tables", f"{TABLE}.ods", replaced("content.xml", 'value="120"', 'value="121"'), None,
     "ODS: another cell in LibreOffice"),
    ("tables", f"{TABLE}.ods", replaced("content.xml", "<text:s/>", ""), None,
     "ODS: another cell in content.xml"),
    ("tables", f"{TABLE}.ods", replaced("content.xml", 'repeated="2"', 'repeated="1"'), None,
     "ODS: another cell in content.xml"),
    ("tables", f"{TABLE}.ods", cut, None, "ODS: no ZIP archive"),
    ("tables", f"{TABLE}.ods", cut, None, "ODS: LibreOffice cannot open it"),
    ("tables", f"{TABLE}.ods", mimetype_last, None, "ODS: mimetype is not the first entry"),
    ("tables", f"{TABLE}.ods", with_mimetype(compress_type=zipfile.ZIP_DEFLATED), None,
     "ODS: mimetype is compressed"),
    ("tables", f"{TABLE}.ods", with_mimetype(extra=b"\xfe\xca\0\0"), None,
     "ODS: mimetype does not stand at byte 38"),
    ("tables", f"{TABLE}.ods", streamed, None, "ODS: mimetype has a data descriptor"),
    ("tables", f"{TABLE}.ods", with_mimetype(date_time=(2026, 1, 5, 8, 0, 0)), None,
     "ODS: entry has a time of its own"),
    ("tables", f"{TABLE}.ods", replaced("mimetype", "spreadsheet", "text"), None,
     "ODS: mimetype is another one"),
    ("tables", DOCUMENT, with_entry("notes.xml"), None, "ODT: the manifest leaves an entry out"),
    ("tables", DOCUMENT, without("styles.xml"), None,
     "ODT: the manifest lists what is not there"),
    ("tables", DOCUMENT, replaced(MANIFEST, 'manifest:version="1.3"', 'manifest:version="1.2"'),
     None, "ODT: the manifest is not of version 1.3"),
    ("tables", DOCUMENT, replaced("meta.xml", "office:version=\"1.3\"", ""), None,
     "ODT: not of version 1.3"),
    ("tables", DOCUMENT, replaced("meta.xml", "受理時間", ""), None, "ODT: no title"),
    ("tables", DOCUMENT, replaced("meta.xml", "zh-Hant", "正體中文"), None, "ODT: no language"),
    ("tables", DOCUMENT, replaced("meta.xml", "zh-Hant", "en"), None,
     "ODT: another language than the page's"),
    ("tables", DOCUMENT, replaced("content.xml", "資料說明", "說明"), None,
     "ODT: a heading of the page is missing"),
    ("tables", DOCUMENT, replaced("content.xml", "</office:text>", ""), None,
     "ODT: LibreOffice cannot open it"),
    ("tables", DATASET, "資料說明</h2>", "資料的說明</h2>", "ODT: a heading of the page is missing"),

    # Catalogues
    ("catalogs", GRAPH, None, None, f"missing: {GRAPH}"),
    ("catalogs", "data.json", "服務台", "櫃檯", "data.json: not the same"),
    ("catalogs", "data/data.json", '"accessLevel": "public",', "",
     "data.json: dataset without accessLevel"),
    ("catalogs", "data/data.json", '"R/P1M"', '"每1月"', "accrualPeriodicity of a dataset"),
    ("catalogs", "data/data.json", "mailto:", "", "contactPoint of a dataset"),
    ("catalogs", "data/data.json", '"mediaType": "text/csv",', "",
     "data.json: distribution without mediaType"),
    ("catalogs", "data/data.json", "hours/hours.csv", "hours/none.csv",
     "data.json: address without a written file"),
    ("catalogs", "data/data.json", "/v1.1/schema", "/v1.0/schema", "conformsTo is not DCAT-US 1.1"),
    ("catalogs", GRAPH, "服務台受理申請的時間。", "時間", "catalog.ttl: said in JSON-LD alone"),
    ("catalogs", GRAPH, '"@context": {', '"@context": ["https://example.org/context.jsonld"], "x": {',
     "catalog.jsonld: context is not in the file"),
    ("catalogs", TURTLE, "dct:title \"受理時間\"@zh-Hant ;", "",
     "catalog.ttl: DCAT-AP: title, MinCount"),
    ("catalogs", TURTLE, "a dcat:Catalog ;", "a dcat:Catalog", "catalog.ttl: does not parse"),
    ("catalogs", TURTLE, "2026-01-05", "2026-13-05", "catalog.ttl: literal is not of its type"),
    ("catalogs", TURTLE, "dcat:byteSize \"", "dcat:byteSize \"1",
     "catalog.ttl: another number of bytes"),
    ("catalogs", f"{TABLE}.csv", "120", "121", "catalog.ttl: another SHA-256"),
    ("catalogs", f"{TABLE}.csv", "120", "121", "datapackage.json: another SHA-256"),
    ("catalogs", f"{TABLE}.json", "120", '"many"', "openapi.json: answer that is not of its schema"),
    ("catalogs", TURTLE, f"dcat:downloadURL <{HOST}/data/hours/hours.csv>",
     f"dcat:downloadURL <{HOST}/data/hours/hours.json>", "catalog.ttl: a table that is left out"),
    ("catalogs", PACKAGE, '"type": "integer"', '"type": "date"', "frictionless: type-error"),
    ("catalogs", PACKAGE, '"name": "結束"', '"name": "終了"', "frictionless: incorrect-label"),
    ("catalogs", PACKAGE, "profiles/2.0", "profiles/1.0", "no data package of version 2"),
    ("catalogs", f"{TABLE}.csv-metadata.json", '"datatype": "integer"', '"datatype": "date"',
     "csv-metadata.json: not valid"),
    ("catalogs", f"{TABLE}.csv-metadata.json", '"結束"', '"終了"',
     "csv-metadata.json: titles lack the table's own heading"),
    ("catalogs", f"{TABLE}.csv-metadata.json", '"url": "hours.csv"', '"url": "none.csv"',
     "csv-metadata.json: url is not the table beside it"),
    ("catalogs", f"{TABLE}.schema.json", '"integer"', '"date"', "schema.json: not valid"),
    ("catalogs", f"{TABLE}.schema.json", '"integer"', '"boolean"',
     "schema.json: a row that is not of it"),
    ("catalogs", f"{TABLE}.schema.json", "hours.schema", "days.schema",
     "schema.json: another address than its own"),
    ("catalogs", f"{TABLE}.json", None, None, "schema.json: no table beside it"),
    ("catalogs", "data/openapi.json", '"version": "2026-01-05",', "", "openapi.json: not valid"),
    ("catalogs", "data/openapi.json", "/data/hours/hours.json", "/data/hours/none.json",
     "openapi.json: path without a written file"),
    ("catalogs", "data/inventory.csv", "檔案格式,資料下載網址", "資料下載網址,檔案格式",
     "inventory.csv: not the 22 columns"),
    ("catalogs", "data/inventory.csv", "CSV;JSON;ODS", "CSV;JSON",
     "inventory.csv: another number of values"),
    ("catalogs", "data/portal.json", "hours.ods", "none.ods",
     "portal.json: address without a written file"),

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
    ("tables", {"SOFFICE": "/nonexistent/soffice"}, (), "run scripts/install-dependencies test"),
    ("tables", {"SOFFICE": "/bin/false"}, (), "LibreOffice ended with 1"),
    ("links", {"XDG_CACHE_HOME": "/nonexistent"}, (), "run Tests/Validators/install"),
    ("feeds", {}, ("--base-url", "example"), "the base URL is not absolute"),
    ("jsonld", {}, ("--page", "/nowhere/"), "no page at /nowhere/"),
)
