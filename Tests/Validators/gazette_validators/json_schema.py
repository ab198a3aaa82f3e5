"""The JSON Schema beside each table's JSON: a valid one (2020-12), that its file conforms to."""

import json
from urllib.parse import quote, urljoin

SUFFIX = ".schema.json"
# So many rows of each file are held to its schema.
ROWS = 1000
PROBLEMS = 3


def check_json_schemas(site, tell):
    """The number of schemas; findings go to `tell(file, rule, detail)`."""
    files = sorted(site.folder.rglob(f"*{SUFFIX}"))
    for file in files:
        _check(site, file, lambda rule, detail="", file=file: tell(file, rule, detail))
    return len(files)


def _check(site, file, error):
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import SchemaError

    described = file.with_name(file.name.removesuffix(SUFFIX) + ".json")
    if not described.is_file():
        return error("no table beside it", described.name)
    try:
        schema = json.loads(file.read_bytes())
        Draft202012Validator.check_schema(schema)
    except (ValueError, SchemaError) as problem:
        return error("not valid", str(problem)[:200])
    address = urljoin(site.base_url, quote(file.relative_to(site.folder).as_posix()))
    if schema.get("$id") != address:
        error("another address than its own", schema.get("$id"))
    _conforms(schema, described, error)


def _conforms(schema, described, error):
    from jsonschema import Draft202012Validator

    try:
        rows = json.loads(described.read_bytes())
    except ValueError as problem:
        return error("describes what does not parse", problem)
    problems = Draft202012Validator(schema).iter_errors(
        rows[:ROWS] if isinstance(rows, list) else rows)
    for _, problem in zip(range(PROBLEMS), problems):
        where = "/".join(map(str, problem.absolute_path))
        error("a row that is not of it", f"{where} {problem.message}"[:200])
