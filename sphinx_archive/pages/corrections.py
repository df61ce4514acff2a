"""At the foot of a page: where to edit it, and where to report a mistake in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from sphinx_archive.catalogue.domain import archive_domain
from sphinx_archive.exports.archive import ENDINGS, archive_of, one_line, title
from sphinx_archive.pages.forge import Place, by_mail, forge

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# It is shown at any address, so nobody knows which page its reader was after.
NO_PLACE = "404"


def setup(app: Sphinx) -> None:
    """Add the settings, and tell the templates where corrections go."""
    app.add_config_value("archive_repository", "", "html", str)
    app.add_config_value("archive_branch", "main", "html", str)
    app.add_config_value("archive_mailbox", "", "html", str)
    app.connect("html-page-context", _add_context)


def _add_context(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object) -> None:
    if pagename == NO_PLACE:
        return
    at = forge(app.config.archive_repository, app.config.archive_branch)
    mailbox = app.config.archive_mailbox
    if not (at or mailbox):
        return
    place = _place(app, pagename, context)
    context["archive_edit"] = at.edit(place) if at else ""
    context["archive_report"] = at.report(place) if at else by_mail(mailbox, place)


def _place(app: Sphinx, pagename: str, context: dict[str, Any]) -> Place:
    archive = archive_of(app.env, ENDINGS.get(app.builder.name, ".html"))
    record = archive_domain(app.env).catalogue.at(pagename)
    path = app.builder.get_target_uri(pagename)
    return Place(
        title(record) if record else one_line(Markup(context.get("title", "")).striptags()) or pagename,  # noqa: S704
        archive.at(path) or path,
        archive.edition,
        f"{_folder(Path(app.srcdir))}/{app.env.doc2path(pagename, base=False)}"
        if pagename in app.env.found_docs
        else "",
    )


def _folder(pages: Path) -> str:
    """Return the folder of the pages as seen from the top of their repository."""
    tops = (folder for folder in (pages, *pages.parents) if (folder / ".git").exists())
    return pages.relative_to(next(tops, pages.parent)).as_posix()
