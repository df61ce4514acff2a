"""Whether a cell was changed by an editor: against the page as it is, and as it was when the sheet was made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.editing.sheets.cells import digest, normal
from sphinx_archive.editing.sheets.habits import CLEAR, is_habit, is_rounded, readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_archive.editing.sheets.columns import Column
    from sphinx_archive.editing.sheets.habits import Reading
    from sphinx_archive.editing.sheets.tables import Cell


NOTHING = digest("")


class Conflict(Exception):  # noqa: N818  (it is an answer to a person, not an error)
    """Somebody else changed the field since the sheet was made, and so did the sheet."""


class Seen(NamedTuple):
    """Digests of what the cells of a row held when the sheet was made, by column; None where nobody made it."""

    digests: Mapping[str, str] | None

    @classmethod
    def read(cls, text: str) -> Seen:
        """Read what :func:`seen_text` returned; raises ValueError."""
        if not text:
            return cls(None)
        pairs = [part.rpartition(":") for part in text.split()]
        if not all(name and len(one) == SIGNS for name, _, one in pairs):
            raise ValueError("'seen' was changed. Put it back as it was exported, or export again.")
        return cls({name: one for name, _, one in pairs})


SIGNS = len(NOTHING)


def seen_text(cells: Mapping[str, str]) -> str:
    """Return what tells later whether somebody changed the fields of a row: a digest of each cell that holds text."""
    return " ".join(f"{name}:{digest(text)}" for name, text in cells.items() if text) or f"-:{NOTHING}"


def day_order(pairs: Iterable[tuple[Cell, str]]) -> str | None:
    """Return in which order a table has day and month, as dates tell that nobody touched; None where they do not.

    ``pairs`` are cells with the dates that the pages have.
    """
    votes: set[str] = set()
    for cell, before in pairs:
        orders = {one.order for one in readings(cell.text) if one.order and one.text == before}
        votes |= orders if len(orders) == 1 else set()
    return votes.pop() if len(votes) == 1 else None


def meant(column: Column, cell: Cell, before: str, seen: Seen, order: str | None, *, is_lossy: bool) -> str | None:
    """Return what a cell wants a field to hold, an empty text for nothing, or None where it wants no change.

    ``before`` is what the page has. Raises ValueError where the cell cannot be understood, and :class:`Conflict`.
    """
    text = cell.text
    if normal(before) in (text, *cell.others) or is_habit(text, normal(before)):
        return None
    if column.is_date and (found := readings(text)):
        text = _date(text, found, before, order)
        if text == before:
            return None
    if seen.digests is None:
        # In a sheet of somebody's own an empty cell says nothing.
        return _whole(text, before, is_lossy=is_lossy) if text else None
    was = seen.digests.get(column.name, NOTHING)
    if digest(text) == was:
        return None
    if digest(before) != was:
        raise Conflict(f"The page was changed since the sheet was made: it has '{before}' now, the sheet '{text}'.")
    return _whole(text, before, is_lossy=is_lossy)


def _whole(text: str, before: str, *, is_lossy: bool) -> str:
    """Return a text, unless a spreadsheet took something of it; raises ValueError then."""
    if is_rounded(text):
        raise ValueError(f"The spreadsheet made a rounded number of it: {text}. Make the cell text and type it again.")
    if is_lossy and "?" in text and before.encode("cp1252", "ignore").decode("cp1252") != before:
        raise ValueError("The spreadsheet lost letters that it has not: ?. Save the sheet as 'CSV UTF-8', or as .xlsx.")
    return text


def _date(text: str, found: Iterable[Reading], before: str, order: str | None) -> str:
    """Return the date that a cell means, in EDTF; raises ValueError where it may mean several."""
    fitting = [one for one in found if not order or one.order in (CLEAR, order)]
    possible = sorted({one.text for one in fitting})
    if before in possible and len({one.order for one in fitting}) == 1:
        return before
    if len(possible) != 1:
        raise ValueError(f"'{text}' may be {' or '.join(possible) or 'no date'}. Write it as year-month-day.")
    return possible[0]
