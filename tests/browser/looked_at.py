"""The pages that are looked at in a browser, one of each sort, and what keeps people from using a page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import axe_playwright_python
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

PAGES = {
    "home": "index.html",
    "index": "news/index.html",
    "letters": "organisations/index.html",
    "record": "campaigns/sinter-metal.html",
    "person": "people/marcello-malentacchi.html",
    "film": "films/congresses-1893-2012.html",
    "years": "browse/years.html",
    "leaf": "browse/countries/tr.html",
    "decade": "browse/decades/2000s.html",
    "glance": "browse/at-a-glance.html",
    "chronology": "browse/chronology.html",
    "disagreements": "browse/disagreements.html",
    "terms": "subjects/index.html",
    "holdings": "data/holdings.html",
    "conformance": "data/conformance.html",
    "handbook": "handbook/fields.html",
    "lost": "404.html",
}
SCHEMES = ("light", "dark")
SCRIPT = Path(axe_playwright_python.__file__).parent / "axe.min.js"


# How large a place to touch is, is new in WCAG 2.2; axe looks at it only where it is asked to.
RULES = {"rules": {"target-size": {"enabled": True}}}
HOME = "https://metalworkers-archive.readthedocs.io/en/latest/"
"""Where the archive is on the web: the page of what is not there names it as its base, which no test may ask."""


def at_home(page: Page, site: Path) -> None:
    """Let a page that asks for the archive's public address have what is in the folder of the site."""
    page.route("https://**", lambda route: route.abort())
    page.route(f"{HOME}**", lambda route: route.fulfill(path=_here(route, site)))


def _here(route: Route, site: Path) -> Path:
    return site / urlsplit(route.request.url.removeprefix(HOME)).path


def barriers(page: Page) -> list[str]:
    """Return the rules of axe that the open page breaks, each with the first place."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{fault['id']}: {fault['nodes'][0]['html']}" for fault in found]


def axe_version() -> str:
    """Return the version of axe-core, as its first line names it."""
    match = re.match(r"/\*! axe v(\S+)", SCRIPT.read_text("utf-8"))
    assert match
    return match[1]
