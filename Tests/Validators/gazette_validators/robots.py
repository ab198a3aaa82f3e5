"""robots.txt by RFC 9309."""

import re

from .grammar import is_absolute

LARGEST = 500 * 1024  # Section 2.5: readers may stop here.


def check_robots(site, report):
    """Checks the lines, and that the sitemap is named and nobody is shut out of everything."""
    data = (site.folder / "robots.txt").read_bytes()
    if len(data) > LARGEST:
        report.error("robots.txt over 500 KiB", "robots.txt", len(data))
    agents, in_rules, sitemaps = [], False, 0
    for number, line in enumerate(data.decode("utf-8-sig").splitlines(), 1):
        place = f"robots.txt:{number}"
        line = line.split("#")[0].strip()
        if not line:
            continue
        field = re.fullmatch(r"([A-Za-z-]+)\s*:\s*(.*)", line)
        if not field:
            report.error("line is no field", place, line)
            continue
        name, value = field.group(1).lower(), field.group(2)
        if name == "user-agent":
            agents = [value] if in_rules else [*agents, value]
            in_rules = False
            if not re.fullmatch(r"\*|[A-Za-z_-]+", value):
                report.error("user-agent is no product token", place, value)
        elif name in ("allow", "disallow"):
            in_rules = True
            if not agents:
                report.error("rule before any user-agent", place, line)
            if value and not value.startswith(("/", "*")):
                report.error("path does not begin with /", place, value)
            if name == "disallow" and value == "/" and "*" in agents:
                report.error("everybody is shut out", place, line)
        elif name == "sitemap":
            sitemaps += 1
            inside = site.inside(value) if is_absolute(value) else None
            if inside is None or site.answer(inside) is None:
                report.error("sitemap is no written file of the site", place, value)
        else:
            report.error("unknown field", place, name)
    if not sitemaps:
        report.error("no sitemap named", "robots.txt")
