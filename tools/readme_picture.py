"""Draw the picture in README.md again: a page's source beside the page it makes (`make html`, then run this file)."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from lxml.builder import E
from lxml.html import tostring
from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
KEY = "campaigns/sinter-metal"
SITE = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "_build" / "html").resolve()
PICTURE = ROOT / "docs" / "handbook" / "media" / "source-and-page.png"
WIDTH, HEIGHT = 1600, 900
# The top of the page, one of its sources, the beginning of its text; the lists between them would fill the picture.
TOP, SOURCE, TEXT = "unlinked-names:", 6, 8
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
STYLE = """
body { margin: 0; display: grid; grid-template-columns: 1fr 1fr; height: 900px; background: #e6e0d4; gap: 2px; }
section { position: relative; overflow: hidden; background: #fff; }
pre { margin: 0; padding: 22px 26px; font: 14px/1.55 "DejaVu Sans Mono", monospace; white-space: pre-wrap;
      overflow-wrap: anywhere; color: #24211e; }
iframe { border: 0; width: 100%; height: 100%; }
h1 { font: 600 13px system-ui, sans-serif; margin: 0; padding: 9px 26px; background: #f4f0e8; color: #5b564f; }
"""


def source() -> str:
    """Return the beginning of the page's front matter and of its text."""
    front, _, text = (ROOT / "docs" / f"{KEY}.md").read_text("utf-8").partition("\n---\n")
    lines = front.splitlines()
    sources = lines.index("sources:")
    shown = [*lines[: lines.index(TOP)], "[...]", *lines[sources : sources + SOURCE], "[...]", "---"]
    return "\n".join([*shown, *text.strip().splitlines()[:TEXT]])


def draw() -> bytes:
    """Return the picture as PNG."""
    made = f"{KEY}.html"
    page = E.html(
        E.head(E.meta(charset="utf-8"), E.style(STYLE)),
        E.body(
            E.section(E.h1(f"docs/{KEY}.md"), E.pre(source())),
            E.section(E.h1(made), E.iframe(src=(SITE / made).as_uri())),
        ),
    )
    place = SITE / "_readme_picture.html"
    place.write_bytes(tostring(page, encoding="utf-8", doctype="<!doctype html>"))
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
            tab = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
            tab.goto(place.as_uri(), wait_until="load")
            tab.wait_for_timeout(1000)
            drawn = tab.screenshot()
            browser.close()
    finally:
        place.unlink()
    return drawn


def main() -> int:
    """Draw the picture and write it with few colours, so that it stays small."""
    PICTURE.parent.mkdir(exist_ok=True)
    picture = Image.open(io.BytesIO(draw())).convert("RGB").quantize(64, dither=Image.Dither.NONE)
    picture.save(PICTURE, optimize=True)
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
