"""The web form reads and writes the pages that editors type, in a folder of the browser's own."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import TimeoutError

from sphinx_archive.__main__ import main
from sphinx_archive.editing.check import problems_of
from sphinx_archive.records.page import read_page
from tests.browser.conftest import ROOT, serving
from tests.sample import SAMPLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from tests.browser.conftest import Watched

MODULES = ROOT / ".venv" / "form" / "node_modules"
# A page as nobody's program would write it: comments, quotes, fields in another order, spaces at will.
BY_HAND = (
    SAMPLE["campaigns/sinter.md"]
    .replace("kind: campaign\n", "# why: see the minutes\nrelated:  [ 'mexico' ]  # and Korea\nkind: \"campaign\"\n")
    .replace("related: [mexico]\n", "")
)
WRITE = """async (files) => {
  const top = await navigator.storage.getDirectory();
  await top.getDirectoryHandle('.git', { create: true });
  for (const [path, text] of Object.entries(files)) {
    let folder = top;
    const steps = path.split('/');
    for (const step of steps.slice(0, -1)) folder = await folder.getDirectoryHandle(step, { create: true });
    const file = await (await folder.getFileHandle(steps.at(-1), { create: true })).createWritable();
    await file.write(text);
    await file.close();
  }
}"""
WRITTEN = """async ([path, before]) => {
  const read = async () => {
    let folder = await navigator.storage.getDirectory();
    const steps = path.split('/');
    for (const step of steps.slice(0, -1)) folder = await folder.getDirectoryHandle(step);
    return (await (await folder.getFileHandle(steps.at(-1))).getFile()).text();
  };
  for (let tries = 0; tries < 100; tries += 1) {
    const text = await read().catch(() => before);
    if (text !== before) return text;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${path} was not written.`);
}"""


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a form."""
    assert MODULES.is_dir(), f"{MODULES} is not there; install it with: make .venv/form/.ready"
    folder = tmp_path_factory.mktemp("admin")
    assert main(["admin", str(folder), "--modules", str(MODULES)]) == 0
    with serving(folder) as address:
        yield address


def test_a_page_is_written_with_the_form_and_another_left_as_it_was(watch: Callable[..., Watched], form: str) -> None:
    watched = watch(height=2000)
    page, answered = watched.page, []
    page.on("response", lambda response: answered.append(response.url))
    _open(page, form, {f"docs/{path}": text for path, text in {**SAMPLE, "campaigns/sinter.md": BY_HAND}.items()})

    page.goto(f"{form}/index.html#/collections/campaign/entries/sinter")
    _fill(page, "places", "Ankara")
    _save(page)
    changed = BY_HAND.replace("places: [Istanbul, Üsküdar]", "places:\n  - Ankara\n  - Üsküdar")
    assert _written(page, "docs/campaigns/sinter.md", BY_HAND) == changed

    page.goto(f"{form}/index.html#/collections/news/new")
    _fill(page, "title", "Court orders *all* reinstated: 기륭 İ")
    _save(page)
    page.get_by_text("This field is required.").first.wait_for()
    page.get_by_role("textbox", name="Slug").fill("court-orders")
    _fill(page, "date.value", "24.5.2009")
    _add(page, "sources")
    _fill(page, "sources.0.name", "imf-2009")
    _fill(page, "sources.0.url", "https://example.org/court?a=1&b=2#c")
    _fill(page, "sources.0.not-archived", "not looked up: yet")
    _fill(page, "body", "The court spoke {source}`imf-2009`.\n\nSee {campaign}`sinter`.", "textarea")
    _save(page)
    page.get_by_text("Write year-month-day").wait_for()
    _fill(page, "date.value", "2009-05-24")
    page.get_by_role("checkbox", name="Jim").first.check()
    _save(page)

    read = read_page("news/court-orders.md", _written(page, "docs/news/court-orders.md").encode())
    others = [read_page(path, text.encode()) for path, text in SAMPLE.items()]
    assert problems_of([*others, read]) == problems_of(others)
    record = read.record
    assert record is not None
    assert record.title == "Court orders *all* reinstated: 기륭 İ"
    assert record.creators == ("jim",)
    assert str(record.date.value) == "2009-05-24"
    assert record.sources["imf-2009"].not_archived == "not looked up: yet"
    assert [url for url in answered if not url.startswith((form, "blob:", "data:"))] == []


def _open(page: Page, form: str, files: dict[str, str]) -> None:
    """Open the form on a folder: the browser's own stands for one that an editor picks."""
    page.add_init_script("window.showDirectoryPicker = () => navigator.storage.getDirectory()")
    page.goto(f"{form}/index.html")
    page.evaluate(WRITE, files)
    page.get_by_role("button", name="Work with Local Repository").click()
    page.get_by_text("Sinter Metal").wait_for()


def _fill(page: Page, field: str, text: str, tag: str = "input") -> None:
    place = page.locator(f'[data-key-path="{field}"]')
    # What is out of sight is not there yet, and what is there may be drawn anew while it comes into sight.
    for patience in (3_000, 3_000, 10_000):
        place.evaluate("element => element.scrollIntoView({ block: 'center' })")
        with suppress(TimeoutError):
            return place.locator(tag).first.fill(text, timeout=patience)
    raise AssertionError(f"{field} cannot be filled in.")


def _add(page: Page, field: str) -> None:
    page.locator(f'[data-key-path="{field}"]').get_by_role("button", name="Add").first.click()


def _save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def _written(page: Page, path: str, before: str = "") -> str:
    """Return what a file holds once it holds something else than before."""
    text: str = page.evaluate(WRITTEN, [path, before])
    return text
