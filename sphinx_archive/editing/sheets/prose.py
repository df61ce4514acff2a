"""Plain text as the text of a page, each sentence with its source."""

from __future__ import annotations

import re

from sphinx_archive.records.statements import sentences

MARKUP = re.compile(r"[\\`*_{}\[\]<>#|$]")
# What begins a list, a rule or a definition at the beginning of a line; a number is shown as it is in a list, too.
BEGINNING = re.compile(r"^(\s*)([-+=~:])", re.MULTILINE)
STOPS = re.compile(r"(.*?)([.!?。…]*)\s*", re.DOTALL)


def plain(text: str) -> str:
    """Return a text in which no sign means anything to Markdown."""
    return BEGINNING.sub(r"\1\\\2", MARKUP.sub(r"\\\g<0>", text).replace("](", "]\\("))


def cited(text: str, source: str) -> str:
    """Return a plain text as Markdown, a sentence a line, each of which cites a source."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join("\n".join(_sentences(paragraph, source)) for paragraph in paragraphs if paragraph.strip())


def _sentences(paragraph: str, source: str) -> list[str]:
    found = []
    for sentence in sentences(plain(" ".join(paragraph.split())), 1):
        # A sentence begins a line now.
        match = STOPS.fullmatch(BEGINNING.sub(r"\1\\\2", sentence.written))
        assert match
        found.append(f"{match[1]} {{source}}`{source}`{match[2] or '.'}")
    return found
