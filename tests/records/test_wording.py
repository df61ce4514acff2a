"""What a page's text says without its markup."""

from __future__ import annotations

import pytest

from sphinx_archive.records.statements import statements
from sphinx_archive.records.wording import plain, wording

TITLES = {"imf": "International Metalworkers' Federation", "what": "What *have* they [done]?"}


def title_of(key: str) -> str:
    return TITLES.get(key, key)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("It ended {source}`a`.", "It ended."),
        ("It ended {source}`a` {source}`b`, they say {source}`c`.", "It ended, they say."),
        ("It (so {source}`a`) said « Non ! » {source}`b`: yes.", "It (so) said « Non ! »: yes."),
        ("The {organisation}`imf` met.", "The International Metalworkers' Federation met."),
        ("The {archive:organisation}`imf` met.", "The International Metalworkers' Federation met."),
        ("The {organisation}`old *body* <imf>` met.", "The old *body* met."),
        ("See {film-short}`what` {source}`a`.", "See What *have* they [done]?."),
        ("See {record}`nobody`.", "See nobody."),
        ('A [report](../news/a.md) and [another](<b c.md> "t"), (so).', "A report and another, (so)."),
        ("A [link](https://example.org/a_(b)) here.", "A link here."),
        ("The [Krise]{.language-de} came.", "The Krise came."),
        ("*One*, **two**, _three_, ***four*** and snake_case_word.", "One, two, three, four and snake_case_word."),
        (r"\*Not\* so, \{x\} \[y\](z) \\ &amp; &#228;.", r"*Not* so, {x} [y](z) \ & ä."),
        ("Code `a *b* {c}` and ``x ` y``.", "Code a *b* {c} and x ` y."),
        ("<b>Bold</b> 1 < 2 > 0 <https://example.org/x_y_z>.", "Bold 1 < 2 > 0 https://example.org/x_y_z."),
        ("- An entry\n  of two lines.", "An entry of two lines."),
        ("12. A numbered entry.", "A numbered entry."),
        ("> A quotation.", "A quotation."),
        ("기륭전자 파업 {source}`a`.", "기륭전자 파업."),
        ("إضراب \u200fعمال {source}`a`.", "إضراب \u200fعمال."),
        ("A\x00 \x02bell\x07 rang.", "A bell rang."),
    ],
)
def test_readers_see_no_markup(written: str, shown: str) -> None:
    assert plain(written, title_of) == shown


FRONT = "---\nkind: news\n---\n"
TEXT = """# A strike

It began {source}`a`. It ended {source}`b` {source}`a`.
See {record}`imf`. Nobody knows.

- One more {source}`c`.
1. The first {source}`a`.

| Head | Row |
|------|-----|
| cell | {source}`a` |

```{note}
:class: tip
Within {source}`a`.
```
"""


def test_every_counted_sentence_is_told_with_its_sources_and_line() -> None:
    found = wording(FRONT + TEXT, title_of).cited
    assert [(sentence.text, sentence.sources, sentence.line) for sentence in found[:4]] == [
        ("It began.", ("a",), 6),
        ("It ended.", ("b", "a"), 6),
        ("One more.", ("c",), 9),
        ("The first.", ("a",), 10),
    ]
    assert found[4] == ("cell", ("a",), 14)
    assert len(found) == statements(TEXT, 4).cited == 5


def test_the_number_of_an_entry_and_a_stop_within_a_link_end_no_sentence() -> None:
    assert statements("1. It began {source}`a`.\n", 1) == (1, 0, ())
    assert statements("The {film-short}`Ever Done? Yes <what>` won {source}`a`.\n", 1) == (1, 0, ())


@pytest.mark.parametrize(
    "aside",
    ["(name)=", "  (a name)=  ", "% a comment", " % a comment", "+++", "+ + + a part", "[home]: https://example.org"],
)
def test_what_nobody_reads_is_no_statement(aside: str) -> None:
    assert statements(f"{aside}\nIt began {{source}}`a`.\n", 1).uncited == ()
    assert statements(f"It began {{source}}`a`.\n\n{aside}\n", 1).uncited == ()
    assert statements(f"{aside}\n\nIt ended.\n\n{aside}", 1).uncited == ((3, 1),)


@pytest.mark.parametrize("said", ["(It ended.)", "(x)= y", "[^1]: It ended.", "+ It ended."])
def test_what_only_looks_so_is_one(said: str) -> None:
    assert len(statements(said, 1).uncited) == 1


def test_the_words_of_a_page_are_all_but_its_title_and_what_nobody_reads() -> None:
    said = wording(TEXT + "\n(target)=\n\n## Later\n\n```\ncode\n```\n", title_of).words.split("\n")
    assert said[:2] == ["It began. It ended. See International Metalworkers' Federation. Nobody knows.", "One more."]
    assert said[2:4] == ["The first.", "Head Row"]
    assert said[-2:] == ["Within.", "Later"]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_every_end_of_line_counts_as_one(ends: str) -> None:
    page = f"\N{BOM}---{ends}kind: news{ends}---{ends}# Title{ends}{ends}So {{source}}`a`.{ends}"
    assert wording(page, title_of).cited == (("So.", ("a",), 6),)
