"""Films of a book: the file itself, with poster and captions, where it is small; else the poster and a link."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from docutils import nodes
from sphinx.addnodes import download_reference
from sphinxcontrib.video import video_node

from sphinx_archive.epub.addresses import DOWNLOADS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Locate = Callable[[str], Path]
    Keep = Callable[[Path], str]

# A film of more bytes would make a book too large to send by mail and too large for many readers.
LARGEST = 20_000_000


class Film(nodes.General, nodes.Element):
    """A film: ``alt`` says what it shows, ``poster`` is shown before it plays, ``source`` plays.

    ``tracks`` are captions, each with file, language and name; ``elsewhere`` is where a film is that the book lacks.
    Inside is what stands in for it.
    """


def put_films(document: nodes.document, locate: Locate, keep: Keep) -> None:
    """Put a film in place of every player of a page.

    ``locate`` finds the file that a page names, ``keep`` takes a file into the book and returns its address there.
    """
    for player in list(document.findall(video_node)):
        player.replace_self(_film(player, locate, keep))


def _film(player: video_node, locate: Locate, keep: Keep) -> Film:
    film = Film(alt=player["alt"], poster="", source="", type="", elsewhere="", tracks=[])
    for part in player.children:
        if not isinstance(part, download_reference):
            film += part
        elif "srclang" in part:
            film["tracks"].append((keep(locate(part["reftarget"])), part["srclang"], part["label"]))
        elif part["reftarget"] == player.get("poster"):
            film["poster"] = keep(locate(part["reftarget"]))
        elif locate(part["reftarget"]).stat().st_size > LARGEST:
            film["elsewhere"] = f"{DOWNLOADS}/{quote(part.get('filename', ''))}"
        else:
            film["source"] = keep(locate(part["reftarget"]))
            film["type"] = part["type"]
    return film
