"""The words of Sphinx, read back; and why it stopped, in a line that leads to the place."""

from __future__ import annotations

import re
from pathlib import Path

import jinja2
import pytest
from sphinx.config import Config
from sphinx.util.tags import Tags

from sphinx_archive.live.told import Told, of_error, of_problem, of_warning, together
from tests.archives import read

DOCS = Path("docs")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("docs/a/b.md:4:2: WARNING: Wrong. [archive.bad-date]\n", Told("a/b.md", 4, 2, "Wrong.", "archive.bad-date")),
        ("docs/b.md:4: WARNING: Two\nlines [myst.x_y]", Told("b.md", 4, 0, "Two lines", "myst.x_y")),
        ("docs/b.md: WARNING: In no tree [toc.not_included]", Told("b.md", 0, 0, "In no tree", "toc.not_included")),
        ("docs/b.md:: ERROR: Odd: 3: WARNING: x", Told("b.md", 0, 0, "Odd: 3: WARNING: x")),
        ("WARNING: cannot copy x: [Errno 2]", Told("", 0, 0, "cannot copy x: [Errno 2]")),
        ("/elsewhere/film.vtt:3: WARNING: Late.", Told("/elsewhere/film.vtt", 3, 0, "Late.")),
        ("anything else", Told("", 0, 0, "anything else")),
    ],
)
def test_warnings_are_read_as_sphinx_prints_them(line: str, told: Told) -> None:
    assert of_warning(line, DOCS) == told


def test_a_problem_is_the_same_from_check_and_from_a_build() -> None:
    problems = read("---\nkind: campaign\ndate: soon\n---\n# A title\n").problems
    assert problems
    told = [of_problem(problem) for problem in problems]
    printed = [of_warning(f"docs/{problem}\n", DOCS) for problem in problems]
    assert told == printed
    assert together(told, printed) == tuple(sorted(told))
    assert [str(message) for message in told] == [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("conf", "told"),
    [
        ("a = 1\nb = (\n", "conf.py:2:.*SyntaxError"),
        ("a = 1\n\nb = nowhere\n", "conf.py:3:.*NameError.*nowhere"),
        ("import no_such_thing\n", "conf.py:1:.*no_such_thing"),
    ],
)
def test_mistakes_in_the_settings_are_told_with_their_line(tmp_path: Path, conf: str, told: str) -> None:
    (tmp_path / "conf.py").write_text(conf)
    with pytest.raises(Exception) as raised:  # noqa: PT011  whatever Sphinx raises
        Config.read(tmp_path, overrides={}, tags=Tags())
    message = str(of_error(raised.value, tmp_path))
    assert "Traceback" not in message
    assert re.match(told, message), message


def test_mistakes_in_a_template_are_told_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "_templates").mkdir()
    (tmp_path / "_templates/page.html").write_text("<p>\n{% if %}")
    templates = jinja2.Environment(loader=jinja2.FileSystemLoader(tmp_path / "_templates"), autoescape=True)
    with pytest.raises(jinja2.TemplateSyntaxError) as raised:
        templates.get_template("page.html")
    assert str(of_error(raised.value, tmp_path)).startswith("_templates/page.html:2: ")
