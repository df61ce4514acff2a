"""Writing: hands Sphinx the leaves that have changed, and takes away those that no listing has any more."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_archive.catalogue.domain import archive_domain
from sphinx_archive.catalogue.staleness import frame
from sphinx_archive.pages.browse.leaves import leaves
from sphinx_archive.pages.browse.sheet import sheet
from sphinx_archive.pages.links import WITH_PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx.application import Sphinx

TEMPLATE = "archive-leaf.html"
# Beside Sphinx's own `.buildinfo`: what the leaves that were written last time showed.
STAMP = ".archive-leaves.json"


def collect(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield name, context and template of every leaf that is not yet as it should be.

    Sphinx writes each before it asks for the next. What they show is noted when all are written; until then only that
    they may be there, so that a build which ends early leaves nothing that the next one trusts or overlooks.
    """
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder) or builder.name not in WITH_PAGES:
        return
    domain = archive_domain(app.env)
    found = list(leaves(domain))
    stamp = builder.outdir / STAMP
    before = _read(stamp, builder)
    _write(stamp, dict.fromkeys([*before, *(leaf.page for leaf in found)], ""))
    around = repr((builder.build_info.config_hash, builder.build_info.tags_hash)).encode() + frame(domain)
    now: dict[str, str] = {}
    for leaf in found:
        context = sheet(leaf, app.env, builder)
        now[leaf.page] = blake2b(around + repr(context).encode(), digest_size=12).hexdigest()
        if before.get(leaf.page) != now[leaf.page] or not builder.get_output_path(leaf.page).exists():
            yield leaf.page, context, TEMPLATE
    for page in before.keys() - now.keys() - app.env.found_docs:
        builder.get_output_path(page).unlink(missing_ok=True)
    _write(stamp, now)


def _read(stamp: Path, builder: StandaloneHTMLBuilder) -> dict[str, str]:
    """Return what the leaves showed by page; only which there are if they are older than a template."""
    try:
        found = json.loads(stamp.read_text("utf-8"))
        outdated = builder.templates and stamp.stat().st_mtime < builder.templates.newest_template_mtime()
        return dict.fromkeys(found, "") if outdated else dict(found)
    except (OSError, TypeError, ValueError):
        return {}


def _write(stamp: Path, shown: dict[str, str]) -> None:
    stamp.write_text(json.dumps(shown, indent=0, sort_keys=True), "utf-8")
