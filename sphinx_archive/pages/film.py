"""The `video` directive: a film of the archive with poster, captions and transcript."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective
from sphinxcontrib.video import SUPPORTED_MIME_TYPES

from sphinx_archive import messages
from sphinx_archive.pages import film_nodes
from sphinx_archive.pages.captions import CaptionsError, read_captions
from sphinx_archive.pages.film_nodes import (
    download_of,
    film_caption,
    film_figure,
    film_player,
    film_poster,
    film_source,
    film_summary,
    film_track,
    film_transcript,
)
from sphinx_archive.records.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_WIDTH = re.compile(r"\d+(px|%|em|rem)?")


class _AnyOption(dict[str, "Callable[[str], str]"]):
    """Option names of the directive. Others are let through, so that the directive itself can answer them."""

    def __missing__(self, name: str) -> Callable[[str], str]:
        return directives.unchanged


class Film(SphinxDirective):
    """Show a film that lies in the archive, with everything that a reader without picture or sound needs."""

    required_arguments = 0
    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = _AnyOption(dict.fromkeys(("alt", "captions", "poster", "transcript", "width"), directives.unchanged))

    def run(self) -> list[nodes.Node]:
        """Return the film, or what can be kept of it, and warn of what is missing."""
        for name in sorted(self.options.keys() - self.option_spec.keys()):
            meant = did_you_mean(name, self.option_spec)
            known = ", ".join(f":{option}:" for option in self.option_spec)
            self._warn("film-option", f"A film has no option ':{name}:'.{meant} Write one of: {known}.", name)
        tracks, texts = self._tracks()
        film = nodes.container(classes=["film"])
        film += self._figure(tracks)
        film += self._transcript(texts, tracks[0]["srclang"] if tracks else "")
        return [film]

    def _figure(self, tracks: list[film_track]) -> list[nodes.Node]:
        """Return the player with its caption and the download, or what is left of them without a film."""
        alt = self._option("alt")
        if not alt:
            self._warn("film-alt", "This film has no description. Write `:alt: what the film shows`.")
        figure = film_figure(width=self._width())
        instead = nodes.paragraph("", alt or "A film.")
        address = self.arguments[0].strip() if self.arguments else ""
        film = self._film(address)
        if film:
            figure += self._player(film, alt, [*tracks, instead])
        elif urlsplit(address).scheme in {"http", "https"}:
            figure += nodes.paragraph("", "", nodes.reference("", alt or address, refuri=address))
        else:
            figure += instead
        if self.content:
            figure += film_caption("", *self.parse_content_to_nodes())
        return [figure, download_of(film, self._absolute(film))] if film else [figure]

    def _player(self, film: str, alt: str, inside: list[nodes.Node]) -> film_player:
        mime = SUPPORTED_MIME_TYPES[Path(film).suffix.lower()]
        player = film_player(sources=[(self._relative(film), mime, True)], alt=alt, poster="", caption="")
        poster = self._file("poster", "film-poster", "The poster, an image to show before the film plays,")
        if poster:
            player["poster"] = poster
            player += film_poster(reftarget=poster)
        player += film_source(reftarget=film, type=mime)
        player += inside
        return player

    def _film(self, path: str) -> str:
        """Return the path of the film, or nothing if it cannot be played."""
        if not path:
            self._warn("film-file", "No film is named. Write `:::{video} media/film.webm`.")
        elif found := self._found(path, "film-file", "The film", ""):
            if Path(found).suffix.lower() in SUPPORTED_MIME_TYPES:
                return found
            kinds = ", ".join(sorted(SUPPORTED_MIME_TYPES))
            self._warn("film-file", f"Browsers cannot play '{path}'. Convert it to WebM; possible are {kinds}.")
        return ""

    def _tracks(self) -> tuple[list[film_track], list[str]]:
        """Return the captions, and the words of the first of them."""
        tracks: list[film_track] = []
        words: list[str] = []
        lines = [line.split(maxsplit=2) for line in self._option("captions").splitlines() if line.strip()]
        if not lines:
            self._warn("film-captions", "This film has no captions. Write `:captions: media/film.vtt en English`.")
        for line in lines:
            path = self._found(line[0], "film-captions", "The captions", "captions")
            if len(line) < 3 or not _LANGUAGE.fullmatch(line[1]):
                self._warn(
                    "film-captions",
                    f"'{' '.join(line)}' does not say the language of the captions and its name. "
                    "Write `:captions: media/film.vtt en English`.",
                    "captions",
                )
            elif path and (texts := self._cues(path)):
                tracks.append(film_track(reftarget=path, srclang=line[1], label=line[2].strip()))
                words = words or texts
        return tracks, words

    def _cues(self, path: str) -> list[str]:
        """Return the words of captions, or nothing if they are broken."""
        try:
            return [cue.text for cue in read_captions(self._absolute(path).read_text(encoding="utf-8"))]
        except UnicodeDecodeError:
            line, message = 1, "Captions are read as UTF-8, and this file is not. Save it as UTF-8."
        except CaptionsError as fault:
            line, message = fault.line, str(fault)
        messages.warn("film-webvtt", message, f"{os.path.relpath(self._absolute(path))}:{line}")
        return []

    def _transcript(self, words: list[str], language: str) -> list[nodes.Node]:
        """Return the words of the film as paragraphs: from the file named, else from the captions."""
        if self._option("transcript"):
            path = self._file("transcript", "film-transcript", "The transcript")
            words = (self._cues(path) if path.endswith(".vtt") else self._paragraphs(path)) if path else words
        elif not words:
            self._warn("film-transcript", "This film has no transcript. Write `:transcript: media/film.txt`.")
        if not words:
            return []
        transcript = film_transcript(classes=["film-transcript"])
        if language and language != self.config.language:
            transcript["classes"].append(f"language-{language}")
        transcript += film_summary("", "Transcript")
        transcript += [nodes.paragraph("", text) for text in words]
        return [transcript]

    def _paragraphs(self, path: str) -> list[str]:
        """Return the paragraphs of a plain text: an empty line ends each."""
        try:
            text = self._absolute(path).read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            self._warn("film-transcript", f"'{path}' is not UTF-8. Save the transcript as UTF-8.", "transcript")
            return []
        return [" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text) if paragraph.strip()]

    def _width(self) -> str:
        width = self._option("width")
        if not width or _WIDTH.fullmatch(width):
            return f"{width}px" if width.isdigit() else width
        self._warn("film-option", f"'{width}' is no width. Write `:width: 640px` or `:width: 80%`.", "width")
        return ""

    def _file(self, option: str, code: str, what: str) -> str:
        """Return the path that an option names, or nothing and a warning."""
        path = self._option(option)
        if path:
            return self._found(path, code, what, option)
        self._warn(code, f"{what} is missing. Write `:{option}: media/…`, a file beside the page.")
        return ""

    def _found(self, path: str, code: str, what: str, option: str) -> str:
        """Return a path if there is such a file; warn if not. A change of the file makes the page stale."""
        if urlsplit(path).scheme or path.startswith("//"):
            self._warn(
                "film-url",
                f"{what} is an address, '{path}', but pages contact no other site. Put the file beside the page "
                "and write its path; or write a link, `[title](address)`, instead of a film.",
                option,
            )
            return ""
        self.env.note_dependency(self._relative(path))
        if self._absolute(path).is_file():
            return path
        folder = self._absolute(path).parent
        beside = sorted(file.name for file in folder.iterdir()) if folder.is_dir() else []
        meant = did_you_mean(Path(path).name, beside)
        self._warn(code, f"{what} is not there: no file '{path}'.{meant} Write its path from this page.", option)
        return ""

    def _option(self, name: str) -> str:
        return (self.options.get(name) or "").strip()

    def _relative(self, path: str) -> str:
        """Return a path as seen from the folder of all sources."""
        return self.env.relfn2path(path)[0]

    def _absolute(self, path: str) -> Path:
        return Path(self.env.relfn2path(path)[1])

    def _warn(self, code: str, message: str, option: str = "") -> None:
        """Warn at the line of an option, or at the first line of the directive."""
        lines = self.block_text.splitlines()
        offset = next((n for n, line in enumerate(lines) if line.lstrip(" :").startswith(f"{option}:")), 0)
        messages.warn(code, message, (self.env.docname, self.lineno + (offset if option else 0)))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Put our `video` directive in the place of the one it stands on."""
    app.setup_extension("sphinxcontrib.video")
    app.add_directive("video", Film, override=True)
    film_nodes.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
