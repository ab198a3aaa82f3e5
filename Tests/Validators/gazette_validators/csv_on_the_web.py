"""CSV on the Web: the metadata beside each table, and the table by them, as csvw judges them."""

import json
import shutil
import tempfile
import warnings
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote, unquote

from .csvfile import BOM, METADATA, read_table
from .server import serving

CONTEXT = "http://www.w3.org/ns/csvw"


def check_metadata(site, files, tell):
    """Looks at every file of metadata; findings go to `tell(file, rule, detail)`.

    The library takes a byte order mark for a part of the first column's name, which the standard
    does not: it reads copies without it. It is strict only with what it reads over HTTP.
    """
    from csvw import CSVW

    with tempfile.TemporaryDirectory(prefix="gazette-csvw-") as folder:
        copies = SimpleNamespace(folder=Path(folder), prefix="/")
        ready = [file for file in files if _check(file, tell) and _copy(site, file, copies.folder)]
        with serving(copies) as root, warnings.catch_warnings():
            warnings.simplefilter("always")
            for file in ready:
                url = root + quote(file.relative_to(site.folder).as_posix())
                try:
                    table = CSVW(url, validate=True)
                    found = [] if table.is_valid else table.warnings or ["not valid"]
                except Exception as problem:  # The library lets errors of many kinds through.
                    found = [f"{type(problem).__name__}: {problem}"]
                for each in found:
                    text = str(getattr(each, "message", each)).replace(root, "/")
                    tell(file, "not valid", text[:200])


def _table(file):
    """The CSV that a file of metadata stands beside."""
    return file.with_name(file.name.removesuffix(METADATA) + ".csv")


def _check(file, tell):
    """Whether the metadata can be read, and name the table that they stand beside."""
    try:
        value = json.loads(file.read_text(encoding="utf-8"))
        context = value["@context"]
        columns = value["tableSchema"]["columns"]
        titles = [_titles(column) for column in columns]
        url = value["url"]
    except (ValueError, LookupError, TypeError, AttributeError) as problem:
        return tell(file, "cannot be read", f"{type(problem).__name__}: {problem}")
    if CONTEXT not in (context if isinstance(context, list) else [context]):
        tell(file, "not the context of CSV on the Web", context)
    if unquote(str(url)) != _table(file).name or not _table(file).is_file():
        return tell(file, "url is not the table beside it", url)
    rows = read_table(_table(file).read_bytes(), lambda *_: None)
    if rows and len(rows[0]) != len(titles):
        tell(file, "another number of columns", f"{len(titles)}, not {len(rows[0])}")
    for name, known in zip(rows[0] if rows else (), titles):
        if name not in known:
            tell(file, "titles lack the table's own heading", f"{name} in {known}")
    return True


def _titles(column):
    """The titles of a column, in any language."""
    titles = column.get("titles", column.get("name"))
    values = titles.values() if isinstance(titles, dict) else [titles]
    return [text for each in values for text in (each if isinstance(each, list) else [each])]


def _copy(site, file, folder):
    copy = folder / file.relative_to(site.folder)
    copy.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, copy)
    copy.with_name(_table(file).name).write_bytes(_table(file).read_bytes().removeprefix(BOM))
    return True
