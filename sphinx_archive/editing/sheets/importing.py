"""Tables into an archive: the pages as they would be, held against every check; then all of them, or none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sphinx_archive.editing.changes import Change, Refused
from sphinx_archive.editing.check import problems_of, problems_of_tables
from sphinx_archive.editing.sheets.drafts import at_cells
from sphinx_archive.editing.sheets.plan import planned
from sphinx_archive.editing.sheets.tables import Trouble
from sphinx_archive.records.page import read_page

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sphinx_archive.editing.sheets.drafts import Plan
    from sphinx_archive.editing.sheets.tables import Table
    from sphinx_archive.records.page import Page
    from sphinx_archive.records.problems import Problem


def imported(folder: Path, read: Iterable[Page], tables: Iterable[Table]) -> tuple[Plan, list[Change]]:
    """Return what tables would do to the pages of a folder, which are ``read``, and the changes that do it.

    There are none where troubles stand against the whole: a mistake in the tables, or a problem that pages would have
    and have not now.
    """
    pages = {page.path: page for page in read}
    plan = planned(pages.values(), lambda path: _text(folder / path), tables)
    changes = [] if plan.troubles else list(_changes(plan, folder))
    if changes and not plan.troubles:
        new = {change.path: change.after or b"" for change in changes}
        after = {**pages, **{path: read_page(path, content) for path, content in new.items()}}
        problems = _new_problems(list(pages.values()), list(after.values()), folder)
        plan.troubles += at_cells(plan, problems, lambda path: new[path].decode() if path in new else "")
    return plan, [] if plan.troubles else changes


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError:
        raise Refused(f"{path} is not UTF-8. Save it as UTF-8.") from None


def _changes(plan: Plan, folder: Path) -> Iterable[Change]:
    for draft in plan.drafts.values():
        try:
            after = draft.written().encode()
        except (Refused, UnicodeError) as error:
            plan.troubles.append(Trouble(draft.where, str(error)))
            continue
        before = None if draft.text is None else draft.text.encode()
        if before is None and (folder / draft.path).exists():
            plan.troubles.append(Trouble(draft.where, f"There is a file {draft.path} already. Run 'make check'."))
        if before != after:
            yield Change(draft.path, before, after)


def _new_problems(before: list[Page], after: list[Page], folder: Path) -> list[Problem]:
    """Return the problems that the changed pages bring with them."""
    known = Counter(_known_by(problem) for problem in _problems(before, folder))
    new: list[Problem] = []
    for problem in _problems(after, folder):
        known[_known_by(problem)] -= 1
        if known[_known_by(problem)] < 0:
            new.append(problem)
    return new


def _problems(pages: list[Page], folder: Path) -> list[Problem]:
    return [*problems_of(pages), *problems_of_tables(pages, folder)]


def _known_by(problem: Problem) -> tuple[str, str, str]:
    # An edit may move a problem that was there before to another line.
    return problem.path, problem.code, problem.message
