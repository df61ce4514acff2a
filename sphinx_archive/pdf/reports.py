"""What the printed archive tells authors, counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive import messages

if TYPE_CHECKING:
    from docutils import nodes


class Reports:
    """Warns, and counts: a book with warnings is printed anew by the next build, so that they come again."""

    def __init__(self) -> None:
        self.count = 0
        self._said: set[tuple[str, str, str]] = set()

    def warn(self, code: str, text: str, place: nodes.Node | str) -> None:
        """Warn at a node, or at a page given by its docname; the same at the same place only once."""
        said = (code, text, str(place))
        if said in self._said:
            return
        self._said.add(said)
        self.count += 1
        messages.warn(code, text, place)
