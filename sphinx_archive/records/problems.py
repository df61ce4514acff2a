"""What an author can fix: one problem is one message at one place."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Problem(NamedTuple):
    """A mistake in a page, addressed to the person who writes it.

    ``path`` is relative to the folder of the archive, with forward slashes; ``line`` and ``column`` count
    from 1; ``code`` is one of the codes in :mod:`sphinx_archive.messages`.
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
        return f"{self.path}:{self.line}: WARNING: {self.text} [archive.{self.code}]"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `` Did you mean 'x'?`` for the nearest known words, or an empty string."""
    by_folded = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold()[:200], by_folded, n=2, cutoff=0.6)
    if not near:
        return ""
    return " Did you mean " + " or ".join(f"'{by_folded[name]}'" for name in near) + "?"
