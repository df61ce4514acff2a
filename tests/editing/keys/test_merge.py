"""``python -m sphinx_archive merge``: of two records one, and nothing that either said is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinx_archive.__main__ import main
from sphinx_archive.editing.changes import Refused
from sphinx_archive.editing.folder import read_archive
from sphinx_archive.editing.keys.joining import source_names
from sphinx_archive.editing.keys.merge import merge
from tests.archives import one
from tests.editing.folders import changed, files_of, problems_in, write
from tests.sample import SAMPLE, SOURCE, page

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_archive.records.fields import Record

REPORT = "  report:\n    title: A report\n    not-archived: kept on paper\n"
GONE = (
    page(
        "campaign",
        r"A \*second\* page",
        "aliases: [sinter-old]\ntitle-language: tr\ndate:\n  value: 2009-02\n  sources: [leaflet-2009]\n"
        "  reason: the leaflet says so\ncountries: [TR, DE]\norganisations: [imf]\nrelated: [sinter, mexico, korea]\n"
        "figures:\n  dismissed:\n    value: 38\n    sources: [leaflet-2009]\n  hurt: 4\n"
        "links:\n  Song: https://example.org/song\n",
        "First {source}`leaflet-2009`, see {campaign}`sinter` {source}`report`.\n\n## Later\n\nMore {source}`report`.",
    )
    .replace(SOURCE, SOURCE.replace("A leaflet", "Another leaflet") + REPORT)
    .replace("\n", "\r\n")
)
PAGES = {
    **SAMPLE,
    "campaigns/twin.md": GONE,
    "campaigns/mexico.md": SAMPLE["campaigns/mexico.md"].replace(
        "sources:\n", "related: [twin, sinter]\nsources:\n", 1
    ),
    "news/naming.md": page(
        "news",
        "Naming",
        "date: 2010\npart-of: [twin]\nrelated: [sinter-old]\n",
        "{campaign}`twin` and [it](../campaigns/twin.md) {source}`leaflet-2009`.",
    ),
    "data/list.csv": "key,page,note\ntwin,campaigns/twin.md,\n",
}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = write(tmp_path / "docs", PAGES)
    assert problems_in(folder) == []
    return folder


def record_in(docs: Path, key: str) -> Record:
    return next(page.record for page in read_archive(docs) if page.record and page.record.key == key)


def test_all_that_either_page_said_is_on_the_one_that_stays(docs: Path) -> None:
    before = files_of(docs)
    told = merge(docs, "twin", "sinter")
    assert told.startswith("'twin' is 'sinter' now. 2 other pages named it and follow.")
    assert changed(before, docs) == {
        *("campaigns/mexico.md", "campaigns/sinter.md", "campaigns/twin.md", "news/naming.md"),
        *("data/keys.csv", "data/list.csv"),
    }
    assert problems_in(docs) == []
    record = record_in(docs, "sinter")
    assert record.aliases == ("twin", "sinter-old")
    assert record.title == "Sinter Metal"
    assert record.alt_titles == {"tr": "A *second* page"}
    assert record.countries == ("TR", "DE")
    assert record.organisations == ("fiom", "emf", "imf")
    assert record.related == ("mexico", "korea")
    assert record.date
    assert record.date.value.text == "2008-12/2012-01"
    said = {one.value.text: one.sources for one in record.date.variants}
    assert said == {"2009-01/2012": ("report-2010",), "2009-02": ("leaflet-2009-2",)}
    assert record.figures["dismissed"].sources == ("report-2010", "leaflet-2009-2")
    assert record.figures["hurt"].value == "4"
    assert set(record.links) == {"Film", "Song"}
    assert {name: source.title for name, source in record.sources.items()} == {
        "leaflet-2009": "A leaflet",
        "report-2010": "Bericht",
        "leaflet-2009-2": "Another leaflet",
        "report": "A report",
    }


def test_the_other_text_follows_under_its_title_for_an_editor_to_work_in(docs: Path) -> None:
    merge(docs, "twin", "sinter")
    text = (docs / "campaigns/sinter.md").read_bytes().decode()
    own = SAMPLE["campaigns/sinter.md"].partition("\n# ")[2]
    assert text.endswith(
        f"{own}\n## A \\*second\\* page\n\n% This was the page 'twin'. Make one text of both, and delete this line.\n"
        "% date, '2009-02' was preferred: the leaflet says so\n\n"
        "First {source}`leaflet-2009-2`, see {campaign}`sinter` {source}`report`.\n\n## Later\n\n"
        "More {source}`report`.\n"
    )


def test_other_pages_name_the_one_that_stays_once(docs: Path) -> None:
    merge(docs, "twin", "sinter")
    assert record_in(docs, "mexico").related == ("sinter",)
    naming = (docs / "news/naming.md").read_text("utf-8")
    assert naming == PAGES["news/naming.md"].replace("twin", "sinter").replace("sinter-old", "sinter")
    assert (docs / "data/list.csv").read_text("utf-8").endswith("twin,campaigns/sinter.md,one record with sinter\n")


def test_every_address_leads_to_it_and_the_page_can_be_built(docs: Path, new_archive) -> None:
    merge(docs, "twin", "sinter")
    (docs / "data" / "list.csv").unlink()
    archive = new_archive(files_of(docs)).build("-W")
    for former in ("twin", "sinter-old"):
        assert (
            one(archive.page(f"campaigns/{former}"), "meta[http-equiv=refresh]").get("content") == "0; url=sinter.html"
        )


def test_names_become_other_names(docs: Path) -> None:
    world = page("organisation", "World Federation", "acronyms:\n  fr: FMM\n  es: FIM\n")
    named = page("news", "Named", "date: 2010\norganisations: [world]\n")
    write(docs, {"organisations/world.md": world, "news/named.md": named})
    merge(docs, "world", "imf")
    record = record_in(docs, "imf")
    assert record.acronyms == {"fr": "FIOM", "es": "FIM"}
    assert record.variants == ("Monetary Fund", "FMM", "World Federation")
    assert problems_in(docs) == []


def test_what_would_contradict_itself_is_refused_with_the_words_of_check(docs: Path) -> None:
    write(
        docs, {"organisations/heirs.md": page("organisation", "Heirs", "predecessors: [industriall]\nrelated: [emf]\n")}
    )
    write(
        docs,
        {"organisations/emf.md": SAMPLE["organisations/emf.md"].replace("sources:", "related: [heirs]\nsources:", 1)},
    )
    before = files_of(docs)
    with pytest.raises(
        Refused, match=r"then there would be:\norganisations/emf\.md:\d+:\d+: .* goes round in a circle"
    ):
        merge(docs, "heirs", "emf")
    assert files_of(docs) == before


@pytest.mark.parametrize(
    ("gone", "stays", "told"),
    [
        ("twin", "court", "'twin' is a campaign and 'court' a news item. Only records of one kind can be merged"),
        ("twin", "twin", "'twin' and 'twin' are one record already."),
        ("sinter-old", "sinter", "'sinter-old' is an earlier key of 'twin'. Type that."),
        ("twin", "sintre", "No record has the key 'sintre'. Did you mean 'sinter'"),
        ("wildcat", "strikes", "scope: here 'What is called so.', there 'All others.'"),
        ("mexico", "open", "date: here '2010/..', there '2011-02-14/2011-02-19'"),
        ("bad", "open", "Mend this first:\ncampaigns/bad.md:2:1: WARNING: A campaign needs the field 'date'"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_changed(docs: Path, gone: str, stays: str, told: str) -> None:
    write(docs, {"campaigns/bad.md": page("campaign", "Bad")})
    wildcat = SAMPLE["subjects/wildcat.md"].replace("What is called so.", "All others.")
    mexico = PAGES["campaigns/mexico.md"].replace("sources:\n", f"sources:\n{REPORT}", 1)
    write(docs, {"subjects/wildcat.md": wildcat, "campaigns/mexico.md": mexico})
    before = files_of(docs)
    with pytest.raises(Refused, match=re.escape(told)):
        merge(docs, gone, stays)
    assert files_of(docs) == before


def test_two_footnotes_of_one_name_are_told(docs: Path) -> None:
    note = "\nOne[^1] {source}`leaflet-2009`.\n\n[^1]: A note {source}`leaflet-2009`.\n"
    write(docs, {name: SAMPLE[name] + note for name in ("campaigns/korea.md", "campaigns/open.md")})
    with pytest.raises(Refused, match=re.escape("campaigns/korea.md and campaigns/open.md define [^1]. Give them")):
        merge(docs, "korea", "open")


def test_sources_keep_their_names_where_they_can() -> None:
    gone = {"a": {"title": "x"}, "b": {"title": "y"}, "b-2": {"title": "z"}}
    assert source_names(gone, {"a": {"title": "x"}, "b": {"title": "other"}}) == {"a": "a", "b": "b-3", "b-2": "b-2"}


def test_the_command(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge", "twin", "sinter", "--docs", str(docs)]) == 0
    assert "make one text of both" in capsys.readouterr().out
    assert main(["merge", "twin", "sinter", "--docs", str(docs)]) == 1
    assert "'twin' is an earlier key of 'sinter'" in capsys.readouterr().err
