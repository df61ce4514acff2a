"""What a PDF has beside its text: bookmarks, places, links, tags, fonts and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Place(NamedTuple):
    """A sheet, counted from 1, and a point on it."""

    sheet: int
    x: float
    y: float

    @property
    def reading(self) -> tuple[int, float]:
        """What sorts places as they are read."""
        return self.sheet, -self.y


class Bookmark(NamedTuple):
    """An entry of the outline; level 1 is the highest."""

    level: int
    title: str
    place: Place


@dataclass(frozen=True)
class Marks:
    """An open PDF."""

    pdf: pikepdf.Pdf

    @cached_property
    def sheets(self) -> dict[tuple[int, int], int]:
        """The number of each sheet, by its object."""
        return {sheet.objgen: number for number, sheet in enumerate(self.pdf.pages, 1)}

    @cached_property
    def places(self) -> dict[str, Place]:
        """The places that links may name: ``docname`` and ``docname#id``."""
        return {name: self.place(value) for name, value in pikepdf.NameTree(self.pdf.Root.Names.Dests).items()}

    def place(self, target: Any) -> Place:
        """Return a place from how PDF writes it."""
        sheet, _, x, y, *_ = target.D if isinstance(target, pikepdf.Dictionary) else target
        return Place(self.sheets[sheet.objgen], round(float(x), 2), round(float(y), 2))

    @cached_property
    def bookmarks(self) -> list[Bookmark]:
        """The outline, from top to bottom."""
        with self.pdf.open_outline() as outline:
            return list(self._below(outline.root, 1))

    def _below(self, items: list[pikepdf.OutlineItem], level: int) -> Iterator[Bookmark]:
        for item in items:
            yield Bookmark(level, item.title, self.place(item.destination))
            yield from self._below(item.children, level + 1)

    def links(self, *sheets: int) -> list[str | Place]:
        """Return where links lead, on some sheets or on all: a web address, or a place; a name without one stays."""
        chosen = [self.pdf.pages[number - 1] for number in sheets] if sheets else list(self.pdf.pages)
        found = [note for sheet in chosen for note in sheet.get("/Annots", []) if note.Subtype == "/Link"]
        return [self._target(note) for note in found]

    def _target(self, note: pikepdf.Dictionary) -> str | Place:
        if "/A" in note and "/URI" in note.A:
            return str(note.A.URI)
        target = note.get("/Dest", note.get("/A", {}).get("/D") if "/A" in note else None)
        if isinstance(target, pikepdf.Array):
            return self.place(target)
        return self.places.get(str(target), str(target))

    @cached_property
    def objects(self) -> list[pikepdf.Dictionary]:
        """Every dictionary of the file."""
        return [found for found in self.pdf.objects if isinstance(found, pikepdf.Dictionary)]

    def figures_without_words(self) -> int:
        """Return how many pictures have no text for those who cannot see them."""
        figures = [found for found in self.objects if found.get("/S") == "/Figure"]
        return sum(not str(figure.get("/Alt", "")).strip() for figure in figures)

    def fonts_elsewhere(self) -> list[str]:
        """Return the fonts that are not in the file."""
        described = [found for found in self.objects if found.get("/Type") == "/FontDescriptor"]
        kept = {"/FontFile", "/FontFile2", "/FontFile3"}
        bare = [found for found in self.objects if found.get("/Type") == "/Font" and not _is_described(found)]
        lost = [found for found in described if not kept & set(found.keys())]
        return [str(found.get("/FontName", found.get("/BaseFont"))) for found in (*lost, *bare)]


def _is_described(font: pikepdf.Dictionary) -> bool:
    """Tell whether a font has a description, itself or in the font it is composed of."""
    return "/FontDescriptor" in font or "/DescendantFonts" in font or font.get("/Subtype") == "/Type3"


def marks_of(path: Path) -> Marks:
    """Open a PDF."""
    return Marks(pikepdf.open(path))
