"""What other people's programs find on the pages themselves: tags in their heads, marks in lists, cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.forms import CARD
from sphinx_archive.exports.web import card

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_archive.exports.archive import Archive


def files(archive: Archive) -> Iterator[tuple[str, bytes]]:
    """Yield the cards, which pages name by their whole address; nothing where the archive's own is not known."""
    if archive.address:
        yield card.FRONT, card.front(archive)
        for record in archive.catalogue.ordered:
            yield f"{record.docname}.{CARD.ending}", card.render(record, archive)
