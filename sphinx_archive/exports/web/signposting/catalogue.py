"""What programs find at the archive: the list of its interfaces, at the address where they look for one.

Sources: RFC 9727 (the address, the relation ``item`` and the profile), RFC 8631 (``service-doc``), RFC 9264, 4.2;
https://signposting.org/FAIRiCat/ (2025-07-08).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.forms import PAGE, media_type_of
from sphinx_archive.exports.web.signposting.files import wholes

if TYPE_CHECKING:
    from typing import Any

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.exports.web.signposting.files import Whole

PATH = ".well-known/api-catalog"
PROFILE = "https://www.rfc-editor.org/info/rfc9727"


def render(archive: Archive) -> dict[str, Any]:
    """Return the files of the whole archive as a link set, each with the page that explains it to people."""
    found = wholes(archive)
    items = [{"href": archive.at(file.path), "type": media_type_of(file.path), "title": file.title} for file in found]
    catalogue = {"anchor": archive.at(PATH), "profile": [{"href": PROFILE}], "item": items}
    return {
        "linkset": [catalogue, *(_explained(file, archive) for file in found if file.explained in archive.docnames)]
    }


def _explained(file: Whole, archive: Archive) -> dict[str, Any]:
    page = archive.at(f"{file.explained}{archive.ending}")
    return {"anchor": archive.at(file.path), "service-doc": [{"href": page, "type": PAGE.media_type}]}
