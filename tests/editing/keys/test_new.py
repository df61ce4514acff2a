"""``python -m sphinx_archive new``: a page to fill, under a key that nothing ever had."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from sphinx_archive.__main__ import main
from sphinx_archive.editing.changes import Refused
from sphinx_archive.editing.check import problems_of
from sphinx_archive.editing.folder import read_archive
from sphinx_archive.editing.keys.naming import key_from
from sphinx_archive.editing.keys.new import begin
from sphinx_archive.editing.keys.skeleton import STATEMENT, TO_DO
from sphinx_archive.records.fields import FIELDS, in_yaml
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.page import read_page
from tests.archives import campaign
from tests.sample import SAMPLE, page, term

if TYPE_CHECKING:
    from pathlib import Path

TITLES = {
    "An Hour for Lunch": "an-hour-for-lunch",
    "Birleşik Metal-İş ve ığdır": "birlesik-metal-is-ve-igdir",
    "기륭전자 파업": "gilyungjeonja-paeob",
    "Die Straßenbahner – Łódź, Østerås": "die-strassenbahner-lodz-osteras",
    "Two years' struggle: l’usine & co.": "two-years-struggle-lusine-co",
    "سلام 2009": "slm-2009",
    "🎬 Film 🎬": "film",
    "🎉🎊": "",
    "?!": "",
    "the words of a very long title " * 10: "the-words-of-a-very-long-title-the-words-of-a-very-long",
    "x" * 300: "x" * 60,
}
HOSTILE = [
    "A *star*, `ticks` and _lines_",
    "{person}`nobody` [a](link.md) ![i](x.png) <b>bold</b> &amp; &copy; {.class}",
    "# Not a second heading #",
    "back\\slash \\* \\",
    "1. A list? - no | a table",
    "\"Quoted\", 'quoted' and “quoted” $5 %",
    "שלום \N{RIGHT-TO-LEFT MARK}עולם (2009)",
    "👩‍🏭 at work",
    "https://example.org <https://example.org> x@example.org",
]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    (folder / "campaigns").mkdir(parents=True)
    (folder / "campaigns" / "strike.md").write_text(campaign("aliases: [walkout]\n"), "utf-8")
    (folder / "data").mkdir()
    (folder / "data" / "withdrawn.csv").write_text("key,kind,date,reason\ntold-twice,news,2026-11-28,x\n", "utf-8")
    (folder / "data" / "keys.csv").write_text("key,kind,date\nlost,news,2026-11-28\n", "utf-8")
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("title", "key"), TITLES.items(), ids=[key or "none" for key in TITLES.values()])
def test_a_key_reads_like_the_title(title: str, key: str) -> None:
    assert key_from(title) == key


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_page_says_what_it_lacks_and_is_clean_when_that_is_filled_in(docs: Path, kind: str) -> None:
    path = begin(docs, kind, "A record")
    assert path == f"{KINDS[kind].folder}/a-record.md"
    text = (docs / path).read_text("utf-8")
    lines = text.split("\n")
    asked = {lines[one.line - 1].split(":")[0].strip() for one in read_page(path, text.encode()).problems}
    needed = {in_yaml(name) for name, row in FIELDS.items() if kind in row.needed} - {"kind"}
    source = {"title", "first-source", TO_DO} if "sources" in needed else set()
    assert asked == needed - {"sources"} | source
    assert all(f"{name}:  # Needed. " in text for name in needed)
    filled = text.replace(TO_DO, STATEMENT)
    for name, value in {"date": "2009", "scope": "All of it.", "    title": "A leaflet"}.items():
        filled = re.sub(rf"^{name}:", f"{name}: {value}", filled, flags=re.MULTILINE)
    assert own_problems({path: re.sub(r"^( *)# not-archived:", r"\1not-archived:", filled, flags=re.MULTILINE)}) == []
    whole = re.sub(r"^( *)# (?=[ a-z])", r"\1", filled, flags=re.MULTILINE)
    # One and the same is not both before and after.
    whole = whole.replace("successors: [key-of-organisation]", "successors: [other-organisation]")
    if kind == "subject":
        whole += f"\n{STATEMENT}\n"
    assert own_problems({path: whole}) == []
    said = {in_yaml(name) for name, row in FIELDS.items() if kind in row.kinds}
    assert said - {"aliases"} == {str(place[0]) for place in read_page(path, whole.encode()).places if len(place) == 1}


def own_problems(files: dict[str, str]) -> list[str]:
    """Return the problems of some pages beside those that the examples of a new page name."""
    beside = {
        "subjects/key-of-subject.md": term("Subject"),
        "people/key-of-person.md": page("person", "Person"),
        "organisations/key-of-organisation.md": page("organisation", "Organisation"),
        "campaigns/key-of-a-record.md": campaign(),
        "people/key-of-organisation-or-person.md": page("person", "Somebody"),
        "organisations/other-organisation.md": page("organisation", "Other"),
    }
    found = problems_of([read_page(path, text.encode()) for path, text in (beside | files).items()])
    return [str(one) for one in found if one.path in files and one.code != "unused-authority"]


@pytest.mark.parametrize("title", HOSTILE)
def test_any_title_is_the_heading_that_readers_see(docs: Path, title: str) -> None:
    text = (docs / begin(docs, "news", title, "hostile")).read_text("utf-8")
    read = read_page("news/hostile.md", text.encode())
    assert read.record
    assert read.record.title == title
    assert "title-markup" not in {problem.code for problem in read.problems}
    extensions = {"attrs_inline", "colon_fence", "deflist"}
    reader = create_md_parser(MdParserConfig(enable_extensions=extensions), RendererHTML)
    tokens = reader.parse(text.split("---\n", 2)[2])
    assert [token.type for token in tokens[:3]] == ["heading_open", "inline", "heading_close"]
    assert "".join(child.content for child in tokens[1].children or []) == title


def test_a_title_of_several_lines_becomes_one_line(docs: Path) -> None:
    path = begin(docs, "news", "  An Hour\n for\r\n Lunch\t ")
    assert path == "news/an-hour-for-lunch.md"
    assert "\n# An Hour for Lunch\n" in (docs / path).read_text("utf-8")


@pytest.mark.parametrize(
    ("kind", "title", "key", "told"),
    [
        ("newz", "X", "", "There is no kind 'newz'. Did you mean 'news'?"),
        ("news", "Strike", "", "The key 'strike' belongs to campaigns/strike.md."),
        ("news", "Walkout!", "", "The key 'walkout' belongs to campaigns/strike.md."),
        ("news", "Told twice", "", "belonged to a news item that was withdrawn on 2026-11-28"),
        ("campaign", "X", "lost", "The key 'lost' belonged to a news item before."),
        ("news", " \n", "", "The title is empty."),
        ("news", "🎉🎊", "", "--key an-hour-for-lunch"),
        ("news", "X", "../../x", "'../../x' is no key."),
        ("news", "X", "Ünal", "'Ünal' is no key."),
        ("news", "X", "x" * 101, "at most 100 characters"),
        ("news", "Index", "", "'index' cannot be a key"),
        ("news", "X", "con", "'con' cannot be a key"),
        ("news", "A bell\a", "", "U+0007"),
        ("news", "half \ud83c", "", "U+D83C"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(docs: Path, kind, title, key, told) -> None:
    before = files_of(docs)
    with pytest.raises(Refused, match=re.escape(told)):
        begin(docs, kind, title, key)
    assert files_of(docs) == before


def test_a_page_that_cannot_be_read_keeps_its_key_too(docs: Path) -> None:
    (docs / "campaigns" / "draft.md").write_text("", "utf-8")
    with pytest.raises(Refused, match=r"There is a file campaigns/draft\.md already"):
        begin(docs, "news", "Draft")


def test_no_folder_is_made_where_there_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="--docs FOLDER"):
        begin(tmp_path / "docz", "news", "X")
    assert list(tmp_path.iterdir()) == []


def test_the_command_says_what_to_do_next(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "meeting", "The first", "--docs", str(docs)]) == 0
    told = capsys.readouterr().out
    assert f"{docs}/meetings/the-first.md" in told
    assert "make check" in told
    assert main(["new", "meeting", "The first", "--docs", str(docs)]) == 1
    assert capsys.readouterr().err == (
        "The key 'the-first' belongs to meetings/the-first.md. A key is never used twice; take another, such as one"
        " with a year or a place in it.\n"
    )


def test_a_new_page_disturbs_no_other(tmp_path: Path) -> None:
    for name, text in SAMPLE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    path = begin(tmp_path, "campaign", "Beside")
    assert {problem.path for problem in problems_of(list(read_archive(tmp_path)))} == {path}
