"""What each page says about itself: its canonical address and its other languages."""

from urllib.parse import urljoin

from .grammar import is_absolute, is_language


class Alternates:
    """The head links of every page, and the rules that hold between them.

    `by_url` maps the address of each page meant to be found to its languages: tag to address.
    """

    def __init__(self, site, report):
        self.site, self.report = site, report
        self.by_url = {}
        self.languages = {}
        self.feeds = set()
        for page in site.pages:
            self._read(page)
        for url, group in self.by_url.items():
            if group:
                self._check(url, group)

    def _read(self, page):
        document = page.parse()
        url = self.site.url(page)
        canonical = document.xpath("//link[@rel='canonical']/@href")
        group = {}
        for link in document.xpath("//link[@rel='alternate'][@hreflang]"):
            tag, address = link.get("hreflang"), link.get("href", "")
            if tag != "x-default" and not is_language(tag):
                self.report.error("hreflang is no language tag", page.path, tag)
            if tag in group:
                self.report.error("hreflang stands twice", page.path, tag)
            group[tag] = address
        for link in document.xpath("//link[@rel='alternate'][@type]"):
            self.feeds.add(urljoin(url, link.get("href", "")))
        if not page.is_indexable:
            return
        if len(canonical) != 1:
            self.report.error("not exactly one canonical link", page.path, len(canonical))
        elif canonical[0] != url:
            self.report.error("canonical link is not the page's address", page.path, canonical[0])
        self.by_url[url] = group
        self.languages[url] = document.get("lang", "")

    def _check(self, url, group):
        """The languages of a page: itself among them, each pointing back, one for the rest."""
        own = [tag for tag, address in group.items() if address == url and tag != "x-default"]
        if not own:
            self.report.error("hreflang leaves out the page itself", url)
        elif self.languages[url].lower() != own[0].lower():
            self.report.error("hreflang differs from the page's lang", url,
                              f"{own[0]}, {self.languages[url]}")
        if "x-default" not in group:
            self.report.error("hreflang without x-default", url)
        elif group["x-default"] not in [a for tag, a in group.items() if tag != "x-default"]:
            self.report.error("x-default is none of the page's languages", url)
        for tag, address in group.items():
            if not is_absolute(address):
                self.report.error("hreflang address is not absolute", url, f"{tag} {address}")
            elif address not in self.by_url:
                self.report.error("hreflang leads to no page", url, f"{tag} {address}")
            elif self.by_url[address] != group:
                self.report.error("hreflang is not the same both ways", url, f"{tag} {address}")
