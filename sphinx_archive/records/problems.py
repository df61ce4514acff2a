"""What an author can fix: one problem is one message at one place."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Problem(NamedTuple):
    """A mistake in a page, addressed to the person who writes it.

    ``path`` is relative to the folder of the archive, with forward slashes; ``line`` and ``column`` count
    from 1; ``code`` is one of the codes in :mod:`sphinx_archive.codes`.
    """

    path: str
    line: int
    column: int
    code: str
    message: str

    @property
    def text(self) -> str:
        """Return the message as one line that a terminal may print, whatever it quotes of the page."""
        return "".join(sign if sign.isprintable() else " " for sign in self.message)

    def __str__(self) -> str:
        """Return the line that an editor sees: the same words as in the build."""
        return f"{self.path}:{self.line}:{self.column}: WARNING: {self.text} [archive.{self.code}]"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `` Did you mean 'x'?`` for the nearest known words, or an empty string."""
    near = nearest(word, known)
    return " Did you mean " + " or ".join(f"'{name}'" for name in near) + "?" if near else ""


def nearest(word: str, known: Iterable[str], likeness: float = 0.6) -> list[str]:
    """Return the one or two known words that a word is most like; ``likeness`` is 1 where they are the same."""
    by_folded = {name.casefold(): name for name in known}
    return [by_folded[name] for name in get_close_matches(word.casefold()[:200], by_folded, n=2, cutoff=likeness)]
