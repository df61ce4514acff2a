"""Ask our search and Sphinx's own the questions of ``queries.yaml``: ``python benchmarks/search_quality/measure.py``.

Both search the same built pages in headless Chromium: ours through its search page, Sphinx's with its
``searchtools.js`` and the ``searchindex.js`` of the build.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

sys.path.insert(0, str(Path(__file__).parents[1]))

from browsing import chromium, serving
from measuring import ROOT, table
from search_quality.scores import REPORTED, TUNING, Question, is_found, read_questions, score

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Page

HERE = Path(__file__).parent
MEASURES = ("success@1", "success@5", "recall@20")
HEAD = ["Class", "Questions", *(f"ours {name}" for name in MEASURES), *(f"stock {name}" for name in MEASURES)]
STOCK = "/stock-search.html"
ENGINE = "_static/archive-search/engine.js"
OURS_SHOWN = "#archive-search-results > li"
OURS_MORE = "#archive-search-more"
# The page says in words what it found, also where that is nothing.
OURS_READY = "() => document.getElementById('archive-search-words').textContent.trim() !== ''"
OURS_LINKS = f"() => [...document.querySelectorAll('{OURS_SHOWN}')].map((item) => item.querySelector('a[href]').href)"
# What Sphinx's page does before it shows anything; it takes results from the end of the list.
STOCK_LINKS = "(text) => Search._performSearch(...Search._parseQuery(text)).reverse().map(([docname]) => docname)"


def ours(page: Page, address: str, questions: Sequence[Question]) -> dict[str, list[str]]:
    """Return the keys that our search page shows for each question, in its order."""
    found = {}
    for question in questions:
        page.goto(f"{address}/search.html?q={quote(question.text)}")
        page.wait_for_function(OURS_READY)
        _show_more(page)
        found[question.text] = list(_keys(page.evaluate(OURS_LINKS)))
    return found


def _show_more(page: Page) -> None:
    """Show the second ten results, if there are any."""
    before = page.locator(OURS_SHOWN).count()
    if page.is_visible(OURS_MORE):
        page.click(OURS_MORE)
        page.wait_for_function(f"(before) => document.querySelectorAll('{OURS_SHOWN}').length > before", arg=before)


def stock(page: Page, address: str, questions: Sequence[Question]) -> dict[str, list[str]]:
    """Return the keys that Sphinx's search finds for each question, in its order; a page counts once."""
    page.goto(f"{address}{STOCK}")
    page.wait_for_function("() => Search.hasIndex()")
    return {one.text: list(_keys(page.evaluate(STOCK_LINKS, one.text))) for one in questions}


def _keys(addresses: Sequence[str]) -> Iterator[str]:
    """Yield the last part of each address, once: the record's key, or the name of another page."""
    yield from dict.fromkeys(PurePosixPath(urlsplit(address).path).name.removesuffix(".html") for address in addresses)


def with_weights(engine: str, weights: Sequence[str]) -> str:
    """Return the script of our engine with other weights, each given as ``name=number``.

    Raises SystemExit where the script has no such weight.
    """
    for name, _, number in (weight.partition("=") for weight in weights):
        engine, count = re.subn(rf"^(\s+{re.escape(name)}: )[\d.]+,$", rf"\g<1>{float(number)},", engine, flags=re.M)
        if count != 1:
            raise SystemExit(f"{ENGINE} has {count} weights named {name!r}: look at WEIGHTS there.")
    return engine


def report(questions: Sequence[Question], mine: dict[str, list[str]], theirs: dict[str, list[str]]) -> str:
    """Return the scores of one half as a table, class by class."""
    rows = []
    for name in (*dict.fromkeys(one.group for one in questions), "all"):
        asked = [one for one in questions if name in (one.group, "all")]
        scores = [*score(asked, mine), *score(asked, theirs)]
        rows.append([name, len(asked), *(f"{value:.2f}" for value in scores)])
    return table(HEAD, rows)


def missed(questions: Sequence[Question], found: dict[str, list[str]]) -> str:
    """Return the questions without a wanted key among the first five, and what came instead."""
    lines = []
    for one in questions:
        if not is_found(one, found[one.text], 5):
            came = ", ".join(found[one.text][:5]) or "nothing"
            lines.append(f"- {one.half}, {one.group}: {one.text!r} wants {', '.join(one.keys)}; got {came}")
    return "\n".join(lines) or "None."


def main() -> None:
    """Ask and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "_build/html", help="the built archive")
    parser.add_argument("--weight", action="append", default=[], help="another weight of our engine to try: title=12")
    wanted = parser.parse_args()
    questions = read_questions(HERE / "queries.yaml")
    more = {STOCK: (HERE.parent / "other_searches/stock.html").read_bytes()}
    if wanted.weight:
        engine = (wanted.folder / ENGINE).read_text(encoding="utf-8")
        more[f"/{ENGINE}"] = with_weights(engine, wanted.weight).encode()
    with serving(wanted.folder, more) as address, chromium() as browser:
        mine = ours(browser.new_page(), address, questions)
        theirs = stock(browser.new_page(), address, questions)
    for half in (REPORTED, TUNING):
        print(f"The half that is {half if half == REPORTED else 'for tuning'}:\n")
        print(report([one for one in questions if one.half == half], mine, theirs), end="\n\n")
    print(f"Not among our first five:\n\n{missed(questions, mine)}")


if __name__ == "__main__":
    main()
