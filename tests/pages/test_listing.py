"""The listing directive: what it lists, and what authors are told of a listing that lists nothing."""

from __future__ import annotations

import pytest

from tests.archives import words_of
from tests.sample import SAMPLE


def listed(new_archive, options: str):
    """Return the titles that a listing shows, and what was told."""
    text = f"# Test archive\n\n```{{listing}}\n{options}\n```\n"
    archive = new_archive({**SAMPLE, "index.md": text}).build()
    rows = archive.page("index").cssselect("[role=main] .listing a, main .listing a")
    told = [line.partition("index.md:")[2] for line in archive.warnings if "listing" in line]
    return [words_of(row) for row in rows], told


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        (":kind: news", ["Court delays", "Éclair again"]),
        (":organisation: imf", ["Sinter Metal", "Court delays"]),
        (":organisation: fiom", ["Sinter Metal", "Court delays"]),
        (":person: jim", ["Sinter Metal"]),
        (":subject: conflict", ["기륭전자 파업", "Sinter Metal"]),
        (":country: KR", ["기륭전자 파업", "Days of action"]),
        (":year: 2011\n:kind: campaign", ["Sinter Metal", "Days of action"]),
        (":decade: 2010s\n:kind: news", ["Court delays", "Éclair again"]),
        (":language: tr", ["Sinter Metal"]),
    ],
)
def test_what_is_listed(new_archive, options: str, titles: list[str]) -> None:
    assert listed(new_archive, options) == (titles, [])


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (":kind: campain", "Did you mean 'campaign'?"),
        (":organisation: inf", "No record has the key 'inf'. Did you mean 'imf'?"),
        (":person: nobody", "No record has the key 'nobody'."),
        (":year: two thousand", "'two thousand' is no year. Write four digits: 2009."),
        (":year: 2010s", "'2010s' is no year."),
        (":year: 20090", "'20090' is no year."),
        (":decade: 10s", "'10s' is no decade."),
        (":country: Turkey", "write TR"),
        (":language: Turkish", "write tr"),
        (":group-by: yaer", "Did you mean 'year'?"),
    ],
)
def test_what_no_record_can_have_is_told(new_archive, options: str, told: str) -> None:
    _, messages = listed(new_archive, options)
    assert len(messages) == 1
    assert messages[0].startswith("3: WARNING: ")
    assert told in messages[0]
    assert messages[0].endswith("[archive.unknown-listing]")
