"""What a volume says of itself: on its title page, in its running heads, in its colophon."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

import sphinx
from babel.dates import format_date

from sphinx_archive.catalogue.parts import catalogue_of
from sphinx_archive.exports.archive import archive_of
from sphinx_archive.exports.citations import sentence
from sphinx_archive.exports.citations.names import listed, makers
from sphinx_archive.exports.imprint import imprint_of

from .expressions import Expression, dictionary, literal

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_archive.catalogue.volumes import Volume

    from .page import Book

MADE_WITH = f"Sphinx {sphinx.__version__} and Typst {version('typst')}"


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
    """Return what a volume says of itself.

    A single record bears no date of a change: that would be another record's.
    """
    imprint = imprint_of(env, volume)
    language = (env.config.language or "en").partition("_")[0]
    said = {
        "archive": imprint.archive,
        "title": imprint.title,
        "subtitle": imprint.subtitle,
        "author": imprint.author,
        "edition": imprint.edition,
        "changed": format_date(imprint.changed, "long", locale=language) if imprint.changed else "",
        "address": book.address,
        "cited": imprint.cited,
        "licence": imprint.licence,
        "language": language,
        "made_with": MADE_WITH,
    }
    said |= _single(env, volume, imprint.author) if volume.form == "record" else {}
    return Front(**{name: book.said(text) for name, text in said.items()})


def _single(env: BuildEnvironment, volume: Volume, author: str) -> dict[str, str]:
    """Return what a single record says otherwise: who made it, how it is cited, where it is."""
    catalogue = catalogue_of(env)
    record = catalogue.at(volume.docnames[0])
    assert record, "the volume of one record without a record"
    archive = archive_of(env)
    made = listed(makers(record, archive)) or author
    return {
        "author": made,
        "cited": sentence.render(record, archive),
        "changed": "",
        "address": archive.page(record),
    }
