"""``python -m sphinx_archive rename``: give a record another key; the old one leads to it for ever."""

from __future__ import annotations

from posixpath import dirname, join
from typing import TYPE_CHECKING

from sphinx_archive.editing.changes import Refused
from sphinx_archive.editing.folder import docs_argument
from sphinx_archive.editing.keys.holding import take_up
from sphinx_archive.editing.keys.mentions import fields_renamed, mentions, renamed
from sphinx_archive.editing.keys.naming import page_of, refuse_used, sound_key
from sphinx_archive.editing.keys.tables import repaged
from sphinx_archive.editing.writing import front_matter, set_fields
from sphinx_archive.records.page import read_page

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from sphinx_archive.editing.changes import Change
    from sphinx_archive.editing.keys.holding import Holding
    from sphinx_archive.records.fields import Record
    from sphinx_archive.records.page import Page

EXAMPLES = """\
examples:
  python -m sphinx_archive rename lunch an-hour-for-lunch-1911   every page that names it names the new key
"""


def arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("old", help="the key as it is")
    parser.add_argument("new", help="the key as it shall be")
    docs_argument(parser)


def run(wanted: Namespace) -> int:
    """Do what the command line asks for; return an exit status."""
    print(rename(wanted.docs, wanted.old, wanted.new))
    return 0


def rename(folder: Path, old: str, new: str) -> str:
    """Give a record another key; return what was done, in a sentence.

    A page that somebody gave another name by hand gets its lost key back as an earlier one; one that is not finished,
    and so was never published, forgets its key. Raises :class:`Refused` where that cannot be; nothing is changed then.
    """
    holding = take_up(folder)
    page = _page(old, sound_key(new), holding)
    record = page.record
    assert record
    # A page with mistakes cannot have been published, unless that was before there was a register.
    is_kept = not (page.problems and holding.published) or any(row.key == old for row in holding.published)
    path = join(dirname(page.path), f"{new}.md")
    text = _with_key(page, holding.text(page.path), record, old, new, is_kept=is_kept)
    named = read_page(path, text.encode()).record
    assert named
    changes = [] if path == page.path else [holding.change(page.path, None)]
    others = list(elsewhere(holding, page, record, {old}, new))
    changes += [holding.change(path, text), *others, *repaged(holding, page.path, path, f"now {new}")]
    holding.land([*changes, holding.with_keys([named])] if is_kept else changes, {page.path: path})
    leads = f"'{old}' and its address lead on to it." if is_kept else f"'{old}' was never published and is free again."
    return f"{folder / path} has the key '{new}' now. {following(others)} {leads}"


def following(others: Sequence[Change]) -> str:
    """Return a sentence that says how many other pages had to be changed."""
    if len(others) == 1:
        return "One other page named it and follows."
    return f"{len(others) or 'No'} other pages named it{' and follow' if others else ''}."


def _page(old: str, new: str, holding: Holding) -> Page:
    """Return the page that shall have a new key, or has it already; raises :class:`Refused` if that cannot be."""
    if old not in holding.by_key and new in holding.by_key and any(row.key == old for row in holding.published):
        return page_of(new, holding)
    page = page_of(old, holding)
    _refuse_unfit(page, old, new, holding)
    return page


def elsewhere(holding: Holding, page: Page, record: Record, keys: Iterable[str], new: str) -> Iterator[Change]:
    """Yield the changes after which all pages but its own call a record by another key, whose page is in its folder."""
    wanted = frozenset(keys)
    for other in holding.pages:
        if (
            other is not page
            and (content := holding.content(other.path))
            and any(key.encode() in content for key in wanted)
        ):
            text = holding.text(other.path)
            if found := mentions(other, text, record, wanted):
                text = renamed(text, found, new)
                if fields := fields_renamed(front_matter(text), wanted, new) if other.places else {}:
                    text = set_fields(text, fields)
                yield holding.change(other.path, text)


def _refuse_unfit(page: Page, old: str, new: str, holding: Holding) -> None:
    assert page.record
    key = page.record.key
    if old != key:
        raise Refused(
            f"'{old}' is an earlier key of '{key}'. To give it another, type 'make rename KEY={key} TO={new}'."
        )
    if new == old:
        raise Refused(f"'{new}' is the key of {page.path} already.")
    if new not in page.record.aliases:
        refuse_used(new, holding)


def _with_key(page: Page, text: str, record: Record, old: str, new: str, *, is_kept: bool) -> str:
    """Return the text of a record's own page under another key, with the old one as an earlier key if it is kept."""
    text = renamed(text, mentions(page, text, record, {old}), new)
    values = front_matter(text)
    before = values.get("aliases", [])
    known = [*(before if isinstance(before, list) else []), *([old] if is_kept else [])]
    aliases = list(dict.fromkeys(alias for alias in known if alias != new))
    return set_fields(text, {**fields_renamed(values, {old}, new), "aliases": aliases or None})
