"""The catalogue: all records as one whole, in the order that readers expect."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_archive.catalogue.facets import decades, facets
from sphinx_archive.catalogue.selection import Selection, anchor_of, grouped, select
from sphinx_archive.catalogue.view import REACH, Catalogue
from tests.archives import read
from tests.sample import SAMPLE, page, term

if TYPE_CHECKING:
    from sphinx_archive.records.fields import Record


def catalogue_of(files: dict[str, str]) -> Catalogue:
    found = [read(text, path).record for path, text in files.items()]
    return Catalogue({record.key: record for record in found if record})


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return catalogue_of(SAMPLE)


def keys(records: tuple[Record, ...]) -> list[str]:
    return [record.key for record in records]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"kind": "news"}, ["court", "second"]),
        ({"kind": "campaign"}, ["korea", "sinter", "open", "mexico"]),
        ({"kind": "organisation"}, ["emf", "industriall", "imf", "osteras"]),
        ({"kind": "subject"}, ["conflict", "strikes", "wildcat"]),
        ({"organisation": "imf"}, ["sinter", "court"]),
        ({"organisation": "fiom"}, ["sinter", "court"]),
        ({"organisation": "osteras"}, ["jim"]),
        ({"person": "jim"}, ["sinter"]),
        ({"subject": "wildcat"}, ["sinter"]),
        ({"subject": "strikes"}, ["korea", "sinter"]),
        ({"subject": "conflict"}, ["korea", "sinter"]),
        ({"country": "KR"}, ["korea", "mexico"]),
        ({"country": "TR", "kind": "campaign", "year": "2011"}, ["sinter"]),
        ({"year": "2010"}, ["imf", "sinter", "open", "court", "second"]),
        ({"year": "1893"}, ["imf"]),
        ({"decade": "2010s"}, ["imf", "sinter", "open", "court", "second", "mexico", "industriall"]),
        ({"decade": "2000"}, ["imf", "korea", "sinter"]),
        ({"language": "tr"}, ["sinter"]),
        ({"country": "DE"}, []),
        ({"organisation": "nobody"}, []),
    ],
)
def test_selections(catalogue: Catalogue, wanted: dict[str, str], found: list[str]) -> None:
    assert keys(select(Selection(tuple(wanted.items())), catalogue)) == found


@pytest.mark.parametrize(
    ("group", "headings"),
    [
        ("kind", ["Campaigns", "News", "Organisations", "People", "Subjects"]),
        ("country", ["Mexico", "South Korea", "Türkiye"]),
        ("language", ["English", "Korean", "Turkish"]),
        ("place", ["Geneva", "Istanbul", "Üsküdar"]),
        ("letter", ["C", "D", "E", "I", "J", "O", "S", "W", "Other"]),
    ],
)
def test_groups(catalogue: Catalogue, group: str, headings: list[str]) -> None:
    groups = grouped(select(Selection(), catalogue), group)
    assert [found.name for found in groups] == headings
    assert all(found.records for found in groups)
    assert len({found.anchor for found in groups}) == len(groups)


def test_groups_by_year_and_decade_are_in_order(catalogue: Catalogue) -> None:
    for group in ("year", "decade"):
        names = [found.name for found in grouped(select(Selection(), catalogue), group)]
        assert names == sorted(names)
        assert "2010" in names[-20:] or "2010s" in names


def test_a_record_stands_under_each_of_its_countries(catalogue: Catalogue) -> None:
    groups = {found.name: keys(found.records) for found in grouped(select(Selection(), catalogue), "country")}
    assert groups == {"Mexico": ["mexico"], "South Korea": ["korea", "mexico"], "Türkiye": ["sinter", "open"]}


def test_anchors_tell_places_in_other_scripts_apart() -> None:
    places = ["São Paulo", "서울", "부산", "Istanbul", "🏭"]
    files = {
        f"campaigns/c-{number}.md": page("campaign", "A", f"date: 2009\nplaces: ['{place}']\n")
        for number, place in enumerate(places)
    }
    groups = grouped(select(Selection(), catalogue_of(files)), "place")
    assert {group.name for group in groups} == set(places)
    assert len({group.anchor for group in groups}) == len(groups)
    assert all(group.anchor == anchor_of("place", group.value) for group in groups)
    assert anchor_of("place", "São Paulo") == "place-sao-paulo"


def test_spellings_that_differ_in_accents_share_a_heading() -> None:
    files = {
        f"campaigns/c-{number}.md": page("campaign", "A", f"date: 2009\nplaces: [{place}]\n")
        for number, place in enumerate(["İstanbul", "Istanbul"])
    }
    (group,) = grouped(select(Selection(), catalogue_of(files)), "place")
    assert (group.name, keys(group.records)) == ("Istanbul", ["c-0", "c-1"])


def test_facets_are_what_readers_see(catalogue: Catalogue) -> None:
    record = catalogue.get("sinter")
    assert record is not None
    assert facets(record, catalogue) == {
        "kind": ("Campaign",),
        "decade": ("2000s", "2010s"),
        "country": ("Türkiye",),
        "organisation": ("International Metalworkers", "[European Metalworkers]"),
        "person": ("Jim",),
        "subject": ("Wildcat strikes", "Strikes", "Conflict"),
        "language": ("English", "Turkish"),
    }


def test_decades_touched() -> None:
    record = read(page("campaign", "A", "date: 1999/2010\n")).record
    assert record is not None
    assert decades(record) == (1990, 2000, 2010)


def test_names_are_sorted_without_accents_capitals_and_brackets() -> None:
    titles = [
        "Zürich",
        "[Åland]",
        "“Ærø”",
        "abc",
        "Łódź",
        "Lodi",
        "Éclair",
        "eclat",
        "Øre",
        "Oslo",
        "(Basel)",
        "ILO",
        "İzmir",
    ]
    files = {f"organisations/o-{number}.md": page("organisation", title) for number, title in enumerate(titles)}
    order = [record.title for record in catalogue_of(files).of_kind("organisation")]
    assert order == [
        *["abc", "“Ærø”", "[Åland]", "(Basel)", "Éclair", "eclat", "ILO", "İzmir", "Lodi", "Łódź", "Øre", "Oslo"],
        "Zürich",
    ]


def test_neighbours_are_of_the_same_kind_in_its_order(catalogue: Catalogue) -> None:
    def around(key: str) -> list[str | None]:
        record = catalogue.get(key)
        assert record is not None
        return [found and found.key for found in catalogue.neighbours(record)]

    assert around("sinter") == ["korea", "open"]
    assert around("korea") == [None, "sinter"]
    assert around("mexico") == ["open", None]
    assert around("jim") == [None, None]


def test_records_near_are_few(catalogue: Catalogue) -> None:
    files = {f"news/n-{number:02}.md": page("news", f"News {number:02}", "date: 2009\n") for number in range(20)}
    many = catalogue_of(files)
    record = many.get("n-10")
    assert record is not None
    before, after = many.near(record)
    assert keys(before) == ["n-07", "n-08", "n-09"]
    assert keys(after) == ["n-11", "n-12", "n-13"]
    assert REACH == 3
    first = many.get("n-00")
    assert first is not None
    assert many.near(first)[0] == ()


@pytest.mark.parametrize(
    ("key", "field", "others"),
    [
        ("industriall", "predecessors", ["imf", "emf"]),
        ("imf", "successors", ["industriall"]),
        ("imf", "related", ["osteras"]),
        ("osteras", "related", ["imf"]),
        ("mexico", "related", ["sinter"]),
        ("wildcat", "broader", ["strikes"]),
        ("court", "part_of", ["sinter"]),
    ],
)
def test_relations_hold_from_both_sides(catalogue: Catalogue, key: str, field: str, others: list[str]) -> None:
    record = catalogue.get(key)
    assert record is not None
    assert sorted(keys(catalogue.related(record, field))) == sorted(others)


def test_terms_above_and_below(catalogue: Catalogue) -> None:
    wildcat, conflict = catalogue.get("wildcat"), catalogue.get("conflict")
    assert wildcat is not None
    assert conflict is not None
    assert keys(catalogue.with_broader(wildcat)) == ["wildcat", "strikes", "conflict"]
    assert keys(catalogue.narrower(conflict)) == ["strikes"]


def test_terms_in_a_circle_come_to_an_end() -> None:
    circle = catalogue_of({"subjects/a.md": term("A", "broader: [b]\n"), "subjects/b.md": term("B", "broader: [a]\n")})
    record = circle.get("a")
    assert record is not None
    assert keys(circle.with_broader(record)) == ["a", "b"]


def test_earlier_keys_lead_to_the_record(catalogue: Catalogue) -> None:
    assert catalogue.get("fiom") is catalogue.get("imf")
    assert catalogue.get("") is None
    assert catalogue.get("nobody") is None
