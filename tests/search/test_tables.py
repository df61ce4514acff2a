"""The tables beside the index say what the entries say, compactly, and only to the index they belong to."""

from __future__ import annotations

import gzip
import json
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from sphinx_archive.catalogue.facets import FACETS
from sphinx_archive.search.entries import BETWEEN_NAMES, Days, Entry
from sphinx_archive.search.tables import FIRST_DAY, tables

HERE = Path(__file__).parent
# What a value may be called without any table taking harm.
HOSTILE = (
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "",
    " ",
    "0",
    "10",
    "2",
    "👩‍🏭",
    "\u202eالمعادن",
    "国際金属労連",
    'a "quoted" \\ value',
    "</script><b>&amp;",
    "line\nbreak\u2028and\0zero",
    "x" * 10_000,
)
PLAIN = tuple(f"Value {number}" for number in range(20))


def made_entries(count: int = 300) -> list[Entry]:
    """Return entries in the order of the index, of all facets and all values, the same at each call."""
    rng = random.Random(1971)  # noqa: S311
    found, day = [], FIRST_DAY - 20_000
    for row in range(count):
        values = {facet: _some(rng) for facet in FACETS if rng.random() < 0.8}
        day += rng.choice([0, 0, 1, 30, 365])
        days = _days(rng, day) if row < count - 20 else None
        key = f"key-{row}" if rng.random() < 0.9 else ""
        meta = {"title": rng.choice(HOSTILE) or "T", "place": "Ankara, Türkiye"}
        if row % 5 == 0:
            meta["names"] = BETWEEN_NAMES.join((meta["title"], rng.choice(PLAIN), rng.choice(HOSTILE) or "N"))
        found.append(
            Entry(f"{row}.html", "Text.", meta, {name: some for name, some in values.items() if some}, key, days)
        )
    return found


def _some(rng: random.Random) -> list[str]:
    return rng.sample((*HOSTILE, *PLAIN), rng.randint(0, 4))


def _days(rng: random.Random, day: int) -> Days:
    sides = rng.choice([(day, day), (day, day + 364), (day, None), (None, day)])
    return Days(*sides, rng.random() < 0.2)


def read_by_the_page(written: dict[str, bytes], size: int, facets: list[str] | None = None) -> dict[str, Any]:
    """Return what the search page's own module reads from tables."""
    node = shutil.which("node")
    if node is None:
        pytest.fail("Node is not installed; the search page's modules are tested with it (version 20.19 or later).")
    files = {path: content.decode() for path, content in written.items()}
    question = json.dumps({"files": files, "size": size, "facets": list(FACETS) if facets is None else facets})
    done = subprocess.run(
        [node, str(HERE / "answer-tables.mjs")], input=question, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_page_reads_each_entry_s_values_as_they_are() -> None:
    entries = made_entries()
    answer = read_by_the_page(tables(entries), len(entries))
    for facet in FACETS:
        pairs = answer["facets"][facet]["content"]
        assert len({value for value, _ in pairs}) == len(pairs)
        found = {(row, value) for value, rows in pairs for row in rows}
        assert found == {(row, value) for row, entry in enumerate(entries) for value in entry.facets.get(facet, ())}
        assert all(rows == sorted(set(rows)) for _, rows in pairs)
    met = {value for facet in FACETS for value, _ in answer["facets"][facet]["content"]}
    assert met == {*HOSTILE, *PLAIN}


def test_the_page_reads_days_and_keys_as_they_are() -> None:
    entries = made_entries()
    answer = read_by_the_page(tables(entries), len(entries))
    assert answer["keys"]["content"] == [entry.key for entry in entries]
    dates = [entry.days for entry in entries if entry.days]
    assert [tuple(one) for one in answer["dates"]["content"]] == [
        (_counted(one.first), _counted(one.last), one.is_doubtful) for one in dates
    ]
    assert {one.is_doubtful for one in dates} == {True, False}


def _counted(day: int | None) -> int | None:
    return None if day is None else day - FIRST_DAY


def test_the_page_reads_names_as_they_are() -> None:
    entries = [
        Entry("imf.html", "", {"title": "IMF", "names": BETWEEN_NAMES.join(("IMF", "FITIM", "__proto__"))}, {}),
        Entry("strike.html", "", {"title": "Strikes in Üsküdar, FITIM", "place": "Üsküdar, Türkiye"}, {}),
    ]
    answer = read_by_the_page(tables(entries), 2)["names"]["content"]
    assert answer["names"] == [["IMF", "FITIM", "__proto__"]]
    assert answer["words"] == ["strikes", "turkiye", "uskudar"]


def test_each_table_is_fetched_once() -> None:
    entries = made_entries(10)
    fetched = read_by_the_page(tables(entries), 10)["fetched"]
    assert sorted(fetched) == sorted(tables(entries))


def test_a_table_of_another_index_is_refused() -> None:
    entries = made_entries(30)
    for size in (29, 31, 0):
        answer = read_by_the_page(tables(entries), size)
        told = [*answer["facets"].values(), answer["dates"], answer["keys"], answer["names"]]
        assert all("belongs to another index" in one["problem"] for one in told)


def test_a_table_that_is_missing_is_said_and_asked_for_again() -> None:
    answer = read_by_the_page({}, 30, ["kind"])
    assert answer["facets"]["kind"] == {"problem": "facets/kind.json: 404"}
    assert answer["fetched"].count("tables/facets/kind.json") == 2


def test_an_archive_without_entries_has_empty_tables() -> None:
    answer = read_by_the_page(tables([]), 0)
    assert answer["dates"]["content"] == answer["keys"]["content"] == []
    assert answer["names"]["content"] == {"names": [], "words": []}
    assert all(one["content"] == [] for one in answer["facets"].values())


def test_the_same_entries_give_the_same_bytes() -> None:
    assert tables(made_entries()) == tables(made_entries())
    one, other = Entry("a.html", "", {"title": "A"}, {"kind": ["A", "B"]}), Entry("b.html", "", {"title": "B"}, {})
    turned = one._replace(facets={"kind": ["B", "A"]})
    assert tables([one, other]) == tables([turned, other]), "the order of an entry's values is no part of it"


def test_tables_are_small() -> None:
    """Ten thousand records: each table is fetched by a reader, on a telephone too."""
    rng = random.Random(1893)  # noqa: S311
    entries = [
        Entry(
            f"news/record-{row}.html",
            "",
            {"title": f"Record {row}"},
            {facet: rng.sample(PLAIN, 2) for facet in FACETS},
            f"record-{row}",
            Days(FIRST_DAY + row, FIRST_DAY + row + rng.choice([0, 0, 30]), rng.random() < 0.1),
        )
        for row in range(10_000)
    ]
    packed = {path: len(gzip.compress(content)) for path, content in tables(entries).items()}
    assert packed["tables/dates.json"] < 10_000
    assert all(size < 25_000 for path, size in packed.items() if "/facets/" in path), packed
