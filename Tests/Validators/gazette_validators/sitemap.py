"""sitemap.xml by the sitemaps.org protocol, with the languages that search engines read in it."""

from .grammar import is_absolute, is_day_or_moment

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
MOST_ADDRESSES = 50_000
MOST_BYTES = 50 * 1024 * 1024
LONGEST_ADDRESS = 2047
FREQUENCIES = ("always", "hourly", "daily", "weekly", "monthly", "yearly", "never")


def check_sitemaps(site, alternates, report):
    """Checks the sitemap, its parts, and that it lists the pages meant to be found and no others.

    Gives back how many addresses are listed.
    """
    listed = {}
    _read(site, "sitemap.xml", listed, report, nested=False)
    for url, group in listed.items():
        if url not in alternates.by_url:
            report.error("the sitemap lists what is no page to be found", "sitemap.xml", url)
        elif group and group != alternates.by_url[url]:
            report.error("the sitemap's languages differ from the page's", "sitemap.xml", url)
    for url in alternates.by_url.keys() - listed.keys():
        report.error("the sitemap leaves a page out", "sitemap.xml", url)
    return len(listed)


def _read(site, path, listed, report, nested):
    from lxml import etree

    data = (site.folder / path).read_bytes()
    if len(data) > MOST_BYTES:
        report.error("sitemap over 50 MB", path, len(data))
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as problem:
        return report.error("XML not well formed", path, problem)
    kind = {f"{SITEMAP}urlset": "url", f"{SITEMAP}sitemapindex": "sitemap"}.get(root.tag)
    if kind is None or (nested and kind == "sitemap"):
        return report.error("wrong root element", path, root.tag)
    entries = [child for child in root if isinstance(child.tag, str)]
    if not 0 < len(entries) <= MOST_ADDRESSES:
        report.error("sitemap without addresses or with over 50 000", path, len(entries))
    for entry in entries:
        if entry.tag != SITEMAP + kind:
            report.error("unknown element", path, entry.tag)
            continue
        url = _address(entry, path, report)
        if url is None:
            continue
        inside = site.inside(url)
        if inside is None or site.answer(inside) is None:
            report.error("address without a written file", path, url)
        elif kind == "sitemap":
            _read(site, inside, listed, report, nested=True)
        elif url in listed:
            report.error("address stands twice", path, url)
        else:
            listed[url] = _languages(entry, path, report)
    return None


def _address(entry, path, report):
    """The one address of an entry, its other elements checked on the way."""
    locations = [(found.text or "").strip() for found in entry.findall(f"{SITEMAP}loc")]
    if len(locations) != 1:
        return report.error("entry without exactly one loc", path, len(locations))
    url = locations[0]
    if not is_absolute(url) or "#" in url or len(url) > LONGEST_ADDRESS:
        return report.error("loc is not an absolute, percent-encoded address", path, url)
    for child in entry:
        if not isinstance(child.tag, str) or not child.tag.startswith(SITEMAP):
            continue
        name, text = child.tag.removeprefix(SITEMAP), (child.text or "").strip()
        if name == "lastmod" and not is_day_or_moment(text):
            report.error("lastmod is no W3C date", path, f"{url} {text}")
        elif name == "changefreq" and text not in FREQUENCIES:
            report.error("unknown changefreq", path, f"{url} {text}")
        elif name == "priority" and text not in {f"{n / 10:.1f}" for n in range(11)}:
            report.error("priority is not 0.0 to 1.0", path, f"{url} {text}")
        elif name not in ("loc", "lastmod", "changefreq", "priority"):
            report.error("unknown element", path, child.tag)
    return url


def _languages(entry, path, report):
    group = {}
    for link in entry.findall(LINK):
        if link.get("rel") != "alternate" or not link.get("hreflang") or not link.get("href"):
            report.error("incomplete xhtml:link", path, entry.findtext(f"{SITEMAP}loc"))
        else:
            group[link.get("hreflang")] = link.get("href")
    return group
