"""The roles: ``{person}`key``` and its like name a record, ``{source}`name``` cites a source of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.roles import XRefRole
from sphinx.util.docutils import SphinxRole

if TYPE_CHECKING:
    from docutils.nodes import Node, system_message


class source_mark(nodes.Inline, nodes.TextElement):  # noqa: N801  node classes are lower case in docutils
    """Stands where a source is cited, until the page is written; ``name`` is the source's name in the page."""


class RecordRole(XRefRole):
    """Names a record by its key."""

    def __init__(self) -> None:
        super().__init__(innernodeclass=nodes.inline)


class SourceRole(SphinxRole):
    """Cites a source that the page's front matter declares."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Leave a mark."""
        mark = source_mark(self.rawtext, name=self.text.strip())
        self.set_source_info(mark)
        return [mark], []
