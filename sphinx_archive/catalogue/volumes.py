"""Volumes: the whole archive, each series, each record with its parts and each record, for paper and as e-books."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from docutils import nodes

from sphinx_archive.catalogue.parts import Part, catalogue_of, parts
from sphinx_archive.catalogue.selection import are_authorities, grouped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx.environment import BuildEnvironment

    from sphinx_archive.catalogue.view import Catalogue
    from sphinx_archive.records.fields import Record

# So many records at most make one volume, because Typst needs memory for all its pages at once: benchmarks/paper.py
# says how much. The whole may have more, as long as a machine can bear it, because readers look for it first.
LARGEST = 700
LARGEST_WHOLE = 1000

Form = Literal["whole", "series", "parts", "record"]


class Volume(NamedTuple):
    """Some pages that are printed together.

    ``path`` is its file beside the pages of the site, without an ending: ``campaigns``, ``campaigns/lunch-hour``.
    No key has a full stop, so the parts of a record, ``lunch-hour.with-parts``, never take another one's name.
    """

    path: str
    title: str
    form: Form
    parts: tuple[Part, ...]

    @property
    def docnames(self) -> tuple[str, ...]:
        """Return its pages in order."""
        return tuple(docname for part in self.parts for docname in part.docnames)


def volumes(env: BuildEnvironment) -> tuple[Volume, ...]:
    """Return every volume of an archive: the whole, the series, the records with parts, the records."""
    catalogue = catalogue_of(env)
    return (whole(env), *series(env), *sets(catalogue), *(single(record) for record in catalogue.ordered))


def whole(env: BuildEnvironment) -> Volume:
    """Return everything; of an archive too large for one volume only the pages that are not records."""
    title = str(env.config.project)
    path = nodes.make_id(title) or "archive"
    folders = {_folder(part) for part in parts(env)}
    catalogue = catalogue_of(env)
    kept = parts(env) if len(catalogue.records) <= LARGEST_WHOLE else tuple(_without_records(parts(env), catalogue))
    return Volume(f"{path}.whole" if path in folders else path, title, "whole", kept)


def series(env: BuildEnvironment) -> tuple[Volume, ...]:
    """Return a volume for each folder with records, or several where there are too many for one."""
    catalogue = catalogue_of(env)
    return tuple(
        volume
        for part in parts(env)
        if _folder(part) and any(map(catalogue.at, part.docnames))
        for volume in _series(part, catalogue)
    )


def sets(catalogue: Catalogue) -> tuple[Volume, ...]:
    """Return the volumes of all records that have parts."""
    return tuple(volume for record in catalogue.ordered if (volume := with_parts(record, catalogue)))


def with_parts(record: Record, catalogue: Catalogue) -> Volume | None:
    """Return a volume of a record with its parts, such as a congress and its articles; None where it has none."""
    pages = tuple(_with_parts(record, catalogue))
    title = record.shown_title
    volume = Volume(f"{record.docname}.with-parts", title, "parts", (Part(title, pages),))
    return volume if 1 < len(pages) <= LARGEST else None


def single(record: Record) -> Volume:
    """Return the volume of one record: its page alone."""
    return Volume(record.docname, record.shown_title, "record", (Part(record.shown_title, (record.docname,)),))


def _series(part: Part, catalogue: Catalogue) -> Iterator[Volume]:
    """Yield one volume, or one for each decade (each letter of names), divided again where that is still too many."""
    folder = _folder(part)
    if len(part.docnames) <= LARGEST:
        yield Volume(folder, part.title, "series", (part,))
        return
    records = [record for docname in part.docnames if (record := catalogue.at(docname))]
    seen: set[str] = set()
    for group in grouped(tuple(records), "letter" if are_authorities(records) else "decade"):
        fresh = [record.docname for record in group.records if record.docname not in seen]
        seen.update(fresh)
        for number, docnames in enumerate(_divided(fresh), 1):
            ending, sign = (f"-{number}", f" ({number})") if number > 1 else ("", "")
            title = f"{part.title}, {group.name}{sign}"
            yield Volume(f"{folder}.{group.value}{ending}", title, "series", (Part(title, docnames),))


def _divided(docnames: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for start in range(0, len(docnames), LARGEST):
        yield tuple(docnames[start : start + LARGEST])


def _with_parts(record: Record, catalogue: Catalogue) -> Iterator[str]:
    """Yield the page of a record, then those of its parts and theirs; a circle, which is reported, ends."""
    seen: set[str] = set()
    waiting = [record]
    while waiting:
        found = waiting.pop()
        if found.key not in seen:
            seen.add(found.key)
            yield found.docname
            waiting += reversed(catalogue.naming(found, "part_of"))


def _without_records(found: Iterable[Part], catalogue: Catalogue) -> Iterator[Part]:
    for part in found:
        kept = tuple(docname for docname in part.docnames if not catalogue.at(docname))
        if kept and (kept == part.docnames or not _folder(part)):
            yield Part(part.title, kept)


def _folder(part: Part) -> str:
    """Return the folder of a part, or nothing for a page of the top."""
    return part.docnames[0].partition("/")[0] if "/" in part.docnames[0] else ""
