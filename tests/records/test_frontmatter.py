"""Front matter: what the YAML says, and the line and column of every value."""

from __future__ import annotations

import pytest

from sphinx_archive.records.frontmatter import read_front_matter, split
from tests.archives import campaign, read

PAGE = """---
# a comment
kind: campaign   # another

countries: [TR, "DE",
  KR]
places:
  - Istanbul
  - 'Üsküdar'
scope: |
  ---
  two: lines
sources:
  leaflet-2009: {title: "A: leaflet", not-archived: >-
    kept}
---
# A strike
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("kind",), (3, 1)),
        (("countries",), (5, 1)),
        (("countries", 0), (5, 13)),
        (("countries", 1), (5, 17)),
        (("countries", 2), (6, 3)),
        (("places", 0), (8, 5)),
        (("places", 1), (9, 5)),
        (("scope",), (10, 1)),
        (("sources",), (13, 1)),
        (("sources", "leaflet-2009"), (14, 3)),
        (("sources", "leaflet-2009", "title"), (14, 18)),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old"])
def test_every_value_has_its_line_and_column(path: tuple, place: tuple[int, int], ends: str) -> None:
    text = PAGE.replace("not-archived: >-\n    kept}", "not-archived: kept}")
    assert read(text.replace("\n", ends)).places[path] == place


def test_values_are_text_as_it_was_typed() -> None:
    front = read_front_matter(
        "---\na: 2009-05\nb: yes\nc: 0x10\nd: 1_000\ne: null\nf: ~\ng: TR\nh: NO\ni: 12:30\n---\n"
    )
    assert front.values == {
        **{"a": "2009-05", "b": "yes", "c": "0x10", "d": "1_000", "e": "null", "f": "~", "g": "TR"},
        **{"h": "NO", "i": "12:30"},
    }


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old"])
def test_a_page_reads_alike_with_every_line_end(ends: str) -> None:
    text = campaign("places: [Istanbul]\nlanguages: [xx]\n", body="The {person}`nobody`.")
    page, other = read(text), read(text.replace("\n", ends))
    assert (page.record, page.uses, page.problems, page.lines) == (
        other.record,
        other.uses,
        other.problems,
        other.lines,
    )


def test_the_page_below_is_untouched() -> None:
    block, rest = split(PAGE)
    assert block + rest == PAGE
    assert rest == "# A strike\n"
    assert split("# A strike\n---\n") == ("", "# A strike\n---\n")
    assert split("---\nkind: x\n---")[1] == ""
    assert split("----\nkind: x\n---\n")[0] == ""


def test_a_line_break_of_another_kind_does_not_move_lines() -> None:
    page = read(campaign('places: ["Ist\u2028anbul", "Ankara\u0085"]\nlanguages: [xx]\n'))
    assert [problem.line for problem in page.problems] == [5]


def test_dropped_entries_do_not_move_the_lines_of_others() -> None:
    page = read(campaign("countries:\n  - TR\n  - nowhere\n  -\n  - KR\n  - elsewhere\n"))
    assert [problem.line for problem in page.problems] == [6, 7, 9] or sorted(p.line for p in page.problems) == [
        6,
        7,
        9,
    ]
    assert page.record is not None
    assert page.record.countries == ("TR", "KR")
    assert [page.places["countries", place] for place in range(2)] == [(5, 5), (8, 5)]


@pytest.mark.parametrize("deep", ["[" * 300_000, "{a: " * 50_000, "- " * 50_000, "? " * 50_000, "[" * 500 + "]" * 500])
def test_nesting_without_end_is_told_not_followed(deep: str) -> None:
    front = read_front_matter(f"---\nkind: campaign\nplaces:\n  {deep}\n---\n")
    assert [mistake.code for mistake in front.mistakes] == ["broken-yaml"]
    assert front.mistakes[0].line == 4


@pytest.mark.parametrize(
    "block",
    [
        "a: !!python/object/apply:os.system [ls]",
        "a: &x [*x]",
        "a: &x {b: *x}",
        "<<: {a: b}",
        "? [a, b]\n: c",
        'a: "\\ud800"',
        "%YAML 9.9",
        "a: b\n...\nc: d",
        "*a",
        "\ufeffa: b",
        "a: \x00",
        ": x",
        "'': x",
    ],
)
def test_odd_yaml_is_read_or_told(block: str) -> None:
    front = read_front_matter(*[f"---\n{block}\n---\n"])
    assert front.values or front.mistakes
