"""The register of keys as text, and the keys in it that lead nowhere."""

from __future__ import annotations

import pytest

from sphinx_archive.records.published import Published, keys_lines, lost_keys, read_keys, with_keys_of
from sphinx_archive.records.withdrawn import Withdrawn
from tests.archives import campaign, read, record_of

HEAD = "key,kind,date\n"
STRIKE = Published("strike", "campaign", "2026-11-28")


def test_what_is_written_is_read_again_in_the_order_of_keys() -> None:
    rows = [STRIKE, Published("a-day", "news", "2026-01-02")]
    text = keys_lines(rows)
    assert text == f"{HEAD}a-day,news,2026-01-02\nstrike,campaign,2026-11-28\n"
    assert read_keys(text) == (rows[::-1], [])
    assert [row.docname for row in rows] == ["campaigns/strike", "news/a-day"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Strike,news,2026-11-28", "'Strike' is no key"),
        ("strike,newz,2026-11-28", "Did you mean 'news'?"),
        ("strike,news,soon", "'soon' is no day"),
        ("strike,news", "has 2 cells"),
        ("kept,news,2026-11-28", "'kept' is here twice. Delete the later row."),
    ],
)
def test_a_row_that_cannot_be_read_is_told_with_its_line(row: str, told: str) -> None:
    rows, (problem,) = read_keys(f"{HEAD}kept,news,2026-11-28\n{row}\n")
    assert [found.key for found in rows] == ["kept"]
    assert str(problem).startswith("data/keys.csv:3:1: WARNING: ")
    assert str(problem).endswith("[archive.bad-register]")
    assert told in problem.message


def test_a_record_adds_its_keys_once_and_nothing_is_changed_or_taken_away() -> None:
    record = record_of(campaign("aliases: [walkout]\n"))
    rows = [Published("gone", "news", "2026-01-01"), STRIKE]
    grown = with_keys_of(rows, [record], "2026-12-01")
    assert grown == [*rows, Published("walkout", "campaign", "2026-12-01")]
    assert with_keys_of(grown, [record], "2027-01-01") == grown


def test_a_key_without_page_alias_or_reason_is_lost() -> None:
    pages = [read(campaign("aliases: [walkout]\n")), read("", "news/empty.md"), read("# Dates\n", "handbook/dates.md")]
    keys = ("dates", "empty", "strike", "told-twice", "walkout")
    text = keys_lines([Published(key, "news", "2026-11-28") for key in keys])
    withdrawn = [Withdrawn("told-twice", "news", "2026-11-28", "x")]
    (problem,) = lost_keys(text, read_keys(text)[0], pages, withdrawn)
    assert str(problem).startswith("data/keys.csv:2:1: WARNING: 'dates', a news item, was published and leads nowhere")
    assert "make rename KEY=dates TO=THAT-KEY" in problem.message
    assert "make retire KEY=dates WHY=" in problem.message
