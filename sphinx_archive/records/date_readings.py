"""What dates mean that people spell otherwise than EDTF: ``19 February 2011``, ``19.02.2011``, ``2011/02/19``."""

from __future__ import annotations

import re
from calendar import monthrange
from functools import cache

from babel import Locale

YEAR = r"(?P<year>[1-9]\d{3})"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
NAME = r"(?P<name>[a-z]+)\.?"
MONTH = r"(?P<month>\d{1,2})"
BETWEEN = r"(?P<sign>[./ -])"
# Of days and months in figures only the one with the year first is read alike everywhere.
SPELLINGS = (
    re.compile(rf"{DAY}(?: of)? {NAME},? {YEAR}", re.ASCII),
    re.compile(rf"{NAME} {DAY},? {YEAR}", re.ASCII),
    re.compile(rf"{NAME},? {YEAR}", re.ASCII),
    re.compile(rf"{YEAR}{BETWEEN}{MONTH}(?P=sign){DAY}", re.ASCII),
    re.compile(rf"{DAY}{BETWEEN}{MONTH}(?P=sign){YEAR}", re.ASCII),
    re.compile(rf"{MONTH}{BETWEEN}{DAY}(?P=sign){YEAR}", re.ASCII),
)


def readings(text: str) -> list[str]:
    """Return the dates in EDTF that a text can mean: one where it is plain, two where day and month can change places.

    Nothing where the text is spelt in a manner that is not known here, or no calendar has such a day.
    """
    folded = " ".join(text.casefold().split())
    matches = (spelling.fullmatch(folded) for spelling in SPELLINGS)
    return list(dict.fromkeys(filter(None, (_edtf(match) for match in matches if match))))


def _edtf(match: re.Match[str]) -> str:
    """Return the date that a match means; an empty text where no calendar has it."""
    found = match.groupdict()
    year, day = int(found["year"]), int(found.get("day") or 0)
    month = _months().get(found["name"], 0) if "name" in found else int(found["month"])
    if not 1 <= month <= 12 or ("day" in found and not 1 <= day <= monthrange(year, month)[1]):
        return ""
    return f"{year}-{month:02}-{day:02}" if "day" in found else f"{year}-{month:02}"


@cache
def _months() -> dict[str, int]:
    """Return the numbers of months by their English names and abbreviations, in small letters."""
    months = [Locale.parse(code).months["format"] for code in ("en", "en_GB")]
    tables = [table[width] for table in months for width in ("wide", "abbreviated")]
    return {str(name).casefold().rstrip("."): number for table in tables for number, name in table.items()}
