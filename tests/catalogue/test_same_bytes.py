"""A build is a function of its sources: however it is run and whatever was built before."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copy2

import pytest

from sphinx_archive.pages.browse.sheet import sheet
from tests.archives import Archive
from tests.sample import SAMPLE, page, term

DOCS = Path(__file__).parents[2] / "docs"


def differing(one: dict[str, object], other: dict[str, object]) -> list[str]:
    """Return the files that two builds do not have alike."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory):
    """Return copies of the archive's own pages, about forty of them, with its own configuration."""

    def copy() -> Archive:
        archive = Archive(tmp_path_factory.mktemp("real"))
        chosen = [DOCS / "conf.py", DOCS / "index.md", *DOCS.glob("browse/*.md"), *DOCS.glob("data/*")]
        for folder in sorted(
            path for path in DOCS.iterdir() if path.is_dir() and path.name not in ("handbook", "films", "_build")
        ):
            chosen += {*folder.glob("index.md"), *sorted(folder.glob("*.md"))[:4]}
        for path in chosen:
            target = archive.docs / path.relative_to(DOCS)
            target.parent.mkdir(parents=True, exist_ok=True)
            copy2(path, target)
        return archive

    return copy


def test_parallel_and_serial_builds_are_the_same(real) -> None:
    serial, parallel = real().build("-j", "1"), real().build("-j", "4")
    written = serial.tree()
    assert len(written) > 40
    assert {"objects.inv", "browse/decades/2000s.html"} <= set(written)
    assert differing(written, parallel.tree()) == []
    told = [sorted(line.partition("docs/")[2] for line in built.warnings) for built in (serial, parallel)]
    assert told[0] == told[1]


def test_a_second_build_of_the_same_sources_writes_no_page(real) -> None:
    archive = real().build()
    first = archive.tree()
    archive.build()
    assert not {name for name in archive.written if "/" in name and not name.startswith("_")}
    assert differing(first, archive.tree()) == []


SINTER = SAMPLE["campaigns/sinter.md"]
IMF = SAMPLE["organisations/imf.md"]
JIM = SAMPLE["people/jim.md"]
NEWS = {f"news/n-{number}.md": page("news", f"News {number}", f"date: 2009-0{number}\n") for number in range(1, 9)}
EDITS: dict[str, dict[str, str | None]] = {
    "nothing": {},
    "a title": {"campaigns/sinter.md": SINTER.replace("# Sinter Metal", "# Zebra Metal")},
    "the language of a title": {
        "campaigns/korea.md": SAMPLE["campaigns/korea.md"].replace("-language: ko", "-language: ja")
    },
    "a date": {"campaigns/sinter.md": SINTER.replace("2008-12/2012-01", "1998-12/1999-01")},
    "a date of a neighbour's neighbour": {"news/n-1.md": NEWS["news/n-1.md"].replace("2009-01", "2009-04-30")},
    "a title of a neighbour's neighbour": {"news/n-6.md": NEWS["news/n-6.md"].replace("News 6", "Six")},
    "a country": {"campaigns/sinter.md": SINTER.replace("countries: [TR]", "countries: [DE]")},
    "a language": {"campaigns/sinter.md": SINTER.replace("languages: [en, tr]", "languages: [sv]")},
    "a place": {"campaigns/sinter.md": SINTER.replace("[Istanbul, Üsküdar]", "[Ankara]")},
    "a kind and its folder": {
        "campaigns/mexico.md": None,
        "news/mexico.md": SAMPLE["campaigns/mexico.md"].replace("kind: campaign", "kind: news"),
    },
    "a page that mentions another": {
        "news/new.md": page("news", "New", "date: 2012\n", "By {organisation}`osteras` {source}`leaflet-2009`.")
    },
    "a page that names another": {"news/new.md": page("news", "New", "date: 2012\norganisations: [osteras]\n")},
    "a page that is gone": {"news/court.md": None},
    "an organisation that is gone": {"organisations/osteras.md": None},
    "a mention that is gone": {"campaigns/sinter.md": SINTER.replace("{record}`imf`", "them")},
    "a relation": {"campaigns/sinter.md": SINTER.replace("related: [mexico]", "related: [open]")},
    "a relation of another sort": {"news/court.md": SAMPLE["news/court.md"].replace("part-of", "related")},
    "the name of who made an item": {
        "organisations/imf.md": IMF.replace("# International Metalworkers", "# Metalworkers of the world")
    },
    "a predecessor": {"organisations/emf.md": page("organisation", "[European Metalworkers]")},
    "a broader term": {"subjects/wildcat.md": term("Wildcat strikes", "broader: [conflict]\n")},
    "the title of a term above": {"subjects/conflict.md": term("Quarrels")},
    "an office": {"people/jim.md": JIM.replace("office: president", "office: treasurer")},
    "the dates of an office": {"people/jim.md": JIM.replace("1997/2009", "1993/1997")},
    "a name of a file": {
        "campaigns/mexico.md": None,
        "campaigns/days.md": SAMPLE["campaigns/mexico.md"].replace("date:", "aliases: [mexico]\ndate:"),
    },
    "an earlier key": {"organisations/imf.md": IMF.replace("aliases: [fiom]", "aliases: [fitim]")},
    "the title of a section": {"news/index.md": SAMPLE["news/index.md"].replace("# News", "# All news")},
    "a section less": {
        "index.md": SAMPLE["index.md"].replace("browse/languages\n", ""),
        "browse/languages.md": None,
    },
    "a listing": {"news/index.md": SAMPLE["news/index.md"].replace(":kind: news", ":organisation: imf")},
    "a source": {"campaigns/sinter.md": SINTER.replace("title: Bericht", "title: Urteil")},
    "broken front matter": {"campaigns/sinter.md": SINTER.replace("countries: [TR]", "countries: [TR")},
    "no kind": {"people/jim.md": JIM.replace("kind: person\n", "")},
    "front matter on an index": {"news/index.md": "---\nkind: subject\nscope: x\n---\n" + SAMPLE["news/index.md"]},
    "a figure": {"campaigns/sinter.md": SINTER.replace('value: "38"', 'value: "39"')},
    "a name without a page": {"news/n-1.md": NEWS["news/n-1.md"].replace("date:", "unlinked-names: [Ada]\ndate:")},
    "a statement more": {"news/n-1.md": NEWS["news/n-1.md"] + "\nIt was long {source}`leaflet-2009`.\n"},
    "a title that is supplied": {"news/n-1.md": NEWS["news/n-1.md"].replace("date:", "title-origin: supplied\ndate:")},
    "a text": {"campaigns/sinter.md": SINTER.replace("Led by", "Headed by")},
    "the title of a listing": {"browse/countries.md": SAMPLE["browse/countries.md"].replace("# By", "# Every")},
    "a listing without pages": {"browse/countries.md": SAMPLE["browse/countries.md"].replace(":pages:\n", "")},
    "a page where a leaf was": {"browse/countries/tr.md": "---\norphan: true\n---\n# My own page\n"},
    "a place by a name that is kept for others": {
        "news/n-1.md": NEWS["news/n-1.md"].replace("date:", "places: [index]\ndate:")
    },
}


def set_pages(archive: Archive, edit: dict[str, str | None]) -> None:
    """Give an archive the pages of the sample with an edit."""
    wanted = {name: text for name, text in {**SAMPLE, **NEWS, **edit}.items() if text is not None}
    there = {path.relative_to(archive.docs).as_posix() for path in archive.docs.rglob("*.md")}
    for name in there - set(wanted):
        (archive.docs / name).unlink()
    # What stays as it is must not be written: the time of a file is all that a build looks at.
    archive.write({name: text for name, text in wanted.items() if _text(archive.docs / name) != text})


def _text(path: Path) -> str | None:
    return path.read_text("utf-8") if path.is_file() else None


MINE = "browse/countries/tr.html"


def as_read(tree: dict[str, bytes]) -> dict[str, object]:
    """Return what was written, the search index without the words of earlier builds that Sphinx leaves empty."""
    index = json.loads(tree["searchindex.js"].decode().removeprefix("Search.setIndex(").removesuffix(")"))
    for name in ("terms", "titleterms"):
        index[name] = {word: pages for word, pages in index[name].items() if pages != []}
    return {**tree, "searchindex.js": index}


@pytest.fixture(scope="module")
def edited(new_archive) -> Archive:
    """One archive that every edit changes again: what was built before must not show."""
    return new_archive({**SAMPLE, **NEWS}).build()


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edited_archive_is_as_if_built_anew(edited: Archive, new_archive, edit: dict[str, str | None]) -> None:
    set_pages(edited, edit)
    edited.build()
    fresh = new_archive({**SAMPLE, **NEWS})
    set_pages(fresh, edit)
    fresh.build()
    # Sphinx never deletes a page that it once wrote; a site is published from a fresh build.
    there = {path.relative_to(fresh.docs).with_suffix(".html").as_posix() for path in fresh.docs.rglob("*.md")}
    again, anew = edited.tree(), fresh.tree()
    left = set(again) - set(anew)
    assert not left & there
    # The pages that no author wrote are gone with their values.
    assert not {name for name in left if name.startswith("browse/") and name.count("/") > 1 and name != MINE}
    rebuilt = {name: content for name, content in again.items() if name not in left}
    assert differing(as_read(rebuilt), as_read(anew)) == []


def leaves(archive: Archive) -> set[str]:
    """Return the names of the pages that no author wrote."""
    return {name for name in archive.tree() if name.startswith("browse/") and name.count("/") > 1}


def test_a_value_that_is_gone_takes_its_pages_along(new_archive) -> None:
    archive = new_archive(SAMPLE).build()
    before = leaves(archive)
    archive.write({"campaigns/mexico.md": SAMPLE["campaigns/mexico.md"].replace("[MX, KR]", "[SE]")})
    archive.build()
    assert before - leaves(archive) == {"browse/countries/mx.html"}
    assert leaves(archive) - before == {"browse/countries/se.html"}
    assert {name for name in archive.written if name in before} == {
        *(f"browse/countries/{code}.html" for code in ("kr", "tr"))
    }


def test_a_build_that_ended_early_leaves_nothing_behind(new_archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = new_archive(SAMPLE).build()
    mexico = SAMPLE["campaigns/mexico.md"]
    with monkeypatch.context() as broken:
        broken.setattr("sphinx_archive.pages.browse.writing.sheet", _sheet_until("browse/countries/se"))
        archive.write({"campaigns/mexico.md": mexico.replace("[MX, KR]", "[FR, SE]").replace("Days of", "Weeks of")})
        archive.build()
    assert archive.status
    assert "browse/countries/fr.html" in archive.tree()
    archive.write({"campaigns/mexico.md": mexico})
    archive.build()
    fresh = new_archive(SAMPLE).build()
    assert leaves(archive) == leaves(fresh)
    assert differing(as_read(archive.tree()), as_read(fresh.tree())) == []


def _sheet_until(page: str):
    """Return what draws leaves until it comes to a page."""

    def until(leaf, *rest):
        if leaf.page == page:
            raise RuntimeError(page)
        return sheet(leaf, *rest)

    return until


def test_an_edit_of_text_writes_no_other_page(new_archive) -> None:
    archive = new_archive({**SAMPLE, **NEWS}).build()
    archive.write({"news/n-4.md": NEWS["news/n-4.md"].replace("It was so", "It was not so")})
    archive.build()
    assert {name for name in archive.written if "/" in name} == {"news/n-4.html"}


def test_a_book_made_in_between_leaves_no_page_of_the_site_behind(new_archive) -> None:
    archive = new_archive(SAMPLE).build()
    edited = {"campaigns/sinter.md": SINTER.replace("value: 2008-12/2012-01", "value: 2007/2012-01")}
    assert edited["campaigns/sinter.md"] != SINTER
    archive.write(edited)
    archive.build("-b", "dummy")
    archive.build()
    fresh = new_archive({**SAMPLE, **edited}).build()
    assert differing(as_read(archive.tree()), as_read(fresh.tree())) == []
