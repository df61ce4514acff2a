"""The field table says everything about a field, once."""

from __future__ import annotations

import pickle

import pytest

from sphinx_archive.catalogue.facets import FACETS
from sphinx_archive.records.fields import FIELDS, Fields, Record, in_yaml
from sphinx_archive.records.kinds import FOLDERS, KINDS
from sphinx_archive.records.relations import NAMING, RELATIONS
from tests.archives import campaign, record_of

every_field = pytest.mark.parametrize("name", FIELDS)


def test_every_field_of_the_model_has_a_row_in_the_model_s_order() -> None:
    assert list(FIELDS) == list(Fields.model_fields)
    assert set(Record.model_fields) - set(FIELDS) == {"key", "title", "docname"}


@every_field
def test_rows_are_complete(name: str) -> None:
    row = FIELDS[name]
    assert row.label
    assert row.label[0].isupper()
    assert row.meaning.endswith(".") or row.meaning.endswith("one.")
    assert row.kinds <= set(KINDS)
    assert row.needed <= row.kinds
    assert row.keys <= set(KINDS)
    assert row.kinds


@every_field
def test_fields_that_hold_keys_say_of_what(name: str) -> None:
    assert bool(FIELDS[name].keys) == (name in NAMING and name != "offices")


def test_labels_and_facets_are_told_apart() -> None:
    labels = [row.label for row in FIELDS.values()]
    assert len(set(labels)) == len(labels)
    facets = [row.facet for row in FIELDS.values() if row.facet]
    assert len(set(facets)) == len(facets)
    assert set(facets) == set(FACETS)


def test_relations_are_fields_and_pairs() -> None:
    assert set(RELATIONS) <= set(FIELDS)
    for relation in RELATIONS.values():
        if relation.inverse:
            assert RELATIONS[relation.inverse].inverse == relation.field


def test_kinds_have_folders_and_names() -> None:
    assert {kind.folder for kind in KINDS.values()} == FOLDERS
    assert len({kind.label for kind in KINDS.values()}) == len(KINDS)
    assert KINDS["organisation"].one == "an organisation"
    assert KINDS["film-short"].one == "a film short"


def test_names_in_yaml_have_hyphens() -> None:
    assert in_yaml("part_of") == "part-of"
    assert not [name for name in FIELDS if "-" in name]


def test_a_record_never_changes_and_can_be_kept() -> None:
    record = record_of(campaign("countries: [TR]\nfigures:\n  dismissed: {value: '38', sources: [leaflet-2009]}\n"))
    with pytest.raises(ValueError, match="frozen"):
        record.countries = ()  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(record)) == record  # noqa: S301


def test_a_plain_value_is_a_claim_without_sources() -> None:
    record = record_of(campaign())
    assert record.date is not None
    assert (str(record.date.value), record.date.sources, record.date.variants) == ("2009", (), ())


def test_every_name_of_a_record() -> None:
    text = """---
kind: organisation
alt-titles: {de: Metaller, fr: Métaux}
acronyms: {en: IMF, fr: FIOM, de: IMF}
variants: [Intl. Metalworkers, IMF]
sources: {}
---
# International Metalworkers
"""
    assert record_of(text, "organisations/imf.md").called == (
        *("International Metalworkers", "Metaller", "Métaux", "IMF", "FIOM", "Intl. Metalworkers"),
    )
