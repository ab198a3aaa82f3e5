#!/usr/bin/env python3
"""Asks an index of a written site in Chromium, each time from nothing, and tells what that took.

    queries.py gazette|pagefind SITE_DIR

Prints a line for each query: bytes of the index, bytes of the scripts, milliseconds until ten results are there with
their texts, and how many pages were found.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Tests" / "Validators"))

from gazette_validators import server
from gazette_validators.browser import browsing
from gazette_validators.environment import enter
from gazette_validators.site import Site

QUERIES = (
    ("/", "陳情案件"), ("/", "開放格式"), ("/", "個人資料"), ("/", "服務時間延長"), ("/", "品質計畫第300號"),
    ("/", "進度查詢"), ("/en/", "complaints"), ("/en/", "open formats"), ("/en/", "yearly review"),
    ("/en/", "quality plan 300"))
SHOWN = 10
ASK = {
    "gazette": """async (page, query, shown) => {
      const start = performance.now();
      const { SearchIndex } = await import("/assets/search-index.js");
      const index = await SearchIndex.open(`${page}search/index/`);
      const { hits } = await index.find(query);
      await Promise.all(hits.slice(0, shown).map((hit) => index.text(hit.page)));
      return [performance.now() - start, hits.length];
    }""",
    "pagefind": """async (page, query, shown) => {
      const start = performance.now();
      const pagefind = await import("/pagefind/pagefind.js");
      const { results } = await pagefind.search(query);
      await Promise.all(results.slice(0, shown).map((result) => result.data()));
      return [performance.now() - start, results.length];
    }""",
}


def main():
    program, folder = sys.argv[1:]
    enter()
    moved = {"index": 0, "scripts": 0}

    def counting(handler, source, output):
        data = source.read()
        name = handler.path.split("?")[0]
        is_script = name.endswith((".js", ".wasm")) or "/wasm." in name
        moved["scripts" if is_script else "index"] += len(data)
        output.write(data)

    server._Handler.copyfile = counting
    with server.serving(Site(Path(folder), "http://127.0.0.1/")) as root, browsing() as browser:
        for page, query in QUERIES:
            with browser.tab() as tab:
                tab.send("Network.enable")
                tab.send("Network.setCacheDisabled", cacheDisabled=True)
                tab.open(root + page[1:])
                moved["index"] = moved["scripts"] = 0
                milliseconds, found = tab.call(ASK[program], page, query, SHOWN)
                print(moved["index"], moved["scripts"], round(milliseconds, 1), found, query, sep="\t", flush=True)


main()
