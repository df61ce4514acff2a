"""``python -m sphinx_archive merge``: make one record of two; the key of the one that goes leads to the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinx_archive.editing.changes import Refused
from sphinx_archive.editing.folder import docs_argument
from sphinx_archive.editing.keys.holding import take_up
from sphinx_archive.editing.keys.joining import Joining
from sphinx_archive.editing.keys.mentions import fields_unlinked, mentions, renamed
from sphinx_archive.editing.keys.naming import page_of
from sphinx_archive.editing.keys.rename import elsewhere, following
from sphinx_archive.editing.keys.tables import repaged
from sphinx_archive.editing.splices import Splice, spliced
from sphinx_archive.editing.writing import front_matter, heading, set_fields
from sphinx_archive.records import body
from sphinx_archive.records.body import SPAN
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.page import read_page
from sphinx_archive.records.prose import UNDERLINE
from sphinx_archive.records.wording import below_front_matter

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Mapping
    from pathlib import Path

    from sphinx_archive.editing.keys.holding import Holding
    from sphinx_archive.records.fields import Record
    from sphinx_archive.records.page import Page

EXAMPLES = """\
examples:
  python -m sphinx_archive merge lunch an-hour-for-lunch   'lunch' goes into 'an-hour-for-lunch', which stays
"""
# What two texts may not both define: footnotes, places of links, and targets.
LABEL = re.compile(r"^ {0,3}(\[[^\]\n]+\](?=:)|\([^)\n]+\)(?==))", re.MULTILINE)


def arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("gone", metavar="key", help="the record that goes")
    parser.add_argument("stays", metavar="into", help="the record that it goes into")
    docs_argument(parser)


def run(wanted: Namespace) -> int:
    """Do what the command line asks for; return an exit status."""
    print(merge(wanted.docs, wanted.gone, wanted.stays))
    return 0


def merge(folder: Path, gone: str, stays: str) -> str:
    """Make one record of two; return what was done, in a sentence.

    Sources and lists are joined, dates and figures that differ become variants, the text of the one that goes follows
    that of the other. Raises :class:`Refused` where both cannot be true; nothing is changed then.
    """
    holding = take_up(folder)
    old, new = (_page(key, holding) for key in (gone, stays))
    before, after = old.record, new.record
    assert before
    assert after
    if old is new:
        raise Refused(f"'{gone}' and '{stays}' are one record already.")
    if before.kind != after.kind:
        kinds = f"'{gone}' is {KINDS[before.kind].one} and '{stays}' {KINDS[after.kind].one}."
        raise Refused(f"{kinds} Only records of one kind can be merged: change the kind of one, and move its file.")
    keys = {before.key, *before.aliases}
    text = _joined(holding, old, new)
    others = [change for change in elsewhere(holding, old, before, keys, after.key) if change.path != new.path]
    record = read_page(new.path, text.encode()).record
    assert record
    tables = repaged(holding, old.path, new.path, f"one record with {after.key}")
    holding.land(
        [holding.change(old.path, None), holding.change(new.path, text), *others, *tables, holding.with_keys([record])]
    )
    todo = f"Its text stands at the end of {folder / new.path}: make one text of both."
    return f"'{gone}' is '{stays}' now. {following(others)} {todo}"


def _page(key: str, holding: Holding) -> Page:
    """Return the page of a record whose key this is now, and in which there is no mistake."""
    page = page_of(key, holding)
    assert page.record
    if page.record.key != key:
        raise Refused(f"'{key}' is an earlier key of '{page.record.key}'. Type that.")
    if page.problems:
        raise Refused("\n".join(["Nothing was changed. Mend this first:", *map(str, page.problems)]))
    return page


def _joined(holding: Holding, old: Page, new: Page) -> str:
    """Return the text of the page that stays, with all that the other has."""
    before, after = old.record, new.record
    assert before
    assert after
    keys = {one.key for one in (before, after)} | {*before.aliases, *after.aliases}
    text = holding.text(new.path)
    text = renamed(text, mentions(new, text, before), after.key)
    other = holding.text(old.path)
    other = renamed(other, mentions(old, other, before), after.key)
    joining = Joining(
        _without(front_matter(other), keys),
        _without(front_matter(text), keys),
        has_variants=KINDS[after.kind].is_authority,
    )
    _add_title(joining, before, after)
    if joining.conflicts:
        raise Refused(_against(joining.conflicts, old, new))
    fields = {**joining.fields, "aliases": [*after.aliases, before.key, *before.aliases]}
    removed = dict.fromkeys(front_matter(text).keys() - fields.keys())
    prose = _prose(other, old, joining.names)
    _refuse_same_labels(prose, text, old, new)
    return _with_prose(set_fields(text, {**removed, **fields}), before, prose, joining.notes)


def _without(values: dict[str, Any], keys: set[str]) -> dict[str, Any]:
    """Return the fields of a page that name none of these keys: a record is not beside itself."""
    left = {**values, **fields_unlinked(values, keys)}
    return {name: value for name, value in left.items() if value is not None}


def _add_title(joining: Joining, before: Record, after: Record) -> None:
    """Keep the title of the record that goes among the names of the other, where there is a place for it."""
    if before.title in after.called:
        return
    if joining.has_variants:
        joining.call([before.title])
    elif before.title_language and before.title_language not in joining.fields.get("alt-titles", {}):
        joining.fields["alt-titles"] = {**joining.fields.get("alt-titles", {}), before.title_language: before.title}


def _against(conflicts: list[str], old: Page, new: Page) -> str:
    advice = f"Make them agree, or say in both pages which sources state what. Here is {new.path}, there {old.path}."
    return "\n".join(["Nothing was changed, because the two pages say different things:", *conflicts, advice])


def _prose(text: str, page: Page, names: Mapping[str, str]) -> str:
    """Return the text of a page without its front matter and title, with other names for its sources."""
    read = read_page(page.path, text.encode())
    rest, first_line = below_front_matter(text)
    found = body.heading(rest, first_line)
    lines = rest.split("\n")
    if found:
        start = found.line - first_line
        end = start + 1
        if not lines[start].lstrip().startswith("#"):
            end = next(number for number in range(start, len(lines)) if UNDERLINE.fullmatch(lines[number])) + 1
        blank = [""] * (end - start)
        lines[start:end] = blank
    rest = "\n".join(lines)
    starts = [0, *(match.end() for match in re.finditer("\n", rest))]
    changes = []
    for use in read.uses:
        if use.role == "source" and names.get(use.target, use.target) != use.target:
            match = SPAN.match(rest, starts[use.line - first_line] + use.column - 1)
            assert match, "a role stands where it was read"
            changes.append(Splice(*match.span("content"), names[use.target]))
    return spliced(rest, sorted(changes)[::-1]).strip("\n")


def _refuse_same_labels(prose: str, text: str, old: Page, new: Page) -> None:
    if same := sorted({*LABEL.findall(prose)} & {*LABEL.findall(below_front_matter(text)[0])}):
        raise Refused(f"Both {old.path} and {new.path} define {', '.join(same)}. Give them other names in one of them.")


def _with_prose(text: str, before: Record, prose: str, notes: list[str]) -> str:
    """Return the text of a page with that of another below it, under the other's title."""
    if not prose.strip() and not notes:
        return text
    told = [
        f"% This was the page '{before.key}'. Make one text of both, and delete this line.",
        *(f"% {' '.join(note.split())}" for note in notes),
    ]
    below = "\n".join(["", f"#{heading(before.title)}", "", *told, "", prose, ""])
    end = "\r\n" if "\r\n" in text else "\n"
    return f"{text.rstrip()}{end}{below.replace(chr(10), end)}"
