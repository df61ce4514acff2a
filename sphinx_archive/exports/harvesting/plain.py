"""Texts as Markdown that says just these characters."""

from __future__ import annotations

import re

# What Markdown could take for a mark within a line, and what it could at the beginning of one.
_WITHIN = re.compile(r"[\\`*_\[\]<>&~|]")
_FIRST = re.compile(r"(?P<number>\d{1,9})(?=[.)](?:\s|$))|(?=[-+#=:%{])")


def escaped(text: str) -> str:
    """Return a text in one line as Markdown. Source: https://spec.commonmark.org/0.31.2/#backslash-escapes"""
    return (
        _FIRST.sub(lambda match: f"{match['number'] or ''}\\", label(text), count=1)
        if _FIRST.match(text)
        else label(text)
    )


def label(text: str) -> str:
    """Return a text in one line for use within one, such as the words of a link."""
    return _WITHIN.sub(r"\\\g<0>", " ".join(text.split()))


def autolink(address: str) -> str:
    """Return a web address as a link that shows itself."""
    return f"<{address}>"
