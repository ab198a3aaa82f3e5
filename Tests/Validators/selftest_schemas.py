"""The validator of schemas judged: what it passes, what it fails and why."""

import json

RULES = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "object",
    "properties": {
        "title": {"type": "string"},
        "date": {"anyOf": [{"type": "string", "pattern": "^[0-9-]+$"}, {"type": "null"}]},
        "draft": {"enum": [True, False, "yes"]},
        "sources": {"type": "array", "items": {
            "type": "object", "properties": {"url": {"type": "string"}},
            "additionalProperties": False}},
    },
    "required": ["title"],
    "additionalProperties": False,
}
PAGE = "site/content/news/a.zh-Hant.md"
WRONG = "---\ntitle: 甲\ndate: 明天\nsources:\n  - { url: /, ulr: / }\n---\n\n內文\n"
TOLD = ("content/news/a.zh-Hant.md:3:7: error: 'date' is '明天', which is no date [wrong-date]\n"
        "content/news/a.zh-Hant.md:5:14: error: 'ulr' is no key of 'sources' [unknown-key]\n")

GOOD = {
    **{f"schemas/{name}.schema.json": json.dumps(RULES)
       for name in ("front-matter", "section", "site")},
    "site/content/site.yml": "title: 示範機關\n",
    "site/content/news/_index.md": "---\ntitle: 消息\n---\n",
    PAGE: "\ufeff---\r\ntitle: 甲\r\ndate: 2026-01-31\r\ndraft: yes\r\n---\r\n\r\n內文\r\n",
    "site/content/news/plain.md": "沒有設定的檔案\n",
}

# The files that differ from the good ones, the exit status, and what the output says.
CASES = (
    ({}, 0, "pages=3 "),
    ({PAGE: "---\ntitle: 甲\ndate:\n---\n"}, 0, "errors=0"),
    ({PAGE: WRONG, "site/expected.txt": TOLD}, 0, "refused=2"),
    ({PAGE: WRONG}, 1, "refused, although it is right (3)"),
    ({PAGE: WRONG}, 1, "site/content/news/a.zh-Hant.md:5"),
    ({"site/content/site.yml": "titel: 示範機關\n"}, 1, "'titel' was unexpected"),
    ({"site/content/news/_index.md": "---\ndraft: true\n---\n"}, 1, "'title' is a required property"),
    ({PAGE: "---\ntitle: 甲\ndate: 2026-02-30\n---\n", "site/expected.txt": TOLD}, 1,
     "taken, although it is wrong"),
    ({PAGE: "---\ntitle: [甲\n---\n"}, 1, "YAML that does not parse"),
    ({"schemas/site.schema.json": None}, 2, "site.schema.json"),
    ({"schemas/site.schema.json": "{"}, 2, "BROKEN"),
    ({"schemas/site.schema.json": json.dumps({**RULES, "type": "map"})}, 2, "BROKEN"),
    ({"schemas/site.schema.json": "{}"}, 2, "no schema of draft-07"),
    ({name: None for name in GOOD if name.startswith("site/")}, 2, "no front matter"),
)
