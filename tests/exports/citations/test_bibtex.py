"""BibTeX, read back by pybtex, and its TeX by pylatexenc: neither wrote it."""

from __future__ import annotations

import re

import bibtexparser
import pytest
from pybtex.database import BibliographyData, parse_string
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from sphinx_archive.exports.archive import Archive, columns
from sphinx_archive.exports.citations import bibtex
from sphinx_archive.records.kinds import KINDS
from tests.exports.conftest import archive_with

# Entry types and fields of the BibLaTeX manual, sections 2.1 and 2.2; ``movie`` is among its types without a style.
TYPES = {"online", "report", "movie", "inreference"}
FIELDS = {
    *("abstract", "author", "booktitle", "date", "institution", "keywords", "language", "library", "note"),
    *("organization", "title", "titleaddon", "type", "url", "year"),
}
KNOWN = get_default_latex_context_db()
# Commands of LaTeX itself that pylatexenc does not know, or sets as another sign.
KNOWN.add_context_category(
    "signs",
    prepend=True,
    macros=[
        MacroTextSpec("textbraceleft", "{"),
        MacroTextSpec("textbraceright", "}"),
        MacroTextSpec("textasciicircum", "^"),
    ],
)
PLAIN = LatexNodes2Text(KNOWN, keep_braced_groups=False, math_mode="verbatim", strict_latex_spaces=True)


def read(archive: Archive) -> BibliographyData:
    """Return what pybtex reads of the whole archive; it raises where an entry or a brace is broken."""
    entries = [bibtex.render(record, archive) for record in archive.catalogue.records.values()]
    return parse_string("\n".join(entries), "bibtex")


def printed(text: str) -> str:
    """Return what TeX would print."""
    return PLAIN.latex_to_text(text)


def one(front: str, kind: str = "campaign", title: str = "A strike") -> dict[str, str]:
    """Return the fields of one record's entry as pybtex reads them."""
    sources = "" if "sources:" in front else "sources:\n  a: {title: T}\n"
    page = f"---\nkind: {kind}\n{front}{sources}---\n# {title}\n\nSo {{source}}`a`.\n"
    archive = archive_with({f"{KINDS[kind].folder}/x.md": page.encode()})
    return dict(read(archive).entries["x"].fields)


def test_every_record_comes_back_whole(archive: Archive) -> None:
    found = read(archive).entries
    assert list(found) == list(archive.catalogue.records)
    for key, entry in found.items():
        record = archive.catalogue.records[key]
        assert printed(entry.fields["title"]) == record.shown_title
        assert entry.type in TYPES
        assert set(entry.fields) - FIELDS == set()
        assert entry.fields["url"] == archive.page(record)


def test_another_reader_finds_the_same(archive: Archive) -> None:
    text = "\n".join(bibtex.render(record, archive) for record in archive.catalogue.records.values())
    found = read(archive).entries
    library = bibtexparser.parse_string(text)
    assert library.failed_blocks == []
    assert list(library.entries_dict) == list(found)
    for entry in library.entries:
        fields = {field.key: field.value for field in entry.fields if field.key != "author"}
        assert fields == dict(found[entry.key].fields)


def test_makers_come_back_by_name(archive: Archive) -> None:
    for key, entry in read(archive).entries.items():
        makers = [archive.catalogue.get(maker) for maker in archive.catalogue.records[key].creators]
        wanted = [
            maker.sort_name if maker.sort_name and ", " in maker.sort_name else maker.title for maker in makers if maker
        ]
        people = entry.persons.get("author", [])
        found = [
            ", ".join(part for part in (" ".join(one.last_names), " ".join(one.first_names)) if part) for one in people
        ]
        assert [printed(name) for name in found] == wanted, key


def test_nothing_that_tex_obeys_is_left(hostile: Archive) -> None:
    for record in hostile.catalogue.records.values():
        entry = bibtex.render(record, hostile)
        for line in entry.splitlines()[1:-1]:
            name, _, value = line.strip().partition(" = ")
            if name not in ("url", "date"):
                commands = re.sub(r"\{\\text[a-z]+\}|\\[&%$#_]", "", value)
                assert not re.search(r"[\\%&$#_^~]", commands), line
                assert commands.count("{") == commands.count("}"), line


@pytest.mark.parametrize(
    ("written", "date", "year"),
    [
        ("2009", "2009", "2009"),
        ("2009-05-24", "2009-05-24", "2009"),
        ("1893~", "1893~", "1893"),
        ("1893%/1904?", "1893%/1904?", "1893"),
        ("2008-12/2012-01", "2008-12/2012-01", "2008"),
        ("2010/..", "2010/..", "2010"),
        ("../1945", "../1945", "1945"),
        ("198X", "198X", "1980"),
        ("2001-21", "2001-21", "2001"),
        ("[1667,1668,1670..1672]", "1667/1672", "1667"),
    ],
)
def test_dates_are_such_as_biber_reads(written: str, date: str, year: str) -> None:
    fields = one(f'date: "{written}"\n')
    assert (fields["date"], fields["year"]) == (date, year)


@pytest.mark.parametrize(("kind", "entry"), [("person", "inreference"), ("organisation", "inreference")])
def test_a_life_is_no_date_of_publication(kind: str, entry: str) -> None:
    fields = one("date: 1870/1940\n", kind)
    assert "date" not in fields
    assert "year" not in fields


def test_a_foreign_title_has_its_translation_beside_it(hostile: Archive) -> None:
    found = read(hostile).entries["foreign"].fields
    assert printed(found["title"]) == "파업"
    assert found["titleaddon"] == "[A strike]"
    assert found["language"] == "Korean"


def test_a_film_names_in_words_who_has_no_field() -> None:
    fields = one("director: Ann Doe; Bo Roe\nproducer: Us\nduration: 1:04:05\n", "film-short")
    assert fields["note"] == "Directed by Ann Doe and Bo Roe. Produced by Us. Length: 1 h 4 min 5 s."


def test_the_original_and_its_copy_are_told(hostile: Archive) -> None:
    note = printed(read(hostile).entries["korean"].fields["note"])
    assert note.startswith(
        "Published at: https://example.org/a_b?x={1}&y=50%25#top (archived: https://web.archive.org/"
    )


def test_keywords_are_parted_at_commas_only(hostile: Archive) -> None:
    keywords = [printed(word) for word in read(hostile).entries["korean"].fields["keywords"].split(", ")]
    assert keywords == ["Union of Smiths Welders and Turners", "Iron and Steel {Workers} & Sons", "Work hours of"]


def test_every_field_that_the_field_table_names_is_written(real: Archive) -> None:
    entries = read(real).entries.values()
    found = {name for entry in entries for name in (*entry.fields, *entry.persons)}
    assert set(columns("bibtex")) <= found
