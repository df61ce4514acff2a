"""Dates in other spellings: what they can mean, and nothing that they do not."""

from __future__ import annotations

import pytest

from sphinx_archive.records.date_readings import readings
from sphinx_archive.records.dates import parse_date


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("19 February 2011", ["2011-02-19"]),
        ("  19  february\t2011 ", ["2011-02-19"]),
        ("19th of Feb. 2011", ["2011-02-19"]),
        ("1 may 2011", ["2011-05-01"]),
        ("February 19, 2011", ["2011-02-19"]),
        ("February 2011", ["2011-02"]),
        ("Sept 2011", ["2011-09"]),
        ("Sep. 2011", ["2011-09"]),
        ("2011/02/19", ["2011-02-19"]),
        ("2011.2.9", ["2011-02-09"]),
        ("2011-2-9", ["2011-02-09"]),
        ("19.02.2011", ["2011-02-19"]),
        ("02/19/2011", ["2011-02-19"]),
        ("5-5-2011", ["2011-05-05"]),
        ("04.05.2011", ["2011-05-04", "2011-04-05"]),
        ("29 February 2012", ["2012-02-29"]),
    ],
)
def test_what_a_date_can_mean(text: str, meant: list[str]) -> None:
    assert readings(text) == meant
    assert [parse_date(reading).text for reading in meant] == meant


@pytest.mark.parametrize(
    "text",
    [
        *("", "2011", "2011/02", "29 February 2011", "31.04.2011", "2011/13/13", "19.02/2011", "19.2.11", "0 May 2011"),
        *("19 février 2011", "19 Şubat 2011", "19 مارس 2011", "٢٠١١/٠٢/١٩", "2011년 2월 19일", "19 2011", "may"),
        *("about May 2011", "19-24 February 2011", "May 0999", "1/1/1/2011", "x" * 100_000),
    ],
)
def test_what_is_not_understood_is_left_alone(text: str) -> None:
    assert readings(text) == []
