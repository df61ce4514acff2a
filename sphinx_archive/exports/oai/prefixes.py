"""The forms in which a record can be harvested, by the name that a harvester asks with."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_archive.exports.oai import oai_dc

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml import etree

    from sphinx_archive.exports.archive import Archive
    from sphinx_archive.records.fields import Record


class Form(NamedTuple):
    """The address of a form's schema, its namespace, and what renders a record in it."""

    schema: str
    namespace: str
    render: Callable[[Record, Archive], etree._Element]


PREFIXES: Mapping[str, Form] = {"oai_dc": Form(oai_dc.SCHEMA, oai_dc.NAMESPACE, oai_dc.render)}
