"""What a book of the archive says of itself, on paper and as an e-book: names, edition, dates, licence, citation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sphinx_archive.catalogue.history import newest_change
from sphinx_archive.catalogue.parts import catalogue_of
from sphinx_archive.exports.archive import one_line, web_root

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_archive.catalogue.volumes import Volume

# Source: https://calver.org
_CALENDAR = re.compile(r"(?P<year>(?:19|20)\d\d)\.(?P<month>0?[1-9]|1[0-2])(?:\.\d+)*")
_NO_AUTHOR = "Author name not set"  # what Sphinx says where a project names none


@dataclass(frozen=True, kw_only=True)
class Imprint:
    """Texts in one line each; what is not known is empty, or None.

    ``author`` is empty where it is the archive itself; ``subtitle`` is that of the whole, or how many ``records`` a
    part has; ``root`` is where the archive is on the web, with a slash at the end; ``begins`` when the edition does,
    ``changed`` when the newest change was made.
    """

    archive: str
    title: str
    subtitle: str
    records: str
    author: str
    edition: str
    licence: str
    root: str
    begins: datetime | None
    changed: datetime | None

    @property
    def cited(self) -> str:
        """Return how the book is cited, without its address."""
        who = f"{self.author}. " if self.author else ""
        within = "" if self.title == self.archive else f" In: {self.archive}."
        return f"{who}{self.title}.{within}{f' Edition {self.edition}.' if self.edition else ''}"


def imprint_of(env: BuildEnvironment, volume: Volume) -> Imprint:
    """Return what a book says of itself."""
    config = env.config
    edition = one_line(config.release or config.version)
    count = sum(catalogue_of(env).at(docname) is not None for docname in volume.docnames)
    records = f"{count:,} record{'' if count == 1 else 's'}"
    return Imprint(
        archive=one_line(config.project),
        title=one_line(volume.title),
        subtitle=_subtitle(env, volume, count, records),
        records=records,
        author="" if config.author in {_NO_AUTHOR, config.project} else one_line(config.author),
        edition=edition,
        licence=one_line(config.copyright if isinstance(config.copyright, str) else ", ".join(config.copyright)),
        root=web_root(config),
        begins=begins(edition),
        changed=newest_change(),
    )


def _subtitle(env: BuildEnvironment, volume: Volume, count: int, records: str) -> str:
    """Return what stands below the title; that of the whole is `subtitle` in the front matter of the first page."""
    if volume.form == "whole":
        return one_line(str(env.metadata[env.config.root_doc].get("subtitle", "")))
    if volume.form == "parts":
        return "with the " + ("record that is" if count == 2 else f"{count - 1:,} records that are") + " part of it"
    return records


def begins(edition: str) -> datetime | None:
    """Return when an edition begins that is named by year and month: ``2026.11``."""
    match = _CALENDAR.fullmatch(edition)
    return datetime(int(match["year"]), int(match["month"]), 1, tzinfo=UTC) if match else None
