"""The parts of a film on a page, and how HTML shows each; other formats show them as ordinary text."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from sphinx import addnodes
from sphinxcontrib.video import video_node

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

    Visitor = Callable[[Any, Any], None]

STATIC = Path(__file__).parent / "static"


class film_figure(nodes.container):  # noqa: N801
    """The player and its caption."""


class film_player(video_node):  # noqa: N801
    """The player. Its last child stands in for it where it cannot play.

    `sources` says that there is nothing for sphinxcontrib.video to copy: the files below are downloads, which Sphinx
    copies to a place that depends on their path alone, however the pages are read.
    """


class film_poster(addnodes.download_reference):  # noqa: N801
    """The file shown before the film plays."""


class film_source(addnodes.download_reference):  # noqa: N801
    """The file that plays."""


class film_track(addnodes.download_reference):  # noqa: N801
    """The file of the captions in one language."""


class film_caption(nodes.container):  # noqa: N801
    """What the author says under the film."""


class film_transcript(nodes.container):  # noqa: N801
    """The words of the film."""


class film_summary(nodes.rubric):  # noqa: N801
    """The heading of the transcript."""


def download_of(path: str, file: Path) -> addnodes.only:
    """Return the link to the file, for those who read on a screen."""
    kind, size = file.suffix.lstrip(".").upper(), f"{file.stat().st_size / 1_000_000:.1f} MB"
    link = addnodes.download_reference("", f"Download the film ({kind}, {size})", reftarget=path)
    return addnodes.only("", nodes.paragraph("", "", link, classes=["film-download"]), expr="html")


def visit_player(translator: Any, node: film_player) -> None:
    """Open the player. Nothing but the poster is fetched before the reader plays the film."""
    posters = [address(translator, child) for child in node.children if isinstance(child, film_poster)]
    attributes = {"controls": "", "playsinline": "", "preload": "none"}
    if posters:
        attributes["poster"] = posters[0]
    if node["alt"]:
        attributes["aria-label"] = node["alt"]
    translator.body.append(translator.starttag(node, "video", **attributes))


def visit_source(translator: Any, node: film_source) -> None:
    """Name the file that plays."""
    source = {"src": address(translator, node), "type": node["type"]}
    translator.body.append(translator.emptytag(node, "source", **source))
    raise nodes.SkipNode


def visit_track(translator: Any, node: film_track) -> None:
    """Name captions, their language as a tag and in words."""
    track = {"src": address(translator, node), "srclang": node["srclang"], "label": node["label"]}
    translator.body.append(translator.emptytag(node, "track", kind="captions", **track))
    raise nodes.SkipNode


def visit_figure(translator: Any, node: film_figure) -> None:
    """Open the figure, no wider than the author asked."""
    style = {"style": f"max-width: {node['width']}"} if node["width"] else {}
    translator.body.append(translator.starttag(node, "figure", **style))


def address(translator: Any, node: addnodes.download_reference) -> str:
    """Return where a file is, seen from the page."""
    return posixpath.join(translator.builder.dlpath, quote(node["filename"]))


def element(tag: str) -> tuple[Visitor, Visitor]:
    """Return visitors that put a node into an HTML element."""

    def visit(translator: Any, node: nodes.Element) -> None:
        translator.body.append(translator.starttag(node, tag))

    return visit, closing(tag)


def closing(tag: str) -> Visitor:
    """Return the visitor that closes an HTML element."""

    def depart(translator: Any, node: nodes.Element) -> None:
        translator.body.append(f"</{tag}>\n")

    return depart


def visit_inside(translator: Any, node: nodes.Element) -> None:
    """Show what is inside a node and nothing of the node itself."""


def skip(translator: Any, node: nodes.Element) -> None:
    """Leave a node out."""
    raise nodes.SkipNode


INSIDE = (visit_inside, visit_inside)
NOTHING = (skip, visit_inside)
HTML: dict[type[nodes.Element], tuple[Visitor, Visitor | None]] = {
    film_figure: (visit_figure, closing("figure")),
    film_player: (visit_player, closing("video")),
    film_poster: NOTHING,
    film_source: (visit_source, visit_inside),
    film_track: (visit_track, visit_inside),
    film_caption: element("figcaption"),
    film_transcript: element("details"),
    film_summary: element("summary"),
}
# An e-book holds no film: Sphinx packs no downloads into it.
EPUB = HTML | {film_player: INSIDE, film_source: NOTHING, film_track: NOTHING}


def setup(app: Sphinx) -> None:
    """Register the parts of a film, and the style sheet for the pages that show one."""
    for part, visitors in HTML.items():
        app.add_node(part, html=visitors, epub=EPUB[part])
    for part in (film_player, film_poster, film_source, film_track):
        visitors = INSIDE if part is film_player else NOTHING
        app.add_node(part, override=True, latex=visitors, text=visitors, man=visitors, texinfo=visitors)
    app.connect("builder-inited", add_static_folder)
    app.connect("html-page-context", add_style_sheet)


def add_static_folder(app: Sphinx) -> None:
    """Add the style sheets of the pages, unless they are there already."""
    if str(STATIC) not in app.config.html_static_path:
        # A new list: the old one may be the default that every build of this process shares.
        app.config.html_static_path = [*app.config.html_static_path, str(STATIC)]


def add_style_sheet(app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """Link the style sheet of films from a page that shows one."""
    if doctree is not None and next(doctree.findall(film_player), None):
        app.add_css_file("film.css")
