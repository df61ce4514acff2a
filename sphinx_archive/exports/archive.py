"""The archive as a citation names it, and what its fields hold in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from sphinx_archive.catalogue.domain import archive_domain
from sphinx_archive.catalogue.history import History
from sphinx_archive.records.dates import PLAIN
from sphinx_archive.records.fields import FIELDS
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.values import Claim
from sphinx_archive.records.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinx_archive.catalogue.view import Catalogue
    from sphinx_archive.records.dates import Edtf
    from sphinx_archive.records.fields import Record
    from sphinx_archive.records.ledger import Reach
    from sphinx_archive.records.published import Published
    from sphinx_archive.records.withdrawn import Withdrawn
    from sphinx_archive.records.wording import Wording

T = TypeVar("T")
# How the address of a page ends, by the builder that writes it.
ENDINGS = {"html": ".html", "dirhtml": "/"}
# Unicode's category Cc, whole, and what XML 1.0 (section 2.2) has no characters for: surrogates and two that are none.
_UNWRITABLE = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF))


def _nothing(docname: str) -> str:
    return ""


@dataclass(frozen=True, kw_only=True)
class Archive:
    """What exports say of the archive itself, and all that they are made of.

    ``address`` is the root of its pages on the web without a slash at the end, or empty where it is not known;
    ``ending`` what follows a page's name there; ``language`` that of its pages (BCP 47); ``licence`` the address of
    the licence of its texts; ``edition`` the name of this edition; ``ledger`` tells which addresses answered and where
    copies are; ``source`` returns what an editor wrote on a page, ``docnames`` names all such pages and ``folder`` is
    where they and their films lie; ``books`` tells whether there is a PDF beside every page.
    """

    catalogue: Catalogue
    name: str
    address: str = ""
    ending: str = ".html"
    language: str = "en"
    edition: str = ""
    licence: str = ""
    history: History = field(default_factory=History)
    withdrawn: tuple[Withdrawn, ...] = ()
    published: tuple[Published, ...] = ()
    ledger: Mapping[str, Reach] = field(default_factory=dict)
    source: Callable[[str], str] = _nothing
    docnames: tuple[str, ...] = ()
    folder: Path = Path()
    books: bool = False
    _made: dict[tuple[str, str], Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def has_dates(self) -> bool:
        """Whether anybody knows when pages changed: Git, or who made the edition."""
        return bool(self.history.pages or self.history.edition)

    def once(self, what: str, docname: str, make: Callable[[], T]) -> T:
        """Return what several formats need of a page; it is made for the first of them."""
        if (what, docname) not in self._made:
            self._made[what, docname] = make()
        made: T = self._made[what, docname]
        return made

    def wording(self, docname: str) -> Wording:
        """Return what a page says, without markup; a link to a record says its title."""
        return self.once("wording", docname, lambda: wording(self.source(docname), self.title_of))

    def title_of(self, key: str) -> str:
        """Return the title that a key leads to; the key itself where that is nowhere."""
        found = self.catalogue.get(key)
        return title(found) if found else key

    def page(self, record: Record) -> str:
        """Return the permanent address of a record's page; empty where the archive's own is not known."""
        return self.at(f"{record.docname}{self.ending}")

    def file(self, record: Record, ending: str) -> str:
        """Return the address of a file beside a record's page: ``bib``, ``csl.json``; empty as that of the page."""
        return self.at(f"{record.docname}.{ending}")

    def at(self, path: str) -> str:
        """Return the address of a path below the archive's root; empty where the archive's own is not known."""
        return f"{self.address}/{path}" if self.address else ""

    def texts(self, record: Record, field: str) -> tuple[str, ...]:
        """Return the values of a field for readers: titles for keys, the rest as it was written."""
        value = getattr(record, field)
        if field == "kind":
            return (KINDS[value].label,)
        if FIELDS[field].keys:
            found = (self.catalogue.get(key) for key in value)
            return tuple(one_line(other.title) for other in found if other)
        if value is None:
            return ()
        if isinstance(value, Claim):
            return (one_line(str(value.value)),)
        return tuple(map(one_line, (value,) if isinstance(value, str) else value))


def archive_of(env: BuildEnvironment, ending: str = ".html") -> Archive:
    """Return the archive that a project's settings and pages describe, made once while these stay as they are."""
    made: Archive = archive_domain(env).once(ending, lambda: _archive_of(env, ending))
    return made


def _archive_of(env: BuildEnvironment, ending: str) -> Archive:
    config, domain = env.config, archive_domain(env)

    def source(docname: str) -> str:
        return Path(env.doc2path(docname)).read_text("utf-8-sig", errors="replace")

    return Archive(
        catalogue=domain.catalogue,
        name=one_line(config.project),
        address=web_root(config).rstrip("/"),
        ending=ending,
        language=config.language.replace("_", "-"),
        edition=one_line(config.release or config.version),
        licence=config.archive_licence,
        history=domain.history,
        withdrawn=domain.tables.withdrawn,
        published=domain.tables.published,
        ledger=domain.tables.ledger,
        source=source,
        docnames=tuple(sorted(env.found_docs)),
        folder=Path(env.srcdir),
        books=config.archive_books,
    )


def web_root(config: Config) -> str:
    """Return where the archive's pages are on the web, with a slash at the end; empty where it is not known."""
    root = str(config.html_baseurl or "").strip()
    return f"{root.rstrip('/')}/" if root.startswith(("http://", "https://")) else ""


def one_line(text: str) -> str:
    """Return a text in one line, without what only steers machines and what XML cannot hold."""
    if text.isprintable():  # the one space that is printable is that between words
        return text.strip() if "  " not in text else " ".join(text.split())
    return " ".join(" ".join(text.split()).translate(_UNWRITABLE).split())


def columns(standard: str) -> dict[str, tuple[str, ...]]:
    """Return the names a standard (a column of the field table) has for fields, each with its fields in order."""
    found: dict[str, tuple[str, ...]] = {}
    for name, row in FIELDS.items():
        if term := getattr(row, standard):
            found[term] = (*found.get(term, ()), name)
    return found


def issued(record: Record) -> Edtf | None:
    """Return the date of an item; that of a person or an organisation is when they lived, not a date to cite."""
    return record.date.value if record.date and not KINDS[record.kind].is_authority else None


def year(value: Edtf | None) -> str:
    """Return the first year of a date in four digits, the last where the beginning is open; empty without a date."""
    side = (value.earliest or value.latest) if value else None
    return f"{side.year:04}" if side else ""


def plain_date(value: Edtf | None, between: str) -> str:
    """Return a plain date as far as it is known, with a sign between its parts; of any other the first year."""
    match = PLAIN.fullmatch(value.text) if value else None
    return between.join(part for part in match.groups()[:3] if part) if match else year(value)


def title(record: Record) -> str:
    """Return a record's title as readers see it, in one line."""
    return one_line(record.shown_title)


def translated(record: Record, archive: Archive) -> str:
    """Return the title in the archive's language where it stands in another, or an empty text."""
    return one_line(record.alt_titles.get(archive.language, "")) if record.title_language else ""


def language(record: Record, archive: Archive) -> str:
    """Return the language of a title that the item itself is in, else the item's first, else the title's."""
    own = record.title_language or archive.language
    return own if own in record.languages or not record.languages else record.languages[0]
