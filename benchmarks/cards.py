"""Measure how cards are written, beside Pillow's own writer: ``python benchmarks/cards.py 500``."""

from __future__ import annotations

import argparse
import time
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import held  # first: it says where the extension is
from measuring import machine, table
from PIL import Image

from sphinx_archive.exports.web import card
from sphinx_archive.exports.web.card import png

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

TIMES = 5
RUNS_OF_ONE_COLOUR = 3
"""What zlib calls Z_RLE."""


class Drawn(NamedTuple):
    """A card as the build draws it, with columns that are not written, and without them."""

    whole: Image.Image
    seen: Image.Image


def ours(card: Drawn) -> bytes:
    """Write a card as the build does."""
    colours = card.seen.getpalette() or []
    return png.write(card.whole, (int.from_bytes(bytes(colours[place : place + 3])) for place in range(0, 48, 3)))


def by_pillow(card: Drawn, **wanted: int) -> bytes:
    """Write a card with Pillow."""
    written = BytesIO()
    card.seen.save(written, "PNG", bits=4, **wanted)
    return written.getvalue()


WRITERS: dict[str, Callable[[Drawn], bytes]] = {
    "ours": ours,
    "Pillow, runs of one colour": partial(by_pillow, compress_type=RUNS_OF_ONE_COLOUR, compress_level=1),
    "Pillow, as it comes": by_pillow,
}


def drawn(content: bytes) -> Drawn:
    """Return a card that was written as it was drawn."""
    seen = Image.open(BytesIO(content))
    return Drawn(seen.crop((-png.UNSEEN, 0, *seen.size)), seen)


def row(name: str, cards: Sequence[Drawn]) -> Iterable[object]:
    """Return the best time of several, and the size, for one card."""
    best, size = float("inf"), 0
    for _ in range(TIMES):
        start = time.process_time()
        size = sum(len(WRITERS[name](drawn)) for drawn in cards)
        best = min(best, time.process_time() - start)
    return name, f"{best / len(cards) * 1e3:.2f}", f"{size / len(cards) / 1e3:.1f}"


def main() -> None:
    """Draw the cards of an invented archive, and write them with each writer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=int)
    archive = held.invented(parser.parse_args().records)
    found = [drawn(card.render(record, archive)) for record in archive.catalogue.ordered]
    print(f"Machine: {machine()}\n")
    print(table(("Writer", "ms/card", "kB/card"), [list(row(name, found)) for name in WRITERS]))


if __name__ == "__main__":
    main()
