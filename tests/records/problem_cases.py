"""Reads problems.md: what somebody wrote, and what they are told of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

FILE = re.compile(r"^`(?P<path>[^`\n]+)`\n\n````markdown\n(?P<text>.*?)````$", re.MULTILINE | re.DOTALL)
TOLD = re.compile(r"^Told:\n\n```text\n(?P<lines>.*?)\n```$", re.MULTILINE | re.DOTALL)
UNSEEN = {
    "⟨tab⟩": b"\t",
    "⟨bell⟩": b"\a",
    "⟨escape⟩": b"\x1b",
    "⟨byte order mark⟩": b"\xef\xbb\xbf",
    "⟨byte FC⟩": b"\xfc",
    "⟨megabyte⟩": b"\n\n" + b"\n".join([b"The strike went on for another week. " * 400] * 68),
}
BESIDE = {
    "organisations/federation.md": """---
kind: organisation
sources:
  statutes-1993:
    not-archived: kept on paper
---
# Metalworkers' Federation

A union {source}`statutes-1993`.
""",
    "subjects/strikes.md": """---
kind: subject
scope: Stopping work.
---
# Strikes
""",
    "campaigns/earlier.md": """---
kind: campaign
date: 1999
organisations: [federation]
subjects: [strikes]
sources:
  report-1999:
    not-archived: kept on paper
---
# An earlier campaign

It began {source}`report-1999`.
""",
}


class Case(NamedTuple):
    """One heading of problems.md."""

    title: str
    files: dict[str, bytes]
    told: list[str]


def cases() -> list[Case]:
    """Return the cases in the order of the file."""
    text = Path(__file__).with_name("problems.md").read_text("utf-8")
    found = []
    for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        title, _, rest = section.partition("\n")
        written = {match["path"]: _bytes(match["text"]) for match in FILE.finditer(rest)}
        told = TOLD.search(FILE.sub("", rest))
        beside = {path: page.encode() for path, page in BESIDE.items()}
        found.append(Case(title, {**beside, **written}, told["lines"].split("\n") if told else []))
    return found


def _bytes(text: str) -> bytes:
    content = text.encode()
    for sign, meant in UNSEEN.items():
        content = content.replace(sign.encode(), meant)
    return content
