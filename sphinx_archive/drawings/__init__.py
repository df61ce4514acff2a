"""Drawings of the whole: a chronology, a map, a chart, drawn from the catalogue for screen and paper alike."""

from __future__ import annotations

from docutils import nodes


class drawing(nodes.General, nodes.Element):  # noqa: N801  node classes are lower case in docutils
    """A picture: ``svg`` is the text of an SVG element, ``alt`` says what it shows."""
