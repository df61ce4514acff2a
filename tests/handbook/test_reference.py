"""The directives that print reference parts refuse what they cannot vouch for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.conftest import Archive

    Maker = Callable[[Mapping[str, str | bytes]], Archive]

MESSAGE = "````{{message-reference}} {code}\n```yaml\n{wrong}\n```\n```yaml\n{right}\n```\n````\n"
MISTAKES = {
    "field-reference": ("```{field-reference} source\n```\n", "There is no block 'source'"),
    "kind-reference": ("```{kind-reference} film\n```\n", "'film' is no kind"),
    "date-reference": ("```{date-reference}\n2009\n24.5.2009\n```\n", "Write 2009-05-24."),
    "unknown code": ("```{message-reference} bad-dates\n```\n", "'bad-dates' is no code. Did you mean 'bad-date'"),
    "one block": ("````{message-reference} bad-date\n```yaml\ndate: May\n```\n````\n", "needs two code blocks"),
    "no fault": (
        MESSAGE.format(code="bad-date", wrong="date: 2009", right="date: 2010"),
        "The wrong lines of the example do not give 'bad-date'",
    ),
    "not mended": (
        MESSAGE.format(code="bad-date", wrong="date: May", right="date: June"),
        "The right lines of the example still give: 'June' is no date.",
    ),
}


@pytest.mark.parametrize(("source", "message"), MISTAKES.values(), ids=list(MISTAKES))
def test_what_cannot_be_vouched_for_is_an_error(new_archive: Maker, source: str, message: str) -> None:
    archive = new_archive({"index.md": f"# Handbook\n\n{source}"}).build()
    assert [warning for warning in archive.warnings if message in warning and "index.md:3" in warning]


def test_dates_are_shown_as_readers_see_them(new_archive: Maker) -> None:
    source = "# Dates\n\n```{date-reference}\n2009-05-24/2009-05-28\n2009/..\n2009~\n```\n"
    page = new_archive({"index.md": source}).build().page("index")
    rows = [[cell.text_content().strip() for cell in row.iter("td")] for row in page.xpath("//tbody/tr")]
    assert rows == [
        ["2009-05-24/2009-05-28", "24–28 May 2009", "24–28 May 2009"],
        ["2009/..", "since 2009", "since 1 January 2009"],
        ["2009~", "c. 2009", "1 January to 31 December 2009"],
    ]


def test_an_example_shows_the_lines_of_its_field_alone(new_archive: Maker) -> None:
    example = "---\nkind: news\ndate:\n  value: 2009\n  sources: [a]\nplaces: [Rome]\n---\n# A\n"
    files = {
        "index.md": "# Fields\n\n```{field-reference}\n:examples: examples\n```\n",
        "examples/a.md": example,
        "examples/b.md": "---\nkind: news\ndate: 2010\nseat: Bern\n---\n# B\n",
    }
    archive = new_archive(files)
    archive.write({"conf.py": (archive.docs / "conf.py").read_text().replace("handbook/examples", "examples")})
    page = archive.build().page("index")
    shown = {part.get("id"): part.xpath("string(.//pre)").strip() for part in page.iter("section")}
    assert shown["field-date"] == "date:\n  value: 2009\n  sources: [a]"
    assert shown["field-places"] == "places: [Rome]"
    assert shown["field-seat"] == "seat: Bern"
    assert shown["field-people"] == ""


def test_a_changed_example_makes_the_page_again(new_archive: Maker) -> None:
    files = {"index.md": "# Fields\n\n```{field-reference}\n:examples: _examples\n```\n"}
    archive = new_archive({**files, "_examples/a.md": "---\nkind: news\nplaces: [Rome]\n---\n# A\n"})
    archive.write({"conf.py": (archive.docs / "conf.py").read_text().replace("handbook/examples", "_examples")})
    assert "places: [Rome]" in archive.build().page("index").text_content()
    archive.write({"_examples/a.md": "---\nkind: news\nplaces: [Lima]\n---\n# A\n"})
    assert "places: [Lima]" in archive.build().page("index").text_content()
