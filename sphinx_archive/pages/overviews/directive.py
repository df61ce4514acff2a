"""The ``overview`` directive: something drawn from all records, such as a chart or the list of disagreements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_archive.catalogue.domain import archive_domain
from sphinx_archive.messages import warn
from sphinx_archive.pages.overviews import OVERVIEWS
from sphinx_archive.records.problems import did_you_mean

if TYPE_CHECKING:
    from docutils.nodes import Node


class overview_marker(nodes.General, nodes.Element):  # noqa: N801  node classes are lower case in docutils
    """Stands for the overview ``name`` until all pages are read."""


class Overview(SphinxDirective):
    """Leaves a marker; the overview is drawn when all pages are read."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[Node]:
        """Note that the page shows all records; an unknown name is told to the author and left out."""
        name = self.arguments[0].strip()
        if name not in OVERVIEWS:
            meant = did_you_mean(name, OVERVIEWS)
            message = f"There is no overview '{name}'.{meant} Write one of: {', '.join(OVERVIEWS)}."
            warn("unknown-overview", message, self.get_location())
            return []
        archive_domain(self.env).note_overview(self.env.current_document.docname, name)
        marker = overview_marker(name=name)
        self.set_source_info(marker)
        return [marker]
