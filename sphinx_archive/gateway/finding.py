"""Finding: which files of a built site hold the answer to a request."""

from __future__ import annotations

import json
import re
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from sphinx_archive.gateway.asking import Refused, wanted

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_archive.gateway.asking import Wanted

    Elements = list[etree._Element]

OAI = "{http://www.openarchives.org/OAI/2.0/}"
KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# The folder of the list that has every kind.
ALL = "all"
# How many records an answer has, if so many are left.
MOST = 100


class Page(NamedTuple):
    """A file of a list: its name, which begins with a day, the key of its first record, and how many it has."""

    name: str
    key: str
    size: int

    @property
    def day(self) -> str:
        """Return the day of all records of the page."""
        return self.name[:10]


def find(folder: Path, arguments: dict[str, str]) -> Elements:
    """Return what stands within the verb of an answer, from the files of a folder.

    Raises Refused where the protocol has an error for that, and OSError or ValueError where files are missing or
    broken, as while a site is built.
    """
    verb, index = arguments["verb"], json.loads((folder / "index.json").read_text("utf-8"))
    key = _key(arguments["identifier"], folder, index) if "identifier" in arguments else ""
    if verb == "GetRecord":
        return _read(folder / verb / _prefix(arguments["metadataPrefix"], index) / f"{key}.xml")
    if verb == "ListSets" and "resumptionToken" in arguments:
        raise Refused("badResumptionToken", "The list of sets is never cut.")
    if verb not in ("ListRecords", "ListIdentifiers"):
        return _read(folder / f"{verb}.xml")
    try:
        return _list(folder / verb, wanted(arguments), index)
    except Refused:
        if "resumptionToken" in arguments:
            raise Refused("badResumptionToken", "This list does not go on from there. Begin it anew.") from None
        raise


def _list(folder: Path, asked: Wanted, index: dict[str, Any]) -> Elements:
    """Return a part of a list: as many whole pages as have a hundred records, and how the list goes on."""
    pages = _pages(asked, index)
    rest = _from(asked.start, pages)
    folder = folder / _prefix(asked.prefix, index) / (asked.kind or ALL)
    if not rest:
        raise Refused("noRecordsMatch", "Nothing of that kind has changed on those days.")
    sizes = accumulate(page.size for page in rest)
    taken = [page for page, size in zip(rest, sizes, strict=True) if size <= MOST] or rest[:1]
    read = [element for page in taken for element in _read(folder / f"{page.name}.xml")]
    found = [element for element in read if element.tag != f"{OAI}resumptionToken"]
    return [*found, *_resumption(asked, sum(page.size for page in pages), rest[len(taken) :], len(found))]


def _resumption(asked: Wanted, whole: int, left: list[Page], count: int) -> Elements:
    """Return what says how a list of so many goes on after ``count`` more; nothing where it is all there."""
    if not left and not asked.cursor:
        return []
    token = etree.Element(f"{OAI}resumptionToken", completeListSize=str(whole), cursor=str(asked.cursor))
    if left:
        following = asked._replace(cursor=asked.cursor + count, start=(left[0].day, left[0].key))
        token.text = ",".join(map(str, (*following[:-1], *following.start)))
    return [token]


def _pages(asked: Wanted, index: dict[str, Any]) -> list[Page]:
    """Return the pages of a list with the days that are asked for."""
    rows = [] if asked.kind == ALL else index["lists"].get(asked.kind or ALL, [])
    pages = [Page(*row) for row in rows]
    return [page for page in pages if asked.since <= page.day <= (asked.until or page.day)]


def _from(start: tuple[str, str], pages: list[Page]) -> list[Page]:
    """Return the pages from the record on that a day and a key name.

    A page holds it that begins with it, or with one before it, where records that changed left the day meanwhile.
    """
    after = [*((page.day, page.key) for page in pages[1:]), ("", "")]
    return [
        page
        for page, (day, key) in zip(pages, after, strict=False)
        if (page.day, page.key) >= start or (page.day == start[0] and (day != page.day or key > start[1]))
    ]


def _prefix(prefix: str, index: dict[str, Any]) -> str:
    if prefix not in index["prefixes"]:
        raise Refused("cannotDisseminateFormat", f"Records can be had in: {', '.join(index['prefixes'])}.")
    return prefix


def _key(identifier: str, folder: Path, index: dict[str, Any]) -> str:
    """Return the key that an identifier names; raises Refused where there is no such record."""
    begin, key = identifier[: len(index["identifiers"])], identifier[len(index["identifiers"]) :]
    file = folder / "GetRecord" / index["prefixes"][0] / f"{key}.xml"
    if begin != index["identifiers"] or not KEY.fullmatch(key) or not file.is_file():
        raise Refused("idDoesNotExist", f"There is no record of that name; names begin with {index['identifiers']}.")
    return key


def _read(file: Path) -> Elements:
    """Return what stands within the verb of a whole answer."""
    return list(etree.fromstring(file.read_bytes())[-1])
