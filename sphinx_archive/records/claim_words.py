"""Claims in words: a date, a length or a figure as readers see it, and what other sources say instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sphinx_archive.records.date_words import lifetime, words
from sphinx_archive.records.dates import Edtf
from sphinx_archive.records.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_archive.records.fields import Record


def value_words(value: Any, record: Record) -> str:
    """Return a claim's value as readers see it: a date or a length in words, a figure as it is."""
    if isinstance(value, Edtf):
        return lifetime(value) if record.kind == "person" else words(value)
    text = str(value)
    return minutes(text) if re.fullmatch(r"PT[0-9HMS]+", text) else text


def minutes(duration: str) -> str:
    """Return an ISO 8601 duration in words: ``PT1H4M5S`` is 1 h 4 min 5 s."""
    units = {"H": "h", "M": "min", "S": "s"}
    return " ".join(
        f"{number} {units[unit]}" for number, unit in re.findall(r"(\d+)([HMS])", duration) if number != "0"
    )


def label_of(place: tuple[str, ...]) -> str:
    """Return what readers call the field of a claim: the label of its row, or the name of a figure."""
    label = FIELDS[place[0]].label if len(place) == 1 else place[1]
    return label[:1].upper() + label[1:]


def claims_in_words(record: Record) -> Iterator[str]:
    """Yield a sentence for each figure, and for each date or length that sources tell differently."""
    for place, claim in record.claims.items():
        if claim.variants or place[0] == "figures":
            said = [value_words(value, record) for value in (claim.value, *(other.value for other in claim.variants))]
            others = f"; others say {'; '.join(said[1:])}" if claim.variants else ""
            yield f"{label_of(place)}: {said[0]}{others}."
