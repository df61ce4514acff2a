"""The table of statements: who says what, for every sentence that cites sources and every value of a field that does.

A row is one statement and one source of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_archive.exports.archive import one_line
from sphinx_archive.exports.tables.records import office_words
from sphinx_archive.exports.tables.sheets import Column
from sphinx_archive.records.claim_words import label_of, value_words
from sphinx_archive.records.fields import in_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.tables.reading import Reading
    from sphinx_archive.records.fields import Record
    from sphinx_archive.records.ledger import Reach
    from sphinx_archive.records.values import Claim, Source
    from sphinx_archive.records.wording import Cited

TEXT = "text"
COLUMNS = (
    Column("statement", "The record's key and a number, counted anew at each edition.", is_needed=True),
    Column("record", "The key of the record that makes the statement.", is_needed=True),
    Column("address", "The address of the record's page."),
    Column("field", "Where it stands in the record: text, or the name of a field.", is_needed=True),
    Column("line", "The line of the page's source at which a sentence of the text begins.", "integer"),
    Column("says", "The statement in plain words.", is_needed=True),
    Column("value", "What a field holds: a date in EDTF, a length in ISO 8601, a figure, an address."),
    Column(
        "standing",
        "One of three words: preferred or variant where sources disagree about a field, stated where they do not.",
        is_needed=True,
    ),
    Column("reason", "Why the archive prefers a value."),
    Column("source", "The short name of the source on the record's page."),
    Column("source-title", "The title of the source, as published."),
    Column("source-author", "Who wrote it."),
    Column("publisher", "Who published it."),
    Column("source-date", "When it was published, EDTF."),
    Column("source-language", "Its language, if it is not that of the archive."),
    Column("source-address", "Where it is on the web."),
    Column("seen", "The day on which it was last seen there, EDTF."),
    Column("archived", "The address of a copy that will stay."),
    Column("not-archived", "Why there is no such copy."),
    Column("source-note", "What readers should know about the source."),
)


FIRST = 10  # so many columns are of the statement, the rest of its source


class Statement(NamedTuple):
    """A statement: its name, where it stands, what it says, its sources' names, its value, how it stands to others."""

    name: str
    field: str
    says: str
    sources: tuple[str, ...]
    value: str = ""
    standing: str = "stated"
    reason: str = ""
    line: str = ""


def statements(record: Record, text: Iterable[Cited], archive: Archive) -> Iterator[Statement]:
    """Yield what a record states: the sentences of its text in their order, then what its fields hold."""
    sentences = (Statement("", TEXT, one.text, one.sources, line=str(one.line)) for one in text)
    for number, found in enumerate((*sentences, *_in_fields(record, archive)), 1):
        yield found._replace(name=f"{record.key}.{number}")


def rows(reading: Reading, archive: Archive) -> Iterator[list[str]]:
    """Yield a row for each source of each statement of a record; one without a source where none is named."""
    record = reading.record
    address = archive.page(record)
    nothing = [""] * (len(COLUMNS) - FIRST)
    for one in reading.statements:
        first = [one.name, record.key, address, one.field, one.line, one.says, one.value, one.standing, one.reason]
        for name in one.sources or ("",):
            yield [*first, name, *reading.sources.get(name, nothing)]


def told_of(source: Source, ledger: Mapping[str, Reach]) -> list[str]:
    """Return what is known of a source: the last columns of the table.

    When it was seen and where a copy is, an editor says, or else the ledger of links.
    """
    known = ledger.get(source.url or "")
    archived = source.archived or (known.archived if known else "")
    values = (
        *(source.title, source.author, source.publisher, source.date, source.language, source.url),
        source.accessed or (known.reached if known else ""),
        archived,
        "" if archived else source.not_archived,
        source.note,
    )
    return [one_line(str(value or "")) for value in values]


def _in_fields(record: Record, archive: Archive) -> Iterator[Statement]:
    for place, claim in record.claims.items():
        if claim.sources or claim.variants:
            yield from _of_claim(place, claim, record)
    for office in record.offices:
        if office.sources:
            yield Statement("", "offices", office_words(office, archive), office.sources, str(office.dates or ""))
    for name in record.versions:
        source = record.sources.get(name)
        published = f"Published as {source.title or source.url or name}" if source else f"Published as {name}"
        yield Statement("", "versions", one_line(published), (name,), one_line((source and source.url) or ""))


def _of_claim(place: tuple[str, ...], claim: Claim, record: Record) -> Iterator[Statement]:
    """Yield the value that a claim prefers, then what others say instead."""

    def stated(value: Any, sources: tuple[str, ...], standing: str, reason: str | None = "") -> Statement:
        says = one_line(f"{label_of(place)}: {value_words(value, record)}")
        return Statement("", in_yaml(place[0]), says, sources, one_line(str(value)), standing, one_line(reason or ""))

    yield stated(claim.value, claim.sources, "preferred" if claim.variants else "stated", claim.reason)
    for variant in claim.variants:
        yield stated(variant.value, variant.sources, "variant")
