"""JSON Feed 1.1."""

from .grammar import is_absolute, is_language, is_moment

VERSION = "https://jsonfeed.org/version/1.1"
ADDRESSES_OF_FEED = ("home_page_url", "feed_url", "next_url", "icon", "favicon")
ADDRESSES_OF_ITEM = ("url", "external_url", "image", "banner_image")
MOMENTS = ("date_published", "date_modified")


class JSONFeed:
    """The check of one feed, already parsed; findings go to the report."""

    def __init__(self, site, path, feed, report):
        self.site, self.path, self.feed, self.report = site, path, feed, report

    def error(self, rule, detail=""):
        self.report.error(f"JSON Feed: {rule}", self.path, detail)

    def check(self):
        feed = self.feed
        if feed.get("version") != VERSION:
            self.error("version is not 1.1", feed.get("version"))
        if not isinstance(feed.get("title"), str) or not feed["title"].strip():
            self.error("no title")
        for key in ("home_page_url", "feed_url"):
            if key not in feed:
                self.error(f"no {key}")
        if feed.get("feed_url") and self.site.inside(str(feed["feed_url"])) != self.path:
            self.error("feed_url is not the feed's own address", feed["feed_url"])
        if "language" in feed and not is_language(str(feed["language"])):
            self.error("language is no language tag", feed["language"])
        self.addresses(feed, ADDRESSES_OF_FEED, "feed")
        self.authors(feed, "feed")
        items = feed.get("items")
        if not isinstance(items, list):
            self.error("no list of items")
            return 0
        identifiers = [item.get("id") for item in items]
        for number, item in enumerate(items, 1):
            name = f"item {number}"
            if not isinstance(item.get("id"), str) or not item["id"]:
                self.error("id is no text", name)
            elif identifiers.count(item["id"]) > 1:
                self.error("id stands twice", item["id"])
            self.item(item, name)
        return len(items)

    def item(self, item, name):
        if not any(isinstance(item.get(key), str) for key in ("content_html", "content_text")):
            self.error("neither content_html nor content_text", name)
        self.addresses(item, ADDRESSES_OF_ITEM, name)
        self.authors(item, name)
        for key in MOMENTS:
            if key in item and not is_moment(item[key]):
                self.error("date is not RFC 3339", f"{name} {key} {item[key]}")
        if "language" in item and not is_language(str(item["language"])):
            self.error("language is no language tag", f"{name} {item['language']}")
        tags = item.get("tags", [])
        if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
            self.error("tags is no list of texts", name)
        for attachment in item.get("attachments", []):
            if not attachment.get("mime_type"):
                self.error("attachment without mime_type", name)
            self.addresses(attachment, ("url",), name)
            if "url" not in attachment:
                self.error("attachment without url", name)

    def addresses(self, value, keys, name):
        """Each address is absolute; one into the site leads to a written file."""
        for key in keys:
            if key not in value:
                continue
            if not is_absolute(value[key]):
                self.error("address is not absolute", f"{name} {key} {value[key]}")
                continue
            inside = self.site.inside(value[key])
            if inside is not None and self.site.answer(inside) is None:
                self.error("address without a written file", f"{name} {key} {value[key]}")

    def authors(self, value, name):
        if "author" in value:
            self.error("author is of version 1; 1.1 has authors", name)
        for author in value.get("authors", []):
            if not any(author.get(key) for key in ("name", "url", "avatar")):
                self.error("empty author", name)
