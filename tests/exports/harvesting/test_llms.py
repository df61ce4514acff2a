"""The text for programs that read texts: of the form they expect, short, and with links that lead somewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from sphinx_archive.exports.harvesting import llms
from sphinx_archive.records.kinds import KINDS
from tests.building import put
from tests.exports.conftest import archive_with
from tests.exports.harvesting.conftest import Site, write

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = re.compile(r"- \[(?P<name>(?:[^\[\]\\]|\\.)+)\]\((?P<address>[^()\s]+)\)(?:: (?P<notes>.+))?")


def test_it_has_the_form_that_is_asked_for(harvest: Site) -> None:
    text = (harvest.folder / "llms.txt").read_text("utf-8")
    found = [(token.type, token.tag) for token in MarkdownIt("commonmark").parse(text) if token.type.endswith("_open")]
    assert found[0] == ("heading_open", "h1")
    assert {tag for kind, tag in found[1:] if kind == "heading_open"} == {"h2"}
    sections = text.split("\n## ")[1:]
    assert sections
    for section in sections:
        assert all(ENTRY.fullmatch(line) for line in section.strip().split("\n")[2:])


def test_it_is_short(harvest: Site) -> None:
    assert len((harvest.folder / "llms.txt").read_bytes()) < 10_000


def test_every_link_leads_to_a_file(harvest: Site) -> None:
    text = (harvest.folder / "llms.txt").read_text("utf-8")
    found = [match["address"] for match in map(ENTRY.fullmatch, text.split("\n")) if match]
    assert found
    for address in found:
        assert (harvest.folder / address.removeprefix(f"{harvest.archive.address}/")).is_file(), address


def test_it_counts_the_records_of_each_series(harvest: Site) -> None:
    text = (harvest.folder / "llms.txt").read_text("utf-8")
    counted = text.partition("## Records\n\n")[2].partition("\n\n")[0].split("\n") if "## Records" in text else []
    shown = sum(
        f"{KINDS[record.kind].folder}/index" in harvest.archive.docnames
        for record in harvest.archive.catalogue.records.values()
    )
    assert sum(int(line.rpartition(": ")[2].replace(",", "")) for line in counted) == shown


def test_it_begins_with_the_first_paragraph_of_the_front_page(tmp_path: Path) -> None:
    pages = {
        "index.md": "# Ours\n\nWhat {organisation}`us` left. *All* of it.\n\nAnd how to use it.\n",
        "organisations/us.md": "---\nkind: organisation\n---\n# Us & co\n",
    }
    site = write(archive_with({path: text.encode() for path, text in pages.items()}), tmp_path)
    text = (site.folder / "llms.txt").read_text("utf-8")
    assert text.startswith("# Archive of {Us} \\& Co\n\n> What Us \\& co left. All of it.\n\nThere is 1 record")


def test_it_names_the_files_that_hold_the_whole(hostile_site: Site) -> None:
    names = ("data/records.csv", "data/news.csv", "data/index.html", "oai.xml")
    put(hostile_site.folder, dict.fromkeys(names, b"x"))
    text = llms.render(hostile_site.archive, hostile_site.folder, in_step=False)
    told = "Tables (CSV) and their data package"
    assert f"- [data/records.csv](https://archive.example/en/data/records.csv): {told}\n" in text
    assert "data/news.csv" not in text
    assert "data/index.html" not in text
    assert "- [oai.xml](https://archive.example/en/oai.xml): Static repository for OAI-PMH" in text
    assert "resourcesync" not in text


def test_it_says_nothing_of_a_licence_that_there_is_not(hostile_site: Site) -> None:
    text = llms.render(replace(hostile_site.archive, licence=""), hostile_site.folder, in_step=True)
    assert "Licence" not in text
