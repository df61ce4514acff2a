"""A range of dates finds what EDTF means, by the edtf package's own first and last days."""

from __future__ import annotations

import json
import math
import random
import shutil
import subprocess
from calendar import monthrange
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import edtf
import pytest

from sphinx_archive.records.dates import parse_date
from sphinx_archive.records.page import read_page
from sphinx_archive.search.entries import Entry, _by_day, _days
from sphinx_archive.search.tables import tables
from tests.archives import read, record_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_archive.records.fields import Record

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs"
MADE = 200
EPOCH = date(1970, 1, 1).toordinal()
SOURCES = "sources:\n  leaflet:\n    title: A leaflet\n    not-archived: kept on paper\n"


class Span(NamedTuple):
    """The first and the last day that a date can mean, infinite where it is open, and whether it is about so."""

    first: float
    last: float
    is_doubtful: bool

    def placed(self, first: float, last: float) -> str:
        """Return how the span lies between two days: "c" certain, "p" possible, "-" neither."""
        if self.first > last or self.last < first:
            return "-"
        return "c" if first <= self.first and self.last <= last and not self.is_doubtful else "p"


NOWHERE = Span(math.inf, -math.inf, False)


@cache
def meant(text: str) -> Span:
    """Return what the edtf package takes a date for; it gives an unknown side ten years, and we give it all."""
    start, slash, end = text.partition("/")
    parsed = edtf.parse_edtf(f"{start or '..'}/{end or '..'}" if slash else text)
    sides = parsed.lower_strict(), parsed.upper_strict()
    first, last = (side if isinstance(side, float) else date(*side[:3]).toordinal() for side in sides)
    return Span(first, last, any(mark in text for mark in "?~%"))


def made_dates() -> list[str]:
    """Return dates of every form that an editor may type, the same at each call."""
    rng = random.Random(1893)  # noqa: S311
    texts = dict.fromkeys(["0001", "0099-12", "9999", "9999/..", "../0001", "2000-02-29", "1900-02", "2009/2009"])
    makers = [_single, _marked, _interval, _one_side, _unspecified, _season, _set, _partly_marked]
    while len(texts) < MADE:
        text = makers[len(texts) % len(makers)](rng)
        if _is_date(text):
            texts[text] = None
    return list(texts)


def _year(rng: random.Random) -> str:
    return (
        f"{rng.choice([rng.randint(1, 99), rng.randint(100, 1599), *[rng.randint(1880, 2026) for _ in range(8)]]):04}"
    )


def _single(rng: random.Random) -> str:
    year, month = _year(rng), rng.randint(1, 12)
    day = rng.choice([1, monthrange(int(year), month)[1], rng.randint(1, 28)])
    return rng.choice([year, f"{year}-{month:02}", f"{year}-{month:02}-{day:02}"])


def _marked(rng: random.Random) -> str:
    return _single(rng) + rng.choice("?~%")


def _partly_marked(rng: random.Random) -> str:
    year, month = _year(rng), rng.randint(1, 12)
    forms = ["{y}~-{m:02}", "{y}?-{m:02}-11", "{y}-{m:02}~-11", "?{y}-{m:02}-11", "{y}-~{m:02}", "{y}-{m:02}-%11"]
    return rng.choice([*forms, "{y}-{m:02}-11T10:00:00"]).format(y=year, m=month)


def _interval(rng: random.Random) -> str:
    kinds = [_single, _single, _marked, _season]
    first, last = (rng.choice(kinds)(rng) for _ in range(2))
    return "/".join(sorted((first, last)))


def _one_side(rng: random.Random) -> str:
    return rng.choice(["../{}", "{}/..", "/{}", "{}/"]).format(rng.choice([_single, _marked])(rng))


def _unspecified(rng: random.Random) -> str:
    year, month = _year(rng), rng.randint(1, 12)
    forms = ["{c}XX", "{d}X", "{c}XX-{m:02}", "{d}X-{m:02}-25", "{y}-XX", "{y}-{m:02}-XX", "{y}-XX-15", "{d}X?"]
    return rng.choice([*forms, "{d}X~", "{y}-XX-XX", "{d}X/{y}", "{c}XX/9XXX"]).format(
        c=year[:2], d=year[:3], y=year, m=month
    )


def _season(rng: random.Random) -> str:
    return f"{_year(rng)}-{rng.choice([*range(21, 25), *range(25, 29), *range(33, 42)])}"


def _set(rng: random.Random) -> str:
    members = sorted(_single(rng) for _ in range(rng.randint(2, 3)))
    forms = ["[{0}]", "{{{0}}}", "[{1}..{2}]", "[..{1}]", "[{2}..]", "{{..{1}}}", "[{1}?,{2}]", "{{{1},{2}..}}"]
    return rng.choice(forms).format(",".join(members), members[0], members[-1])


def _is_date(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


@cache
def held() -> dict[str, str]:
    """Return the text of its date for each entry's page: made dates, none at all, and those of the real archive."""
    return {page: record.date.value.text if record.date else "" for page, record in records().items()}


@cache
def records() -> dict[str, Record]:
    made = {f"made/{place}.html": _made(text) for place, text in enumerate(made_dates())}
    none = read(f"---\nkind: campaign\n{SOURCES}---\n# A strike\n").record
    return {**made, **({"none.html": none} if none else {}), **dict(_real())}


def _made(text: str) -> Record:
    return record_of(f'---\nkind: campaign\ndate: "{text}"\n{SOURCES}---\n# A strike\n')


def _real() -> Iterator[tuple[str, Record]]:
    for path in sorted(DOCS.rglob("*.md")):
        page = path.relative_to(DOCS)
        if page.parts[0] != "_build" and (record := read_page(page.as_posix(), path.read_bytes()).record):
            yield page.with_suffix(".html").as_posix(), record


@cache
def entries() -> list[Entry]:
    """Return the entries in the order of the index."""
    found = (Entry(page, "", {"title": page}, {}, days=_days(record)) for page, record in records().items())
    return sorted(found, key=_by_day)


def rows() -> list[str]:
    return [entry.page for entry in entries()]


def table() -> dict[str, Any]:
    return _dates_of(entries())


def _dates_of(found: list[Entry]) -> dict[str, Any]:
    return json.loads(tables(found)["tables/dates.json"])["content"]


def spans() -> list[Span]:
    return [meant(held()[page]) if held()[page] else NOWHERE for page in rows()]


def answered(ranges: list[tuple[str, str]]) -> dict[str, Any]:
    """Return what the search page's own modules answer for all entries."""
    return _asked_of_modules(table(), ranges, len(rows()))


def _asked_of_modules(content: dict[str, Any], ranges: list[tuple[str, str]], count: int) -> dict[str, Any]:
    node = shutil.which("node")
    if node is None:
        pytest.fail("Node is not installed; the search page's modules are tested with it (version 20.19 or later).")
    question = json.dumps({"table": content, "ranges": ranges, "rows": list(range(count))})
    done = subprocess.run(
        [node, str(HERE / "answer-dates.mjs")], input=question, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def first_of(text: str) -> float:
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3] if text else (0, 0, 0)
    return date(year, month, day).toordinal() if text else -math.inf


def last_of(text: str) -> float:
    if not text:
        return math.inf
    year, month, day = (*map(int, text.split("-")), None, None)[:3]
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1]).toordinal()


def typed_ranges() -> list[tuple[str, str]]:
    """Return what readers type: years, months and days, closed and open."""
    rng = random.Random(2012)  # noqa: S311
    years = [str(year) for year in range(1885, 2030, 4)]
    found = [(year, year) for year in years] + [(year, "") for year in years] + [("", year) for year in years]
    while len(found) < 500:
        one, other = sorted((_single(rng), _single(rng)), key=first_of)
        found += [(one, other), (one, ""), ("", other), (one, one)]
    return [(one, other) for one, other in found if first_of(one) <= last_of(other)]


def edge_ranges() -> list[tuple[str, str]]:
    """Return ranges that begin or end at the first or last day of a made date, and one day to either side."""
    found: dict[tuple[str, str], None] = {}
    for span in map(meant, made_dates()):
        first, last = _iso(span.first), _iso(span.last)
        after, before = _iso(span.first + 1), _iso(span.last - 1)
        beyond, earlier = _iso(span.last + 1), _iso(span.first - 1)
        sides = [(first, last), (after, last), (first, before), (beyond, ""), ("", earlier), (last, ""), ("", first)]
        found |= dict.fromkeys(side for side in sides if any(side) and first_of(side[0]) <= last_of(side[1]))
    return list(found)


def _iso(day: float) -> str:
    return date.fromordinal(int(day)).isoformat() if 1 <= day <= date.max.toordinal() else ""


def differences(ranges: list[tuple[str, str]]) -> list[str]:
    """Return a line for each date and range where the search page and the reference disagree."""
    answers, expected, found = answered(ranges)["answers"], spans(), []
    for (one, other), answer in zip(ranges, answers, strict=True):
        assert answer["problems"] == []
        first, last = first_of(one), last_of(other)
        ours = "".join(span.placed(first, last) for span in expected)
        if ours != answer["placed"]:
            pairs = zip(rows(), ours, answer["placed"], strict=True)
            found += [
                f"{held()[page]} in {one}..{other}: {told}, not {is_so}" for page, is_so, told in pairs if told != is_so
            ]
    return found


def test_there_are_dates_of_every_form() -> None:
    texts = made_dates()
    assert len(set(texts)) == MADE
    for sign in ("/..", "../", "/", "?", "~", "%", "X", "[", "{", "-21", "T", "XX-"):
        assert any(sign in text for text in texts), sign
    assert sum(not page.startswith("made/") for page in rows()) > 500, "the real archive's dates are read"


@pytest.mark.parametrize("make", [typed_ranges, edge_ranges])
def test_every_date_lies_in_every_range_as_edtf_means_it(make: Callable[[], list[tuple[str, str]]]) -> None:
    ranges = make()
    assert len(ranges) > 400
    found = differences(ranges)
    assert not found, "\n".join([f"{len(found)} differences", *found[:20]])


def test_a_range_turned_round_finds_the_same() -> None:
    ranges = [("1893", "1945"), ("2008-02", "2009-01-31"), ("1968-05-24", "1968-06")]
    turned = answered([(other, one) for one, other in ranges])["answers"]
    straight = answered(ranges)["answers"]
    assert [answer["placed"] for answer in turned] == [answer["placed"] for answer in straight]
    assert all("is later than" in answer["problems"][0] for answer in turned)


def test_a_range_that_cannot_be_read_places_nothing() -> None:
    for answer in answered([("soon", "1945"), ("2009-02-30", ""), ("", "0000")])["answers"]:
        assert set(answer["placed"]) == {"-"}
        assert len(answer["problems"]) == 1


def test_the_order_is_by_first_day_and_what_has_no_date_comes_last_both_ways() -> None:
    answer, expected = answered([]), spans()
    dated = sum(span is not NOWHERE for span in expected)
    assert answer["count"] == dated
    for name, is_newest in (("oldest", False), ("newest", True)):
        order = [expected[row] for row in answer["orders"][name]]
        assert all(span is NOWHERE for span in order[dated:])
        starts = [span.last if span.first == -math.inf else span.first for span in order[:dated]]
        assert starts == sorted(starts, reverse=is_newest)


@pytest.mark.parametrize(
    ("text", "certain", "possible", "neither"),
    [
        ("2008", ["2008/2008", "/2008", "2008/"], ["2008-01/2008-11", "2008-12-31/"], ["2009/", "/2007"]),
        ("2008-12/2012-01", ["2008/2012", "2008-12-01/2012-01-31"], ["2009/2011", "2012-01-31/"], ["2012-02/"]),
        ("2009/..", ["2009/", "2008-12-31/"], ["2009-01-02/", "/2009-01-01", "2050/2060"], ["/2008"]),
        ("2009/", ["2009/"], ["2050/2060"], ["/2008"]),
        ("../1945", ["/1945", "/1950"], ["1945-12-31/", "0001/1945", "1800/1801"], ["1946/"]),
        ("1984?", [], ["1984/1984", "1900/2000"], ["1985/", "/1983"]),
        ("1984~", [], ["1984/1984"], ["1985/"]),
        ("2004~-06-11", [], ["2004-06-11/2004-06-11"], ["2004-06-12/"]),
        ("198X", ["1980/1989"], ["1985/1985", "1989-12-31/"], ["1990/", "/1979"]),
        ("2008-02", ["2008-02-01/2008-02-29"], ["2008-02/2008-02-28"], ["2008-03/"]),
        ("2001-21", ["2001-03/2001-05"], ["2001-03/2001-04"], ["2001-06/"]),
        ("[1667,1668]", ["1667/1668"], ["1667/1667", "1668/1668"], ["1669/"]),
        ("[..1760-12-03]", ["/1760-12-03"], ["1700/1701"], ["1760-12-04/"]),
    ],
)
def test_what_is_certain_and_what_is_possible(
    text: str, certain: list[str], possible: list[str], neither: list[str]
) -> None:
    entry = Entry("a.html", "", {"title": "A"}, {}, days=_days(_made(text)))
    asked = [(one, other) for one, _, other in (side.partition("/") for side in (*certain, *possible, *neither))]
    answers = _asked_of_modules(_dates_of([entry]), asked, 1)["answers"]
    told = [answer["placed"] for answer in answers]
    assert told == ["c"] * len(certain) + ["p"] * len(possible) + ["-"] * len(neither)
