"""Tables of other programs become pages that pass every check."""

from __future__ import annotations

import pytest

from sphinx_archive.__main__ import main
from sphinx_archive.editing.check import problems_of
from sphinx_archive.editing.folder import read_archive
from sphinx_archive.editing.sheets.mapping import slug
from sphinx_archive.editing.sheets.prose import cited
from sphinx_archive.editing.sheets.scheme import shipped
from sphinx_archive.records.page import read_page
from tests.sample import SAMPLE

COLLECTIONBUILDER = """\
objectid,title,creator,date,description,subject,location,latitude,source,type,language,rightsstatement,filename
demo_001,*Strike* at the foundry,"Kim, Ji-su; Jim",1911-05-02,"Thirty [men] left. Was it No. 3?

They came back.",Strikes;Conflict,Zürich; Genève,47.3,City Archive,Image,eng,http://rightsstatements.org/vocab/NKC/1.0/,a.jpg
demo_002,A film,,1912,A film of it.,strikes,,,City Archive,MovingImage,German,,
"""
OMEKA = """\
o:id,dcterms:title,dcterms:identifier,dcterms:date,dcterms:description,dcterms:subject,dcterms:spatial,o:owner
7,Notice,Box 4/ı-7,1950~,It was put up.,Wildcat strikes|Strikes,İzmir|Bursa,x
"""
ATOM = """\
legacyId,identifier,title,scopeAndContent,eventStartDates,eventEndDates,language,subjectAccessPoints,placeAccessPoints,nameAccessPoints,repository
12,UA-2009/3,Minutes,Minutes of the board.,1950,1962-03,fr|de,Conflict,Paris|Lyon,The board|Jim,The archive
"""
ACCESSIONS = """\
# A list.
- key: lunch-2010
  kind: news
  title: '[Lunch]'
  date: "2010-03-04"
  languages: [en]
  organisations:
  - International Metalworkers
  - Nobody's Union; of Østerås
  subjects: [Strikes, wild lunches]
  related: [mexico]
  checked: true
  facts:
  - text: Forty people ate. 3 did not.
    source: https://example.org/a
  - {text: It was cold, source: https://example.org/b}
  sources:
  - {url: https://example.org/a, title: "Lunch: a report", publisher: A paper, date: 2010-03-04}
  - {url: https://example.org/fr, title: Le déjeuner}

- key: wild-lunches
  kind: subject
  title: wild lunches
  variants: []
  broader: null
  scope: Lunches without leave.
"""


@pytest.fixture
def docs(tmp_path):
    for path, text in SAMPLE.items():
        (tmp_path / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / path).write_text(text, "utf-8")
    return tmp_path / "docs"


@pytest.fixture
def take(docs, tmp_path, capsys):
    def take(name: str, text: str, *words: str) -> tuple[int, str, str]:
        (tmp_path / name).write_text(text, "utf-8")
        status = main(["sheet", "import", str(tmp_path / name), *words, "--docs", str(docs)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return take


def test_collectionbuilder(docs, take):
    status, _, wrong = take("items.csv", COLLECTIONBUILDER, "--mapping", "collectionbuilder")
    assert status == 0, wrong
    assert (docs / "briefings/demo-001.md").read_text("utf-8") == (
        "---\nkind: briefing-note\ndate: 1911-05-02\nplaces: [Zürich, Genève]\nunlinked-names: [\"Kim, Ji-su\", Jim]\n"
        "subjects: [strikes, conflict]\nlanguages: [en]\nversions: [original]\n"
        "rights: http://rightsstatements.org/vocab/NKC/1.0/\nsources:\n  original:\n"
        '    title: "*Strike* at the foundry"\n    publisher: City Archive\n    not-archived: not looked up yet\n---\n'
        "# \\*Strike\\* at the foundry\n\nThirty \\[men\\] left {source}`original`.\n"
        "Was it No. 3 {source}`original`?\n\n"
        "They came back {source}`original`.\n"
    )  # fmt: skip
    assert "languages: [de]" in (docs / "films/demo-002.md").read_text("utf-8")
    assert problems_of(list(read_archive(docs))) == []


def test_omeka_and_atom(docs, take):
    status, _, said = take("items.csv", OMEKA, "--mapping", "omeka", "--dry-run")
    assert (status, "o:owner" in said, (docs / "briefings/box-4-i-7.md").exists()) == (0, True, False)
    assert take("items.csv", OMEKA, "--mapping", "omeka")[0] == 0
    page = (docs / "briefings/box-4-i-7.md").read_text("utf-8")
    assert "date: 1950~\nplaces: [İzmir, Bursa]\nsubjects: [wildcat, strikes]\n" in page
    assert take("fonds.csv", ATOM, "--mapping", "atom")[0] == 0
    page = (docs / "briefings/ua-2009-3.md").read_text("utf-8")
    assert "date: 1950/1962-03\nplaces: [Paris, Lyon]\nunlinked-names: [The board, Jim]\n" in page
    assert "languages: [fr, de]\n" in page
    assert problems_of(list(read_archive(docs))) == []


def test_an_accession_list(docs, take):
    status, _, wrong = take("list.yaml", ACCESSIONS)
    assert status == 0, wrong
    assert (docs / "news/lunch-2010.md").read_text("utf-8") == (
        "---\nkind: news\ntitle-origin: supplied\ndate: 2010-03-04\norganisations: [imf]\n"
        "unlinked-names: [Nobody's Union; of Østerås]\nsubjects: [strikes, wild-lunches]\nlanguages: [en]\n"
        "links:\n  Le déjeuner: https://example.org/fr\nrelated: [mexico]\nsources:\n  source-1:\n"
        '    url: https://example.org/a\n    title: "Lunch: a report"\n    publisher: A paper\n    date: 2010-03-04\n'
        "    not-archived: not looked up yet\n  source-2:\n    url: https://example.org/b\n"
        "    not-archived: not looked up yet\n---\n# Lunch\n\nForty people ate {source}`source-1`.\n"
        "3 did not {source}`source-1`.\nIt was cold {source}`source-2`.\n"
    )
    assert problems_of(list(read_archive(docs))) == []
    # Once more changes nothing.
    before = {path: path.read_bytes() for path in docs.rglob("*.md")}
    status, said, notes = take("list.yaml", ACCESSIONS)
    assert (status, said) == (0, "The pages say what the sheet says: nothing to change.\n")
    assert "2 of 2 records are in the archive already" in notes
    assert {path: path.read_bytes() for path in docs.rglob("*.md")} == before


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("date: \"2010-03-04\"", "date: 2010-13", "list.yaml, line 2, date: "),
        ("Strikes, wild", "Strikse, wild", "list.yaml, line 2, subjects: No record is called 'Strikse'. Did you mean"),
        ("source: https://example.org/b", "from: x", "list.yaml, line 2: A fact has no text, or no address"),
        ("kind: news", "kind: source", "'source' is no kind"),
        ("key: lunch-2010", "key: ''", "The cell 'key' is empty"),
        ("- key: wild", "-\n  - wild", "list.yaml is no"),
        ("# A list.", "a: {", "list.yaml is no YAML that can be read"),
    ],
)  # fmt: skip
def test_a_mistake_in_an_accession_list_is_told_at_its_line(docs, take, before, after, said):
    pages = {path: path.read_bytes() for path in docs.rglob("*.md")}
    status, _, wrong = take("list.yaml", ACCESSIONS.replace(before, after))
    assert (status, said in wrong) == (1, True), wrong
    assert {path: path.read_bytes() for path in docs.rglob("*.md")} == pages


def test_a_mistake_of_another_program_is_told_at_its_own_column(take):
    status, _, wrong = take(
        "a.csv", COLLECTIONBUILDER.replace("1911-05-02", "c. 1911"), "--mapping", "collectionbuilder"
    )
    assert status == 1
    assert "a.csv, row 2, column D (date): " in wrong


def test_a_mapping_of_ones_own(docs, take, tmp_path):
    mapping = tmp_path / "mine.yaml"
    mapping.write_text(
        "key: {column: [Box, Sheet], join: ' '}\ntitle: Name\nkind: {fixed: news}\ndate: When\n"
        "countries: {column: Where, split: ','}\ntext: {column: What, cite: box}\n"
        "organisations: {column: Who, split: ',', values: {us: osteras}, unknown: unlinked-names}\n"
        "sources:\n  - {name: {fixed: box}, title: Name, not-archived: {fixed: on paper}}\n",
        "utf-8",
    )
    table = "Box;Sheet;Name;When;Where;What;Who\n4;2;Leaflet;2010;Turkey,Korea, Republic of;It was so;us,them\n"
    status, _, wrong = take("a.csv", table, "--mapping", str(mapping))
    assert status == 1
    assert "Republic of" in wrong
    status, _, wrong = take("a.csv", table.replace("Korea, Republic of", "KR"), "--mapping", str(mapping))
    assert status == 0, wrong
    page = (docs / "news/4-2.md").read_text("utf-8")
    assert "countries: [TR, KR]\norganisations: [osteras]\nunlinked-names: [them]\n" in page


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("titel: x", "there is no column 'titel'. Did you mean 'title'"),
        ("title: {colum: x}", "'colum' is none of column"),
        ("- x", "is no mapping"),
        ("a: [", "is no mapping"),
        (None, "Name a file, or one of: accession-list, atom, collectionbuilder, omeka"),
    ],
)
def test_a_mapping_with_a_slip_is_refused(take, tmp_path, text, said):
    if text is not None:
        (tmp_path / "m.yaml").write_text(text, "utf-8")
    status, _, wrong = take("a.csv", "x\n1\n", "--mapping", str(tmp_path / "m.yaml"))
    assert (status, said in wrong) == (1, True), wrong


@pytest.mark.parametrize(
    "text",
    [
        "One. Two! Three?\n\n1. A list. - B",
        "# No heading. > No quote. `No code` {no}`role`. <b>No tag</b>. $no$ ~~~",
        "[No](link.md). 3) It was, e.g. St. Mark. Öz. 기륭. שלום.",
        "12 men. 13 women. 14. Children",
        "- a\n- b\n\n=== x",
    ],
)
def test_every_sentence_of_a_plain_text_cites_its_source(text):
    front = "---\nkind: news\ndate: 2010\nsources:\n  s:\n    title: x\n    not-archived: y\n---\n# T\n\n"
    page = read_page("news/x.md", f"{front}{cited(text, 's')}\n".encode())
    assert page.problems == ()
    assert {use.role for use in page.uses} == {"source"}
    assert page.links == ()


def test_names_become_keys():
    named = {"Item 007/b": "item-007-b", "Größe, İstanbul ısı": "große-istanbul-isi", "../../x": "x", "기륭": ""}
    assert [slug(name) for name in named] == ["item-007-b", "groe-istanbul-isi", "x", ""]
    assert len(shipped()) == 4
