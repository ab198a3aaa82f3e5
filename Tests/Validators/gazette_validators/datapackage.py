"""datapackage.json by Data Package and Table Schema, as frictionless judges it, with its tables."""

import copy
import os
import re

PROFILE = re.compile(r"https://datapackage\.org/profiles/2\.\d+/datapackage\.json")


def check_package(site, file, value, addresses, error):
    """The number of resources; findings go to `error(rule, detail)`."""
    resources = value.get("resources") if isinstance(value, dict) else None
    if not isinstance(resources, list) or not all(isinstance(each, dict) for each in resources):
        error("no list of resources")
        return 0
    if not PROFILE.fullmatch(str(value.get("$schema"))):
        error("no data package of version 2", value.get("$schema"))
    for key in ("name", "title", "licenses"):
        if not value.get(key):
            error(f"data package without {key}")
    addresses.follow_all(value)
    local = copy.deepcopy(value)
    local["resources"] = []
    for number, resource in enumerate(resources, 1):
        found = _path(site, file, resource.get("path"), addresses)
        if found is None:
            error("resource without a written file", resource.get("path", number))
            continue
        addresses.weigh(found, resource.get("bytes"), _sha256(resource.get("hash")))
        # How many bytes there are was counted; frictionless need not count them again.
        kept = {key: each for key, each in resource.items() if key not in ("bytes", "hash")}
        local["resources"].append({**kept, "path": os.path.relpath(found, site.folder)})
    _judge(site, local, error)
    return len(resources)


def _path(site, file, path, addresses):
    """The file of a resource: at an address, or beside the descriptor."""
    if not isinstance(path, str):
        return None
    if re.match(r"https?://", path):
        return addresses.file(path)
    return site.answer(os.path.normpath(file.parent.relative_to(site.folder) / path))


def _sha256(text):
    kind, _, digest = str(text).partition(":")
    return digest if kind == "sha256" else None


def _judge(site, descriptor, error):
    """The descriptor as a whole, and each CSV by its schema; JSON and ODS are held to the CSV."""
    from frictionless import FrictionlessException, Package, system

    try:
        # Trusted: the paths, which were looked up in the site, may lie in any of its folders.
        with system.use_context(trusted=True):
            package = Package.from_descriptor(descriptor, basepath=str(site.folder))
            for resource in list(package.resources):
                if not resource.path.endswith(".csv"):
                    package.remove_resource(resource.name)
            if not package.resources:
                return
            report = package.validate()
    except FrictionlessException as problem:
        reasons = problem.reasons or [problem.error]
        for reason in reasons:
            error(f"frictionless: {reason.type}", reason.message)
        return
    for problem in report.errors:
        error(f"frictionless: {problem.type}", problem.message)
    for task in report.tasks:
        for problem in task.errors:
            error(f"frictionless: {problem.type}", f"{task.place}: {problem.message}")
