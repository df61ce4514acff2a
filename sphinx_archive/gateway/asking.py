"""Asking: what a harvester's request says, or which rule of the protocol it breaks.

Source: http://www.openarchives.org/OAI/2.0/openarchivesprotocol.htm, sections 3.1.1, 3.5, 3.6 and 4.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple
from urllib.parse import parse_qsl

_LISTS = (frozenset({"metadataPrefix"}), frozenset({"from", "until", "set", "metadataPrefix"}))
# The arguments that each verb needs, and all that it knows.
VERBS = {
    "Identify": (frozenset(), frozenset()),
    "ListMetadataFormats": (frozenset(), frozenset({"identifier"})),
    "ListSets": (frozenset(), frozenset({"resumptionToken"})),
    "GetRecord": (frozenset({"identifier", "metadataPrefix"}),) * 2,
    "ListIdentifiers": _LISTS,
    "ListRecords": _LISTS,
}
RESUMED = ("ListIdentifiers", "ListRecords")
_DAY = r"\d{4}-\d\d-\d\d"
# What OAI-PMH.xsd takes for each of them, where a name is no longer than anybody's is.
SYNTAX = {
    "identifier": r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]{1,500}",
    "metadataPrefix": r"[A-Za-z0-9\-_.!~*'()]{1,100}",
    "set": r"[A-Za-z0-9\-_.!~*'()]{1,100}(?::[A-Za-z0-9\-_.!~*'()]{1,100}){0,9}",
    "from": _DAY,
    "until": _DAY,
    "resumptionToken": r"[!-~]{1,500}",
}
TOKEN = re.compile(rf"([\w-]+),([\w-]*),((?:{_DAY})?),((?:{_DAY})?),(\d{{1,9}}),({_DAY}),([\w-]+)", re.ASCII)
MOST_ARGUMENTS = 20


class Refused(Exception):  # noqa: N818
    """A request that is answered with one of the protocol's errors."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


class Wanted(NamedTuple):
    """Which part of which list is wanted.

    ``since`` and ``until`` are empty where nothing bounds the list; ``cursor`` is how many records came before the
    part, and ``start`` the day and key with which it begins.
    """

    prefix: str
    kind: str
    since: str
    until: str
    cursor: int = 0
    start: tuple[str, str] = ("", "")


def read(query: str) -> dict[str, str]:
    """Return the arguments of a query, with the verb among them; raises Refused where they break the protocol."""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_ARGUMENTS)
    except ValueError:
        raise Refused("badArgument", "There are too many arguments.") from None
    verbs = [value for name, value in pairs if name == "verb"]
    if len(verbs) != 1 or verbs[0] not in VERBS:
        raise Refused("badVerb", f"Ask with one verb, which is one of: {', '.join(VERBS)}.")
    arguments = dict(pairs)
    if len(arguments) < len(pairs):
        raise Refused("badArgument", "An argument is given twice.")
    _check(verbs[0], {name: value for name, value in pairs if name != "verb"})
    return arguments


def wanted(arguments: dict[str, str]) -> Wanted:
    """Return what part of a list is asked for; raises Refused where it is asked for with a broken token."""
    if "resumptionToken" not in arguments:
        prefix, kind, since, until = (arguments.get(name, "") for name in ("metadataPrefix", "set", "from", "until"))
        return Wanted(prefix, kind, since, until)
    match = TOKEN.fullmatch(arguments["resumptionToken"])
    if not match:
        raise Refused("badResumptionToken", "This is no resumption token of this archive.")
    prefix, kind, since, until, cursor, day, key = match.groups()
    return Wanted(prefix, kind, since, until, int(cursor), (day, key))


def _check(verb: str, arguments: dict[str, str]) -> None:
    """Raise Refused where arguments are not those of the verb, or are not written as they have to be."""
    needed, known = VERBS[verb]
    if "resumptionToken" in arguments and verb in RESUMED:
        needed = known = frozenset({"resumptionToken"})
    if arguments.keys() - known:
        names = ", ".join(sorted(known)) or "none"
        raise Refused("badArgument", f"An argument cannot be had here. With {verb} these can: {names}.")
    if missing := needed - arguments.keys():
        raise Refused("badArgument", f"{verb} needs: {', '.join(sorted(missing))}.")
    for name, value in arguments.items():
        if not re.fullmatch(SYNTAX[name], value, re.ASCII) or (SYNTAX[name] == _DAY and not _is_day(value)):
            raise Refused("badArgument", f"'{name}' is not as it has to be. Days are written 2026-11-28.")
    if "from" in arguments and arguments["from"] > arguments.get("until", "9999-12-31"):
        raise Refused("badArgument", "'from' is later than 'until'.")


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False
