"""Problems in the formats of forges: each is read back as the forge reads it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator

from sphinx_archive.__main__ import main
from sphinx_archive.codes import MEANINGS
from sphinx_archive.editing.checking.formats import FORMATS
from sphinx_archive.records.problems import Problem
from tests.archives import campaign
from tests.editing.folders import write

SCHEMA = Path(__file__).parents[1] / "schemas/sarif/sarif-2.1.0-rtm.5.json"
NASTY = "100% 'a,b:c'\r\n::error::기륭 \u202e\x1b[31m"
PROBLEMS = [
    Problem("docs/news/a.md", 4, 1, "unknown-field", "Unknown field 'titel'."),
    Problem("docs/news/a.md", 9, 17, "unknown-key", NASTY),
    Problem("docs/news/a.md", 12, 3, "unknown-key", NASTY),
    Problem(b"docs/news/50%, caf\xe9: 1.md".decode("utf-8", "surrogateescape"), 1, 1, "bad-key", "'café' is no key."),
]


def sarif(problems: list[Problem]) -> dict:
    log = json.loads(FORMATS["sarif"](problems))
    assert [error.message for error in Draft4Validator(json.loads(SCHEMA.read_text("utf-8"))).iter_errors(log)] == []
    return log


@pytest.mark.parametrize("name", FORMATS)
def test_no_problems_are_said_too(name: str) -> None:
    text = FORMATS[name]([])
    assert text == "" if name in ("text", "github") else json.loads(text) is not None


def test_json_is_a_list_of_problems() -> None:
    found = json.loads(FORMATS["json"](PROBLEMS))
    assert found[0] == {
        "path": "docs/news/a.md",
        "line": 4,
        "column": 1,
        "code": "unknown-field",
        "message": "Unknown field 'titel'.",
    }
    assert [(one["line"], one["column"], one["code"]) for one in found] == [problem[1:4] for problem in PROBLEMS]
    assert found[1]["message"] == "100% 'a,b:c'  ::error::기륭   [31m"


@pytest.mark.parametrize("problems", [PROBLEMS, []], ids=["some", "none"])
def test_sarif_is_what_its_schema_says(problems: list[Problem]) -> None:
    sarif(problems)


def test_sarif_names_place_and_rule() -> None:
    (run,) = sarif(PROBLEMS)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [f"archive.{code}" for code in MEANINGS]
    for problem, result in zip(PROBLEMS, run["results"], strict=True):
        place = result["locations"][0]["physicalLocation"]
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == f"archive.{problem.code}"
        assert place["region"] == {"startLine": problem.line, "startColumn": problem.column}
        assert result["message"]["text"] == problem.text
        uri = place["artifactLocation"]["uri"]
        assert unquote(uri, errors="surrogateescape") == problem.path
        assert re.fullmatch(r"(?:[\w./~-]|%[0-9A-F]{2})+", uri, re.ASCII)


def test_a_whole_path_is_a_whole_address_in_sarif() -> None:
    whole = PROBLEMS[0]._replace(path=Path("/srv/an archive/docs/a.md").as_posix())
    place = sarif([whole])["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "file:///srv/an%20archive/docs/a.md"}


def test_commands_of_github_are_one_line_each_whatever_they_quote() -> None:
    lines = FORMATS["github"](PROBLEMS).split("\n")
    assert lines[0] == (
        "::warning file=docs/news/a.md,line=4,col=1,title=archive.unknown-field::Unknown field 'titel'."
    )
    assert lines[1] == (
        "::warning file=docs/news/a.md,line=9,col=17,title=archive.unknown-key::100%25 'a,b:c'  ::error::기륭   [31m"
    )
    assert lines[3].startswith(
        "::warning file=docs/news/50%25%2C caf\\udce9%3A 1.md,line=1,col=1,title=archive.bad-key::"
    )
    assert len(lines) == len(PROBLEMS)


def test_a_line_break_in_a_command_of_github_is_written_as_its_number() -> None:
    path = "docs/a\r\nb%.md"
    assert "file=docs/a%0D%0Ab%25.md,line" in FORMATS["github"]([PROBLEMS[0]._replace(path=path)])


def test_gitlab_tells_problems_apart_and_knows_them_again_when_lines_move() -> None:
    found = json.loads(FORMATS["gitlab"](PROBLEMS))
    assert found[0]["location"] == {"path": "docs/news/a.md", "lines": {"begin": 4}}
    assert found[0]["severity"] in ("info", "minor", "major", "critical", "blocker")
    prints = [one["fingerprint"] for one in found]
    assert len(set(prints)) == len(prints)
    moved = [problem._replace(line=problem.line + 7) for problem in PROBLEMS]
    assert [one["fingerprint"] for one in json.loads(FORMATS["gitlab"](moved))] == prints


@pytest.mark.parametrize("name", FORMATS)
def test_the_command_prints_each_format_alone(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "docs", {"campaigns/strike.md": campaign("contries: [TR]\n")})
    # Named whole, a folder below the working directory is shown as seen from there.
    assert main(["check", "--docs", str(tmp_path / "docs"), "--format", name]) == 1
    printed = capsys.readouterr()
    assert "docs/campaigns/strike.md" in printed.out
    assert str(tmp_path) not in printed.out
    assert "Did you mean 'countries'?" in printed.out
    assert printed.err == "1 problem in 1 page.\n"
    if name not in ("text", "github"):
        json.loads(printed.out)
