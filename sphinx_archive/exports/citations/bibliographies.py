"""Bibliographies: the files that bibliography programs read, of each record, each series and the whole archive."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from sphinx_archive.exports.forms import BIBTEX, CSL_JSON, RIS
from sphinx_archive.records import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.citations.rendering import Cited

WHOLE = "data/records"


FORMS = (BIBTEX, RIS, CSL_JSON)


def files(archive: Archive, cited: Mapping[str, Cited]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of each record beside its page, those of each series and those of the whole."""
    records = archive.catalogue.ordered
    for record in records:
        yield from _in_each_form(record.docname, [cited[record.key]])
    for folder, found in groupby(records, lambda record: kinds.KINDS[record.kind].folder):
        yield from _in_each_form(f"data/{folder}", [cited[record.key] for record in found])
    if records:
        yield from _in_each_form(WHOLE, list(cited.values()))


def series(archive: Archive) -> dict[str, str]:
    """Return the series that have files: the path of these without an ending, and what readers call it."""
    filled = {kinds.KINDS[record.kind].folder for record in archive.catalogue.records.values()}
    return {f"data/{folder}": name for folder, name in kinds.series().items() if folder in filled}


def _in_each_form(path: str, cited: Sequence[Cited]) -> Iterator[tuple[str, bytes]]:
    # A line is empty between entries of BibTeX; those of RIS end in one.
    texts = (
        "\n".join(one.bibtex for one in cited),
        "".join(one.ris for one in cited),
        json.dumps([one.csl for one in cited], ensure_ascii=False, separators=(",", ":")) + "\n",
    )
    for form, text in zip(FORMS, texts, strict=True):
        yield f"{path}.{form.ending}", text.encode()
