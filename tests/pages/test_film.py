"""What readers and authors get from the `video` directive, and whether the archive's own film is current."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from sphinx_archive.codes import MEANINGS
from sphinx_archive.pages.captions import CaptionsError, read_captions

ROOT = Path(__file__).parents[2]
CONF = """
extensions = ["myst_parser", "sphinx_archive.pages.film"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
html_copy_source = False
"""
VTT = """WEBVTT

00:00.000 --> 00:02.000
First words.

2
00:00:02.000 --> 00:00:04.500 line:0
<v Ana>Second &amp; last.
"""
PAGE = """# Films

:::{video} media/film.webm
:poster: media/film.png
:captions: media/film.vtt en English
:transcript: media/film.txt
:alt: A march in Istanbul

The **march**, filmed by its members.
:::
"""
FILES = {
    "conf.py": CONF,
    "index.md": PAGE,
    "media/film.webm": "a film",
    "media/film.png": "a poster",
    "media/film.vtt": VTT,
    "media/film.txt": "We walk\nto the gate.\n\nWe stay.\n",
}


class Site:
    """A small archive in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.source = folder / "source"
        self.output = folder / "output"
        self.warnings = ""

    def build(self, files: dict[str, str] | None = None, builder: str = "html", parallel: int = 0) -> Path:
        """Write files, build, and return the folder of what was built."""
        for name, text in (files or {}).items():
            path = self.source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        output, warnings = self.output / builder, io.StringIO()
        with docutils_namespace():
            folders = (self.source, self.source, output, self.output / "doctrees" / builder, builder)
            Sphinx(*folders, status=None, warning=warnings, parallel=parallel).build()
        self.warnings = re.sub(r"\x1b\[[\d;]*m", "", warnings.getvalue())
        return output

    def film(self, files: dict[str, str] | None = None) -> html.HtmlElement:
        """Build and return the film of the first page."""
        output = self.build(FILES | (files or {}))
        page = html.document_fromstring((output / "index.html").read_text(encoding="utf-8"))
        (film,) = [element for element in page.iter() if "film" in element.get("class", "").split()]
        return film

    def file(self, address: str) -> str:
        """Return what is in the file that an address of the first page leads to."""
        return (self.output / "html" / unquote(address)).read_text(encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_reader_can_play_the_film_and_read_what_is_said(site: Site) -> None:
    film = site.film()
    (video,) = film.iter("video")
    assert "controls" in video.attrib
    assert video.get("aria-label") == "A march in Istanbul"
    assert site.file(video.get("poster")) == "a poster"
    (source,) = video.iter("source")
    assert (site.file(source.get("src")), source.get("type")) == ("a film", "video/webm")
    (track,) = video.iter("track")
    assert [track.get(name) for name in ("kind", "srclang", "label")] == ["captions", "en", "English"]
    assert site.file(track.get("src")) == VTT
    (caption,) = film.iter("figcaption")
    assert caption.getparent().tag == "figure"
    assert (words(caption), caption.findtext(".//strong")) == ("The march, filmed by its members.", "march")
    (transcript,) = film.iter("details")
    assert [words(part) for part in transcript] == ["Transcript", "We walk to the gate.", "We stay."]
    (download,) = film.find_class("film-download")
    assert site.file(next(download.iter("a")).get("href")) == "a film"
    assert site.warnings == ""


def test_nothing_is_fetched_before_the_reader_clicks_and_nothing_from_elsewhere(site: Site) -> None:
    film = site.film()
    (video,) = film.iter("video")
    assert video.get("preload") == "none"
    assert "autoplay" not in video.attrib
    addresses = [part.get(name) for part in film.iter() for name in ("src", "poster") if part.get(name)]
    assert len(addresses) == 3
    assert not [link for link in addresses if "//" in link]


def test_film_is_copied_once(site: Site) -> None:
    site.film()
    assert len(list((site.output / "html").rglob("*.webm"))) == 1


def test_transcript_is_found_by_search(site: Site) -> None:
    site.film()
    assert '"gate"' in (site.output / "html" / "searchindex.js").read_text(encoding="utf-8")


def test_transcript_comes_from_the_captions_without_one(site: Site) -> None:
    film = site.film({"index.md": PAGE.replace(":transcript: media/film.txt\n", "")})
    (transcript,) = film.iter("details")
    assert [words(part) for part in transcript] == ["Transcript", "First words.", "Second & last."]
    assert site.warnings == ""


def test_transcript_in_another_language_says_so(site: Site) -> None:
    film = site.film({"index.md": PAGE.replace("en English", "pt-BR Português")})
    assert next(film.iter("details")).get("lang") == "pt-BR"
    assert next(film.iter("track")).get("label") == "Português"


def test_captions_in_several_languages(site: Site) -> None:
    captions = "captions: |\n  media/film.vtt en English\n  media/ko.vtt ko 한국어"
    options = f"---\nposter: media/film.png\nalt: A march\n{captions}\n---"
    page = f"# Films\n\n:::{{video}} media/film.webm\n{options}\n:::\n"
    film = site.film({"index.md": page, "media/ko.vtt": VTT})
    assert [(track.get("srclang"), track.get("label")) for track in film.iter("track")] == [
        ("en", "English"),
        ("ko", "한국어"),
    ]
    assert site.warnings == ""


HOSTILE = """<script>alert("x")</script> & 'y' "z" onload="w\""""


def test_hostile_words_stay_words(site: Site) -> None:
    page = PAGE.replace("A march in Istanbul", HOSTILE).replace("en English", f"en {HOSTILE}")
    page = page.replace("The **march**", "The `<script>alert(1)</script>` march")
    film = site.film({"index.md": page, "media/film.txt": HOSTILE})
    assert not list(film.iter("script"))
    assert next(film.iter("video")).get("aria-label") == HOSTILE
    assert next(film.iter("track")).get("label") == HOSTILE
    assert not [element for element in film.iter() if "onload" in element.attrib]
    assert "<script>alert(1)</script>" in words(next(film.iter("figcaption")))
    assert "<script>alert(" in words(next(film.iter("details")))


def test_names_in_other_scripts_and_with_spaces(site: Site) -> None:
    name = "media/금속 노조 #1.webm"
    page = PAGE.replace("media/film.webm", name).replace("A march in Istanbul", "مسيرة عمال المعادن")
    film = site.film({"index.md": page, name: "another film", "media/film.txt": "함께 걷는다.\n"})
    assert site.file(next(film.iter("source")).get("src")) == "another film"
    assert next(film.iter("video")).get("aria-label") == "مسيرة عمال المعادن"
    assert "함께 걷는다." in words(next(film.iter("details")))
    assert site.warnings == ""


def test_width(site: Site) -> None:
    film = site.film({"index.md": PAGE.replace(":alt:", ":width: 640\n:alt:")})
    assert next(film.iter("figure")).get("style") == "max-width: 640px"


MISTAKES = {
    "unknown option": (":poster:", ":postr:", 4, "film-option", "Did you mean 'poster'?"),
    "bad width": (":alt:", ":width: wide\n:alt:", 7, "film-option", ":width: 640px"),
    "hostile width": (":alt:", ":width: 1px;color:red\n:alt:", 7, "film-option", ":width: 640px"),
    "no film": (" media/film.webm", "", 3, "film-file", ":::{video} media/film.webm"),
    "film not there": ("film.webm", "flim.webm", 3, "film-file", "Did you mean 'film.webm'?"),
    "film of no kind": ("film.webm", "film.txt", 3, "film-file", "Convert it to WebM"),
    "film elsewhere": ("media/film.webm", "https://example.org/a.webm", 3, "film-url", "contact no other site"),
    "poster elsewhere": (":poster: media/", ":poster: //example.org/", 4, "film-url", "contact no other site"),
    "no poster": (":poster: media/film.png\n", "", 3, "film-poster", ":poster:"),
    "poster not there": ("film.png", "fim.png", 4, "film-poster", "Did you mean 'film.png'?"),
    "no captions": (":captions: media/film.vtt en English\n", "", 3, "film-captions", "media/film.vtt en English"),
    "captions not there": ("film.vtt", "fim.vtt", 5, "film-captions", "Did you mean 'film.vtt'"),
    "captions without language": (" en English", "", 5, "film-captions", "media/film.vtt en English"),
    "captions in no language": (" en English", " English English", 5, "film-captions", "media/film.vtt en English"),
    "transcript not there": ("film.txt", "fim.txt", 6, "film-transcript", "Did you mean 'film.txt'"),
    "no description": (":alt: A march in Istanbul\n", "", 3, "film-alt", ":alt: what the film shows"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_author_is_told_where_and_what_to_type(site: Site, mistake: str) -> None:
    wrong, instead, line, code, advice = MISTAKES[mistake]
    assert wrong in PAGE
    film = site.film({"index.md": PAGE.replace(wrong, instead, 1)})
    message = next(text for text in site.warnings.splitlines() if f"[archive.{code}]" in text)
    assert message.startswith(f"{site.source / 'index.md'}:{line}: WARNING: ")
    assert advice in message
    assert code in MEANINGS
    assert "The march, filmed by its members." in words(film)
    assert "We stay." in words(film) or "Second & last." in words(film)


def test_a_film_without_anything_tells_everything_and_keeps_its_caption(site: Site) -> None:
    film = site.film({"index.md": "# Films\n\n:::{video}\nOnly a caption.\n:::\n"})
    for code in ("film-alt", "film-captions", "film-file", "film-transcript"):
        assert "index.md:3: WARNING: " in site.warnings
        assert f"[archive.{code}]" in site.warnings
    assert "Only a caption." in words(film)
    assert not list(film.iter("video", "details"))


def test_film_elsewhere_becomes_a_link(site: Site) -> None:
    film = site.film({"index.md": PAGE.replace("media/film.webm", "https://example.org/a.webm")})
    assert not list(film.iter("video", "source"))
    assert [link.get("href") for link in film.iter("a")] == ["https://example.org/a.webm"]


def test_broken_captions_are_reported_at_their_line_and_not_offered(site: Site) -> None:
    film = site.film({"media/film.vtt": VTT.replace("00:00:02.000 -->", "00:00:09.000 -->")})
    place = os.path.relpath(site.source / "media" / "film.vtt")
    assert f"{place}:7: WARNING: This text ends before it begins." in site.warnings
    assert "[archive.film-webvtt]" in site.warnings
    assert not list(film.iter("track"))
    assert "We stay." in words(film)


@pytest.mark.parametrize(
    ("text", "line", "advice"),
    [
        ("", 1, "Write WEBVTT"),
        ("1\n00:00:01,000 --> 00:00:02,000\nSRT\n", 1, "Write WEBVTT"),
        ("WEBVTT-\n\n00:01.000 --> 00:02.000\nx\n", 1, "Write WEBVTT"),
        ("WEBVTT\n\nNOTE nothing else\n", 1, "Write the times"),
        ("WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nx\n", 3, "Write them as 00:00:01.000 --> 00:00:04.000"),
        ("WEBVTT\n\nonly words\n", 3, "Write them as"),
        ("WEBVTT\n\nname\nwords\n", 4, "Write them as"),
        ("WEBVTT\n\n00:01.000 --> 00:75.000\nx\n", 3, "Write them as"),
        ("WEBVTT\n\n00:02.000 --> 00:02.000\nx\n", 3, "earlier time first"),
        ("WEBVTT\n\n00:05.000 --> 00:06.000\nx\n\n00:04.000 --> 00:07.000\ny\n", 6, "order of time"),
        ("WEBVTT\n\n00:05.000 --> 00:06.000\n\nx\n", 3, "Write the words"),
    ],
)
def test_captions_that_browsers_would_not_show(text: str, line: int, advice: str) -> None:
    with pytest.raises(CaptionsError, match=advice) as fault:
        read_captions(text)
    assert fault.value.line == line


def test_captions_may_have_all_that_webvtt_allows() -> None:
    blocks = [
        "\ufeffWEBVTT - a title\nKind: captions",
        "STYLE\n::cue {}",
        "NOTE a\nnote",
        "name\n101:00:00.000 --> 101:00:01.500 align:start\n<i>two</i>\nlines",
    ]
    (cue,) = read_captions("\n\n".join(blocks).replace("\n", "\r\n"))
    assert (cue.start, cue.end, cue.text) == (363600.0, 363601.5, "two lines")


@pytest.mark.parametrize("builder", ["text", "latex", "man", "texinfo", "epub"])
def test_other_formats_keep_the_words(site: Site, builder: str) -> None:
    titles = 'project = "Films"\nversion = copyright = "1"\nman_pages = [("index", "films", "Films", "", 1)]\n'
    output = site.build(FILES | {"conf.py": CONF + titles}, builder)
    names = {
        "text": "index.txt",
        "latex": "films.tex",
        "man": "films.1",
        "texinfo": "films.texi",
        "epub": "index.xhtml",
    }
    page = output / names[builder]
    text = page.read_text(encoding="utf-8")
    for phrase in ("A march in Istanbul", "filmed by its members", "Transcript", "We stay"):
        assert phrase in text
    assert "Download" not in text or builder == "epub"
    assert not list(output.rglob("*.webm"))
    assert "film" not in site.warnings


def test_style_sheet_only_where_a_film_is(site: Site) -> None:
    output = site.build(FILES | {"other.md": "---\norphan: true\n---\n# Other\n"})
    assert "film.css" in (output / "index.html").read_text(encoding="utf-8")
    assert "film.css" not in (output / "other.html").read_text(encoding="utf-8")
    assert (output / "_static" / "film.css").is_file()


def outcome(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def archive_of_many() -> dict[str, str]:
    """Return pages whose films have the same names in different folders."""
    files = {"conf.py": CONF, "index.md": "# All\n\n```{toctree}\n:glob:\n\n*/index\n```\n"}
    for number in range(12):
        files |= {f"f{number}/{name}": text + str(number) for name, text in FILES.items() if name not in files}
        files[f"f{number}/index.md"] = PAGE
    return files


def test_serial_and_parallel_builds_are_the_same(tmp_path: Path) -> None:
    serial, parallel = Site(tmp_path / "serial"), Site(tmp_path / "parallel")
    one = outcome(serial.build(archive_of_many()))
    two = outcome(parallel.build(archive_of_many(), parallel=4))
    assert one == two
    assert len([name for name in one if name.endswith("film.webm")]) == 12
    assert (serial.warnings, parallel.warnings) == ("", "")


def test_a_changed_file_gives_the_same_page_as_a_fresh_build(tmp_path: Path) -> None:
    edited, fresh = Site(tmp_path / "edited"), Site(tmp_path / "fresh")
    change = {"media/film.vtt": VTT.replace("First", "Changed"), "media/film.webm": "x" * 200_000}
    page = {"index.md": PAGE.replace(":transcript: media/film.txt\n", "")}
    edited.build(FILES | page)
    later = outcome(edited.build(change))
    assert b"Changed words." in later["index.html"]
    assert b"0.2 MB" in later["index.html"]
    expected = outcome(fresh.build(FILES | page | change))
    # Sphinx keeps a word that no page has any longer in its index, without a page.
    assert later | {"searchindex.js": b""} == expected | {"searchindex.js": b""}


def test_a_film_that_arrives_later_is_noticed(site: Site) -> None:
    site.build({name: text for name, text in FILES.items() if name != "media/film.webm"})
    assert "[archive.film-file]" in site.warnings
    output = site.build({"media/film.webm": "a film"})
    assert site.warnings == ""
    assert "<video" in (output / "index.html").read_text(encoding="utf-8")


def test_the_archives_own_film_is_current() -> None:
    command = [sys.executable, str(ROOT / "films" / "make_clip.py"), "--check"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "The film is current.\n", "")


def test_the_archives_own_captions_can_be_shown() -> None:
    film = ROOT / "docs" / "films" / "media" / "congresses-1893-2012.webm"
    cues = read_captions(film.with_suffix(".vtt").read_text(encoding="utf-8"))
    assert [cue.start for cue in cues[1:]] == [cue.end for cue in cues[:-1]]
    assert 40 <= cues[-1].end <= 75
    assert film.stat().st_size < 2_000_000
