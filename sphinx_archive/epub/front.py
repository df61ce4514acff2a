"""What a book says of itself: on its cover, in its colophon and to the programs that read it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from sphinx_archive.catalogue.parts import catalogue_of
from sphinx_archive.exports.archive import one_line
from sphinx_archive.exports.imprint import imprint_of

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_archive.catalogue.volumes import Volume
    from sphinx_archive.exports.imprint import Imprint

_ALWAYS = datetime(1970, 1, 1, tzinfo=UTC)  # EPUB wants a moment; it is never the clock's
_MOST_SUBJECTS = 12


@dataclass(frozen=True, kw_only=True)
class Front:
    """Texts as they are shown; what is not known is empty.

    ``archive_address`` is that of the archive on the web, ``address`` that of this book; ``date`` when the edition came
    out, ``modified`` the moment that EPUB asks for.
    """

    archive: str
    title: str
    subtitle: str
    author: str
    edition: str
    licence: str
    language: str
    address: str
    archive_address: str
    identifier: str
    date: str
    modified: str
    description: str
    subjects: tuple[str, ...]
    cited: str

    @property
    def is_part(self) -> bool:
        """Whether the book holds a part of the archive only."""
        return self.title != self.archive


def front_of(env: BuildEnvironment, volume: Volume) -> Front:
    """Return what a book says of itself."""
    imprint = imprint_of(env, volume)
    archive, title = imprint.archive, imprint.title
    address = f"{imprint.root}{quote(volume.path)}.epub" if imprint.root else ""
    has_records = any(map(catalogue_of(env).at, volume.docnames))
    return Front(
        archive=archive,
        title=title,
        subtitle=imprint.subtitle or (imprint.records if has_records else ""),
        author=imprint.author or archive,
        edition=imprint.edition,
        licence=imprint.licence,
        language=(env.config.language or "en").replace("_", "-"),
        address=address,
        archive_address=imprint.root,
        identifier=uuid5(NAMESPACE_URL, address or f"{archive}/{volume.path}").urn,
        date=_day(imprint),
        modified=f"{imprint.changed or imprint.begins or _ALWAYS:%Y-%m-%dT%H:%M:%SZ}",
        description=f"{archive}, with {imprint.records}."
        if title == archive
        else f"{title}: {imprint.records} of {archive}.",
        subjects=_subjects(env, volume),
        cited=imprint.cited,
    )


def _day(imprint: Imprint) -> str:
    """Return the month that the edition is named by, else the day of the newest change."""
    if imprint.begins:
        return f"{imprint.begins:%Y-%m}"
    return f"{imprint.changed:%Y-%m-%d}" if imprint.changed else ""


def _subjects(env: BuildEnvironment, volume: Volume) -> tuple[str, ...]:
    """Return the subjects that most records of a book are about."""
    catalogue = catalogue_of(env)
    records = [record for docname in volume.docnames if (record := catalogue.at(docname))]
    counted = Counter(term.title for record in records for key in record.subjects if (term := catalogue.get(key)))
    ordered = sorted(counted, key=lambda name: (-counted[name], name))
    return tuple(map(one_line, ordered[:_MOST_SUBJECTS]))
