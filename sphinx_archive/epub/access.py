"""What a book says of its accessibility: https://www.w3.org/TR/epub-a11y-11/#sec-disc-package.

It claims no conformance, which somebody would have to have evaluated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_archive.epub.leaf import Leaf

ALWAYS = ("displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents", "unlocked")


class Access(NamedTuple):
    """How a book can be read, as schema.org says it."""

    modes: tuple[str, ...]
    features: tuple[str, ...]
    hazard: str
    summary: str


def access_of(leaves: Iterable[Leaf]) -> Access:
    """Return how a book can be read, from what is in it."""
    bound = list(leaves)
    films = any(leaf.has_films for leaf in bound)
    pictures = films or any(leaf.has_pictures for leaf in bound)
    features = [*ALWAYS, *(["alternativeText"] if pictures else []), *(["captions", "transcript"] if films else [])]
    features += ["MathML"] if any("mathml" in leaf.properties for leaf in bound) else []
    modes = ("textual", *(["visual"] if pictures else []), *(["auditory"] if films else []))
    return Access(
        modes, tuple(sorted(features, key=str.lower)), "unknown" if films else "none", _summary(pictures, films)
    )


def _summary(pictures: bool, films: bool) -> str:
    said = [
        "The text has headings, lists, tables and contents in order of reading; words in other languages say which."
    ]
    if pictures:
        said.append("Pictures and drawings are named; what a drawing shows is also there as a list or a table.")
    if films:
        said.append("Films have captions and a transcript. Nobody has checked them for flashes.")
    return " ".join([*said, "Nobody has evaluated this book against WCAG."])
