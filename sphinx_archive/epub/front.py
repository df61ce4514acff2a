"""What a book says of itself: on its cover, in its colophon and to the programs that read it."""

from __future__ import annotations

import os
import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from sphinx_archive.catalogue.parts import catalogue_of
from sphinx_archive.exports.archive import one_line

if TYPE_CHECKING:
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_archive.catalogue.volumes import Volume

# Source: https://calver.org
_CALENDAR = re.compile(r"(?P<year>(?:19|20)\d\d)\.(?P<month>0?[1-9]|1[0-2])(?:\.\d+)*")
_NO_AUTHOR = "Author name not set"  # what Sphinx says where a project names none
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
    config, archive, title = env.config, one_line(str(env.config.project)), one_line(volume.title)
    root = web_root(config)
    address = f"{root}{quote(volume.path)}.epub" if root else ""
    edition = one_line(config.release or config.version)
    number = sum(catalogue_of(env).at(docname) is not None for docname in volume.docnames)
    count = f"{number:,} record{'' if number == 1 else 's'}"
    return Front(
        archive=archive,
        title=title,
        subtitle=(_subtitle(env) if volume.form == "whole" else "") or (count if number else ""),
        author=archive if config.author in {_NO_AUTHOR, ""} else one_line(config.author),
        edition=edition,
        licence=_licence(config),
        language=(config.language or "en").replace("_", "-"),
        address=address,
        archive_address=root,
        identifier=uuid5(NAMESPACE_URL, address or f"{archive}/{volume.path}").urn,
        date=_day(edition),
        modified=_moment(edition),
        description=f"{title}: {count} of {archive}." if title != archive else f"{archive}, with {count}.",
        subjects=_subjects(env, volume),
        cited=_cited(config, archive, title, edition),
    )


def web_root(config: Config) -> str:
    """Return where the archive's pages are on the web, with a slash at the end; empty where it is not known."""
    root = str(config.html_baseurl or "").strip()
    return f"{root.rstrip('/')}/" if root.startswith(("http://", "https://")) else ""


def _subtitle(env: BuildEnvironment) -> str:
    return one_line(str(env.metadata[env.config.root_doc].get("subtitle", "")))


def _licence(config: Config) -> str:
    said = config.copyright
    return one_line(said if isinstance(said, str) else ", ".join(said))


def _cited(config: Config, archive: str, title: str, edition: str) -> str:
    who = "" if config.author in {_NO_AUTHOR, "", config.project} else f"{one_line(config.author)}. "
    within = "" if title == archive else f" In: {archive}."
    return f"{who}{title}.{within}{f' Edition {edition}.' if edition else ''}"


def _subjects(env: BuildEnvironment, volume: Volume) -> tuple[str, ...]:
    """Return the subjects that most records of a book are about."""
    catalogue = catalogue_of(env)
    records = [record for docname in volume.docnames if (record := catalogue.at(docname))]
    counted = Counter(term.title for record in records for key in record.subjects if (term := catalogue.get(key)))
    ordered = sorted(counted, key=lambda name: (-counted[name], name))
    return tuple(map(one_line, ordered[:_MOST_SUBJECTS]))


def _day(edition: str) -> str:
    """Return the month that an edition such as ``2026.11`` is named by, else the day of the newest change."""
    if match := _CALENDAR.fullmatch(edition):
        return f"{match['year']}-{int(match['month']):02}"
    changed = _newest_change()
    return f"{changed:%Y-%m-%d}" if changed else ""


def _moment(edition: str) -> str:
    """Return the newest change, else when the edition begins, else a date that is always the same; never the clock."""
    match = _CALENDAR.fullmatch(edition)
    begins = (
        datetime(int(match["year"]), int(match["month"]), 1, tzinfo=UTC) if match else datetime(1970, 1, 1, tzinfo=UTC)
    )
    return f"{_newest_change() or begins:%Y-%m-%dT%H:%M:%SZ}"


def _newest_change() -> datetime | None:
    """Return the moment of the newest change: https://reproducible-builds.org/specs/source-date-epoch/."""
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(said), UTC) if said.isdecimal() else None
