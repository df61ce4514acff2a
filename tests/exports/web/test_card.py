"""Every record has a card of its own: the right size, small, the same each time, and nothing runs over its edges."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops

from sphinx_archive.exports.web import card, files
from sphinx_archive.exports.web.card.setting import fitted, in_place, length
from tests.exports.conftest import archive_with

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive

LATIN, WIDTH = "Metalworkers of the world unite in Geneva", 1000
SIZES = ((92, 2), (56, 4))
TITLES = (
    "x",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3,
    "Words and " * 300,
    "W" * 3000,
    "国際金属労連" * 40,
    "إضراب عمال المعادن " * 60,
    "שביתת עובדי המתכת",
    "Strike 🛠️ day 👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "ก ข ค \u0301\u200b",
    "…",
)


def opened(content: bytes) -> Image.Image:
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture


def inked(picture: Image.Image) -> tuple[int, int, int, int]:
    """Return where the text of a card is, without the bar above it and what is below the rule."""
    rows = picture.convert("RGB").crop((0, card.BAR, card.WIDTH, card.RULE))
    found = ImageChops.difference(rows, Image.new("RGB", rows.size, f"#{card.PAPER:06x}")).getbbox()
    assert found
    return found


@pytest.fixture(scope="module")
def drawn(hostile: Archive) -> dict[str, bytes]:
    return dict(files(hostile))


def test_every_record_and_the_first_page_have_a_card(hostile: Archive, drawn: dict[str, bytes]) -> None:
    assert set(drawn) == {"index.card.png", *(f"{record.docname}.card.png" for record in hostile.catalogue.ordered)}
    for name, content in drawn.items():
        picture = opened(content)
        assert (picture.size, picture.format) == ((1200, 630), "PNG"), name
        assert len(content) < 40_000, name


def test_cards_of_the_archive_are_small(real: Archive) -> None:
    chosen = real.catalogue.ordered[::20]
    assert sum(len(card.render(record, real)) for record in chosen) / len(chosen) < 15_000


def test_the_same_record_has_the_same_card(hostile: Archive, drawn: dict[str, bytes]) -> None:
    assert dict(files(hostile)) == drawn
    assert len(set(drawn.values())) == len(drawn)


def test_without_an_address_there_are_none(hostile: Archive) -> None:
    assert not dict(files(replace(hostile, address="")))


@pytest.mark.parametrize("name", TITLES, ids=range(len(TITLES)))
def test_nothing_runs_over_the_edges(name: str) -> None:
    page = f"---\nkind: subject\nscope: x\n---\n# {name}\n"
    archive = archive_with({"subjects/x.md": page.encode()})
    left, top, right, bottom = inked(opened(card.render(archive.catalogue.records["x"], archive)))
    assert left >= card.MARGIN - 12
    assert right <= card.WIDTH - card.MARGIN + 12
    assert top > 0
    assert card.BAR + bottom <= card.RULE - 12


@pytest.mark.parametrize("name", TITLES, ids=range(len(TITLES)))
def test_a_title_is_whole_or_ends_with_the_sign_that_it_is_not(name: str) -> None:
    found = fitted(name, SIZES, WIDTH, bold=True)
    said = "".join(word.text for line in found.lines for word in line)
    whole = "".join(name.split())
    assert said == whole or (said.endswith("…") and whole.startswith(said[:-1]))
    assert len(found.lines) <= 4
    assert all(length(line) <= WIDTH for line in found.lines)


def test_lines_are_of_much_the_same_length() -> None:
    lengths = [length(line) for line in fitted(LATIN, ((92, 3),), WIDTH, bold=True).lines]
    assert len(lengths) == 2
    assert min(lengths) > 0.8 * max(lengths)


def test_text_from_right_to_left_begins_at_the_right() -> None:
    found = fitted("إضراب IG Metall عمال", SIZES, WIDTH, bold=True)
    assert found.leftwards
    placed = [word.text for word in in_place(found.lines[0], leftwards=True)]
    assert placed == ["عمال", "IG", "Metall", "إضراب"]


@pytest.mark.parametrize(
    ("title", "placed"),
    [
        ("إضراب 2009 – 2010 عمال", "عمال 2010 – 2009 إضراب"),
        ("إضراب IMF 2009 عمال", "عمال IMF 2009 إضراب"),
        ("Strike of 1990 – إضراب", "Strike of 1990 – إضراب"),
        ("Strike إضراب 1990 & Ford", "Strike 1990 إضراب & Ford"),
    ],
)
def test_numbers_and_marks_go_on_as_what_is_beside_them(title: str, placed: str) -> None:
    (line,) = fitted(title, ((30, 1),), 2000, bold=True).lines
    assert [word.text for word in in_place(line, leftwards=title[0] == "إ")] == placed.split()


@pytest.mark.parametrize("title", [LATIN, f"{LATIN}, by {LATIN} at once and again", "إضراب عمال المعادن " * 6])
def test_facts_stay_above_the_rule_however_long_title_and_facts_are(title: str) -> None:
    places = ", ".join(f'"Llanfairpwllgwyngyllgogerychwyrndrobwll {place}"' for place in range(2))
    page = f"---\nkind: news\ndate: 2008-12-19/2012-01\nplaces: [{places}]\ncountries: [TT, VC]\n---\n# {title}\n"
    archive = archive_with({"news/x.md": page.encode()})
    _, _, _, bottom = inked(opened(card.render(archive.catalogue.records["x"], archive)))
    assert card.BAR + bottom <= card.RULE - 6
