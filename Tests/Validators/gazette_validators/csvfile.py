"""CSV as RFC 4180 has it, read strictly."""

import re

METADATA = ".csv-metadata.json"
BOM = b"\xef\xbb\xbf"
_CELL = re.compile(r'(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r\n|\Z)')
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufeff\ufffe\uffff]")
_NUMBER = re.compile(r"[-+](\d{1,3}(,\d{3})+|(?=\.?\d)\d*)(\.\d*)?([eE][-+]?\d+)?%?")
# Longitude and latitude, as Table Schema writes points.
_POINT = re.compile(r"[-+]?\d{1,3}(\.\d+)?, ?[-+]?\d{1,2}(\.\d+)?")
_DASHES = re.compile("[-–—－]+")


def is_table(file):
    """A CSV that a table was written to, and not one that an agency offers as it is."""
    beside = (METADATA, ".json", ".ods")
    return file.suffix == ".csv" and any(file.with_suffix(each).is_file() for each in beside)


def read_table(data, error):
    """The rows of a file, its header first; nothing where it cannot be read.

    `error(rule, detail)` is told of everything that is not as RFC 4180 has it, with a byte order
    mark before it, by which spreadsheets know UTF-8.
    """
    if not data.startswith(BOM):
        error("no byte order mark")
    try:
        text = data.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as problem:
        return error("not UTF-8", problem)
    found = _CONTROL.search(text)
    if found:
        error("control character", f"line {_line(text, found.start())}, {found.group()!r}")
    rows = _rows(text, error)
    if not rows:
        return None
    width = len(rows[0])
    for number, row in enumerate(rows, 1):
        if len(row) != width:
            error("rows of several widths", f"row {number} has {len(row)} cells, not {width}")
    for name in sorted(set(rows[0])):
        if not name.strip():
            error("column without a name")
        if rows[0].count(name) > 1:
            error("two columns of one name", name)
    return rows


def _rows(text, error):
    rows, row, place = [], [], 0
    while place < len(text):
        cell = _CELL.match(text, place)
        if cell is None:
            return error(_reason(text, place), f"line {_line(text, place)}")
        row.append(cell[2] if cell[1] is None else cell[1].replace('""', '"'))
        place = cell.end()
        if cell[3] == ",":
            if place < len(text):
                continue
            row.append("")
        rows.append(row)
        row = []
        if cell[3] != "\r\n":
            error("no line end after the last row")
    return rows or error("empty")


def _reason(text, place):
    """Why no cell that RFC 4180 knows stands at a place."""
    if text[place] == '"':
        closed = re.compile(r'"[^"]*(?:""[^"]*)*"').match(text, place)
        return "text after a closing quote" if closed else "quote that is not closed"
    stopped = re.compile(r'[",\r\n]').search(text, place)
    return "quote in a bare cell" if stopped[0] == '"' else "line end that is not CRLF"


def _line(text, place):
    return text.count("\n", 0, place) + 1


def is_formula(text):
    """Whether a spreadsheet that opens the file runs a cell instead of showing it.

    Plain numbers and points on a map do not run, nor do the dashes that stand for none.
    """
    if not text.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")):
        return False
    return not any(known.fullmatch(text) for known in (_NUMBER, _POINT, _DASHES))
