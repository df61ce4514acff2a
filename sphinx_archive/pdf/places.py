"""Places of the printed archive that links may lead to, and the links to them, gathered while pages are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .reports import Reports


class Places:
    """Labels, ``docname`` or ``docname#id``, that pages have, and those that links ask for, with who asks."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._asked: dict[str, list[str]] = {}

    def note(self, labels: Iterable[str]) -> None:
        """Note the labels that a page has."""
        self._known.update(labels)

    def ask(self, label: str, where: str) -> None:
        """Note that a link leads to a label, and where the link stands."""
        self._asked.setdefault(label, []).append(where)

    def join(self, other: Places) -> None:
        """Note what other pages have and ask for."""
        self._known |= other._known
        for label, places in other._asked.items():
            self._asked.setdefault(label, []).extend(places)

    def broken(self) -> list[str]:
        """Return the labels that links ask for and no page has."""
        return sorted(self._asked.keys() - self._known)

    def report(self, reports: Reports) -> None:
        """Warn of every link that leads nowhere."""
        for label in self.broken():
            for where in sorted(self._asked[label]):
                reports.warn(
                    "pdf-broken-link",
                    f"This link leads to {label!r}, which is not in the PDF; only its text is printed. "
                    "Link to a page of the archive.",
                    where,
                )
