"""A written site as a folder: its pages, their addresses, and which file answers an address."""

import hashlib
import re
from functools import cached_property
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit


class SiteError(Exception):
    """The folder cannot be looked at as a site."""


class Page:
    """One written HTML file. `path` is relative to the site; `address` begins with `/`."""

    def __init__(self, folder, path):
        self.file = folder / path
        self.path = path
        self.address = "/" + quote(re.sub(r"(^|/)index\.html$", r"\1", path))

    def __lt__(self, other):
        return self.path < other.path

    def parse(self):
        """The page as a tree of elements, read anew each time: a large site fills the memory."""
        from lxml import html

        data = self.file.read_bytes()
        if not data.strip():
            raise SiteError(f"{self.path} is empty")
        return html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))

    @property
    def is_redirect(self):
        """A page that sends the reader elsewhere; a browser would not stay on it."""
        return bool(re.search(rb"<meta[^>]+http-equiv=[\"']?refresh", self._head, re.I))

    @property
    def is_indexable(self):
        """Meant to be found: not a redirect, not the error page, not `noindex`."""
        if self.path == "404.html" or self.is_redirect:
            return False
        robots = re.search(rb"<meta[^>]+name=[\"']?robots[\"']?[^>]*>", self._head, re.I)
        return not (robots and b"noindex" in robots.group().lower())

    @cached_property
    def _head(self):
        with self.file.open("rb") as opened:
            beginning = opened.read(65536)
        return beginning.split(b"</head>")[0]


class Site:
    """The written folder, seen as it is published under `base_url`."""

    def __init__(self, folder, base_url=None):
        if not folder.is_dir():
            raise SiteError(f"no such folder: {folder}")
        self.folder = folder.resolve()
        paths = sorted(
            path.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("*.html") if path.is_file())
        if not paths:
            raise SiteError(f"no .html file in {folder}")
        self.pages = [Page(self.folder, path) for path in paths]
        self._given_base_url = base_url

    @cached_property
    def base_url(self):
        """Absolute, ends in `/`."""
        address = self._given_base_url
        if address is None:
            home = next((page for page in self.pages if page.path == "index.html"), None)
            links = home.parse().xpath("//link[@rel='canonical']/@href") if home else []
            if not links:
                raise SiteError("the home page has no canonical link; give --base-url")
            address = links[0]
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise SiteError(f"the base URL is not absolute: {address}")
        return address.rstrip("/") + "/"

    @cached_property
    def prefix(self):
        """The path of the base URL: `/` or `/bureau/`."""
        return urlsplit(self.base_url).path or "/"

    def page(self, address):
        """The page at an address that begins with `/`, percent-encoded or not."""
        for page in self.pages:
            if address in (page.address, unquote(page.address)):
                return page
        raise SiteError(f"no page at {address}")

    def url(self, page):
        """The absolute address of a page."""
        return self.base_url + page.address[1:]

    def inside(self, url):
        """The path below the site that an absolute URL names, percent-decoded; else nothing."""
        if url + "/" == self.base_url:
            url = self.base_url
        parts, base = urlsplit(url), urlsplit(self.base_url)
        if (parts.scheme, parts.netloc) != (base.scheme, base.netloc):
            return None
        if not parts.path.startswith(self.prefix):
            return None
        return unquote(parts.path[len(self.prefix):])

    def answer(self, path):
        """The written file that answers a path below the site; else nothing.

        A folder answers with its index.html, and only to a path that ends in `/`.
        """
        if path == "" or path.endswith("/"):
            path += "index.html"
        file = (self.folder / path).resolve()
        return file if file.is_file() and self.folder in file.parents else None

    def sample(self, count):
        """`count` pages spread over sections, languages and depths; the same ones each time."""
        if not count or count >= len(self.pages):
            return self.pages
        groups = {}
        for page in self.pages:
            folders = page.path.split("/")[:-1]
            kind = (re.sub(r"\d+", "0", "/".join(folders[:2])), len(folders), page.is_redirect)
            groups.setdefault(kind, []).append(page)
        queues = [
            sorted(group, key=lambda page: hashlib.sha256(page.path.encode()).digest())
            for _, group in sorted(groups.items(), key=lambda item: (item[0][1], item[0]))]
        turns = (queue[turn] for turn in range(max(map(len, queues)))
                 for queue in queues if turn < len(queue))
        return sorted(page for page, _ in zip(turns, range(count)))
