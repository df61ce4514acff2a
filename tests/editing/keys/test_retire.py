"""``python -m sphinx_archive retire``: a record goes, its address stays, and nothing leads into the void."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from sphinx_archive.__main__ import main
from sphinx_archive.editing.changes import Refused
from sphinx_archive.editing.keys.retire import retire
from tests.editing.folders import changed, files_of, problems_in, write
from tests.sample import SAMPLE, page

if TYPE_CHECKING:
    from pathlib import Path

TODAY = datetime.now(UTC).date().isoformat()
WHY = 'It was "two" reports, <told> as one.'
PAGES = {
    **SAMPLE,
    "people/ann.md": page("person", "Ann *B.*", "aliases: [anna]\norganisations: [osteras]\n").replace(
        "Ann *B.*", r"Ann \*B.\*"
    ),
    "news/naming.md": page(
        "news",
        "Naming",
        "date: 2010\npeople: [ann]  # who\norganisations: [emf]\nrelated:\n- court # kept\n- anna\n",
        "Of {person}`ann`, {person}`our\nAnn <anna>`, [her *page*](../people/ann.md#life) and [](../people/ann.md)"
        " {source}`leaflet-2009`.",
    ),
    "people/index.md": "# People\n\n```{toctree}\n:hidden:\njim\nHer <ann>\n```\n",
    "data/list.csv": "key,page,note\nann,people/ann.md,\n",
}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = write(tmp_path / "docs", PAGES)
    assert problems_in(folder) == []
    return folder


def test_what_nothing_names_goes_and_its_reason_stays(docs: Path) -> None:
    before = files_of(docs)
    assert retire(docs, "open", WHY) == "'open' is withdrawn; a page at its address says why. No page had named it."
    assert changed(before, docs) == {"campaigns/open.md", "data/keys.csv", "data/withdrawn.csv"}
    assert problems_in(docs) == []
    rows = (docs / "data/withdrawn.csv").read_text("utf-8").splitlines()
    assert rows == ["key,kind,date,reason", f'open,campaign,{TODAY},"It was ""two"" reports, <told> as one."']


def test_what_pages_name_stays_and_each_place_is_told(docs: Path) -> None:
    before = files_of(docs)
    with pytest.raises(Refused) as refusal:
        retire(docs, "ann", WHY)
    first, *places, same, last = str(refusal.value).splitlines()
    assert first == "Nothing was changed, because pages name 'ann':"
    assert places == [
        f"{docs}/news/naming.md:4:10: people: ann",
        f"{docs}/news/naming.md:8:3: related: anna",
        f"{docs}/news/naming.md:16:4: {{person}}`ann`",
        f"{docs}/news/naming.md:16:19: {{person}}`our Ann <anna>`",
        f"{docs}/news/naming.md:17:27: [her *page*](../people/ann.md#life)",
        f"{docs}/news/naming.md:17:57: [](../people/ann.md)",
        f"{docs}/people/index.md:6:6: Her <ann>",
    ]
    assert "--unlink" in last
    assert "make merge KEY=ann TO=THAT-KEY" in same
    assert files_of(docs) == before


def test_unlinked_readers_see_the_same_words(docs: Path) -> None:
    assert retire(docs, "ann", WHY, unlink=True).endswith("2 pages had named it, and now in plain words.")
    after = files_of(docs)
    assert "people/ann.md" not in after
    assert after["news/naming.md"].decode() == (
        PAGES["news/naming.md"]
        .replace("people: [ann]  # who\n", "")
        .replace("- anna\n", "")
        .replace("{person}`ann`", r"Ann \*B.\*")
        .replace("{person}`our\nAnn <anna>`", "our\nAnn")
        .replace("[her *page*](../people/ann.md#life)", "her *page*")
        .replace("[](../people/ann.md)", r"Ann \*B.\*")
    )
    assert after["people/index.md"].decode() == PAGES["people/index.md"].replace("Her <ann>\n", "")
    rows = f'key,kind,date,reason\nann,person,{TODAY},"It was ""two"" reports, <told> as one."\n'
    assert after["data/withdrawn.csv"].decode() == rows + rows.splitlines()[1].replace("ann", "anna", 1) + "\n"
    assert after["data/list.csv"].decode().splitlines()[1].startswith('ann,,"withdrawn: It was')
    assert after["data/keys.csv"].decode() == f"key,kind,date\nann,person,{TODAY}\nanna,person,{TODAY}\n"
    assert problems_in(docs) == []


def test_rows_come_behind_those_that_are_there(docs: Path) -> None:
    rows = "key,kind,date,reason\r\ngone,news,2026-01-02,x"
    write(docs, {"data/withdrawn.csv": rows})
    retire(docs, "open", "Told twice.")
    text = (docs / "data/withdrawn.csv").read_bytes().decode()
    assert text.splitlines() == [*rows.splitlines(), f"open,campaign,{TODAY},Told twice."]
    assert problems_in(docs) == []


@pytest.mark.parametrize(
    ("key", "why", "told"),
    [
        ("opne", WHY, "No record has the key 'opne'. Did you mean 'open'"),
        ("../campaigns/open", WHY, "No record has the key '../campaigns/open'"),
        ("open", " \n", "Say why, in plain words"),
        ("open", "a bell \a", "Say why, in plain words"),
        ("anna", WHY, "'anna' is an earlier key of 'ann'. To take that away, type 'make retire KEY=ann'."),
        ("jim", WHY, "campaigns/sinter.md"),
        ("wildcat", WHY, "campaigns/sinter.md"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_changed(docs: Path, key: str, why: str, told: str) -> None:
    before = files_of(docs)
    with pytest.raises(Refused, match=re.escape(told)):
        retire(docs, key, why)
    assert files_of(docs) == before


def test_what_would_leave_a_page_the_worse_is_refused_with_the_words_of_check(docs: Path) -> None:
    write(docs, {"campaigns/korea.md": SAMPLE["campaigns/korea.md"].replace("subjects: [strikes]\n", "")})
    before = files_of(docs)
    # Nothing else names the term.
    with pytest.raises(Refused, match=r"subjects/strikes\.md:2:1: WARNING: No page names this subject"):
        retire(docs, "wildcat", WHY, unlink=True)
    assert files_of(docs) == before
    # An office is held somewhere.
    with pytest.raises(Refused, match=r"Nothing could stand here without 'imf'.*\n.*people/jim\.md:4:5: offices: imf"):
        retire(docs, "imf", WHY, unlink=True)


def test_a_page_deleted_by_hand_gets_its_reason(docs: Path) -> None:
    write(docs, {"data/keys.csv": "key,kind,date\nopen,campaign,2026-01-02\n"})
    (docs / "campaigns/open.md").unlink()
    (lost,) = problems_in(docs)
    assert "make retire KEY=open WHY=REASON" in lost
    retire(docs, "open", WHY)
    assert problems_in(docs) == []
    with pytest.raises(Refused, match=f"'open' was withdrawn on {TODAY} already"):
        retire(docs, "open", WHY)


def test_a_register_that_cannot_be_read_is_mended_first(docs: Path) -> None:
    write(docs, {"data/withdrawn.csv": "key,kind,date,reason\ngone,news,soon,x\n"})
    with pytest.raises(Refused, match=r"Mend this first:\ndata/withdrawn\.csv:2:1: .*'soon' is no day"):
        retire(docs, "open", WHY)


def test_the_command(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["retire", "open", "--why", WHY, "--docs", str(docs)]) == 0
    assert "'open' is withdrawn" in capsys.readouterr().out
    assert main(["retire", "open", "--why", WHY, "--docs", str(docs)]) == 1
    with pytest.raises(SystemExit) as stopped:
        main(["retire", "mexico", "--docs", str(docs)])
    assert stopped.value.code == 2
