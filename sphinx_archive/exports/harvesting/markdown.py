"""A record's page as plain Markdown: the header as the editor wrote it, links instead of roles, sources as footnotes.

Source: https://llmstxt.org, and https://github.github.com/gfm/ for the Markdown
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_archive.exports.archive import title
from sphinx_archive.exports.harvesting.footnotes import footnotes
from sphinx_archive.exports.harvesting.plain import autolink, escaped, label
from sphinx_archive.exports.harvesting.rewriting import rewritten
from sphinx_archive.records.wording import in_parts

if TYPE_CHECKING:
    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record


def render(record: Record, archive: Archive) -> str:
    """Return the page of a record. Its header is valid front matter, and its text can be read by itself."""
    header, written = in_parts(archive.source(record.docname))
    text, cited = rewritten(written, record, archive)
    blocks = (text.strip("\n"), "---", _colophon(record, archive), *footnotes(cited, record))
    return f"{header.strip()}\n\n" + "\n\n".join(filter(None, blocks)) + "\n"


def _colophon(record: Record, archive: Archive) -> str:
    """Return where the page is, in what archive, and what one may do with its text."""
    address = archive.page(record)
    named = f"[{label(title(record))}]({address})" if address else escaped(title(record))
    of = f"{named}: a record of {escaped(archive.name)}."
    return f"{of} Licence of the text: {autolink(archive.licence)}." if archive.licence else of
