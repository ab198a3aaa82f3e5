"""The small grammars that feeds and sitemaps share: dates, language tags, addresses."""

import re
from datetime import date, datetime
from urllib.parse import urlsplit

# BCP 47, section 2.1, without grandfathered and private tags.
_LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*", re.I)
# RFC 3986: unreserved and reserved characters, and whole percent triplets.
_URL = re.compile(r"([A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+")
# RFC 3339, section 5.6, with the capital letters that RFC 4287, section 3.3 asks for.
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def is_language(tag):
    return bool(_LANGUAGE.fullmatch(tag))


def is_absolute(url):
    """An http or https address with a host, written as RFC 3986 has it."""
    if not isinstance(url, str) or not _URL.fullmatch(url):
        return False
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def is_moment(text):
    """A date and time with its offset."""
    if not isinstance(text, str) or not _MOMENT.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return False
    return True


def is_day_or_moment(text):
    """The forms of a W3C date that a sitemap uses: a year, a month, a day, a moment."""
    try:
        if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text):
            date(*[int(part) for part in (text + "-01-01")[:10].split("-")])
            return True
    except ValueError:
        return False
    return is_moment(text)
