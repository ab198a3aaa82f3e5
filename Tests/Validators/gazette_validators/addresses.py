"""The addresses that a catalogue names, and the files that they lead to."""

import hashlib
import re
from functools import lru_cache


class Addresses:
    """Follows the addresses of one catalogue; findings go to `error(rule, detail)`."""

    def __init__(self, site, error):
        self.site, self.error = site, error
        self.followed = set()
        self._within = re.compile(re.escape(site.base_url) + r"[^\s\"<>;,（）]*")

    def file(self, url):
        """The written file at an address of the site; nothing for an address elsewhere."""
        path = self.site.inside(url)
        return None if path is None else self.site.answer(path)

    def follow(self, url):
        """An address of the site leads to a written file, whatever it names there."""
        url = url.partition("#")[0]
        if self.site.inside(url) is None or url in self.followed:
            return
        self.followed.add(url)
        if self.file(url) is None:
            self.error("address without a written file", url)

    def follow_all(self, value):
        """Every address in a JSON value, also amid other text."""
        if isinstance(value, dict):
            value = list(value.values())
        if isinstance(value, list):
            for each in value:
                self.follow_all(each)
        elif isinstance(value, str):
            for url in self._within.findall(value):
                self.follow(url)

    def weigh(self, file, size, digest):
        """A file has the number of bytes and the SHA-256 that are given."""
        true_size, true_digest = weight(file)
        path = file.relative_to(self.site.folder)
        if str(size) != str(true_size):
            self.error("another number of bytes", f"{path}: {size}, not {true_size}")
        if str(digest).lower() != true_digest:
            self.error("another SHA-256", f"{path}: {digest}, not {true_digest}")


@lru_cache(maxsize=None)
def weight(file):
    """The number of bytes of a file, and their SHA-256."""
    digest, size = hashlib.sha256(), 0
    with file.open("rb") as opened:
        while piece := opened.read(1 << 20):
            digest.update(piece)
            size += len(piece)
    return size, digest.hexdigest()
