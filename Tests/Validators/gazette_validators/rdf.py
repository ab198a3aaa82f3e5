"""catalog.jsonld and catalog.ttl: one graph written twice, held to the shapes of DCAT-AP 3.0.1."""

import json
import re
from functools import lru_cache
from pathlib import Path

SHAPES = Path(__file__).resolve().parents[1] / "specification" / "dcat-ap-3.0.1" / "shapes.ttl"
_BAD_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`]")


def read_json_ld(file, base, error):
    """The graph of a JSON-LD file; its context must stand in it, for nothing is fetched."""
    from rdflib import Graph

    try:
        value = json.loads(file.read_text(encoding="utf-8"))
        if _named_contexts(value):
            return error("context is not in the file", _named_contexts(value)[0])
        return Graph().parse(data=json.dumps(value), format="json-ld", publicID=base)
    except Exception as problem:  # The reader lets errors of many kinds through.
        return error("does not parse", f"{type(problem).__name__}: {problem}")


def read_turtle(file, base, error):
    from rdflib import Graph

    try:
        return Graph().parse(data=file.read_bytes(), format="turtle", publicID=base)
    except Exception as problem:  # The reader lets errors of many kinds through.
        return error("does not parse", f"{type(problem).__name__}: {problem}")


def _named_contexts(value):
    """The addresses of contexts that lie elsewhere."""
    if isinstance(value, list):
        return [each for inner in value for each in _named_contexts(inner)]
    if not isinstance(value, dict):
        return []
    given = value.get("@context", [])
    named = [each for each in (given if isinstance(given, list) else [given])
             if isinstance(each, str)]
    return named + [each for key, inner in value.items() if key != "@context"
                    for each in _named_contexts(inner)]


def check_same(first, second, error):
    """Both say the same; blank nodes are the same under other names."""
    from rdflib.compare import graph_diff, isomorphic

    if isomorphic(first, second):
        return
    _, only_first, only_second = graph_diff(first, second)
    for name, graph in (("JSON-LD", only_first), ("Turtle", only_second)):
        for statement in sorted(graph)[:5]:
            error(f"said in {name} alone", " ".join(term.n3() for term in statement)[:200])


def check_graph(graph, addresses, error):
    """The number of distributions. Terms are well formed, and files as they are described."""
    from rdflib import DCAT, RDF, Literal, Namespace, URIRef

    SPDX = Namespace("http://spdx.org/rdf/terms#")
    for term in {term for statement in graph for term in statement}:
        if isinstance(term, Literal) and term.ill_typed:
            error("literal is not of its type", term.n3())
        if isinstance(term, URIRef):
            if _BAD_IRI.search(term) or ":" not in term:
                error("IRI is not well formed", term)
            addresses.follow(str(term))
    for dataset, file in graph.subject_objects(DCAT.distribution):
        if (file, RDF.type, DCAT.Distribution) not in graph:
            error("distribution that is not described", file)
    files = set(graph.subjects(RDF.type, DCAT.Distribution))
    for file in files:
        checksum = graph.value(file, SPDX.checksum)
        digest = graph.value(checksum, SPDX.checksumValue)
        if graph.value(checksum, SPDX.algorithm) != SPDX.checksumAlgorithm_sha256:
            digest = None
        for url in graph.objects(file, DCAT.downloadURL):
            written = addresses.file(str(url))
            if written is not None:
                addresses.weigh(written, graph.value(file, DCAT.byteSize), digest)
    if not files:
        error("no distributions")
    return len(files)


def downloads(graph):
    """The addresses of all files that a graph offers."""
    from rdflib import DCAT

    return {str(url) for url in graph.objects(None, DCAT.downloadURL)}


@lru_cache(maxsize=1)
def _shapes():
    from rdflib import Graph

    return Graph().parse(SHAPES)


def check_shapes(graph, error, warning):
    from pyshacl import validate
    from rdflib import RDF, SH

    _, results, _ = validate(graph, shacl_graph=_shapes(), inference="none")
    for result in results.subjects(RDF.type, SH.ValidationResult):
        path, kind, severity = (
            re.sub(r".*[#/]", "", str(results.value(result, each)))
            for each in (SH.resultPath, SH.sourceConstraintComponent, SH.resultSeverity))
        tell = error if severity == "Violation" else warning
        tell(f"DCAT-AP: {path}, {kind.removesuffix('ConstraintComponent')}",
             results.value(result, SH.focusNode))
