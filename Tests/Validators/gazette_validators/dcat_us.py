"""data.json by DCAT-US 1.1, without the fields that only US federal agencies have."""

import re

from .grammar import is_absolute, is_day_or_moment, is_language

SCHEMA = "https://project-open-data.cio.gov/v1.1/schema"
_INTERVAL = re.compile(r"R/P(\d+[YMWD])*(T(\d+[HMS])+)?")
_MEDIA_TYPE = re.compile(r"[a-z]+/[A-Za-z0-9.+-]+")


def is_text(value):
    return isinstance(value, str) and bool(value.strip())


def is_texts(value):
    return isinstance(value, list) and bool(value) and all(map(is_text, value))


def is_languages(value):
    return is_texts(value) and all(map(is_language, value))


def is_interval(value):
    """ISO 8601: how often; `irregular` where there is no rule."""
    return value == "irregular" or (
        is_text(value) and len(value) > 3 and bool(_INTERVAL.fullmatch(value)))


def is_date(value):
    return is_text(value) and (is_day_or_moment(value) or is_interval(value))


def is_period(value):
    parts = value.split("/") if is_text(value) else []
    return len(parts) == 2 and all(map(is_day_or_moment, parts)) and parts[0] <= parts[1]


def is_media_type(value):
    return is_text(value) and bool(_MEDIA_TYPE.fullmatch(value))


def is_flag(value):
    return isinstance(value, bool)


def is_level(value):
    return value in ("public", "restricted public", "non-public")


def is_agency(value):
    return isinstance(value, dict) and is_text(value.get("name"))


def is_contact(value):
    return (isinstance(value, dict) and is_text(value.get("fn"))
            and bool(re.fullmatch(r"mailto:[^@\s]+@[^@\s]+", str(value.get("hasEmail")))))


def is_list(value):
    return isinstance(value, list) and all(isinstance(each, dict) for each in value)


REQUIRED = {
    "title": is_text, "description": is_text, "keyword": is_texts, "modified": is_date,
    "publisher": is_agency, "contactPoint": is_contact, "identifier": is_text,
    "accessLevel": is_level, "license": is_absolute, "distribution": is_list,
}
OPTIONAL = {
    "accrualPeriodicity": is_interval, "conformsTo": is_absolute, "dataQuality": is_flag,
    "describedBy": is_absolute, "describedByType": is_media_type, "isPartOf": is_text,
    "issued": is_date, "landingPage": is_absolute, "language": is_languages,
    "references": is_texts, "rights": is_text, "spatial": is_text, "temporal": is_period,
    "theme": is_texts, "@type": "dcat:Dataset".__eq__,
}
DISTRIBUTION = {
    "accessURL": is_absolute, "conformsTo": is_absolute, "describedBy": is_absolute,
    "describedByType": is_media_type, "description": is_text, "downloadURL": is_absolute,
    "format": is_text, "mediaType": is_media_type, "title": is_text,
    "@type": "dcat:Distribution".__eq__,
}


def check_data_json(value, addresses, error):
    """The number of datasets; findings go to `error(rule, detail)`."""
    if not isinstance(value, dict) or not is_list(value.get("dataset")):
        error("no list of datasets")
        return 0
    if value.get("conformsTo") != SCHEMA:
        error("conformsTo is not DCAT-US 1.1", value.get("conformsTo"))
    identifiers = [dataset.get("identifier") for dataset in value["dataset"]]
    for number, dataset in enumerate(value["dataset"], 1):
        name = f"dataset {number}"
        for key in REQUIRED:
            if key not in dataset:
                error(f"dataset without {key}", name)
        _fields(dataset, {**REQUIRED, **OPTIONAL}, "dataset", name, error)
        if identifiers.count(dataset.get("identifier")) > 1:
            error("identifier stands twice", dataset.get("identifier"))
        files = dataset.get("distribution")
        for place, file in enumerate(files if is_list(files) else (), 1):
            _distribution(file, f"{name}, distribution {place}", error)
    addresses.follow_all(value)
    return len(value["dataset"])


def _distribution(file, name, error):
    _fields(file, DISTRIBUTION, "distribution", name, error)
    if "downloadURL" not in file and "accessURL" not in file:
        error("distribution without an address", name)
    if "downloadURL" in file and "mediaType" not in file:
        error("distribution without mediaType", name)


def _fields(value, fields, kind, name, error):
    for key, holds in fields.items():
        if key in value and not holds(value[key]):
            error(f"{key} of a {kind} is not of its form", f"{name}: {value[key]!r}"[:120])
