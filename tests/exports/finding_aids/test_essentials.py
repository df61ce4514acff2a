"""How many records have what ISAD(G) calls essential."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.finding_aids.essentials import essentials
from sphinx_archive.exports.finding_aids.units import series_of
from tests.exports.conftest import archive_with

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive
    from tests.exports.finding_aids.conftest import Aid


def test_essentials_are_counted() -> None:
    archive = archive_with(
        {
            "news/a.md": b"---\nkind: news\ndate: 2009\ncreators: [u]\n---\n# A\n",
            "films/b.md": b"---\nkind: film-short\nduration: 4:05\npart-of: [a]\n---\n# B\n",
            "films/c.md": b"---\nkind: film-short\ndirector: Ann\n---\n# C\n",
            "organisations/u.md": b"---\nkind: organisation\n---\n# U\n",
        }
    )
    counted = {one.name: (one.filled, one.units) for one in essentials(series_of(archive))}
    assert counted == {
        "Reference code": (3, 3),
        "Title": (3, 3),
        "Date": (1, 3),
        "Level of description": (3, 3),
        "Extent": (2, 3),
        "Creator": (2, 3),
    }


def test_counts_are_those_of_the_finding_aid(aid: Aid, archive: Archive) -> None:
    paths = {
        "3.1.1": "did/unitid",
        "3.1.2": "did/unittitle",
        "3.1.3": {"ead3": "did/unitdatestructured", "ead2002": "did/unitdate"}[aid.dialect],
        "3.1.5": "did/physdesc",
        "3.2.1": "did/origination",
    }
    for one in essentials(series_of(archive)):
        assert one.units == len(aid.units())
        if one.number in paths:
            assert one.filled == sum(unit.find(paths[one.number]) is not None for unit in aid.units()), one.name
