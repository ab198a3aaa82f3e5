"""OpenDocument 1.3: the package, what it says of itself, and the cells of a spreadsheet."""

import io
import re
import struct
import zipfile
from functools import cached_property

from .grammar import is_language

MEDIA_TYPES = {
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odt": "application/vnd.oasis.opendocument.text",
}
VERSION = "1.3"
# The day on which the calendar of ZIP begins.
NO_TIME = (1980, 1, 1, 0, 0, 0)
DATA_DESCRIPTOR = 0x08
PARTS = ("content.xml", "styles.xml", "meta.xml", "settings.xml")

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE = f"{{{_URN}office:1.0}}"
_TABLE = f"{{{_URN}table:1.0}}"
_TEXT = f"{{{_URN}text:1.0}}"
_MANIFEST = f"{{{_URN}manifest:1.0}}"
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"


class OpenDocument:
    """One file; findings go to `error(rule, detail)`.

    `written` is false for what an agency wrote by itself and offers as it is: that must be a sound
    package, but may be of another version and of any time.
    """

    def __init__(self, data, suffix, written, error):
        self.data, self.suffix, self.written, self.error = data, suffix, written, error

    def check(self):
        """Whether the package can be read at all."""
        try:
            damaged = self.archive.testzip()
        except (zipfile.BadZipFile, OSError, EOFError) as problem:
            self.error("no ZIP archive", problem)
            return False
        if damaged:
            self.error("damaged entry", damaged)
            return False
        self.mimetype()
        self.entries()
        self.manifest()
        if "content.xml" not in self.names:
            self.error("no content.xml")
        if self.written:
            self.versions()
            self.facts()
        return True

    @cached_property
    def archive(self):
        return zipfile.ZipFile(io.BytesIO(self.data))

    @cached_property
    def names(self):
        return [entry.filename for entry in self.archive.infolist()]

    def mimetype(self):
        """Its first bytes tell what a file is (ODF 1.3, part 2, section 3.3)."""
        if not self.names or self.names[0] != "mimetype":
            return self.error("mimetype is not the first entry", self.names[:1])
        entry = self.archive.infolist()[0]
        _, flags, extra = self.local_header(entry)
        if entry.compress_type != zipfile.ZIP_STORED:
            self.error("mimetype is compressed")
        if entry.header_offset != 0 or extra or entry.extra:
            self.error("mimetype does not stand at byte 38")
        if (flags | entry.flag_bits) & DATA_DESCRIPTOR:
            self.error("mimetype has a data descriptor")
        content = self.archive.read(entry)
        if content != MEDIA_TYPES[self.suffix].encode():
            self.error("mimetype is another one", content[:80])
        return None

    def local_header(self, entry):
        """The signature, the flags and the length of the extra field that stand before an entry."""
        start = entry.header_offset
        signature, flags = struct.unpack_from("<4s2xH", self.data, start)
        return signature, flags, struct.unpack_from("<H", self.data, start + 28)[0]

    def entries(self):
        for name in sorted({name for name in self.names if self.names.count(name) > 1}):
            self.error("entry stands twice", name)
        for entry in self.archive.infolist():
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                self.error("entry neither stored nor deflated", entry.filename)
            if entry.filename.startswith("/") or ".." in entry.filename.split("/"):
                self.error("entry leads out of the package", entry.filename)
            if not self.written:
                continue
            if entry.date_time != NO_TIME:
                self.error("entry has a time of its own", f"{entry.filename} {entry.date_time}")
            stored = entry.compress_type == zipfile.ZIP_STORED
            if stored and self.local_header(entry)[1] & DATA_DESCRIPTOR:
                self.error("stored entry has a data descriptor", entry.filename)

    def manifest(self):
        """What is listed is there, and what is there is listed (part 2, section 3.2)."""
        root = self.parse("META-INF/manifest.xml")
        if root is None:
            return
        listed = {}
        for entry in root.iter(f"{_MANIFEST}file-entry"):
            path = entry.get(f"{_MANIFEST}full-path")
            if path in listed:
                self.error("the manifest lists an entry twice", path)
            listed[path] = entry.get(f"{_MANIFEST}media-type")
        if listed.get("/") != MEDIA_TYPES[self.suffix]:
            self.error("the manifest names another media type", listed.get("/"))
        for name in self.names:
            aside = name == "mimetype" or name.startswith("META-INF/") or name.endswith("/")
            if not aside and name not in listed:
                self.error("the manifest leaves an entry out", name)
        for path in listed:
            if not path.endswith("/") and path not in self.names:
                self.error("the manifest lists what is not there", path)
        if self.written and root.get(f"{_MANIFEST}version") != VERSION:
            self.error(f"the manifest is not of version {VERSION}",
                       root.get(f"{_MANIFEST}version"))

    def versions(self):
        for name in PARTS:
            root = self.parse(name) if name in self.names else None
            if root is not None and root.get(f"{_OFFICE}version") != VERSION:
                self.error(f"not of version {VERSION}", f"{name} {root.get(f'{_OFFICE}version')}")

    def facts(self):
        """What the file says of itself: its title and its language."""
        root = self.parse("meta.xml")
        if root is None:
            return
        if not (root.findtext(f".//{_DUBLIN}title") or "").strip():
            self.error("no title")
        if not is_language(self.language or ""):
            self.error("no language", self.language)

    @cached_property
    def language(self):
        root = self.parse("meta.xml")
        return None if root is None else root.findtext(f".//{_DUBLIN}language")

    def parse(self, name):
        """The root element of an entry; nothing, and a finding, where there is none."""
        from lxml import etree

        if name not in self.names:
            return self.error("entry missing", name)
        data = self.archive.read(name)
        try:
            root = etree.fromstring(data, _parser(etree))
        except etree.XMLSyntaxError as problem:
            return self.error("not well formed", f"{name} {problem}")
        if root.getroottree().docinfo.doctype:
            self.error("entry has a DOCTYPE", name)
        return root

    def sheet(self):
        """The rows of the first sheet, each a list of cells, without what is empty at the ends.

        A cell is a triple: the type of its value, the value, the text that is shown.
        """
        from lxml import etree

        rows = []
        with self.archive.open("content.xml") as opened:
            events = etree.iterparse(
                opened, events=("end",), tag=(f"{_TABLE}table-row", f"{_TABLE}table"),
                huge_tree=True, resolve_entities=False, no_network=True)
            for _, element in events:
                if element.tag == f"{_TABLE}table":
                    break
                row = without_end(_row(element), lambda cell: cell == EMPTY)
                # What is empty to the end of the sheet is written as one row, a million times.
                repeated = int(element.get(f"{_TABLE}number-rows-repeated", "1"))
                if rows or row:
                    rows.append((row, repeated))
                element.clear()
        rows = without_end(rows, lambda pair: not pair[0])
        return [row for row, repeated in rows for _ in range(repeated)]


EMPTY = (None, None, "")


def _parser(etree):
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def _row(element):
    cells = []
    for cell in element.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        repeated = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        cells.extend([_cell(cell)] * repeated)
    return cells


def _cell(element):
    kind = element.get(f"{_OFFICE}value-type")
    value = element.get(f"{_OFFICE}value")
    if kind in ("boolean", "date", "time"):
        value = element.get(f"{_OFFICE}{kind}-value")
    text = element.get(f"{_OFFICE}string-value")
    if text is None:
        text = "\n".join(_shown(each) for each in element.iterchildren(f"{_TEXT}p"))
    return (None if kind == "string" else kind, value, text)


def _shown(element):
    """The characters of a paragraph; white space is what the elements for it say."""
    parts = [_collapsed(element.text)]
    for child in element:
        if child.tag == f"{_TEXT}s":
            parts.append(" " * int(child.get(f"{_TEXT}c", "1")))
        elif child.tag == f"{_TEXT}tab":
            parts.append("\t")
        elif child.tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif isinstance(child.tag, str) and child.tag != f"{_OFFICE}annotation":
            parts.append(_shown(child))
        parts.append(_collapsed(child.tail))
    return "".join(parts)


def _collapsed(text):
    """Part 3, section 6.1.2: white space in the XML is one space."""
    return re.sub(r"[ \t\r\n]+", " ", text or "")


def without_end(items, is_empty):
    """Items without the empty ones at the end."""
    count = len(items)
    while count and is_empty(items[count - 1]):
        count -= 1
    return items[:count]
