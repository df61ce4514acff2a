"""Dates: EDTF as the edtf package reads it, in words that readers know."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import edtf
import pytest

from sphinx_archive.records.date_words import lifetime, words
from sphinx_archive.records.dates import parse_date
from sphinx_archive.records.frontmatter import read_front_matter, split

DOCS = Path(__file__).parents[2] / "docs"


def dates_of_docs() -> set[str]:
    """Return every text of the archive's front matter that stands where a date does."""
    found: set[str] = set()

    def collect(value: object, name: str = "") -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                dated = name if key == "value" else key
                collect(inner, name if key in ("variants",) else dated)
        elif isinstance(value, list):
            for inner in value:
                collect(inner, name)
        elif name in ("date", "dates", "accessed"):
            found.add(str(value))

    for path in DOCS.rglob("*.md"):
        collect(read_front_matter(split(path.read_text("utf-8"))[0]).values)
    return found


def made_dates() -> list[str]:
    """Return about 200 dates of every plain form."""
    years = ["0001", "0999", "1582", "1893", "1900", "2000", "2004", "2009", "9999"]
    singles = [f"{year}{rest}" for year in years for rest in ("", "-01", "-02", "-12-31", "-02-28", "-11-30")]
    marked = [f"{single}{mark}" for single in singles[::3] for mark in "~?%"]
    leap = ["2000-02-29", "2004-02-29", "1896-02-29"]
    spans = [f"{start}/{end}" for start, end in zip(singles, singles[7:], strict=False)]
    mixed = [f"{start}~/{end}?" for start, end in pairwise(years)]
    open_ends = [f"{single}/.." for single in singles[::5]] + [f"../{single}" for single in singles[::5]]
    return [*singles, *marked, *leap, *spans, *mixed, *open_ends]


def test_plain_reading_is_that_of_the_edtf_package() -> None:
    texts = sorted({*made_dates(), *(text for text in dates_of_docs() if _is_sound(text))})
    assert len(texts) > 200
    for text in texts:
        if "" in text.split("/"):
            continue  # an unknown side: the package takes ten years, we take nothing
        read, parsed = parse_date(text), edtf.parse_edtf(text)
        low, high = parsed.lower_strict(), parsed.upper_strict()
        assert (read.earliest, read.latest) == (_day(low), _day(high)), text
        assert read.approximate == ("~" in text or "%" in text), text
        assert read.uncertain == ("?" in text or "%" in text), text
        assert str(read) == text


def test_every_date_of_the_archive_can_be_said_in_words() -> None:
    for text in dates_of_docs():
        if _is_sound(text):
            said = words(parse_date(text))
            assert not set(said) & set("~%[]{}/"), said


def _is_sound(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


def _day(side: object) -> date | None:
    return None if isinstance(side, float) else date(*side[:3])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1893", "1893"),
        ("1893~", "c. 1893"),
        ("1893?", "1893 (uncertain)"),
        ("1893%", "c. 1893 (uncertain)"),
        ("2008-12", "December 2008"),
        ("2008-12-19", "19 December 2008"),
        ("2008-12-19~", "c. 19 December 2008"),
        ("2008-12/2012-01", "December 2008 to January 2012"),
        ("2009-01/2009-03", "January to March 2009"),
        ("2011-02-19/2011-02-24", "19–24 February 2011"),
        ("2011-02-19/2011-03-02", "19 February to 2 March 2011"),
        ("2011-02-19/2012-03-02", "19 February 2011 to 2 March 2012"),
        ("2011-02-19/2011-03", "19 February 2011 to March 2011"),
        ("2009/2009", "2009"),
        ("1893/2012", "1893 to 2012"),
        ("1893~/2012-06", "c. 1893 to June 2012"),
        ("2012-06/..", "since June 2012"),
        ("../1950", "until 1950"),
        ("2009/", "2009 to an unknown date"),
        ("/2009-05", "an unknown date to May 2009"),
        ("2011-21", "spring 2011"),
        ("2011-21/2011-23", "spring 2011 to autumn 2011"),
        ("2011-34", "second quarter of 2011"),
        ("190X", "1900s"),
        ("19XX", "1900–1999"),
        ("2004-XX", "2004"),
        ("2004-06-XX", "June 2004"),
        ("[1667,1668,1670..1672]", "1667 or 1668 or 1670 to 1672"),
        ("[..1760-12-03]", "3 December 1760 or earlier"),
        ("[1760-12..]", "December 1760 or later"),
        ("{1960,1961-12}", "1960 and December 1961"),
        ("2009-06~-11", "c. 11 June 2009"),
        ("?2009-06-11", "11 June 2009 (uncertain)"),
        ("2009-06-11T10:00:00", "11 June 2009"),
        ("0999", "999"),
    ],
)
def test_dates_in_words(text: str, said: str) -> None:
    assert words(parse_date(text)) == said


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2009", "2009-01-01", "2009-12-31"),
        ("2008-02", "2008-02-01", "2008-02-29"),
        ("2011-21", "2011-03-01", "2011-05-31"),
        ("190X", "1900-01-01", "1909-12-31"),
        ("[1667,1668]", "1667-01-01", "1668-12-31"),
        ("2012/..", "2012-01-01", None),
        ("../2012", None, "2012-12-31"),
        ("2012/", "2012-01-01", None),
        (" 2009 ", "2009-01-01", "2009-12-31"),
    ],
)
def test_first_and_last_day(text: str, first: str | None, last: str | None) -> None:
    read = parse_date(text)
    assert (read.earliest, read.latest) == tuple(side and date.fromisoformat(side) for side in (first, last))


def test_years_that_a_date_touches() -> None:
    assert list(parse_date("2008-12/2012-01").years) == [2008, 2009, 2010, 2011, 2012]
    assert list(parse_date("2012/..").years) == [2012]
    assert list(parse_date("../1950").years) == [1950]


def test_order_is_by_beginning_then_by_end() -> None:
    texts = ["../1900", "1901", "1893-09", "1893-08/1900", "1893-08", "1893"]
    in_order = ["1893", "1893-08", "1893-08/1900", "1893-09", "../1900", "1901"]
    assert sorted(texts, key=lambda text: parse_date(text).sort_key) == in_order


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2009-02-29", "28 days"),
        ("2009-04-31", "30 days"),
        ("2009-00", "no month 00"),
        ("2009-13-01", "no month 13"),
        ("2009/2008", "earlier date first"),
        ("2011-23/2011-21", "earlier date first"),
        ("../..", "neither beginning nor end"),
        ("/", "neither beginning nor end"),
        ("[..1984,1990..]", "neither beginning nor end"),
        ("1950S2", "1950~ for about 1950"),
        ("1950S2/1960", "1950~ for about 1950"),
        ("24.5.2009", "2009-05-24"),
        ("24/05/2009", "2009-05-24"),
        ("2009/5/24", "2009-05-24"),
        ("24 May 2009", "2009-05-24"),
        ("circa 1893", "1893~"),
        ("0000", "Write EDTF: 2009"),
        ("-0044", "Write EDTF: 2009"),
        ("Y170000", "Write EDTF: 2009"),
        ("٢٠٠٩", "Write EDTF: 2009"),
        ("２００９", "Write EDTF: 2009"),
        ("yesterday", "Write EDTF: 2009"),
        ("", "Write EDTF: 2009"),
    ],
)
def test_what_is_no_date_is_told_with_what_to_type(text: str, hint: str) -> None:
    with pytest.raises(ValueError, match=r"\w") as told:
        parse_date(text)
    assert hint in str(told.value)


@pytest.mark.parametrize(
    "text",
    ["9" * 10_000, "[" * 199, "{2009," * 30, "~" * 200, "2009/" * 40, "\0", "2009\n2010", "<script>", "%s", "{}"],
)
def test_hostile_texts_are_no_dates(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w") as told:
        parse_date(text)
    assert len(str(told.value)) < 300


def test_what_cannot_be_read_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="is no date"):
        parse_date("../198X")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("1954-12-12/..", "born 12 December 1954"),
        ("../1940", "died 1940"),
        ("1947/2013-05-24", "1947 to 24 May 2013"),
        ("1870~/", "born c. 1870"),
    ],
)
def test_a_life_in_words(date: str, told: str) -> None:
    assert lifetime(parse_date(date)) == told
