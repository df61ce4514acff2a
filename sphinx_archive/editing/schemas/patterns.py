"""Regular expressions for what front matter holds, in the common part of Python's and JavaScript's dialects.

Each takes whatever the reader takes. What none can tell (29 February 2009, a beginning after its end, a town that is
no country) the check tells.
"""

from __future__ import annotations

import re

from sphinx_archive.records.values import DURATION, KEY, SHORT_DURATION
from sphinx_archive.records.vocabulary import RIGHTS, SPDX, languages

# EDTF (ISO 8601-2): marks of doubt, X for unknown digits, and 21 to 41 for seasons, quarters and halves.
_MARK = "[?~%]?"
_YEAR = rf"{_MARK}(?!0000)[0-9X]{{4}}{_MARK}"
_MONTH = rf"{_MARK}(?:0[1-9X]|1[0-2X]|2[1-9]|3[0-9]|4[01]|X[0-9X]){_MARK}"
_DAY = rf"{_MARK}(?:0[1-9X]|[12][0-9X]|3[01X]|X[0-9X]){_MARK}"
_TIME = r"T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
_DATE = rf"(?:{_YEAR}(?:-{_MONTH}(?:-{_DAY}(?:{_TIME})?)?)?)"
_SET = rf"[\[{{][ ]*(?:\.\.)?{_DATE}(?:(?:[ ]*,[ ]*|\.\.){_DATE})*(?:\.\.)?[ ]*[\]}}]"
_SHORT_MONTHS = r"(?![0-9X~?%/.]*-(?:02-3|(?:04|06|09|11)-31))"
DATE = rf"^(?!(?:\.\.)?/(?:\.\.)?$){_SHORT_MONTHS}(?:{_DATE}|(?:{_DATE}|\.\.)?/(?:{_DATE}|\.\.)?|{_SET})$"


def _ascii(pattern: re.Pattern[str]) -> str:
    return pattern.pattern.replace(r"\d", "[0-9]")


def _one_of(*patterns: str) -> str:
    return f"^(?:{'|'.join(patterns)})$"


_SUBTAGS = "|".join(sorted({tag.split("_")[0] for tag in languages()}))
PATTERNS = {
    "address": r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s<>\"/?#]+[^\s<>\"]*$",
    "date": DATE,
    "duration": _one_of(_ascii(DURATION), _ascii(SHORT_DURATION)),
    "key": _one_of(KEY.pattern),
    "language": rf"^(?:{_SUBTAGS})(?:-[A-Z][a-z]{{3}})?(?:-(?:[A-Z]{{2}}|[0-9]{{3}}))?$",
    "rights": _one_of(*map(re.escape, RIGHTS), SPDX.pattern),
}
WRONG = {
    "address": "Write the whole address: https://example.org/page.",
    "date": "Write year-month-day, as far as known: 2009, 2009-05, 2009-05-24, 2009-05-24/2009-05-28, 2009~ for about"
    " 2009, 2009? if unsure, 2009/.. for since 2009.",
    "duration": "Write minutes and seconds, 4:05, or ISO 8601, PT4M5S.",
    "key": "A key is a page's file name without .md: small letters, digits, hyphens.",
    "language": "Write a BCP 47 tag such as en, ko or pt-BR.",
    "rights": "Write an address of rightsstatements.org or https://spdx.org/licenses/...",
}
"""What to type instead, by the name of the pattern."""
