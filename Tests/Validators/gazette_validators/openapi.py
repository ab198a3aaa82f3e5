"""openapi.json: a valid description (OpenAPI 3.1), whose answers are the files of the site."""

import json

# So many rows of each file are held to its schema.
ROWS = 1000
PROBLEMS = 3


def check_openapi(value, addresses, error):
    """The number of paths; findings go to `error(rule, detail)`."""
    from openapi_spec_validator import OpenAPIV31SpecValidator

    if not isinstance(value, dict) or not str(value.get("openapi")).startswith("3.1."):
        error("not OpenAPI 3.1")
        return 0
    found = False
    for problem in OpenAPIV31SpecValidator(value).iter_errors():
        found = True
        where = "/".join(map(str, getattr(problem, "absolute_path", ())))
        error("not valid", f"{where} {getattr(problem, 'message', problem)}"[:200])
    if found:
        return 0
    addresses.follow_all(value)
    servers = [server["url"] for server in value.get("servers", ())]
    for path, item in value["paths"].items():
        for server in servers:
            _answer(value, path, item, addresses, server.rstrip("/") + path, error)
    if not servers:
        error("no servers")
    return len(value["paths"])


def _answer(value, path, item, addresses, url, error):
    """The file that answers is as its schema says."""
    file = addresses.file(url)
    if file is None:
        return error("path without a written file", path)
    try:
        schema = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        data = json.loads(file.read_bytes())
    except (LookupError, TypeError) as problem:
        return error("path without a schema of its JSON", f"{path} {problem}")
    except ValueError as problem:
        return error("answer that does not parse", f"{path} {problem}")
    return _conforms(value, schema, data, path, error)


def _conforms(value, schema, data, path, error):
    from jsonschema import Draft202012Validator

    whole = {**schema, "components": value.get("components", {})}
    problems = Draft202012Validator(whole).iter_errors(
        data[:ROWS] if isinstance(data, list) else data)
    for _, problem in zip(range(PROBLEMS), problems):
        where = "/".join(map(str, problem.absolute_path))
        error("answer that is not of its schema", f"{path} {where} {problem.message}"[:200])
