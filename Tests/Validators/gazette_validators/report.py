"""Findings of one validator, and the line it closes with."""

import argparse
import sys
import time
import traceback
from pathlib import Path

from .browser import BrowserError
from .environment import MissingTool, enter
from .office import OfficeError
from .site import Site, SiteError

SHOWN = 5


class Report:
    """Collects findings; prints them grouped by rule, then one closing line.

    An error fails the run, a warning does not. `facts` are figures for the closing line.
    """

    def __init__(self, name):
        self.name = name
        self.started = time.monotonic()
        self.errors = []
        self.warnings = []
        self.facts = {}

    def error(self, rule, place, detail=""):
        self.errors.append((rule, str(place), str(detail)))

    def warning(self, rule, place, detail=""):
        self.warnings.append((rule, str(place), str(detail)))

    def close(self, pages):
        """Prints everything and ends the program: 0 without errors, else 1."""
        for level, findings in (("error", self.errors), ("warning", self.warnings)):
            for rule, places in _grouped(findings):
                print(f"{level}: {rule} ({len(places)})")
                for place, detail in places[:SHOWN]:
                    print(f"    {place}" + (f": {detail}" if detail else ""))
                if len(places) > SHOWN:
                    print(f"    and {len(places) - SHOWN} more")
        facts = "".join(f" {key}={value}" for key, value in self.facts.items())
        verdict = "FAIL" if self.errors else "OK"
        seconds = time.monotonic() - self.started
        print(
            f"{self.name}: {verdict} pages={pages} errors={len(self.errors)}"
            f" warnings={len(self.warnings)}{facts} seconds={seconds:.1f}",
            flush=True,
        )
        sys.exit(1 if self.errors else 0)


def _grouped(findings):
    groups = {}
    for rule, place, detail in sorted(set(findings)):
        groups.setdefault(rule, []).append((place, detail))
    return sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))


def arguments(name, description):
    """The options that every validator has; each adds its own."""
    parser = argparse.ArgumentParser(prog=name, description=description)
    parser.add_argument("site", metavar="SITE_DIR", help="the folder that was written")
    parser.add_argument(
        "--sample", type=int, default=0, metavar="N",
        help="look at N pages, spread over the site, the same ones each time (default: all)")
    parser.add_argument(
        "--page", metavar="ADDRESS", help="look at one page alone, such as /en/")
    parser.add_argument(
        "--base-url", metavar="URL",
        help="the address the site is published under (default: the home page's canonical link)")
    return parser


def run(name, description, check, options=None):
    """The frame of a validator: `check(site, pages, report, arguments)` finds, the rest is here.

    Exit status: 0 no errors, 1 errors, 2 the validator could not do its work.
    """
    parser = arguments(name, description)
    if options:
        options(parser)
    given = parser.parse_args()
    enter()
    report = Report(name)
    try:
        site = Site(Path(given.site), given.base_url)
        pages = [site.page(given.page)] if given.page else site.sample(given.sample)
        checked = check(site, pages, report, given)
    except (BrowserError, MissingTool, OfficeError, SiteError) as problem:
        _broken(name, problem)
    except Exception as problem:
        traceback.print_exc()
        _broken(name, f"{type(problem).__name__}: {problem}")
    report.close(len(pages) if checked is None else checked)


def _broken(name, reason):
    first_line = (str(reason).splitlines() or [""])[0]
    print(f"{name}: BROKEN {first_line}", flush=True)
    sys.exit(2)
