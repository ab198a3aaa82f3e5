"""Writes a CSV file again as CSV, JSON or ODS, row by row, as a script for it is commonly written.

usage: tables.py csv|json|ods|pandas IN OUT [ROWS]

`csv` and `json` use the modules of those names; `ods` writes XML into a ZIP file of its own; `pandas`
calls DataFrame.to_excel with odfpy. Only the last keeps the table in memory. ROWS is how many are read.
"""

import csv
import itertools
import json
import sys
import zipfile
from xml.sax.saxutils import escape, quoteattr

INTEGERS, NUMBERS = {"id", "year", "visits"}, {"amount", "share"}
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3">\
<office:body><office:spreadsheet><table:table table:name="data">
"""
TAIL = "</table:table></office:spreadsheet></office:body></office:document-content>\n"
MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" \
manifest:version="1.3"><manifest:file-entry manifest:full-path="/" \
manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>\
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>\
</manifest:manifest>
"""


def write_csv(rows, path):
    with open(path, "w", encoding="utf-8-sig", newline="") as output:
        csv.writer(output).writerows(rows)


def typed(name, cell):
    if cell == "":
        return None
    if name in INTEGERS:
        return int(cell)
    if name in NUMBERS:
        return float(cell)
    return cell == "true" if name == "open" else cell


def write_json(rows, path):
    header = next(rows)
    with open(path, "w", encoding="utf-8") as output:
        separator = "[\n"
        for row in rows:
            record = {name: typed(name, cell) for name, cell in zip(header, row)}
            output.write(separator + json.dumps(record, ensure_ascii=False))
            separator = ",\n"
        output.write("\n]\n")


def cell_xml(name, cell):
    text = f"<text:p>{escape(cell)}</text:p></table:table-cell>"
    if cell and name in INTEGERS | NUMBERS:
        value = quoteattr(cell)
        return f'<table:table-cell office:value-type="float" office:value={value}>{text}'
    if cell and name == "date":
        value = quoteattr(cell)
        return f'<table:table-cell office:value-type="date" office:date-value={value}>{text}'
    return f'<table:table-cell office:value-type="string">{text}'


def write_ods(rows, path):
    header = next(rows)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        archive.writestr(
            "mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED
        )
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        with archive.open("content.xml", "w", force_zip64=True) as content:
            content.write(HEAD.encode())
            for row in itertools.chain([header], rows):
                cells = "".join(map(cell_xml, header, row))
                content.write(f"<table:table-row>{cells}</table:table-row>\n".encode())
            content.write(TAIL.encode())


def write_pandas(rows, path):
    import pandas

    header = next(rows)
    table = pandas.DataFrame.from_records(
        [[typed(name, cell) for name, cell in zip(header, row)] for row in rows], columns=header
    )
    table.to_excel(path, engine="odf", index=False)


WRITERS = {"csv": write_csv, "json": write_json, "ods": write_ods, "pandas": write_pandas}


def main(arguments):
    kind, source, target = arguments[:3]
    limit = int(arguments[3]) + 1 if len(arguments) > 3 else None
    with open(source, encoding="utf-8-sig", newline="") as lines:
        WRITERS[kind](itertools.islice(csv.reader(lines), limit), target)


if __name__ == "__main__":
    if len(sys.argv) < 4 or sys.argv[1] not in WRITERS:
        sys.exit(__doc__)
    main(sys.argv[1:])
