"""Measure what searching 10,000 records costs, beside Sphinx's own search and Lunr.

``python benchmarks/search_cost.py FOLDER``: FOLDER keeps the invented archive and its built site, which take some
ten minutes; the next time only what has changed is built. Lunr comes from npm.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).parents[1]))

from browsing import Traffic, chromium, serving
from indexing_cost import Indexing, indexing
from measuring import machine, run, sphinx, table
from synthetic import title_words, write_archive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from browsing import Transfer
    from playwright.sync_api import Browser

OTHERS = Path(__file__).parent / "other_searches"
LUNR = "lunr@2.3.9"
# How the path of what is transferred begins or ends, and what it is for. What fits nothing is program.
PARTS = {
    "/pagefind/index/": "index",
    ".pf_meta": "index",
    "/pagefind/filter/": "facets",
    "/pagefind/tables/": "facets",
    "/pagefind/fragment/": "results",
    ".html": "results",
    "/searchindex.js": "index",
    "/lunr-index.json": "index",
    "/lunr-titles.json": "results",
    ".json": "index",
}
COLUMNS = ("program", "index", "facets", "results")
LIMIT_FIRST, LIMIT_NEXT, LIMIT_CPU, LIMIT_PAGE = 300, 30, 2, 500


class Search(NamedTuple):
    """A way to search: its page, its box, what a result looks like there.

    ``said`` is where the page repeats the question when it has answered; "" where it answers at once. ``shown`` is for
    a search that answers only what is sent whole, and does not come to rest: when it has shown as much as the others.
    """

    name: str
    page: str
    box: str
    result: str
    said: str = ""
    shown: str = ""


# As many results as our page shows at first.
SHOWN = 10
# Milliseconds. Neighbours slow the machine down; bytes stay the same.
PATIENCE = 180_000
# Sphinx's page fetches the page of every result for its passage, be there thousands.
STOCK_SHOWN = f"""() => {{
  const passages = document.querySelectorAll("ul.search p.context").length;
  const hasAll = document.querySelector(".search-summary")?.innerText;
  return passages >= {SHOWN} || (hasAll && passages === document.querySelectorAll("ul.search > li").length);
}}"""
# The words of the question end with the letters typed so far, whatever else is said after a semicolon.
SAID = "([place, typed]) => document.querySelector(place).innerText.split(';')[0].trim().endsWith(` ${typed}`)"
SEARCHES = (
    Search(
        "this archive", "/search.html", "#archive-search-query", "#archive-search-results li", "#archive-search-words"
    ),
    Search("Sphinx's own", "/stock-search.html", "input[name=q]", "ul.search li", shown=STOCK_SHOWN),
    Search("Lunr", "/lunr-search.html", "input[name=q]", "ol li"),
)


class Visit(NamedTuple):
    """Bytes of one reader's visit: by part up to the first results, and for each keystroke after that."""

    first: Counter[str]
    keystrokes: list[int]


def part(path: str) -> str:
    """Return what a transferred file is for."""
    return next((name for mark, name in PARTS.items() if path.startswith(mark) or path.endswith(mark)), "program")


def visit(browser: Browser, address: str, search: Search, words: tuple[str, str], known: set[str]) -> Visit:
    """Open a search page with a word, in a browser that has seen nothing yet; then type a second word.

    ``known`` are the paths that the front page brings along: they cost a search nothing.
    """
    context = browser.new_context()
    page = context.new_page()
    traffic = Traffic(page)
    page.goto(f"{address}{search.page}?q={quote(words[0])}")
    page.wait_for_selector(search.result, timeout=PATIENCE)
    first = _by_part(_taken(traffic, search), known | {search.page})
    keystrokes = [_by_part(taken, {search.page}).total() for taken in _go_on(traffic, address, search, words)]
    context.close()
    return Visit(first, keystrokes)


def _go_on(traffic: Traffic, address: str, search: Search, words: tuple[str, str]) -> Iterator[list[Transfer]]:
    """Yield what each further letter transfers; where results do not come while one types, the second question."""
    page = traffic.page
    if search.shown:
        page.goto(f"{address}{search.page}?q={quote(' '.join(words))}")
        yield _taken(traffic, search)
        return
    page.focus(search.box)
    page.keyboard.press("End")
    page.keyboard.type(" ")
    for place, letter in enumerate(words[1], start=1):
        page.keyboard.type(letter)
        if search.said:
            page.wait_for_function(SAID, arg=[search.said, words[1][:place]], timeout=PATIENCE)
        yield traffic.settled()


def _taken(traffic: Traffic, search: Search) -> list[Transfer]:
    """Return what was transferred until as many results are shown as fit on the first page."""
    if not search.shown:
        return traffic.settled()
    traffic.page.wait_for_function(search.shown, timeout=PATIENCE)
    taken = traffic.taken()
    passages = [one for one in taken if one.path.endswith(".html") and one.path != search.page]
    return [one for one in taken if one not in passages[SHOWN:]]


def _by_part(taken: list[Transfer], known: set[str]) -> Counter[str]:
    sizes: Counter[str] = Counter()
    for one in taken:
        if one.path not in known:
            sizes[part(one.path)] += one.size
    return sizes


def front_page(browser: Browser, address: str) -> set[str]:
    """Return the paths of what the front page brings along: it costs a search nothing."""
    context = browser.new_context()
    page = context.new_page()
    traffic = Traffic(page)
    page.goto(f"{address}/index.html")
    known = {one.path for one in traffic.settled()}
    context.close()
    return known


def prepare(folder: Path, records: int) -> Path:
    """Write an invented archive unless it is there, and build its site or what of it has changed; return its folder."""
    archive, site = folder / "archive", folder / "site"
    if not archive.exists():
        write_archive(records, archive)
    built = run(sphinx(archive, site))
    print(f"Built in {built.seconds:.0f} s, {built.cpu:.0f} s of CPU, peak {built.memory:.0f} MB.", file=sys.stderr)
    return site


def lunr_files(folder: Path, cost: Indexing) -> tuple[dict[str, bytes], float]:
    """Build a Lunr index of the entries; return what its page loads, and the seconds of CPU."""
    package, records, index = folder / "lunr", folder / "lunr-records.json", folder / "lunr-index.json"
    subprocess.run(["npm", "install", "--silent", "--no-save", "--prefix", package, LUNR], check=True)
    listed = [
        {"ref": place, "title": entry.meta["title"], "names": _names(entry.meta), "content": entry.content}
        for place, entry in enumerate(cost.entries)
    ]
    records.write_text(json.dumps(listed), encoding="utf-8")
    command = ["node", "--max-old-space-size=8000", OTHERS / "lunr.mjs", package, records, index]
    built = run([str(word) for word in command])
    titles = json.dumps([one["title"] for one in listed]).encode()
    script = (package / "node_modules/lunr/lunr.min.js").read_bytes()
    return {"/lunr.min.js": script, "/lunr-index.json": index.read_bytes(), "/lunr-titles.json": titles}, built.cpu


def _names(meta: dict[str, str]) -> str:
    return " ".join(meta.get(field, "") for field in ("names", "titles", "spellings", "key", "place", "others"))


def row(name: str, visits: list[Visit], milliseconds: float) -> list[str]:
    """Return the cells of a search: medians of the visits, but the most that any needed before the first result."""
    kilobytes: Callable[[float], str] = lambda size: f"{size / 1000:,.1f}"  # noqa: E731
    parts = [kilobytes(statistics.median(one.first[column] for one in visits)) for column in COLUMNS]
    whole = [one.first.total() for one in visits]
    strokes = [size for one in visits for size in one.keystrokes]
    return [
        name,
        *parts,
        kilobytes(statistics.median(whole)),
        kilobytes(max(whole)),
        kilobytes(statistics.median(strokes)),
        kilobytes(max(strokes)),
        f"{milliseconds:.2f}",
    ]


HEAD = ["Search", *COLUMNS, "first result", "at most", "keystroke", "at most", "index CPU ms/record"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the archive and its site are or shall be kept")
    parser.add_argument("--records", type=int, default=10_000, help="how many records to invent (10,000)")
    parser.add_argument("--visits", type=int, default=5, help="how many readers search (5)")
    wanted = parser.parse_args()
    print(f"Machine: {machine()}\n")
    folder = wanted.folder.resolve()
    site = prepare(folder, wanted.records)
    cost = indexing(folder / "archive", site)
    more, lunr_cpu = lunr_files(folder, cost)
    more |= {"/stock-search.html": (OTHERS / "stock.html").read_bytes()}
    more |= {"/lunr-search.html": (OTHERS / "lunr.html").read_bytes()}
    seconds = {"this archive": cost.ours, "Sphinx's own": cost.stock, "Lunr": lunr_cpu}
    rows, asked = [], title_words(wanted.records, wanted.visits)
    with serving(site, more) as address, chromium() as browser:
        known = front_page(browser, address)
        for search in SEARCHES:
            visits = [visit(browser, address, search, words, known) for words in asked]
            rows.append(row(search.name, visits, seconds[search.name] / cost.records * 1000))
    print(table(HEAD, rows))
    largest = max(site.rglob("*.html"), key=lambda path: path.stat().st_size)
    print(f"\n{cost.records:,} records. kB as transferred.", end=" ")
    shares = [f"{part / cost.ours:.0%}" for part in (cost.pagefind, cost.passages)]
    print(f"Of our index's CPU, {shares[0]} is Pagefind's, {shares[1]} keeps passages while pages are read.")
    print(f"Largest page: {largest.relative_to(site)}, {largest.stat().st_size / 1000:,.0f} kB unpacked.")
    print(f"Aims: {LIMIT_FIRST} kB, {LIMIT_NEXT} kB a keystroke, {LIMIT_CPU} ms, {LIMIT_PAGE} kB.")


if __name__ == "__main__":
    main()
