"""What a volume says of itself: on its title page, in its running heads, in its colophon."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING

import sphinx
from babel.dates import format_date

from sphinx_archive.catalogue.parts import catalogue_of
from sphinx_archive.exports import sentence
from sphinx_archive.exports.archive import archive_of
from sphinx_archive.exports.names import listed, makers

from .expressions import Expression, dictionary, literal

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_archive.catalogue.volumes import Volume

    from .page import Book


# Source: https://calver.org
_CALENDAR = re.compile(r"(?P<year>(?:19|20)\d\d)\.(?P<month>0?[1-9]|1[0-2])(?:\.\d+)*")


@dataclass(frozen=True)
class Front:
    """Texts as they are printed; what is not known is empty. ``changed`` is the date of the newest change."""

    archive: str
    title: str
    subtitle: str
    author: str
    edition: str
    changed: str
    address: str
    cited: str
    licence: str
    language: str
    made_with: str

    def said(self) -> Expression:
        """Return it as Typst reads it."""
        return dictionary(**{name: literal(text) for name, text in vars(self).items()})


def front_of(env: BuildEnvironment, volume: Volume, book: Book) -> Front:
    """Return what a volume says of itself; the subtitle of the whole is `subtitle` on the first page."""
    config = env.config
    author = "" if config.author in {"Author name not set", config.project} else config.author
    changed = newest_change()
    front = Front(
        archive=config.project,
        title=volume.title,
        subtitle=_subtitle(env, volume),
        author=author,
        edition=config.release or config.version,
        changed=_day(changed, _locale(config.language)) if changed is not None else "",
        address=book.address,
        cited="",
        licence=config.copyright if isinstance(config.copyright, str) else ", ".join(config.copyright),
        language=_locale(config.language),
        made_with=f"Sphinx {sphinx.__version__} and Typst {version('typst')}",
    )
    return _printable(_single(env, volume, front) if volume.form == "record" else _collected(front), book)


def _subtitle(env: BuildEnvironment, volume: Volume) -> str:
    """Return what stands below the title: for a part of the archive how many records are in it."""
    if volume.form == "whole":
        return str(env.metadata[env.config.root_doc].get("subtitle", ""))
    count = sum(catalogue_of(env).at(docname) is not None for docname in volume.docnames)
    if volume.form == "parts":
        return "with the " + ("record that is" if count == 2 else f"{count - 1} records that are") + " part of it"
    return f"{count} records" if count > 1 else "1 record"


def newest_change() -> int | None:
    """Return the moment of the newest change as SOURCE_DATE_EPOCH says it, in seconds since 1970; never the clock.

    Source: https://reproducible-builds.org/specs/source-date-epoch/
    """
    said = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(said) if said.isdecimal() else None


def moment_of(edition: str) -> int:
    """Return when an edition named by year and month, ``2026.11``, begins, in seconds since 1970; else 0.

    PDF/A wants a date; that of the newest change would be wrong for a record that has long been as it is.
    """
    match = _CALENDAR.fullmatch(edition)
    return int(datetime(int(match["year"]), int(match["month"]), 1, tzinfo=UTC).timestamp()) if match else 0


def _collected(front: Front) -> Front:
    """Say how a volume of many records is cited."""
    within = "" if front.title == front.archive else f" In: {front.archive}."
    edition = f" Edition {front.edition}." if front.edition else ""
    who = f"{front.author}. " if front.author else ""
    return replace(front, cited=f"{who}{front.title}.{within}{edition}")


def _single(env: BuildEnvironment, volume: Volume, front: Front) -> Front:
    """Say who made a record and how it is cited. It bears no date of a change: that would be another record's."""
    catalogue = catalogue_of(env)
    record = catalogue.at(volume.docnames[0])
    assert record, "the volume of one record without a record"
    archive = archive_of(env.config, catalogue)
    made = listed(makers(record, archive)) or front.author
    cited = sentence.render(record, archive)
    return replace(front, author=made, cited=cited, changed="", address=archive.page(record))


def _printable(front: Front, book: Book) -> Front:
    return Front(**{name: book.said(text) for name, text in vars(front).items()})


def _day(moment: int, language: str) -> str:
    return format_date(datetime.fromtimestamp(moment, UTC), "long", locale=language)


def _locale(language: str | None) -> str:
    return (language or "en").partition("_")[0]
