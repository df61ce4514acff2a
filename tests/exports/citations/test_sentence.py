"""The citation that readers copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.citations import sentence

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive


def cited(archive: Archive, key: str) -> str:
    return sentence.render(archive.catalogue.records[key], archive)


def test_who_what_when_and_where(hostile: Archive) -> None:
    assert cited(hostile, "korean") == (
        "Union of Smiths, Welders, and Turners; Jane and Doe and Iron and Steel {Workers} & Sons, "
        "“[기륭전자 파업]” (news item, 24 May 2009). Archive of {Us} & Co."
    )
    assert cited(hostile, "none") == (
        "Iron and Steel {Workers} & Sons, “Nobody told” (film short). Archive of {Us} & Co."
    )
    assert cited(hostile, "term") == "“Work, hours of” (subject). Archive of {Us} & Co."
