"""Finding aids: the whole archive as a fonds, and each of its series by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.finding_aids.description import add_events, add_series, identify_series
from sphinx_archive.exports.finding_aids.events import events_of
from sphinx_archive.exports.finding_aids.markup import indented, written
from sphinx_archive.exports.finding_aids.units import Series
from sphinx_archive.records.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.finding_aids.dialect import Dialect

ARRANGED = "In series by kind of record, by date in each; a record that is part of another stands below it."


def documents(dialect: Dialect, code: str, series: Sequence[Series], archive: Archive) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a finding aid of everything and of one for each series, by their names.

    ``code`` is the reference code of the archive.
    """
    everything = Series(code, archive.name, tuple(unit for one in series for unit in one.units))
    root, described = _begun(dialect, everything, "fonds", code, "", archive)
    dialect.note(described, "scopecontent", [_counts(archive)], "3.3.1")
    dialect.note(described, "arrangement", [ARRANGED], "3.3.4")
    components = dialect.components(described, "combined") if series else described
    for one in series:
        add_series(dialect, components, one, archive)
    yield dialect.ending, written(indented(root))
    for one, whole in zip(series, components.iterchildren(), strict=False):
        yield f"{one.folder}.{dialect.ending}", _of_series(dialect, one, whole, code, archive)


def _of_series(dialect: Dialect, series: Series, whole: etree._Element, code: str, archive: Archive) -> bytes:
    """Return the finding aid of a series; its units are taken out of that of the whole, which is written already."""
    root, described = _begun(dialect, series, "series", f"{code}-{series.folder}", f"{series.folder}.", archive)
    components = dialect.components(described, "in-depth")
    indented(root)
    components.extend(whole.iterchildren(f"{{{dialect.namespace}}}c"))
    return written(root)


def _begun(
    dialect: Dialect, series: Series, level: str, code: str, prefix: str, archive: Archive
) -> tuple[etree._Element, etree._Element]:
    """Return a document and the element of its uppermost unit, with what identifies it."""
    root, records = dialect.root("ead", {}), series.records
    name = series.title if level == "fonds" else f"{archive.name}: {series.title}"
    address = archive.at(f"data/{prefix}{dialect.ending}")
    dialect.header(root, name, code, address, events_of(records, archive.history), archive)
    described = dialect.add(root, "archdesc", "", {"level": level, "relatedencoding": "ISAD(G)v2"})
    did = dialect.add(described, "did")
    identify_series(dialect, did, series, archive)
    dialect.name(dialect.add(did, "repository"), "corpname", archive.name)
    home = archive.at("index.html" if archive.ending == ".html" else "")
    dialect.linked(described, "otherfindaid", [(home, home)] if home else [], "")
    add_events(dialect, described, records, archive)
    return root, described


def _counts(archive: Archive) -> str:
    """Return how many records of each kind there are, and how many names are described in records of their own."""
    items, names = (
        "; ".join(
            f"{kind.plural}: {number:,}"
            for kind in KINDS.values()
            if kind.is_authority is own and (number := len(archive.catalogue.of_kind(kind.name)))
        )
        for own in (False, True)
    )
    described = f"Names and terms described in records of their own: {names}." if names else ""
    return " ".join(filter(None, (f"{items}." if items else "", described)))
