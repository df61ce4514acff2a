"""Puts one page right."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, TypeAlias

from sphinx_archive.editing.changes import Refused
from sphinx_archive.editing.fixing.layout import (
    Done,
    Laid,
    front_of,
    in_order,
    is_unreadable,
    with_last_end,
    without_blanks,
    without_mark,
    without_tabs,
)
from sphinx_archive.editing.fixing.values import Respelt, repeated, respelt, with_changes
from sphinx_archive.editing.writing import set_fields
from sphinx_archive.records.frontmatter import split
from sphinx_archive.records.page import is_record_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx_archive.editing.fixing.names import Names

Find: TypeAlias = "Callable[[dict[str, Any]], Iterable[Respelt]]"
COMMENT = re.compile(r"(?:^|[ \t])#.*")


def fixed(path: str, page: str, names: Names) -> Laid:
    """Return a page's text with what has one right form in this form, and what was done to it, by line.

    The text below the front matter and all comments are what they were.
    """
    # Lines are told as they are before fields move: order comes last.
    steps: list[Callable[[str], Laid]] = [without_mark, with_last_end]
    if is_record_page(path) or "kind" in _values(page):
        own = PurePosixPath(path).stem
        spelt = partial(_with_values, lambda values: respelt(values, names, own))
        steps += [without_tabs, spelt, partial(_with_values, repeated), without_blanks, in_order]
    done: list[Done] = []
    for step in steps:
        page, found = step(page)
        done += found
    return page, done


def _values(page: str) -> dict[str, Any]:
    """Return the values of a page's front matter; none where it cannot be read."""
    front = front_of(page)
    return {} if is_unreadable(front) else front.values


def _with_values(find: Find, page: str) -> Laid:
    """Change what is found in a page's front matter, as far as no comment is lost by it."""
    done: list[Done] = []
    found = list(find(_values(page)))
    places = front_of(page).places
    # From the end, because what is taken out of a list renumbers what follows.
    for one in reversed(found):
        changed = _with_value(page, one)
        if changed != page:
            done.insert(0, Done(places[one.place][0], _words(one)))
            page = changed
    return page, done


def _with_value(page: str, one: Respelt) -> str:
    field = str(one.place[0])
    try:
        values = with_changes(_values(page), {one.place: one.after})
        changed = set_fields(page, {field: values[field]})
    except Refused:
        return page
    return changed if _comments(changed) == _comments(page) else page


def _comments(page: str) -> Counter[str]:
    """Return what may be comments of a page's front matter."""
    return Counter(match[0] for line in split(page)[0].splitlines() if (match := COMMENT.search(line)))


def _words(one: Respelt) -> str:
    field = next(step for step in reversed(one.place) if isinstance(step, str))
    if one.after is None:
        return f"{field}: the second '{one.before}' taken out"
    return f"{field}: '{one.before}' -> '{one.after}'"
