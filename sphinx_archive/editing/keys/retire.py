"""``python -m sphinx_archive retire``: take a record away, and say at its address why it is there no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.editing.changes import Refused
from sphinx_archive.editing.folder import docs_argument
from sphinx_archive.editing.keys.holding import take_up
from sphinx_archive.editing.keys.keeping import today
from sphinx_archive.editing.keys.mentions import fields_unlinked, mentions, unlinked
from sphinx_archive.editing.keys.naming import page_of
from sphinx_archive.editing.keys.tables import repaged
from sphinx_archive.editing.writing import front_matter, set_fields
from sphinx_archive.records.rows import rows_text
from sphinx_archive.records.withdrawn import REGISTER, Withdrawn

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from sphinx_archive.editing.changes import Change
    from sphinx_archive.editing.keys.holding import Holding
    from sphinx_archive.editing.keys.mentions import Mention
    from sphinx_archive.records.page import Page

EXAMPLES = """\
examples:
  python -m sphinx_archive retire lunch --why "It told of another town."             if no page names it
  python -m sphinx_archive retire lunch --why "It told of another town." --unlink    pages keep its name as plain words
"""
GONE = "'{key}' is withdrawn; a page at its address says why."


def arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("key", help="the record's key")
    parser.add_argument("--why", required=True, help="the reason, which readers see at the old address")
    parser.add_argument("--unlink", action="store_true", help="make plain words of what names it elsewhere")
    docs_argument(parser)


def run(wanted: Namespace) -> int:
    """Do what the command line asks for; return an exit status."""
    print(retire(wanted.docs, wanted.key, wanted.why, unlink=wanted.unlink))
    return 0


def retire(folder: Path, key: str, why: str, *, unlink: bool = False) -> str:
    """Take a record away and leave the reason; return what was done, in a sentence.

    A published key whose page is gone already gets its reason too. Raises :class:`Refused` where pages still name the
    record, unless they are to ``unlink`` it, and wherever an archive without it would be the worse.
    """
    holding, reason = take_up(folder), " ".join(why.split())
    if not reason or not reason.isprintable():
        raise Refused('Say why, in plain words, as readers shall see it: --why "It told of another town."')
    if gone := next((row for row in holding.withdrawn if row.key == key), None):
        raise Refused(f"'{key}' was withdrawn on {gone.date} already: {gone.reason}")
    lost = next((row for row in holding.published if row.key == key and key not in holding.by_key), None)
    if lost:
        holding.land([_with_rows(holding, [Withdrawn(key, lost.kind, today(), reason)])])
        return GONE.format(key=key)
    page = page_of(key, holding)
    record = page.record
    assert record
    if record.key != key:
        raise Refused(
            f"'{key}' is an earlier key of '{record.key}'. To take that away, type 'make retire KEY={record.key}'."
        )
    others = list(_without(holding, page, unlink=unlink))
    rows = [Withdrawn(one, record.kind, today(), reason) for one in (key, *record.aliases)]
    tables = repaged(holding, page.path, "", f"withdrawn: {reason}")
    holding.land(
        [holding.change(page.path, None), *others, *tables, _with_rows(holding, rows), holding.with_keys([record])]
    )
    return f"{GONE.format(key=key)} {_counted(others)}"


def _without(holding: Holding, page: Page, *, unlink: bool) -> Iterator[Change]:
    """Yield the changes after which no other page names a record; raise :class:`Refused` if there is more to it."""
    assert page.record
    found: list[tuple[Page, str, list[Mention]]] = []
    for other in holding.pages:
        if other is not page:
            text = holding.text(other.path) if _may_name(other, page, holding) else ""
            if named := mentions(other, text, page.record):
                found.append((other, text, named))
    told = [(other, one) for other, _, named in found for one in named if not unlink or one.shown is None]
    if told:
        raise Refused(_still_named(page.record.key, told, holding.folder, unlink=unlink))
    for other, text, named in found:
        left = unlinked(text, named)
        fields = fields_unlinked(front_matter(left), {page.record.key, *page.record.aliases}) if other.places else {}
        yield holding.change(other.path, set_fields(left, fields) if fields else left)


def _counted(others: Sequence[Change]) -> str:
    if not others:
        return "No page had named it."
    return f"{len(others)} page{'' if len(others) == 1 else 's'} had named it, and now in plain words."


def _may_name(other: Page, page: Page, holding: Holding) -> bool:
    assert page.record
    content = holding.content(other.path) or b""
    return any(key.encode() in content for key in (page.record.key, *page.record.aliases))


def _still_named(key: str, told: Sequence[tuple[Page, Mention]], folder: Path, *, unlink: bool) -> str:
    lines = [f"{folder / page.path}:{one.line}:{one.column}: {one.written}" for page, one in told]
    if unlink:
        return "\n".join([f"Nothing was changed. Nothing could stand here without '{key}'; change it by hand:", *lines])
    return "\n".join(
        [
            f"Nothing was changed, because pages name '{key}':",
            *lines,
            f"If it is the same as another record, type 'make merge KEY={key} TO=THAT-KEY'.",
            "To make plain words of these, type the same again with UNLINK=yes (--unlink).",
        ]
    )


def _with_rows(holding: Holding, rows: Iterable[Withdrawn]) -> Change:
    """Return the change that puts rows behind those of the register of withdrawn records."""
    return holding.change(REGISTER, rows_text(Withdrawn._fields, [*holding.withdrawn, *rows]))
