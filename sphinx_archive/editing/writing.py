"""Edits of a page's front matter that leave every other byte of the page as it is.

The YAML library says where each value stands; an edit replaces, inserts or takes out just that stretch. Prose,
comments, the order of fields, quotes, line ends and a byte order mark stay. What was written is read again before it
is returned: a page that an edit would damage is refused.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from sphinx_archive.editing.changes import Refused
from sphinx_archive.editing.splices import Splice, spliced, splices
from sphinx_archive.records import body
from sphinx_archive.records.fields import FIELDS, in_yaml
from sphinx_archive.records.frontmatter import CLOSING, OPENING, Loader, plain_ends, read_front_matter, split

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_archive.records.frontmatter import Path

ORDER = {in_yaml(field): number for number, field in enumerate(FIELDS)}
EMPTY = "---\n---\n"
LINE_END = re.compile(r"\r\n|\n|\r")
# Mistakes of front matter in which nobody can say which value is meant.
UNREADABLE = frozenset({"broken-yaml", "tab", "duplicate-field"})
BY_HAND = "Change it in the page by hand."
# What often means something in a heading, and what may.
MARKUP, SIGNS = re.compile(r"[#&*<>\[\\\]_`]"), re.compile(r"[!-/:-@\[-`{-~]")


class Whole(NamedTuple):
    """A page's text with line ends of one kind and no byte order mark, and how to get back from there.

    ``returns`` are the offsets of the line ends before which a carriage return stood, ``mark`` is the byte order mark.
    """

    text: str
    returns: list[int]
    mark: str

    def before(self, offset: int) -> int:
        """Return where in the page as it was an offset of the text is."""
        return len(self.mark) + offset + bisect_left(self.returns, offset)


def set_field(page: str, field: str, value: Any) -> str:
    """Return a page with one field of its front matter set: replaced, put in, or with None taken out.

    ``value`` is text, or lists and mappings of text. Of a list or block only what differs is written anew; a comment
    beside what is taken out goes with it. A page without front matter gets one.
    Raises :class:`Refused` where the page would be damaged, or cannot be read well enough to know.
    """
    return set_fields(page, {field: value})


def set_fields(page: str, values: Mapping[str, Any]) -> str:
    """Return a page with several fields set, each as :func:`set_field` does it."""

    def changed(before: dict[str, Any]) -> dict[str, Any]:
        after = {field: value for field, value in {**before, **values}.items() if value is not None}
        return dict(sorted(after.items(), key=lambda field: ORDER.get(field[0], len(ORDER))))

    return _edited(page, changed)


def set_scalar(page: str, place: Path, value: str) -> str:
    """Return a page with the one text at a place of its front matter replaced, such as ``("related", 2)``.

    Raises :class:`Refused` where there is no text at the place, and as :func:`set_field` does.
    """
    return _edited(page, lambda before: _replaced(before, place, value))


def page_text(fields: Mapping[str, Any], title: str, text: str) -> str:
    """Return a new page: its fields in the order of the field table, its title as heading, and its text.

    Raises :class:`Refused` where a value or the title cannot be written.
    """
    below = f"\n{text.strip()}\n" if text.strip() else ""
    return f"{set_fields(EMPTY, fields)}{heading(title)}\n{below}"


def front_matter(page: str) -> dict[str, Any]:
    """Return the values of a page's front matter, all of them text; raises :class:`Refused` where it is broken."""
    return _values(split(_whole(page).text)[0])


def heading(title: str) -> str:
    """Return the line that is a page's title; signs of Markdown are escaped where they would mean something."""
    wanted = " ".join(title.split())
    for written in (wanted, *(signs.sub(r"\\\g<0>", wanted) for signs in (MARKUP, SIGNS))):
        found = body.heading(f"# {written}\n")
        if found and found.title == wanted and not found.has_markup:
            return f"# {written}"
    raise Refused(f"'{wanted[:80]}' cannot be a title. Write a title of plain words.")


def _edited(page: str, change: Callable[[dict[str, Any]], dict[str, Any]]) -> str:
    """Return a page whose front matter holds other values, read again and found as meant."""
    whole = _whole(page)
    block, rest = split(whole.text)
    before = _values(block)
    after = change(before)
    if before == after:
        return page
    changes = _changes(block, after) if block else [Splice(0, 0, spliced(EMPTY, _changes(EMPTY, after)))]
    new_block, new_rest = split(spliced(whole.text, changes))
    if _values(new_block) != after or new_rest != rest:
        fields = ", ".join(f"'{field}'" for field in after if after[field] != before.get(field))
        raise Refused(f"{fields or 'The field'} is written in a manner that cannot be changed safely. {BY_HAND}")
    ends = LINE_END.search(page)
    end = ends[0] if ends else "\n"
    return spliced(
        page,
        [Splice(whole.before(start), whole.before(stop), new.replace("\n", end)) for start, stop, new in changes],
    )


def _changes(block: str, after: dict[str, Any]) -> list[Splice]:
    """Return the splices of a front matter with its fences."""
    opening = OPENING.match(block)
    closing = opening and CLOSING.search(block, opening.end())
    if not (opening and closing):
        raise Refused(f"The front matter never ends. Close it with a line '---'. {BY_HAND}")
    text = block[opening.end() : closing.start()]
    try:
        changes = splices(text, yaml.compose(text, Loader=Loader), after)
    except ValueError as error:
        raise Refused(f"{error} {BY_HAND}") from None
    start = opening.end()
    return [Splice(start + low, start + high, new) for low, high, new in changes]


def _replaced(before: Any, place: Path, value: str) -> Any:
    """Return values with the text at a place replaced."""
    if not place:
        if not isinstance(before, str):
            raise Refused(f"There is a list or a block of fields where one text was looked for. {BY_HAND}")
        return value
    step, *inner = place
    known = before if isinstance(before, dict) else dict(enumerate(before)) if isinstance(before, list) else {}
    if step not in known:
        raise Refused(f"There is no '{step}' in this page's front matter any more.")
    known = {**known, step: _replaced(known[step], tuple(inner), value)}
    return known if isinstance(before, dict) else list(known.values())


def _values(block: str) -> dict[str, Any]:
    front = read_front_matter(block)
    for mistake in front.mistakes:
        if mistake.code in UNREADABLE:
            raise Refused(f"Line {mistake.line}: {mistake.message}")
    return front.values


def _whole(page: str) -> Whole:
    mark = "\N{BOM}" if page.startswith("\N{BOM}") else ""
    text = page.removeprefix(mark)
    returns = [match.start() - number for number, match in enumerate(re.finditer("\r\n", text))]
    return Whole(plain_ends(text), returns, mark)
