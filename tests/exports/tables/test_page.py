"""The page that offers the files says of them what is so, in every builder and after every change."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from sphinx_archive.exports.tables.examples import answer
from sphinx_archive.pages.overviews.files import size_in_words
from tests.archives import one, words_of
from tests.sample import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.archives import Archive

PAGE = (
    "# Take away\n\n## Files\n\n```{overview} files\n```\n\n## Questions\n\n```{overview} queries\n```\n\n"
    "## Columns\n\n```{overview} columns\n```\n"
)
LEDGER = "address,status,checked,reached,archived\n"
CONF = 'archive_licence = "https://spdx.org/licenses/CC-BY-4.0"\nrelease = "2026.11"\n'
KEPT = ("campaigns/sinter.md", "news/court.md", "organisations/imf.md", "subjects/strikes.md", "subjects/conflict.md")
PAGES = {
    **{name: SAMPLE[name].replace("subjects: [wildcat]", "subjects: [strikes]") for name in KEPT},
    "campaigns/sinter.md": re.sub("    (accessed|archived): .*\n", "", SAMPLE["campaigns/sinter.md"]),
    "data/take.md": PAGE,
    "data/links.csv": LEDGER,
    "index.md": "# Test archive\n\n```{toctree}\ndata/take\n```\n",
}


@pytest.fixture(scope="module")
def built(new_archive: Callable[..., Archive]) -> Archive:
    return new_archive(PAGES, conf=CONF).build()


def test_links_sizes_rows_and_digests_are_those_of_the_files(built: Archive) -> None:
    assert [line for line in built.warnings if "take" in line] == []
    page = built.page("data/take")
    resources = json.loads((built.out / "data/datapackage.json").read_bytes())["resources"]
    rows = {words_of(row.cssselect("a")[0]): row for row in one(page, "#files").cssselect("tbody tr")}
    assert list(rows) == [*(resource["path"] for resource in resources), "datapackage.json"]
    digests = dict(reversed(line.split("  ")) for line in words_with_lines(one(page, ".digests pre")))
    for name, row in rows.items():
        content = (built.out / "data" / row.cssselect("a")[0].get("href")).read_bytes()
        number, size = map(words_of, row.cssselect("td")[1:])
        assert size == " ".join(size_in_words(len(content)).split())
        if name != "datapackage.json":
            assert digests.pop(name) == sha256(content).hexdigest()
        if name == "records.csv":
            assert number == str(content.count(b"\r\n") - 1) == "5"
    assert digests == {}
    assert "Test archive. Edition 2026.11. https://archive.example/" in words_of(one(page, "#files"))


def words_with_lines(element) -> list[str]:
    return element.text_content().strip().splitlines()


def test_the_answers_on_the_page_are_those_of_the_database(built: Archive) -> None:
    sections = one(built.page("data/take"), "#questions").cssselect("section section")
    assert len(sections) == 3
    for section in sections:
        heads, rows = answer(built.out / "data/archive.sqlite", one(section, "pre").text_content())
        shown = [[words_of(cell) for cell in row.cssselect("td")] for row in section.cssselect("tbody tr")]
        assert shown == [[" ".join(str(cell).split()) for cell in row] for row in rows]
        assert [words_of(head) for head in section.cssselect("th")] == [
            head.replace("_", " ") for head in heads
        ] or not rows
    assert "Which years have the most records about" in words_of(sections[0])
    assert any(section.cssselect("tbody") for section in sections)


def test_every_column_is_explained(built: Archive) -> None:
    for name in ("records", "statements"):
        section = one(built.page("data/take"), f"#columns-{name}")
        columns = (built.out / f"data/{name}.csv").read_text("utf-8").partition("\n")[0].split(",")
        assert [words_of(code) for code in section.cssselect("td code")] == [column.strip() for column in columns]
        assert all(words_of(row.cssselect("td")[1]) for row in section.cssselect("tbody tr"))


COURT = PAGES["news/court.md"]
CHANGES = {
    "a field": {"news/court.md": COURT.replace("2010-03-04", "2010-03-05")},
    "a word of the text": {
        "news/court.md": COURT.replace("2010-03-04", "2010-03-05").replace("It was so", "It was otherwise")
    },
    "the ledger": {
        "data/links.csv": f"{LEDGER}https://example.org/report?x=1&y=2,working,2026-11-01,2026-11-01,https://kept.example/r\n"
    },
}


def test_a_build_after_any_change_gives_the_page_of_a_fresh_one(
    built: Archive, new_archive: Callable[..., Archive]
) -> None:
    edited = new_archive(PAGES, conf=CONF).build()
    written = set()
    for change in CHANGES.values():
        edited.write(change)
        written |= {edited.build().tree()["data/take.html"]}
    assert len(written) == len(CHANGES)
    fresh = new_archive({**PAGES, **{name: text for change in CHANGES.values() for name, text in change.items()}}, CONF)
    expected = {name: content for name, content in fresh.build().tree().items() if name.startswith("data/")}
    assert [name for name, content in expected.items() if (edited.out / name).read_bytes() != content] == []
    assert "data/take.html" not in edited.build().written


@pytest.mark.parametrize("builder", ["epub", "text"])
def test_a_book_says_where_the_files_are_and_links_to_none(builder: str, new_archive: Callable[..., Archive]) -> None:
    archive = new_archive(PAGES, conf=CONF + 'copyright = "Us"\n').build("-b", builder)
    assert [line for line in archive.warnings if "take" in line] == []
    said = next(archive.out.rglob("take.*html" if builder == "epub" else "take.txt")).read_text("utf-8")
    assert "https://archive.example/data/take.html" in said
    assert "records.csv" in said
    assert not re.search(r'href="[^"]*(csv|sqlite|json)', said)


def test_an_archive_without_records_has_files_and_answers_nothing(new_archive: Callable[..., Archive]) -> None:
    archive = new_archive({"data/take.md": PAGE, "index.md": "# A\n\n```{toctree}\ndata/take\n```\n"}).build()
    assert archive.warnings == ()
    assert words_of(one(archive.page("data/take"), "#questions")).count("Nothing.") == 1


@pytest.mark.parametrize(
    ("size", "said"), [(0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 kB"), (14_245, "14 kB"), (2_161_770, "2.2 MB")]
)
def test_sizes_are_said_in_words(size: int, said: str) -> None:
    assert " ".join(size_in_words(size).split()) == said
