"""The statements of the table are the sentences that readers see on the pages of the site."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MARK = re.compile(r'<sup class="source-mark">.*?</sup>', re.DOTALL)
TAG = re.compile(r"<[^>]*>")


def test_every_statement_of_the_text_stands_on_its_page(site: Path) -> None:
    sentences = defaultdict(set)
    with (site / "data/statements.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["field"] == "text":
                sentences[row["address"]].add(row["says"])
    root = next(iter(sentences)).rsplit("/", 2)[0]
    missing = []
    for address, said in sentences.items():
        page = (site / address.removeprefix(f"{root}/")).read_text("utf-8")
        shown = " ".join(unescape(TAG.sub("", MARK.sub("", page))).split())
        missing += [sentence for sentence in said if sentence not in shown]
    assert len(sentences) > 300
    assert missing == []
