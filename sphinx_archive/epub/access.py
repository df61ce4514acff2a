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
    """How a book can be read, as schema.org says it; ``sufficient`` are the senses with which one gets all of it."""

    modes: tuple[str, ...]
    sufficient: str
    features: tuple[str, ...]
    hazard: str
    summary: str


def access_of(leaves: Iterable[Leaf]) -> Access:
    """Return how a book can be read, from what is in it."""
    bound = list(leaves)
    films = any(leaf.has_films for leaf in bound)
    pictures = films or any(leaf.has_pictures for leaf in bound)
    named, captioned = all(leaf.is_named for leaf in bound), all(leaf.is_captioned for leaf in bound)
    formulas = any("mathml" in leaf.properties for leaf in bound)
    modes = ("textual", *_if(pictures, "visual"), *_if(films, "auditory"))
    features = [*ALWAYS, *_if(pictures and named, "alternativeText"), *_if(formulas, "MathML")]
    features += _if(films and captioned, "captions", "transcript")
    return Access(
        modes=modes,
        sufficient="textual" if named and captioned else ",".join(modes),
        features=tuple(sorted(features, key=str.lower)),
        hazard="unknown" if films else "none",
        summary=_summary(pictures and named, films and captioned),
    )


def _if(condition: bool, *said: str) -> tuple[str, ...]:
    return said if condition else ()


def _summary(named: bool, captioned: bool) -> str:
    said = [
        "The text has headings, lists, tables and contents in order of reading; words in other languages say which.",
        *_if(named, "Pictures and drawings are named; what a drawing shows is also there as a list or a table."),
        *_if(captioned, "Films have captions and a transcript; nobody has checked them for flashes."),
        "Nobody has evaluated this book against WCAG.",
    ]
    return " ".join(said)
