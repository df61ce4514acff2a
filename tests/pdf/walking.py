"""Reads the records of a volume one after the other, over the ends of sheets with their heads and feet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.pdf.marks import marks_of
from tests.pdf.reading import difference, letters, sheets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

# In a book a link says on which printed page it ends.
_PRINTED_PAGE = re.compile(r"\(p\.\d+\)")


def told_by_volume(path: Path, said: Mapping[str, Sequence[str]]) -> str:
    """Return where a volume and the pages in it part: a record that is not whole, or not right after the one before.

    ``said`` has the blocks of every page.
    """
    marks = marks_of(path)
    walk = Walk([_PRINTED_PAGE.sub("", sheet) for sheet in sheets(path)], letters(str(marks.pdf.docinfo.Title)))
    before = ""
    for docname in sorted(said.keys() & marks.places.keys(), key=lambda name: marks.places[name].reading):
        wanted = [_PRINTED_PAGE.sub("", letters(block)) for block in said[docname]]
        neighbours = docname.partition("/")[0] == before.partition("/")[0]
        if not walk.begin(marks.places[docname].sheet, "".join(wanted[:2]), next_to_the_last=neighbours):
            return f"{docname} does not begin where its bookmark leads, right after {before or 'the front'}"
        if told := walk.read(wanted):
            return f"{docname}: {told}"
        before = docname
    return ""


class Walk:
    """Stands at a letter of a sheet."""

    def __init__(self, found: Sequence[str], title: str) -> None:
        self.found = found
        self.title = title
        self.sheet = 1
        self.letter = 0
        self.running = ""

    def begin(self, sheet: int, opening: str, *, next_to_the_last: bool) -> bool:
        """Go to the beginning of a record; tell whether it is there, and not before what was read already."""
        self._over_the_foot()
        letter = self.found[sheet - 1].find(opening, self.letter if sheet == self.sheet else 0)
        fits = (sheet, letter) == (self.sheet, self.letter) if next_to_the_last else sheet >= self.sheet
        self.sheet, self.letter = sheet, letter
        return letter >= 0 and fits

    def read(self, wanted: Sequence[str]) -> str:
        """Read a record to its end; return where it differs, or nothing."""
        self.running = wanted[0]
        whole, body = "".join(wanted), ""
        while not self._rest.startswith(whole[len(body) :]):
            part = self._without_foot()
            body += part
            if not whole.startswith(body) or self.sheet == len(self.found):
                return difference(wanted, body)
            self.sheet, self.letter = self.sheet + 1, 0
        self.letter += len(whole) - len(body)
        return ""

    @property
    def _rest(self) -> str:
        return self.found[self.sheet - 1][self.letter :]

    def _over_the_foot(self) -> None:
        if self.running and not self._without_foot():
            self.sheet, self.letter = self.sheet + 1, 0

    def _without_foot(self) -> str:
        return without_foot(self._rest, self.sheet, self.title, self.running)


def without_foot(text: str, sheet: int, title: str, running: str) -> str:
    """Return letters of a sheet without its number and its head, which are written last.

    The head is the title of the volume on the left, that of the page of the archive on the right, cut where it is long,
    and none where a part begins.
    """
    number = str(sheet)
    if sheet % 2 == 0 and text.endswith(number + title):
        return text.removesuffix(number + title)
    rest = text.removesuffix(number)
    heads = [running, *(f"{running[:length]}…" for length in range(len(running), 0, -1))]
    return next((rest.removesuffix(head) for head in heads if rest.endswith(head)), rest)
