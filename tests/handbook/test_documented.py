"""Whatever an editor can type, run or be told has its place in the handbook."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import create_autospec

import pytest
from sphinx.application import Sphinx

import sphinx_archive
from sphinx_archive.catalogue.domain import ArchiveDomain
from sphinx_archive.catalogue.facets import FACETS
from sphinx_archive.catalogue.selection import GROUPS
from sphinx_archive.codes import MEANINGS
from sphinx_archive.pages.film import Film
from sphinx_archive.pages.listing import WISHES, Listing
from sphinx_archive.pages.reference import STANDARDS
from sphinx_archive.pages.shapes import INNER
from sphinx_archive.records.fields import FIELDS, Row, in_yaml
from sphinx_archive.records.kinds import KINDS

from .conftest import HANDBOOK

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from tests.conftest import Archive

MAKEFILE = Path(__file__).parents[2] / "Makefile"


def sources() -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(HANDBOOK.glob("*.md")))


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def section(page: HtmlElement, name: str) -> HtmlElement:
    found = page.xpath("//section[@id=$name]", name=name)
    assert len(found) == 1, f"{name} has {len(found)} entries"
    return found[0]


def row(place: HtmlElement, label: str) -> str:
    """Return what stands beside a label."""
    found = [words(entry.getnext()) for entry in place.iter("dt") if words(entry).rstrip(":") == label]
    assert len(found) == 1, f"'{label}' stands {len(found)} times in: {words(place)[:200]}"
    return found[0]


def test_the_handbook_builds_without_a_warning(handbook: Archive) -> None:
    assert handbook.warnings == ()
    assert handbook.status == 0


def test_every_page_can_be_reached_from_the_first(handbook: Archive) -> None:
    pages = {f"{path.stem}.html" for path in HANDBOOK.glob("*.md")} - {"index.html"}
    linked = set(handbook.page("handbook/index").xpath("//div[@class='body']//li//a/@href"))
    assert pages <= linked, pages - linked


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind(handbook: Archive, kind: str) -> None:
    page = handbook.page("handbook/kinds")
    place = section(page, KINDS[kind].label.lower().replace(" ", "-"))
    assert row(place, "Write") == f"kind: {kind}"
    assert row(place, "Folder") == f"{KINDS[kind].folder}/"
    needs = row(place, "Needs").split(", ")
    may = row(place, "May have").split(", ")
    assert needs == [in_yaml(name) for name, field in FIELDS.items() if kind in field.needed]
    assert sorted(needs + may) == sorted(in_yaml(name) for name, field in FIELDS.items() if kind in field.kinds)
    assert f"kind: {kind}\n" in "".join(place.xpath(".//pre//text()"))


@pytest.mark.parametrize("name", FIELDS)
def test_every_field(handbook: Archive, name: str) -> None:
    place = section(handbook.page("handbook/fields"), f"field-{in_yaml(name)}")
    told = words(place)
    assert FIELDS[name].meaning in told
    assert row(place, "Readers see") == FIELDS[name].label
    assert f"{in_yaml(name)}:" in place.xpath("string(.//pre)")
    for standard, label in STANDARDS.items():
        if value := getattr(FIELDS[name], standard):
            assert f"{label} {value}" in row(place, "Elsewhere")


def test_who_needs_a_field_is_said(handbook: Archive) -> None:
    page = handbook.page("handbook/fields")
    assert row(section(page, "field-date"), "Needed for").startswith("campaign, congress")
    assert row(section(page, "field-broader"), "For") == "subject"
    assert row(section(page, "field-rights"), "For") == "every kind but organisation, person, subject"
    assert row(section(page, "field-countries"), "You write") == "A list of country codes (ISO 3166-1)."
    assert row(section(page, "field-countries"), "Search by") == FIELDS["countries"].facet


def test_every_standard_of_the_field_table_has_a_name() -> None:
    known = {"label", "meaning", "kinds", "needed", "keys", "facet", *STANDARDS}
    assert set(Row._fields) == known, f"pages/reference.py does not name {set(Row._fields) ^ known}"


@pytest.mark.parametrize(("block", "field"), [(b, f) for b, model in INNER.items() for f in model.model_fields])
def test_every_field_inside_a_block(handbook: Archive, block: str, field: str) -> None:
    titles = {
        "sources": "a-source",
        "offices": "an-office",
        "identifiers": "identifiers",
        "claims": "a-value-with-its-sources",
        "variants": "a-variant",
    }
    assert row(section(handbook.page("handbook/fields"), titles[block]), in_yaml(field))


@pytest.mark.parametrize("code", MEANINGS)
def test_every_code(handbook: Archive, code: str) -> None:
    terms = handbook.page("handbook/messages").xpath("//dt[@id=$code]", code=code)
    assert len(terms) == 1, f"messages.md explains '{code}' {len(terms)} times"
    assert words(terms[0]).rstrip("#¶ ") == code
    assert words(terms[0].getnext()).startswith(MEANINGS[code])


def test_an_example_shows_the_message_that_the_check_gives(handbook: Archive) -> None:
    term = handbook.page("handbook/messages").get_element_by_id("unknown-field")
    wrong, said, right = (pre.text_content().strip() for pre in term.getnext().iter("pre"))
    assert wrong == "subject: [strikes]"
    assert said.startswith("docs/news/page.md:3:1: WARNING: Unknown field 'subject'. Did you mean 'subjects'?")
    assert right == "subjects: [strikes]"


def registered() -> list[str]:
    """Return the names of all directives that the extension registers."""
    app = create_autospec(Sphinx, instance=True)
    sphinx_archive.setup(app)
    return sorted(call.args[0] for call in app.add_directive.call_args_list)


@pytest.mark.parametrize("name", registered())
def test_every_directive(name: str) -> None:
    assert f"{{{name}}}" in sources(), f"no page of the handbook uses {{{name}}}"
    assert f"`{name}`" in (HANDBOOK / "architecture.md").read_text("utf-8"), f"architecture.md does not name {name}"


def test_directives_are_found() -> None:
    assert {"listing", "video", "field-reference"} <= set(registered())


@pytest.mark.parametrize("name", ArchiveDomain.roles)
def test_every_role(handbook: Archive, name: str) -> None:
    shown = words(handbook.page("handbook/kinds")) + words(handbook.page("handbook/write-a-page"))
    assert f"{{{name}}}`" in shown, f"neither kinds.md nor write-a-page.md shows {{{name}}}"


@pytest.mark.parametrize("name", sorted({*WISHES, *FACETS, *(Listing.option_spec or {})}))
def test_every_option_of_a_listing(name: str) -> None:
    named = f"`:{name}:`" in (HANDBOOK / "lists.md").read_text("utf-8")
    assert named, f"lists.md does not name the option :{name}: of a listing"


@pytest.mark.parametrize("name", GROUPS)
def test_every_heading_of_a_listing(name: str) -> None:
    line = next(line for line in sources().splitlines() if "`:group-by:`" in line)
    assert f"`{name}`" in line + sources().split(line)[1][:200]


@pytest.mark.parametrize("name", Film.option_spec)
def test_every_option_of_a_film(name: str) -> None:
    named = f"\n`{name}`\n: " in (HANDBOOK / "films.md").read_text("utf-8")
    assert named, f"films.md does not explain {name}"


@pytest.mark.parametrize("target", re.findall(r"^([a-z-]+):.*##", MAKEFILE.read_text("utf-8"), re.MULTILINE))
def test_every_make_target(target: str) -> None:
    named = f"\n`make {target}`\n: " in (HANDBOOK / "publish.md").read_text("utf-8")
    assert named, f"publish.md does not say what make {target} does"


def test_no_make_target_is_invented() -> None:
    known = set(re.findall(r"^([a-z-]+):", MAKEFILE.read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)`", sources())) <= known
