"""The handbook's example pages are pages without a fault, one of each kind, and show what they promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_archive.records.fields import FIELDS, Fields, in_yaml
from sphinx_archive.records.kinds import KINDS
from sphinx_archive.records.page import Page, read_page
from sphinx_archive.records.whole import problems_among

from .conftest import EXAMPLES, HANDBOOK, examples

if TYPE_CHECKING:
    from tests.conftest import Archive


def pages() -> list[Page]:
    return [read_page(path, content) for path, content in examples().items()]


def test_every_kind_has_an_example_that_the_handbook_shows() -> None:
    shown = (HANDBOOK / "kinds.md").read_text("utf-8")
    kinds = {page.record.key: page.record.kind for page in pages() if page.record}
    for kind in KINDS:
        assert kinds.get(f"example-{kind}") == kind
        assert f"{{literalinclude}} examples/example-{kind}.md" in shown


def test_the_examples_have_no_problems() -> None:
    found = pages()
    assert [str(problem) for page in found for problem in page.problems] == []
    assert [str(problem) for problem in problems_among(found)] == []


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_is_used_in_an_example(name: str) -> None:
    default = Fields.model_fields[name].default
    written = [page for page in pages() if (in_yaml(name),) in page.places]
    assert any(page.record and getattr(page.record, name) != default for page in written)


def test_the_examples_build_without_a_warning(example_archive: Archive) -> None:
    assert example_archive.warnings == ()
    assert example_archive.status == 0


def test_the_examples_lead_to_each_other(example_archive: Archive) -> None:
    campaign = example_archive.page("campaigns/example-campaign")
    links = set(campaign.xpath("//article//a/@href"))
    assert {"../people/example-person.html", "../congress/example-congress-article.html"} <= links
    person = example_archive.page("people/example-person")
    assert "../campaigns/example-campaign.html" in set(person.xpath("//article//a/@href"))


def test_the_disagreement_shown_reaches_readers(example_archive: Archive) -> None:
    text = " ".join(example_archive.page("campaigns/example-campaign").text_content().split())
    assert "about 400" in text
    assert "250" in text
    assert "the strike paper printed the list of names" in text


def test_the_film_shown_has_captions_and_transcript(example_archive: Archive) -> None:
    page = example_archive.page("films/example-film-short")
    assert page.xpath("//video//track[@srclang='en']")
    assert "Forty workers come out of the gate" in page.text_content()


def test_examples_are_no_pages_of_the_archive() -> None:
    conf: dict[str, object] = {}
    exec((HANDBOOK.parent / "conf.py").read_text("utf-8"), conf)  # noqa: S102
    assert EXAMPLES.relative_to(HANDBOOK.parent).as_posix() in conf["exclude_patterns"]  # type: ignore[operator]
