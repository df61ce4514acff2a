"""Pages: a list of records cut into files, none of which holds records of two days.

So a harvester that asks from one day until another is answered with whole files. Whoever answers may join the files
of several days; what follows is then found by the day and key of its first record, which stays right when records
that change move to the end of the list meanwhile.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from sphinx_archive.exports.oai.answers import OAI

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_archive.exports.oai.headers import Header

# As many records as fit into an answer that is still small: about 200 kilobytes.
MOST = 100


class Page(NamedTuple):
    """The name of a file, without its ending, its headers, and how many stand in the files before it."""

    name: str
    headers: Sequence[Header]
    before: int


def pages(headers: Sequence[Header]) -> list[Page]:
    """Return the files of a list that is in order."""
    return list(_pages(headers))


def tokens(found: Sequence[Page], prefix: str, kind: str) -> list[str]:
    """Return what a harvester asks with for each of the pages: nothing for the first.

    A token is prefix, set, from, until, place in the list, and the day and key of the next record.
    """
    following = (f"{prefix},{kind},,,{page.before},{page.headers[0].day},{page.headers[0].key}" for page in found[1:])
    return ["", *following]


def resumption(page: Page, following: str, size: int) -> list[etree._Element]:
    """Return what says how a list goes on after a page; nothing where the page is the whole list."""
    if len(page.headers) == size:
        return []
    token = etree.Element(f"{OAI}resumptionToken", completeListSize=str(size), cursor=str(page.before))
    token.text = following or None
    return [token]


def _pages(headers: Sequence[Header]) -> Iterator[Page]:
    before = 0
    for day, group in groupby(headers, key=lambda header: header.day):
        of_day = list(group)
        for number, start in enumerate(range(0, len(of_day), MOST), 1):
            page = Page(f"{day}-{number}", of_day[start : start + MOST], before)
            before += len(page.headers)
            yield page
