"""The text of a page: its title and the roles in it, where MyST would see them and nowhere else."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from sphinx_archive.records.body import heading, links, uses
from tests.archives import Archive, campaign, read

ROLE = "{person}`jim`"


def targets(text: str) -> list[tuple[str, str, int, int]]:
    return [tuple(use) for use in uses(text)]


SEEN = {
    "in a sentence": (f"Said {ROLE}.", (1, 6)),
    "in a list": (f"- one\n- {ROLE}", (2, 3)),
    "in a table": (f"| a | b |\n|---|---|\n| x y | {ROLE} |", (3, 9)),
    "in a quotation": (f"> said {ROLE}", (1, 8)),
    "in bold": (f"**{ROLE}**", (1, 3)),
    "with its own words": ("{person}`our Jim <jim>`", (1, 1)),
    "over two lines": ("Then {person}`our\nJim <jim>` left.", (1, 6)),
    "with two ticks": ("{person}``jim``", (1, 1)),
    "in a directive": (f"```{{note}}\n{ROLE}\n```", (2, 1)),
    "in the title of a directive": (f":::{{admonition}} {ROLE}\ntext\n:::", (1, 17)),
    "in nested directives": (f"````{{note}}\n```{{tip}}\n{ROLE}\n```\n````", (3, 1)),
    "after a directive": (f"```{{note}}\nx\n```\n\n{ROLE}", (5, 1)),
    "after a code fence": (f"```\ncode\n```\n{ROLE}", (4, 1)),
    "after a fence within a fence": (f"````\n```\n````\n{ROLE}", (4, 1)),
    "after an unclosed fence in a directive": (f"````{{note}}\n```python\nx\n````\n{ROLE}", (5, 1)),
    "after a fence in a list": (f"- x\n\n      ```\n      code\n      ```\n\n{ROLE}", (7, 1)),
    "after a stray tick": (f"5` wide\n\n{ROLE}", (3, 1)),
    "after an escaped tick": (f"a \\` b {ROLE}", (1, 8)),
    "after a comment": (f"<!--\nx\n-->\n{ROLE}", (4, 1)),
    "with the domain": ("{archive:person}`jim`", (1, 1)),
    "after Windows line ends within": (f"a\u2028b {ROLE}", (1, 5)),
}
UNSEEN = {
    "code fence": f"```\n{ROLE}\n```",
    "code fence with a language": f"```markdown\n{ROLE}\n```",
    "tilde fence": f"~~~\n{ROLE}\n~~~",
    "longer fence": f"`````\n```\n{ROLE}\n```\n`````",
    "code block": f"```{{code-block}} markdown\n{ROLE}\n```",
    "colon code block": f":::{{code-block}} markdown\n{ROLE}\n:::",
    "code in a directive": f"````{{note}}\n```\n{ROLE}\n```\n````",
    "fence in a list": f"1. x\n\n   ```\n   {ROLE}\n   ```",
    "fence in a quotation": f"> ```\n> {ROLE}\n> ```",
    "unclosed fence": f"```\n{ROLE}",
    "inline code": f"`` {ROLE} ``",
    "escaped": "\\{person}\\`jim\\`",
    "comment": f"<!-- {ROLE} -->",
    "comment of MyST": f"% {ROLE}",
}


@pytest.mark.parametrize(("text", "place"), SEEN.values(), ids=SEEN)
def test_roles_are_seen(text: str, place: tuple[int, int]) -> None:
    assert targets(text) == [("person", "jim", *place)]


@pytest.mark.parametrize("text", UNSEEN.values(), ids=UNSEEN)
def test_roles_in_code_and_comments_are_not(text: str) -> None:
    assert targets(text) == []


def test_myst_sees_the_same(new_archive) -> None:
    """A mention is counted by the build where, and only where, the fast reading sees a role."""
    jim = "---\nkind: person\nsources:\n  card-1:\n    not-archived: kept\n---\n# Jim\n\nA {source}`card-1`.\n"
    files = {f"campaigns/seen-{number}.md": text for number, (text, _) in enumerate(SEEN.values())}
    files |= {f"campaigns/unseen-{number}.md": text for number, text in enumerate(UNSEEN.values())}
    built: Archive = new_archive(
        {"people/jim.md": jim, **{path: campaign(title=path) + f"\n{text}\n" for path, text in files.items()}}
    ).build()
    mentioned = built.page("people/jim").xpath("//*[@id='record-mentions']//li//a/@href")
    expected = [f"../campaigns/seen-{number}.html" for number in range(len(SEEN))]
    assert sorted(mentioned) == sorted(expected)


def test_columns_and_lines_count_from_the_first_line_given() -> None:
    assert [tuple(use) for use in uses("a\n\nb {source}`x` {source}`y`", 10)] == [
        ("source", "x", 12, 3),
        ("source", "y", 12, 15),
    ]


def test_a_source_has_no_words_of_its_own() -> None:
    assert [use.target for use in uses("{source}`the leaflet <leaflet>`")] == ["the leaflet <leaflet>"]


def test_links_to_pages() -> None:
    text = """[a](../people/jim.md) [b](other.md#part "title") [c](<third.md>) [d](https://example.org/x.md)
![picture](x.png) `[e](code.md)` [f][ref] [g](#here)

[ref]: ../subjects/strikes.md
"""
    found = list(links(text, "campaigns/strike", first_line=7))
    assert [link.docname for link in found] == [
        *["people/jim", "campaigns/other", "campaigns/third", "subjects/strikes"]
    ]
    assert found[0] == ("people/jim", "../people/jim.md", 7, 5)
    assert found[3][1:] == ("../subjects/strikes.md", 10, 8)


TITLES = {
    "# A strike": "A strike",
    "#   A   strike   ": "A strike",
    "   # A strike": "A strike",
    "# A strike ##": "A strike",
    "# Section C#": "Section C#",
    "A strike\n===": "A strike",
    "A long\nstrike\n=": "A long strike",
    "# A \\*strike\\*": "A *strike*",
    "# 1 \\_ 2": "1 _ 2",
    "# Ford &amp; Fiat": "Ford & Fiat",
    "# Ford & Fiat": "Ford & Fiat",
    "# \\&amp; sign": "&amp; sign",
    "# 3 &copy 2009": "3 &copy 2009",
    "# &#50; &#x32;": "2 2",
    '# "Strike" (2009) [draft] {x}': '"Strike" (2009) [draft] {x}',
    "# \\<script>alert(1)\\</script>": "<script>alert(1)</script>",
    "# 기륭전자 파업": "기륭전자 파업",
    "# \u05d0\u05d1 RTL": "\u05d0\u05d1 RTL",
    "# snake_case stays": "snake_case stays",
    "```\n# code\n```\n\n# A strike": "A strike",
    "<!--\n# comment\n-->\n# A strike": "A strike",
    "% # comment\n# A strike": "A strike",
    "```{note}\n# inner\n```\n\n# A strike": "A strike",
    "- not\n===\n\n# A strike": "A strike",
    "## Not this\n\n# A strike": "A strike",
    "# A strike\n# Another": "A strike",
}


@pytest.mark.parametrize(("text", "title"), TITLES.items(), ids=[repr(text) for text in TITLES])
def test_titles(text: str, title: str) -> None:
    found = heading(text)
    assert found is not None
    assert found.title == title
    assert not found.has_markup


def test_titles_are_those_that_readers_see(new_archive) -> None:
    plain = {text: title for text, title in TITLES.items() if not text.startswith(("##", "```{", "- "))}
    pages = {f"campaigns/c-{number}.md": campaign().replace("# A strike", text) for number, text in enumerate(plain)}
    built = new_archive(pages).build()
    for number, title in enumerate(plain.values()):
        shown = built.page(f"campaigns/c-{number}").cssselect("h1")[0].text_content().removesuffix("¶")
        assert " ".join(shown.split()) == title


@pytest.mark.parametrize(
    "text", ["# A *strike*", "# `code`", "# _so_", "# a [link](x)", "# {person}`jim`", "# <b>x</b>", "# <https://x.y>"]
)
def test_titles_with_markup(text: str) -> None:
    found = heading(text)
    assert found is not None
    assert found.has_markup


@pytest.mark.parametrize(
    "text", ["", "text", "#no", "## Second", "#", "# #", "    # code", "text\n---", "===", "> # quoted"]
)
def test_no_title(text: str) -> None:
    assert heading(text) is None


def test_roles_of_the_archive_are_those_that_the_build_resolves() -> None:
    """Every page of the archive is read without an error, and no role hides in a place that no one looks at."""
    docs = Path(__file__).parents[2] / "docs"
    for path in docs.rglob("*.md"):
        for use in uses(path.read_text("utf-8")):
            assert use.role
            assert use.target


LONG = 200_000
HOSTILE = {
    "a sentence without end": "The strike went on for another week {source}`a-1`. " * (LONG // 50),
    "a line of abbreviations": "No. a " * (LONG // 6),
    "links": "](a.md) " * (LONG // 8),
    "links without end": "](a" * (LONG // 3) + ".md",
    "brackets": "](" * (LONG // 2),
    "a name with spaces": "{person}`x" + " " * LONG + "`",
    "a title with spaces": "# x" + " " * LONG + "y",
    "a list in a list": "- " * (LONG // 2) + "x\n```\n",
    "an entry of spaces": "+" + " " * LONG + "x\n```\n",
    "open directives": "```{note}\n" * (LONG // 10),
    "open marks": "`` ` " * (LONG // 5),
    "open languages": "]{.language" * (LONG // 11),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_no_longer_than_other_text(text: str) -> None:
    """Each of these takes a tenth of a second; what looks at every sign for every sign takes minutes."""
    start = process_time()
    read(campaign(body="x") + f"\n{text}\n")
    assert process_time() - start < 5


def test_of_a_file_that_is_no_page_any_more_nothing_is_read() -> None:
    page = read(campaign().encode() + b"x" * 5_000_000)
    assert page.record is None
    assert [problem.code for problem in page.problems] == ["page-too-long"]
