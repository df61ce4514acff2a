"""``check --fix``: what has one right form gets it, everything else stays byte for byte."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from sphinx_archive.__main__ import main
from sphinx_archive.editing.fixing.archive import fixes
from sphinx_archive.records.frontmatter import split
from tests.archives import campaign
from tests.editing.folders import files_of, write
from tests.sample import SAMPLE

ROOT = Path(__file__).parents[2]
ORGANISATION = """---
kind: organisation
alt-titles:
  fr: Fédération des métaux
acronyms:
  en: MF
variants: [Metal Workers]
sources:
  statutes:
    not-archived: kept on paper
---
# Metalworkers' Federation

A union {source}`statutes`.
"""
WRONG = """---
kind: campaign
# When it began: the leaflet says so.
date: 19 February 2011   # a Saturday
figures:
  dismissed:
    value: '38'
    sources: [leaflet-2009]
related:
  - strike
countries: [tr, Germany, TR]  # both
languages:
  - EN
  - pt-br
organisations: ["metalworkers’ federation", 'Metalworkers'' Federation']
sources:
  leaflet-2009:
    title: A leaflet of 19 February 2011
    date: 2011/02/20
    language: French
    accessed: 04.05.2012
    not-archived: kept on paper
---
# A  strike of 19 February 2011\x20\x20

It began {source}`leaflet-2009`.\t
  Metal Workers said tr {source}`leaflet-2009`. """
RIGHT = """---
kind: campaign
# When it began: the leaflet says so.
date: 2011-02-19   # a Saturday
countries: [TR, DE]  # both
organisations: ["metalworkers’ federation", federation]
languages:
  - en
  - pt-BR
figures:
  dismissed:
    value: '38'
    sources: [leaflet-2009]
related:
  - strike
sources:
  leaflet-2009:
    title: A leaflet of 19 February 2011
    date: 2011-02-20
    language: fr
    accessed: 04.05.2012
    not-archived: kept on paper
---
# A  strike of 19 February 2011\x20\x20

It began {source}`leaflet-2009`.\t
  Metal Workers said tr {source}`leaflet-2009`.\x20
"""


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an archive's folder, in the folder where the command runs, with one federation and one strike."""
    monkeypatch.chdir(tmp_path)
    return write(Path("docs"), {"organisations/federation.md": ORGANISATION, "campaigns/strike.md": campaign()})


def fixed(docs: Path, text: str | bytes, path: str = "campaigns/wrong.md") -> str:
    """Return what a page is after it was put right; a second time changes nothing."""
    write(docs, {path: text})
    main(["check", "--fix"])
    after = files_of(docs)
    assert fixes(docs) == ((), ())
    assert files_of(docs) == after
    return after[path].decode()


def test_everything_that_has_one_right_form(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fixed(docs, WRONG) == RIGHT
    told = capsys.readouterr()
    assert [line.removeprefix("docs/campaigns/wrong.md:") for line in told.err.splitlines()] == [
        "4: date: '19 February 2011' -> '2011-02-19'",
        "5: fields in order: 'countries' before 'figures'",
        "11: countries: 'Germany' -> 'DE'",
        "11: countries: 'tr' -> 'TR'",
        "11: countries: the second 'TR' taken out",
        "13: languages: 'EN' -> 'en'",
        "14: languages: 'pt-br' -> 'pt-BR'",
        "15: organisations: 'Metalworkers' Federation' -> 'federation'",
        "19: date: '2011/02/20' -> '2011-02-20'",
        "20: language: 'French' -> 'fr'",
        "27: last line ended",
        "1 page changed.",
        "2 problems in 3 pages.",
    ]
    assert [line.rpartition("[")[2] for line in told.out.splitlines()] == [
        "archive.bad-key]",
        "archive.bad-date]",
    ]


def test_a_page_without_a_fault_stays_as_it_is(docs: Path) -> None:
    shutil.rmtree(docs)
    write(docs, SAMPLE)
    assert {one.what.partition(":")[0] for _, one in fixes(docs).done} == {"fields in order"}
    main(["check", "--fix"])
    before = files_of(docs)
    assert main(["check", "--fix"]) == 0
    assert files_of(docs) == before


def test_the_archive_itself_has_nothing_to_put_right() -> None:
    found = fixes(ROOT / "docs")
    assert [f"{path}:{one.line}: {one.what}" for path, one in found.done] == []
    assert found.changes == ()


def test_lists_keep_their_comments(docs: Path) -> None:
    text = campaign("countries:\n  - TR  # here\n  - KR\n  - TR  # and here\n  - KR\nplaces: [a, a]\n", title="x")
    # Nobody can say which comment to give up, so the entry stays and is told of.
    assert "  - TR  # here\n  - KR\n  - TR  # and here\nplaces: [a]\n" in fixed(docs, text)


def test_names_mean_a_record_only_where_there_is_no_other(docs: Path) -> None:
    write(docs, {"organisations/other.md": ORGANISATION.replace("Metalworkers' Federation", "Other")})
    write(docs, {"people/metal.md": "---\nkind: person\nvariants: [Federation of One]\n---\n# A. Metal\n"})
    front = "organisations: [Metal Workers, MF, A. Metal, Nobody, Metalworkers' FEDERATION]\npeople: [a.  METAL]\n"
    text = fixed(docs, campaign(f"{front}related: [campaign of their own]\n", title="Campaign of their own"))
    assert "organisations: [Metal Workers, MF, A. Metal, Nobody, federation]\npeople: [metal]\n" in text
    # The page itself is never meant.
    assert "related: [campaign of their own]\n" in text


def test_a_page_that_can_be_read_again_gives_others_its_name(docs: Path) -> None:
    tabbed = ORGANISATION.replace("    not-archived", "\t\tnot-archived").replace("Metalworkers'", "Tabbed")
    write(docs, {"organisations/tabbed.md": tabbed})
    assert "organisations: [tabbed]\n" in fixed(docs, campaign("organisations: [Tabbed Federation]\n", title="x"))
    assert "\n    not-archived: kept on paper\n" in (docs / "organisations/tabbed.md").read_text("utf-8")


KEPT = {
    "a tab of which nobody knows how wide it is": campaign("scope: |\n  one\n\ttwo\n"),
    "blanks in a text of several lines": campaign("figures:\n  said: |\n    one  \n    two\n"),
    "a comment that ends with blanks": campaign("countries: [TR]  # so  \n"),
    "front matter that cannot be read": campaign("places: [a, \n"),
    "a field that is there twice": campaign("countries: [tr]  \ncountries: [KR]\n"),
    "front matter in braces": "---\n{sources: {leaflet-2009: {not-archived: x}}, kind: campaign}\n---\n# x\n",
    "an alias of YAML": campaign("places: &a [x]\nfigures: *a\n"),
    "dates in two readings": campaign("figures:\n  began:\n    value: 1 May 2011\n").replace("2009\n", "01.02.2009\n"),
    "no text": "",
    "an unknown field": campaign("titel: tr\n"),
    "another encoding": campaign("places: [caf\xe9]\ncountries: [tr]\n").encode("latin-1"),
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_what_is_not_certain_stays_as_it_is(docs: Path, text: str | bytes) -> None:
    path = docs / "campaigns/kept.md"
    write(docs, {"campaigns/kept.md": text})
    main(["check", "--fix"])
    assert path.read_bytes() == (text.encode() if isinstance(text, str) else text)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old"])
def test_line_ends_stay(docs: Path, ends: str) -> None:
    text = campaign("countries: [tr]\nplaces:\t[x]  \nalt-titles:\n\tfr: Titre\n", title="x").rstrip("\n")
    after = fixed(docs, ("\N{BOM}" + text).replace("\n", ends).encode())
    right = campaign("countries: [TR]\nplaces:\t[x]\n", title="x").replace("date:", "alt-titles:\n  fr: Titre\ndate:")
    write(docs, {"campaigns/wrong.md": b""})
    assert after == right.replace("\n", ends)


def test_the_page_of_a_folder_keeps_its_own_front_matter(docs: Path) -> None:
    text = "---\nmyst:\n  x: tr  \ndate: 1 May 2011\n---\n# Campaigns"
    assert fixed(docs, text, "campaigns/index.md") == f"{text}\n"


def test_only_the_pages_asked_for(docs: Path) -> None:
    write(docs, {"campaigns/one.md": campaign("countries: [tr]\n"), "campaigns/two.md": campaign("countries: [tr]\n")})
    assert main(["check", "--fix", "docs/campaigns/two.md"]) == 0
    assert "[tr]" in (docs / "campaigns/one.md").read_text("utf-8")
    assert "[TR]" in (docs / "campaigns/two.md").read_text("utf-8")


def test_a_dry_run_says_the_same_and_writes_nothing(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(docs, {"campaigns/wrong.md": WRONG})
    before = files_of(docs)
    assert main(["check", "--fix", "--dry-run"]) == 1
    dry = capsys.readouterr().err.splitlines()
    assert files_of(docs) == before
    assert dry[-2] == "1 page would change; nothing was written."
    main(["check", "--fix"])
    assert capsys.readouterr().err.splitlines()[:-2] == dry[:-2]
    assert main(["check", "--dry-run"]) == 2


def test_nothing_is_written_where_nobody_may_write(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(docs, {"campaigns/wrong.md": WRONG, ".changes": "no folder"})
    before = files_of(docs)
    assert main(["check", "--fix"]) == 1
    assert "Nothing was changed" in capsys.readouterr().err
    assert files_of(docs) == before


SPOILS = [
    lambda chance, text: text.replace("countries: [", f"countries: [{chance.choice(['tr', 'Germany', 'EU'])}, ", 1),
    lambda chance, text: text.replace("date: ", chance.choice(["date:  ", "date: 3 May ", "date: 1.2."]), 1),
    lambda chance, text: text.replace("  ", chance.choice(["\t", "    ", "  "]), chance.randint(0, 3)),
    lambda chance, text: text.replace("]\n", chance.choice(["]  \n", "] # c \n", ", x, x]\n"]), chance.randint(0, 3)),
    lambda chance, text: _shuffled(chance, text),
    lambda chance, text: text.replace("\n", "\r\n"),
    lambda chance, text: text[: chance.randint(0, len(text))],
]


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_wrong_is_put_right_once(docs: Path, seed: int) -> None:
    """Random damage: prose and comments stay, and once is enough."""
    chance = random.Random(seed)  # noqa: S311
    spoilt = dict(SAMPLE)
    for path in chance.sample([path for path in sorted(SAMPLE) if "kind:" in SAMPLE[path]], 12):
        for spoil in chance.sample(SPOILS, 2):
            spoilt[path] = spoil(chance, spoilt[path])
    shutil.rmtree(docs)
    write(docs, spoilt)
    found = fixes(docs)
    assert found.changes
    for change in found.changes:
        (docs / change.path).write_bytes(change.after)
        before, after = change.before.decode(), change.after.decode()
        assert _prose(after) in (_prose(before), _prose(before) + "\n")
        assert after.count("\r\n") in (0, after.count("\n"))
        assert sorted(_comments(before)) == sorted(_comments(after))
    assert fixes(docs) == ((), ())


def _shuffled(chance: random.Random, text: str) -> str:
    first, *lines = text.split("\n", 5)
    return "\n".join([first, *chance.sample(lines[:4], len(lines[:4])), *lines[4:]])


def _prose(text: str) -> str:
    return split(text.replace("\r\n", "\n"))[1]


def _comments(text: str) -> list[str]:
    return [line.partition("#")[2] for line in split(text.replace("\r\n", "\n"))[0].split("\n") if "#" in line]
