"""``python -m sphinx_archive rename``: every page names the new key, and nothing else in it changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinx_archive.__main__ import main
from sphinx_archive.editing.changes import Refused
from sphinx_archive.editing.folder import read_archive
from sphinx_archive.editing.keys.new import begin
from sphinx_archive.editing.keys.rename import rename
from tests.archives import one
from tests.editing.folders import changed, files_of, problems_in, write
from tests.sample import SAMPLE, SOURCE

if TYPE_CHECKING:
    from pathlib import Path

NAMING = (
    "\N{BOM}---\r\nkind: news\r\ndate: 2010\r\n# who\r\norganisations: [ emf,\r\n  imf ] # both\r\n"
    "part-of:\r\n- sinter\r\n" + SOURCE.replace("\n", "\r\n") + "---\r\n# Naming\r\n\r\n"
    "Of {organisation}`imf`, {archive:organisation}`the <b> IMF\r\n<imf>` and {record}`fiom`"
    " {source}`leaflet-2009`.\r\n"
    'See [the](../organisations/imf.md#history), [it](<../organisations/imf.md> "imf"), [imf] and imf, `{record}`imf``.'
    " {source}`leaflet-2009`\r\n\r\n[imf]: ../organisations/imf.md\r\n\r\n"
    "```\r\n{organisation}`imf` [x](../organisations/imf.md)\r\n```\r\n"
)
PAGES = {
    **SAMPLE,
    "news/naming.md": NAMING,
    "news/index.md": "# News\n\n````{note}\n```{listing}\n:kind: news\n:organisation: imf\n```\n````\n\n"
    "~~~\n```{listing}\n:organisation: imf\n```\n~~~\n\n{doc}`../organisations/imf` {doc}`Us </organisations/imf>`\n\n"
    ":::{toctree}\n:hidden:\nnaming\nOurs <../organisations/imf>\n/organisations/imf\n../organisations/imf.md\n:::\n",
    "data/list.csv": 'key,page,note\nimf,organisations/imf.md,\n"imf-old",organisations/imf.md,known\n'
    "emf,organisations/emf.md,\n",
    "data/keys.csv": "key,kind,date\nimf,organisation,2026-01-02\n",
}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return write(tmp_path / "docs", PAGES)


def test_every_mention_names_the_new_key_and_every_other_byte_stays(docs: Path) -> None:
    (marked,) = problems_in(docs)
    assert marked.endswith("[archive.byte-order-mark]")
    before = files_of(docs)
    told = rename(docs, "imf", "international")
    after = files_of(docs)
    assert "'imf' and its address lead on" in told
    assert changed(before, docs) == {
        "campaigns/sinter.md", "data/keys.csv", "data/list.csv", "news/court.md", "news/index.md", "news/naming.md",
        "organisations/imf.md", "organisations/international.md", "organisations/osteras.md", "people/jim.md",
    }  # fmt: skip
    naming = after["news/naming.md"].decode()
    assert naming == (
        NAMING.replace("  imf ]", "  international ]")
        .replace("n}`imf`, {a", "n}`international`, {a")
        .replace("<imf>`", "<international>`")
        .replace("(../organisations/imf.md#", "(../organisations/international.md#")
        .replace("(<../organisations/imf.md>", "(<../organisations/international.md>")
        .replace("]: ../organisations/imf.md", "]: ../organisations/international.md")
    )
    index = after["news/index.md"].decode()
    assert index == PAGES["news/index.md"].replace(
        "news\n:organisation: imf", "news\n:organisation: international"
    ).replace("organisations/imf", "organisations/international")
    own = after["organisations/international.md"].decode()
    assert own == PAGES["organisations/imf.md"].replace("aliases: [fiom]", "aliases: [fiom, imf]")
    assert after["people/jim.md"].decode() == PAGES["people/jim.md"].replace(": imf", ": international")
    assert after["data/list.csv"].decode() == (
        "key,page,note\nimf,organisations/international.md,now international\n"
        "imf-old,organisations/international.md,known\nemf,organisations/emf.md,\n"
    )
    keys = after["data/keys.csv"].decode().splitlines()
    assert [line.split(",")[0] for line in keys] == ["key", "fiom", "imf", "international"]
    assert keys[2] == "imf,organisation,2026-01-02"
    assert problems_in(docs) == [marked]


def test_renamed_twice_and_back_all_addresses_lead_to_it(docs: Path, new_archive) -> None:
    rename(docs, "imf", "federation")
    rename(docs, "federation", "union")
    assert "aliases: [fiom, imf, federation]" in (docs / "organisations/union.md").read_text("utf-8")
    rename(docs, "union", "imf")
    assert "aliases: [fiom, federation, union]" in (docs / "organisations/imf.md").read_text("utf-8")
    (docs / "news/naming.md").unlink()
    (docs / "news/index.md").write_text("# News\n")
    archive = new_archive(files_of(docs)).build("-W")
    for former in ("fiom", "federation", "union"):
        refresh = one(archive.page(f"organisations/{former}"), "meta[http-equiv=refresh]")
        assert refresh.get("content") == "0; url=imf.html"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("imf", "emf", "The key 'emf' belongs to organisations/emf.md."),
        ("imf", "imf", "'imf' is the key of organisations/imf.md already."),
        ("imf", "../../x", "'../../x' is no key."),
        ("imf", "index", "'index' cannot be a key"),
        ("imff", "x", "No record has the key 'imff'. Did you mean 'imf'"),
        ("fiom", "x", "'fiom' is an earlier key of 'imf'. To give it another, type 'make rename KEY=imf TO=x'."),
        ("../x", "y", "No record has the key '../x'."),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_changed(docs: Path, old: str, new: str, told: str) -> None:
    before = files_of(docs)
    with pytest.raises(Refused, match=re.escape(told)):
        rename(docs, old, new)
    assert files_of(docs) == before


def test_a_page_renamed_by_hand_gets_its_lost_key_back(docs: Path) -> None:
    (docs / "organisations/imf.md").rename(docs / "organisations/world.md")
    (lost,) = [line for line in problems_in(docs) if "lost-key" in line]
    assert "make rename KEY=imf TO=THAT-KEY" in lost
    rename(docs, "imf", "world")
    assert "aliases: [fiom, imf]" in (docs / "organisations/world.md").read_text("utf-8")
    assert "(../organisations/world.md#history)" in (docs / "news/naming.md").read_text("utf-8")
    assert len(problems_in(docs)) == 1


def test_a_page_that_is_not_finished_forgets_its_key(docs: Path) -> None:
    begin(docs, "person", "Jane Doe")
    before = (docs / "people/jane-doe.md").read_text("utf-8")
    told = rename(docs, "jane-doe", "doe")
    assert told.endswith("No other pages named it. 'jane-doe' was never published and is free again.")
    assert (docs / "people/doe.md").read_text("utf-8") == before
    assert "doe" not in (docs / "data/keys.csv").read_text("utf-8")
    begin(docs, "person", "Jane Doe")


def test_other_pages_mistakes_are_no_hindrance_and_are_named_where_they_are(docs: Path) -> None:
    write(
        docs,
        {
            "news/broken.md": "---\nkind: news\ncontries: [imf]\n---\n",
            "news/twice.md": "---\nkind: news\nkind: news\npeople: [jim]\n---\n",
        },
    )
    rename(docs, "imf", "world")
    with pytest.raises(Refused, match=r"^news/twice\.md: Line 3: Field 'kind' is here twice"):
        rename(docs, "jim", "james")


def test_the_command(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rename", "mexico", "mexico-2011", "--docs", str(docs)]) == 0
    assert capsys.readouterr().out == (
        f"{docs}/campaigns/mexico-2011.md has the key 'mexico-2011' now. One other page named it and follows."
        " 'mexico' and its address lead on to it.\n"
    )
    assert main(["rename", "mexico", "x", "--docs", str(docs)]) == 1
    assert "'mexico' is an earlier key of 'mexico-2011'" in capsys.readouterr().err
    keys = {page.record.key for page in read_archive(docs) if page.record}
    assert "mexico-2011" in keys
    assert "mexico" not in keys
