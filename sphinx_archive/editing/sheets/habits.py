"""What spreadsheets make of texts that they take for numbers and dates, so that no such change is taken for an edit."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import product
from typing import Literal, NamedTuple

from babel.dates import get_month_names

# Languages in which people are likely to run their spreadsheets.
LANGUAGES = ("en", "de", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "sv", "tr", "zh")
WIDTHS: tuple[Literal["abbreviated", "wide"], ...] = ("abbreviated", "wide")
LENGTH = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d\d)", re.ASCII)
ROUNDED = re.compile(r"-?\d(?:[.,]\d+)?E\+\d+", re.ASCII)
IN_NUMBERS = re.compile(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})", re.ASCII)
MONTH_IN_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{4})", re.ASCII)
IN_WORDS = re.compile(r"(?:(\d{1,2})[-. /]+)?([^\W\d_]+)\.?[-. /]+(\d{4}|\d{2})")
SERIAL = re.compile(r"\d{5}", re.ASCII)
FIRST_DAY = date(1899, 12, 30)  # Day 0 of spreadsheets.
ISO = re.compile(r"\d{4}-\d\d(?:-\d\d)?", re.ASCII)
# The order of day and month: the day first, the month first, or such that nobody can mistake it.
DAY_FIRST, MONTH_FIRST, CLEAR = "day first", "month first", ""
SHORT = 40


class Reading(NamedTuple):
    """A day or month that a cell may mean, in EDTF, and the order of day and month in which it does."""

    order: str
    text: str


def is_habit(cell: str, text: str) -> bool:
    """Whether a cell holds what a spreadsheet makes of a text that nobody touched, days and months apart."""
    if cell == text:
        return True
    if not text or not cell:
        return False
    # What old programs do to letters that they do not have.
    if "?" in cell and text.encode("cp1252", "replace").decode("cp1252") == cell:
        return True
    return len(text) <= SHORT and cell in _numbers(text)


def is_rounded(cell: str) -> bool:
    """Whether a spreadsheet has made a rounded number of what was typed: ``1.18509E+08``."""
    return bool(ROUNDED.fullmatch(cell))


def _numbers(text: str) -> set[str]:
    if text.isascii() and text.isdigit():
        whole = [*(f"{float(text):.{places}E}" for places in (2, 5, 14)), str(int(text)), f"{text}.0"]
        return {*whole, *(one.replace(".", ",") for one in whole)}
    if match := LENGTH.fullmatch(text):
        first, second, third = (int(part or 0) for part in match.groups())
        if match[1]:
            return {f"{first:02}:{second:02}:{third:02}", f"{first}:{second:02}:{third:02}"}
        hours = (f"{second}", f"{second:02}")
        return {f"{hour}:{third:02}{seconds}" for hour, seconds in product(hours, ("", ":00"))}
    return set()


@cache
def readings(cell: str) -> frozenset[Reading]:
    """Return the days or months that a cell may mean, if it is how a spreadsheet, and no editor, writes them."""
    if ISO.fullmatch(cell):
        return frozenset()
    found: list[Reading | None] = []
    if match := IN_NUMBERS.fullmatch(cell):
        first, sign, second, third = match[1], match[2], match[3], match[4]
        if len(first) == 4:
            found = [_day(CLEAR, first, second, third)]
        else:
            orders = [(DAY_FIRST, second, first)]
            orders += [] if sign == "." else [(MONTH_FIRST, first, second)]
            found = [_day(order, year, month, day) for order, month, day in orders for year in _years(third)]
    elif match := MONTH_IN_NUMBERS.fullmatch(cell):
        found = [_day(CLEAR, match[2], match[1])]
    elif match := IN_WORDS.fullmatch(cell):
        months = [str(month) for month in range(1, 13) if match[2].casefold() in _month_names(month)]
        found = [_day(CLEAR, year, month, match[1]) for month in months for year in _years(match[3])]
    elif SERIAL.fullmatch(cell):
        found = [Reading(CLEAR, date.fromordinal(FIRST_DAY.toordinal() + int(cell)).isoformat())]
    return frozenset(one for one in found if one)


def _years(shown: str) -> list[str]:
    return [shown] if len(shown) == 4 else [f"20{shown}", f"19{shown}"] if len(shown) == 2 else []


def _day(order: str, year: str, month: str, day: str | None = None) -> Reading | None:
    try:
        whole = date(int(year), int(month), int(day or 1)).isoformat()
    except ValueError:
        return None
    return Reading(order, whole if day else whole[:7])


@cache
def _month_names(month: int) -> frozenset[str]:
    return frozenset(
        get_month_names(width, "format", language)[month].rstrip(".").casefold()
        for language in LANGUAGES
        for width in WIDTHS
    )
