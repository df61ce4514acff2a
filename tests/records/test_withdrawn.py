"""The register of withdrawn records as text."""

from __future__ import annotations

import pytest

from sphinx_archive.records.withdrawn import Withdrawn, read_register
from tests.archives import campaign, record_of

HEAD = "key,kind,date,reason\n"


def test_rows_keep_their_order() -> None:
    text = f'{HEAD}b-strike,news,2026-11-28,"Told twice,  here and there."\na,person,2026-01-02,x\n'
    rows, problems = read_register(text, {})
    assert rows == [
        Withdrawn("b-strike", "news", "2026-11-28", "Told twice, here and there."),
        Withdrawn("a", "person", "2026-01-02", "x"),
    ]
    assert problems == []
    assert [row.docname for row in rows] == ["news/b-strike", "people/a"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("strike,news,2026-11-28", "has 3 cells; a row has 4: key, kind, date, reason"),
        ("Strike,news,2026-11-28,x", "'Strike' is no key"),
        ("strike,newz,2026-11-28,x", "Did you mean 'news'?"),
        ("strike,news,28.11.2026,x", "'28.11.2026' is no day. Write year-month-day"),
        ("strike,news,2026-02-30,x", "'2026-02-30' is no day"),
        ("strike,news,2026-11-28, ", "Write the reason"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_with_its_line_and_the_others_are_kept(row: str, told: str) -> None:
    rows, (problem,) = read_register(f"{HEAD}kept,news,2026-11-28,x\n{row}\n", {})
    assert [found.key for found in rows] == ["kept"]
    assert str(problem).startswith("data/withdrawn.csv:3:1: WARNING: ")
    assert str(problem).endswith("[archive.bad-register]")
    assert told in problem.message


def test_a_key_in_use_again_is_told_and_is_not_withdrawn() -> None:
    text = f"{HEAD}bad\ngone,campaign,2026-11-28,x\nstrike,campaign,2026-11-28,x\n"
    rows, (_, problem) = read_register(text, {"strike": record_of(campaign())})
    assert [row.key for row in rows] == ["gone"]
    assert str(problem).startswith("data/withdrawn.csv:4:1: WARNING: The key 'strike' leads to campaigns/strike.md.")
