"""What readers see: record pages, listings, films, and the frame around them."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from sphinx_archive.catalogue.roles import source_mark
from sphinx_archive.pages import books, browse, coins_mark, corrections, film, head, layout, reference
from sphinx_archive.pages.fill import FillMarkers
from sphinx_archive.pages.listing import Listing
from sphinx_archive.pages.markers import MarkRecord, listing_marker, record_marker
from sphinx_archive.pages.overviews import drawn
from sphinx_archive.pages.overviews.directive import Overview, overview_marker

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# Python looks for garbage after every 700 new objects that refer to others; the tree of one page is thousands,
# all of them in use. What looking less often saves: run benchmarks/build_cost.py with this and with 700.
OBJECTS_BETWEEN_COLLECTIONS = 10_000


def setup(app: Sphinx) -> None:
    """Connect the pages to a build."""
    for marker in (source_mark, record_marker, listing_marker, overview_marker):
        app.add_node(marker)
    app.add_directive("listing", Listing)
    app.add_directive("overview", Overview)
    app.add_transform(MarkRecord)
    app.add_post_transform(FillMarkers)
    books.setup(app)
    drawn.setup(app)
    film.setup(app)
    reference.setup(app)
    layout.setup(app)
    head.setup(app)
    coins_mark.setup(app)
    corrections.setup(app)
    browse.setup(app)
    gc.set_threshold(max(OBJECTS_BETWEEN_COLLECTIONS, gc.get_threshold()[0]))
