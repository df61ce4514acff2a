"""Writing: hands Sphinx the pages that have changed, and takes away those that nothing wants any more."""

from __future__ import annotations

import json
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_archive.catalogue.domain import archive_domain
from sphinx_archive.catalogue.staleness import frame
from sphinx_archive.exports.harvesting.pages import LEAVES
from sphinx_archive.pages.browse.former import context_of, formers
from sphinx_archive.pages.browse.leaves import leaves
from sphinx_archive.pages.browse.sheet import sheet
from sphinx_archive.pages.links import WITH_PAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sphinx.application import Sphinx

    from sphinx_archive.catalogue.domain import ArchiveDomain


class Wanted(NamedTuple):
    """A page that no author wrote: its name, its template, and what draws the context of that."""

    page: str
    template: str
    draw: Callable[[], dict[str, Any]]


def collect(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield name, context and template of every page that is not yet as it should be.

    Sphinx writes each before it asks for the next. What they show is noted when all are written; until then only that
    they may be there, so that a build which ends early leaves nothing that the next one trusts or overlooks.
    """
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder) or builder.name not in WITH_PAGES:
        return
    domain = archive_domain(app.env)
    found = list(_wanted(domain, builder))
    stamp = builder.outdir / LEAVES
    before = _read(stamp, builder)
    _write(stamp, dict.fromkeys([*before, *(wanted.page for wanted in found)], ""))
    around = repr((builder.build_info.config_hash, builder.build_info.tags_hash)).encode() + frame(domain)
    now: dict[str, str] = {}
    for page, template, draw in found:
        context = draw()
        now[page] = blake2b(around + repr(context).encode(), digest_size=12).hexdigest()
        if before.get(page) != now[page] or not builder.get_output_path(page).exists():
            yield page, context, template
    for page in before.keys() - now.keys() - app.env.found_docs:
        builder.get_output_path(page).unlink(missing_ok=True)
    _write(stamp, now)


def _wanted(domain: ArchiveDomain, builder: StandaloneHTMLBuilder) -> Iterator[Wanted]:
    for leaf in leaves(domain):
        yield Wanted(leaf.page, "archive-leaf.html", partial(sheet, leaf, domain.env, builder))
    for former in formers(domain):
        yield Wanted(former.page, "archive-former.html", partial(context_of, former, builder))


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
