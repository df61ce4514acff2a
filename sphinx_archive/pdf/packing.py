"""A PDF of Typst made smaller and quicker to read, with the same pages and tags, and described in Dublin Core."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# Elements of Dublin Core that XMP keeps as lists; the others are single texts.
_LISTS = frozenset({"creator", "subject", "language", "relation", "type", "publisher"})
_T = TypeVar("_T")
# So many entries at most are in one node of a number tree.
_WIDEST = 32


def packed(document: bytes, description: Mapping[str, tuple[str, ...]]) -> bytes:
    """Return the same PDF, described, with its objects in compressed streams: Typst writes the tags one by one."""
    smaller = BytesIO()
    with pikepdf.open(BytesIO(document)) as pdf:
        if description:
            _describe(pdf, description)
        _branch(pdf)
        pdf.save(
            smaller,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            fix_metadata_version=False,
        )
    return smaller.getvalue()


def _describe(pdf: pikepdf.Pdf, description: Mapping[str, tuple[str, ...]]) -> None:
    """Write Dublin Core into the XMP of a PDF."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        for element, values in description.items():
            metadata[f"dc:{element}"] = list(values) if element in _LISTS else "; ".join(values)


class _Node(NamedTuple):
    first: int
    last: int
    content: pikepdf.Object


def _branch(pdf: pikepdf.Pdf) -> None:
    """Make branches of the list by which readers find the tag of what is on a sheet, as ISO 32000 7.9.7 has it.

    Typst writes one list of all tags, and veraPDF reads all of it for every tag: with a thousand pages it does not end.
    """
    tree = pdf.Root.StructTreeRoot.ParentTree
    numbers: list[Any] = list(tree.Nums)
    if len(numbers) <= 2 * _WIDEST:
        return
    nodes = [_node(pdf, int(group[0]), int(group[-2]), "/Nums", group) for group in _groups(numbers, 2 * _WIDEST)]
    while len(nodes) > _WIDEST:
        nodes = [
            _node(pdf, group[0].first, group[-1].last, "/Kids", [node.content for node in group])
            for group in _groups(nodes, _WIDEST)
        ]
    del tree["/Nums"]
    tree["/Kids"] = pikepdf.Array([node.content for node in nodes])


def _node(pdf: pikepdf.Pdf, first: int, last: int, kind: str, entries: Iterable[object]) -> _Node:
    limits = pikepdf.Array([first, last])
    content = pikepdf.Dictionary({"/Limits": limits, kind: pikepdf.Array(entries)})
    return _Node(first, last, pdf.make_indirect(content))


def _groups(entries: Sequence[_T], size: int) -> list[Sequence[_T]]:
    return [entries[start : start + size] for start in range(0, len(entries), size)]
