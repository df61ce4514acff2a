"""The card of a record: the picture that a message, a chat or a reading list shows beside a link to its page."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PIL import Image

from sphinx_archive.exports.archive import one_line, title
from sphinx_archive.exports.forms import CARD
from sphinx_archive.exports.web.card import png
from sphinx_archive.exports.web.card.setting import drawn, fitted, in_place, length
from sphinx_archive.exports.web.card.typefaces import Style, glyph
from sphinx_archive.records.date_words import dated
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.vocabulary import countries

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.web.card.setting import Set
    from sphinx_archive.records.fields import Record

# What Open Graph's readers show without cutting: https://ogp.me and the largest card of the big networks.
WIDTH, HEIGHT = 1200, 630
FRONT = f"index.{CARD.ending}"
EDGE = png.UNSEEN  # where a card begins on its picture
MARGIN = 76
ROOM = WIDTH - 2 * MARGIN
PAPER, INK, ACCENT, MUTED = 0xFFFDF9, 0x1F1D1A, 0x8A2B1D, 0x5B564F  # those of archive.css
DARK, RED, GREY = (1, 2, 3, 4, 5, 6), (7, 8, 9, 10, 11), (12, 13, 14, 15)
TITLE_SIZES = ((108, 1), (92, 2), (78, 3), (66, 4), (56, 4))
FACTS_SIZES = ((38, 1), (34, 2))
BAR, KIND_LINE, TITLE_TOP, RULE, NAME_LINE = 14, 104, 136, 536, 589
LEAST_BELOW = 20  # from the last line of facts to the rule


def render(record: Record, archive: Archive) -> bytes:
    """Return the card as PNG: kind, title, date and place, and the archive's name."""
    return _card(KINDS[record.kind].label, title(record), said(record), archive.name)


def front(archive: Archive) -> bytes:
    """Return the card of the first page: the archive's name, and how much is in it."""
    return _card("", archive.name, f"{len(archive.catalogue.records):,} records", "")


def told(record: Record) -> str:
    """Return what the card says, for those who do not see it."""
    return ". ".join(part for part in (KINDS[record.kind].label, title(record), said(record)) if part)


def said(record: Record) -> str:
    """Return date and place of a record in words: ``19–24 February 2011 · Istanbul, Turkey``."""
    where = [*record.places[:2], *(countries()[code] for code in record.countries[:2])]
    return one_line(" · ".join(part for part in (dated(record), ", ".join(where)) if part))


def _card(kind: str, name: str, facts: str, archive: str) -> bytes:
    picture = _blank(archive, kind).copy()
    title_set = fitted(name, TITLE_SIZES, ROOM, bold=True)
    leading = round(title_set.size * 1.16)
    first = TITLE_TOP + title_set.size
    _draw(picture, title_set, MARGIN, first, leading, bold=True, ramp=DARK)
    # Letters that run from right to left hang lower than others.
    below = first + leading * (len(title_set.lines) - 1) + round(title_set.size * 0.2) * title_set.leftwards
    _draw_facts(picture, facts, below + 26)
    return png.write(picture, _palette())


def _draw_facts(picture: Image.Image, facts: str, top: int) -> None:
    """Put the facts below a title, in two lines where there is room for two."""
    room = RULE - LEAST_BELOW - top
    sizes = [(size, lines) for size, lines in FACTS_SIZES if round(size * (1.1 + 1.25 * (lines - 1))) <= room]
    found = fitted(facts, sizes or FACTS_SIZES[:1], ROOM, bold=False)
    baseline, leading = top + round(found.size * 1.1), round(found.size * 1.25)
    _draw(picture, found, MARGIN, baseline, leading, bold=False, ramp=GREY)


@cache
def _blank(name: str, kind: str) -> Image.Image:
    """Return what the cards of a kind share."""
    picture = Image.new("P", (EDGE + WIDTH, HEIGHT), 0)
    picture.paste(RED[-1], (EDGE, 0, EDGE + WIDTH, BAR))
    picture.paste(GREY[0], (EDGE + MARGIN, RULE, EDGE + WIDTH - MARGIN, RULE + 2))
    _draw(picture, fitted(kind, ((36, 1),), ROOM, bold=True), MARGIN, KIND_LINE, 0, bold=True, ramp=RED)
    _draw(picture, fitted(name, ((34, 1),), ROOM, bold=False), MARGIN, NAME_LINE, 0, bold=False, ramp=DARK)
    return picture


def _draw(
    picture: Image.Image, text: Set, left: int, baseline: int, leading: int, *, bold: bool, ramp: tuple[int, ...]
) -> None:
    """Put the lines of a text on the picture; those that run from right to left end at the right margin."""
    style = Style(text.size, bold, ramp)
    for number, line in enumerate(text.lines):
        pen = WIDTH - left - length(line) if text.leftwards else left
        for place, word in enumerate(in_place(line, leftwards=text.leftwards)):
            pen += word.space if place else 0
            for piece in drawn(word.text, text.size, bold):
                if found := glyph(piece.font, piece.text, style):
                    corner = EDGE + round(pen) + found.left, baseline + number * leading + found.top
                    picture.paste(found.ink, corner, found.mask)
                pen += piece.width


@cache
def _palette() -> tuple[int, ...]:
    """Return the colours: paper, then for each ink the steps from paper to it."""
    steps = [
        (ink, place / len(ramp))
        for ink, ramp in ((INK, DARK), (ACCENT, RED), (MUTED, GREY))
        for place in range(1, len(ramp) + 1)
    ]
    return (PAPER, *(_between(ink, share) for ink, share in steps))


def _between(ink: int, share: float) -> int:
    """Return a colour between paper and an ink."""
    parts = [(PAPER >> shift & 255, ink >> shift & 255, shift) for shift in (16, 8, 0)]
    return sum(round(paper + (full - paper) * share) << shift for paper, full, shift in parts)
