"""Draw any frame of the film: a timeline above, the year, the place, and a disc for the members counted."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageDraw, ImageFont

if TYPE_CHECKING:
    from shots import Card, Film

WIDTH, HEIGHT = 1280, 720
PAPER, INK, RED, GREY, RULE = "#f4f0e6", "#1c1b19", "#b4231b", "#5f5a50", "#8a8373"
LEFT, RIGHT = 80, 1200
FIRST_YEAR, LAST_YEAR = 1893, 2012
TIMELINE = 96
YEAR_BASELINE, YEAR_SIZE = 378, 270
DISC_MIDDLE, DISC_FOOT, DISC_RADIUS, DISC_COUNT = 980, 476, 150, 50_000_000
CHANGE = 24
"""Frames that the change from one card to the next takes."""

FONTS = Path(__file__).parent / "fonts"
BOLD, MEDIUM = FONTS / "LeagueSpartan-Bold.otf", FONTS / "LeagueSpartan-Medium.otf"


def draw_frame(film: Film, number: int) -> Image.Image:
    """Return frame `number` of the film as an RGB image."""
    position = max(index for index, start in enumerate(film.starts) if start <= number)
    before, after = film.cards[max(position - 1, 0)], film.cards[position]
    progress = min(1.0, (number - film.starts[position] + 1) / CHANGE) if position else 1.0
    frame = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw_timeline(frame, film, position, ease(progress))
    draw_year(frame, before, after, progress)
    draw_texts(frame, before, fade=first_half(progress), rise=0)
    entering = second_half(progress)
    draw_texts(frame, after, fade=entering, rise=round(14 * (1 - entering)))
    draw_disc(frame, film, position, ease(progress))
    return frame


def ease(progress: float) -> float:
    """Slow down at both ends: 0 to 1 in, 0 to 1 out."""
    return progress * progress * (3 - 2 * progress)


def first_half(progress: float) -> float:
    """Return 1 falling to 0 while the first half of a change passes: what leaves."""
    return 1 - ease(min(1.0, progress * 2))


def second_half(progress: float) -> float:
    """Return 0 rising to 1 while the second half of a change passes: what enters."""
    return ease(max(0.0, progress * 2 - 1))


def between(start: float, end: float, progress: float) -> float:
    """Return what lies between two values."""
    return start + (end - start) * progress


@cache
def font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    """Return a face in a size, in pixels."""
    # The basic layout engine is part of every Pillow; Raqm is not, and may place letters otherwise.
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def write(
    frame: Image.Image,
    at: tuple[float, float],
    text: str,
    face: Path,
    size: int,
    colour: str,
    fade: float,
    anchor: str = "ls",
) -> None:
    """Write text with its baseline at `at`, as opaque as `fade` says (0 to 1)."""
    if text and fade > 0:
        mask = Image.new("L", frame.size)
        ImageDraw.Draw(mask).text(at, text, fill=round(255 * fade), font=font(face, size), anchor=anchor)
        frame.paste(colour, mask=mask)


def draw_texts(frame: Image.Image, card: Card, fade: float, rise: int) -> None:
    """Write the words of a card, `rise` pixels below their resting place."""
    if card.title:
        for row, text in enumerate(card.title):
            write(frame, (LEFT - 4, 290 + 98 * row + rise), text, BOLD, 108, INK, fade)
        foot = 290 + 98 * len(card.title) + rise
        write(frame, (LEFT, foot), card.line, MEDIUM, 50, RED, fade)
        write(frame, (LEFT, foot + 62), card.legend, MEDIUM, 42, GREY, fade)
        return
    size = 92 if card.city else 72
    write(frame, (LEFT - 2, 490 + rise), card.name, BOLD, size, RED if card.city else INK, fade)
    write(frame, (LEFT, 550 + rise), card.place, MEDIUM, 42, GREY, fade)
    write(frame, (LEFT, 628 + rise), card.line, MEDIUM, 48, INK, fade)


def x_of(year: float) -> float:
    """Return where a year stands on the timeline."""
    return between(LEFT, RIGHT, (year - FIRST_YEAR) / (LAST_YEAR - FIRST_YEAR))


def draw_timeline(frame: Image.Image, film: Film, position: int, progress: float) -> None:
    """Draw the line of years, how far the film has come, and a mark for each congress."""
    years = [card.year or (FIRST_YEAR if index == 0 else LAST_YEAR) for index, card in enumerate(film.cards)]
    reached = between(x_of(years[max(position - 1, 0)]), x_of(years[position]), progress)
    draw = ImageDraw.Draw(frame)
    draw.rectangle((LEFT, TIMELINE - 1, RIGHT, TIMELINE + 1), fill=RULE)
    draw.rectangle((LEFT, TIMELINE - 3, round(reached), TIMELINE + 3), fill=RED)
    for year in sorted({card.year for card in film.cards if card.year}):
        passed = position > 0 and x_of(year) <= reached + 0.5
        paste_disc(frame, x_of(year), TIMELINE, 9, RED if passed else RULE, None if passed else PAPER)
    if position:
        paste_disc(frame, reached, TIMELINE, 15, RED, PAPER)
        paste_disc(frame, reached, TIMELINE, 7, RED, None)
    for year, anchor in ((FIRST_YEAR, "ls"), (1925, "ms"), (1950, "ms"), (1975, "ms"), (LAST_YEAR, "rs")):
        draw.text((x_of(year), TIMELINE + 56), str(year), fill=GREY, font=font(MEDIUM, 32), anchor=anchor)


@cache
def disc_mask(radius: float, ring: float) -> Image.Image:
    """Return a smooth disc, or a ring `ring` pixels wide where `ring` is not 0."""
    scale, side = 4, 2 * math.ceil(radius) + 4
    mask = Image.new("L", (side * scale, side * scale))
    middle, reach = side * scale / 2, radius * scale
    draw = ImageDraw.Draw(mask)
    draw.ellipse((middle - reach, middle - reach, middle + reach, middle + reach), fill=255)
    if 0 < ring < radius:
        reach -= ring * scale
        draw.ellipse((middle - reach, middle - reach, middle + reach, middle + reach), fill=0)
    return mask.resize((side, side), Image.Resampling.BOX)


def paste_disc(
    frame: Image.Image, x: float, y: float, radius: float, colour: str, inside: str | None, opacity: float = 1
) -> None:
    """Paste a disc of one colour, or a ring around `inside`."""
    if inside is not None:
        paste_disc(frame, x, y, radius, inside, None)
    mask = disc_mask(round(radius, 1), 4 if inside is not None else 0)
    mask = mask.point([round(level * opacity) for level in range(256)])
    frame.paste(colour, (round(x - mask.width / 2), round(y - mask.height / 2)), mask)


def draw_disc(frame: Image.Image, film: Film, position: int, progress: float) -> None:
    """Draw the members counted: area for number; an empty ring keeps the last number where there is none."""
    old, new = known_count(film, position - 1), known_count(film, position)
    if film.cards[position].title:
        old, new = (old, 0) if position else (0, 0)
    radius = DISC_RADIUS * math.sqrt(between(old, new, progress) / DISC_COUNT)
    if radius < 1:
        return
    was, now = (bool(film.cards[max(index, 0)].count) for index in (position - 1, position))
    paste_disc(frame, DISC_MIDDLE, DISC_FOOT - radius, radius, RULE, PAPER)
    paste_disc(frame, DISC_MIDDLE, DISC_FOOT - radius, radius, RED, None, between(was, now, progress))
    label = (DISC_MIDDLE, DISC_FOOT + 56)
    before, after = film.cards[max(position - 1, 0)], film.cards[position]
    write(frame, label, before.members, BOLD, 42, INK, first_half(progress), anchor="ms")
    write(frame, label, after.members, BOLD, 42, INK, second_half(progress), anchor="ms")


def known_count(film: Film, position: int) -> int:
    """Return the number of members that was counted last, up to this card."""
    return next((card.count for card in reversed(film.cards[: position + 1]) if card.count), 0)


def draw_year(frame: Image.Image, before: Card, after: Card, progress: float) -> None:
    """Draw the year; the figures that change roll upwards, the others stay."""
    turn = ease(progress)
    if before.title or after.title:  # never over a title that is still to be read
        turn = second_half(progress) if before.title else 1 - first_half(progress)
    mask = Image.new("L", frame.size)
    old, new = figures(before), figures(after)
    for place in range(4):
        leaving, entering = old[place : place + 1], new[place : place + 1]
        if leaving and entering and leaving[0][0] == entering[0][0]:
            roll(mask, entering[0][0], between(leaving[0][1], entering[0][1], turn), 0)
            continue
        for figure, x in leaving:
            roll(mask, figure, x, -turn)
        for figure, x in entering:
            roll(mask, figure, x, 1 - turn)
    window = Image.new("L", frame.size)
    ImageDraw.Draw(window).rectangle((0, YEAR_BASELINE - 196, 760, YEAR_BASELINE + 10), fill=255)
    frame.paste(INK, mask=ImageChops.darker(mask, window))
    write(frame, (LEFT, YEAR_BASELINE), "c." if before.circa else "", BOLD, 96, GREY, first_half(progress))
    write(frame, (LEFT, YEAR_BASELINE), "c." if after.circa else "", BOLD, 96, GREY, second_half(progress))


def figures(card: Card) -> list[tuple[str, float]]:
    """Return each figure of the year with the place where it starts."""
    face, text = font(BOLD, YEAR_SIZE), str(card.year or "")
    start = LEFT - 6 + (96 if card.circa else 0)
    return [(figure, start + face.getlength(text[:index])) for index, figure in enumerate(text)]


def roll(mask: Image.Image, figure: str, x: float, turn: float) -> None:
    """Draw a figure, moved down by `turn` times the height of the window."""
    if abs(turn) < 1:
        ImageDraw.Draw(mask).text(
            (x, YEAR_BASELINE + 206 * turn), figure, fill=255, font=font(BOLD, YEAR_SIZE), anchor="ls"
        )
