"""Atom feeds by RFC 4287; the numbers beside the rules are its sections."""

import re

from .grammar import is_absolute, is_language, is_moment

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML_DIV = "{http://www.w3.org/1999/xhtml}div"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>\"]+")
EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+")

OF_FEED = {
    "author", "category", "contributor", "entry", "generator", "icon", "id", "link", "logo",
    "rights", "subtitle", "title", "updated"}
OF_ENTRY = {
    "author", "category", "content", "contributor", "id", "link", "published", "rights", "source",
    "summary", "title", "updated"}
ONCE = {"content", "generator", "icon", "logo", "published", "rights", "source", "subtitle",
        "summary"}
NEEDED = ("id", "title", "updated")  # 4.1.1, 4.1.2


class AtomFeed:
    """The check of one feed; findings go to the report."""

    def __init__(self, site, path, root, report):
        self.site, self.path, self.root, self.report = site, path, root, report

    def error(self, rule, detail=""):
        self.report.error(f"Atom: {rule}", self.path, detail)

    def check(self):
        language = self.root.get(LANG)
        if not language or not is_language(language):
            self.error("xml:lang missing or no language tag", language)
        self.container(self.root, OF_FEED, "feed")
        links = self.links(self.root, "feed")
        own = [href for relation, href in links if relation == "self"]
        if not own or self.site.inside(own[0]) != self.path:
            self.error("no self link to the feed's own address", own)
        entries = self.root.findall(f"{ATOM}entry")
        seen = set()
        has_author = self.root.find(f"{ATOM}author") is not None
        for number, entry in enumerate(entries, 1):
            name = f"entry {number}"
            self.container(entry, OF_ENTRY, name)
            identifier = (entry.findtext(f"{ATOM}id") or "").strip()
            if identifier in seen:
                self.error("id stands twice", identifier)  # 4.2.6
            seen.add(identifier)
            if not has_author and entry.find(f"{ATOM}author") is None:
                self.error("neither the entry nor the feed has an author", name)  # 4.2.1
            links = self.links(entry, name)
            self.content(entry, name, any(relation == "alternate" for relation, _ in links))
        return len(entries)

    def container(self, element, allowed, name):
        """The children that a feed or an entry may and must have."""
        children = [child for child in element if isinstance(child.tag, str)]
        names = [child.tag.removeprefix(ATOM) for child in children if child.tag.startswith(ATOM)]
        for needed in NEEDED:
            if names.count(needed) != 1:
                self.error(f"not exactly one {needed}", name)
        for child_name in sorted(set(names)):
            if child_name not in allowed:
                self.error("unknown element", f"{name} {child_name}")
            if child_name in ONCE and names.count(child_name) > 1:
                self.error("element stands twice", f"{name} {child_name}")
        for child in children:
            self.child(child, name)

    def child(self, child, name):
        kind, text = child.tag.removeprefix(ATOM), child.text or ""
        if kind in ("updated", "published") and not is_moment(text):
            self.error("date is not RFC 3339", f"{name} {kind} {text}")  # 3.3
        elif kind in ("id", "icon", "logo") and not IRI.fullmatch(text):
            self.error(f"{kind} is no IRI", f"{name} {text}")
        elif kind in ("title", "subtitle", "rights", "summary"):
            self.text(child, f"{name} {kind}")
        elif kind in ("author", "contributor"):
            self.person(child, name)
        elif kind == "category" and not child.get("term"):
            self.error("category without term", name)  # 4.2.2.1

    def text(self, element, name):
        """A text construct (3.1): plain, escaped, or one div."""
        kind = element.get("type", "text")
        children = [child.tag for child in element]
        if kind == "xhtml":
            if children != [XHTML_DIV]:
                self.error("xhtml text is not one div", name)
        elif kind not in ("text", "html"):
            self.error("unknown type of text", f"{name} {kind}")
        elif children:
            self.error("text with elements inside", name)
        if not "".join(element.itertext()).strip():
            self.error("empty text", name)

    def person(self, element, name):
        """A person construct (3.2)."""
        if len(element.findall(f"{ATOM}name")) != 1:
            self.error("person without exactly one name", name)
        email = element.findtext(f"{ATOM}email")
        if email is not None and not EMAIL.fullmatch(email):
            self.error("e-mail is no address", f"{name} {email}")
        uri = element.findtext(f"{ATOM}uri")
        if uri is not None and not IRI.fullmatch(uri):
            self.error("uri is no IRI", f"{name} {uri}")

    def links(self, element, name):
        """Links (4.2.7): each absolute; those into the site lead to a written file."""
        found, seen = [], set()
        for link in element.findall(f"{ATOM}link"):
            relation, href = link.get("rel", "alternate"), link.get("href", "")
            found.append((relation, href))
            if not is_absolute(href):
                self.error("link is not absolute", f"{name} {href}")
                continue
            inside = self.site.inside(href)
            if inside is not None and self.site.answer(inside) is None:
                self.error("link without a written file", f"{name} {href}")
            key = (relation, link.get("type"), link.get("hreflang"))
            if relation == "alternate" and key in seen:
                self.error("two alternate links of one type and language", name)  # 4.1.1
            seen.add(key)
        return found

    def content(self, entry, name, has_alternate):
        content = entry.find(f"{ATOM}content")
        if content is None:
            if not has_alternate:
                self.error("neither content nor an alternate link", name)  # 4.1.2
        elif content.get("src"):
            if (content.text or "").strip() or len(content):
                self.error("content with src is not empty", name)  # 4.1.3.2
            if entry.find(f"{ATOM}summary") is None:
                self.error("content with src without summary", name)  # 4.1.2
        elif content.get("type", "text") in ("text", "html", "xhtml"):
            self.text(content, f"{name} content")
