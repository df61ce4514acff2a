"""Problems as text for people, and in the formats in which forges show them beside the lines of a change.

Every format takes problems whose path is as seen from the working directory, or whole, and returns a text without a
last line break.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sphinx_archive.codes import MEANINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sphinx_archive.records.problems import Problem

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# In a command of a GitHub workflow these stand for themselves only as their numbers.
IN_MESSAGES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
IN_PROPERTIES = {**IN_MESSAGES, ":": "%3A", ",": "%2C"}


def as_text(problems: Sequence[Problem]) -> str:
    """Return a line for each problem, as the build prints it."""
    return "\n".join(map(str, problems))


def as_json(problems: Sequence[Problem]) -> str:
    """Return a list of objects with ``path``, ``line``, ``column``, ``code`` and ``message``."""
    return _json([{**problem._asdict(), "path": _path(problem), "message": problem.text} for problem in problems])


def as_sarif(problems: Sequence[Problem]) -> str:
    """Return a log of SARIF 2.1.0, whose rules are the warning codes."""
    rules = {code: number for number, code in enumerate(MEANINGS)}
    driver = {"name": "sphinx-archive", "rules": [_rule(code) for code in rules]}
    results = [_result(problem, rules[problem.code]) for problem in problems]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return _json({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def as_github(problems: Sequence[Problem]) -> str:
    """Return a command of GitHub's workflows for each problem, which shows it beside its line."""
    return "\n".join(map(_command, problems))


def as_gitlab(problems: Sequence[Problem]) -> str:
    """Return a report of GitLab's Code Quality."""
    return _json(
        [
            {
                "description": problem.text,
                "check_name": f"archive.{problem.code}",
                "fingerprint": fingerprint,
                "severity": "major",
                "location": {"path": _path(problem), "lines": {"begin": problem.line}},
            }
            for problem, fingerprint in zip(problems, _fingerprints(problems), strict=True)
        ]
    )


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
    "gitlab": as_gitlab,
}


def _json(value: Any) -> str:
    return json.dumps(value, indent=2)


def _path(problem: Problem) -> str:
    """Return a problem's path as text, which a file's name need not be."""
    return problem.path.encode(errors="backslashreplace").decode()


def _rule(code: str) -> dict[str, Any]:
    meaning = {"text": MEANINGS[code]}
    more = {"text": f"{MEANINGS[code]} The handbook's page of messages has an example under '{code}'."}
    return {"id": f"archive.{code}", "shortDescription": meaning, "fullDescription": meaning, "help": more}


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    region = {"startLine": problem.line, "startColumn": problem.column}
    return {
        "ruleId": f"archive.{problem.code}",
        "ruleIndex": rule,
        "level": "warning",
        "message": {"text": problem.text},
        "locations": [{"physicalLocation": {"artifactLocation": _address(problem.path), "region": region}}],
    }


def _address(path: str) -> dict[str, str]:
    """Return where a file is, as SARIF says it: from the root of the sources, or as a whole address."""
    if Path(path).is_absolute():
        return {"uri": Path(path).as_uri()}
    return {"uri": quote(os.fsencode(path)), "uriBaseId": "%SRCROOT%"}


def _command(problem: Problem) -> str:
    path, title = (_escaped(text, IN_PROPERTIES) for text in (_path(problem), f"archive.{problem.code}"))
    where = f"file={path},line={problem.line},col={problem.column},title={title}"
    return f"::warning {where}::{_escaped(problem.text, IN_MESSAGES)}"


def _escaped(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text)


def _fingerprints(problems: Iterable[Problem]) -> Iterable[str]:
    """Yield what tells each problem from all others, and stays when lines are put in above it."""
    seen: Counter[str] = Counter()
    for problem in problems:
        name = "\0".join((_path(problem), problem.code, problem.message))
        seen[name] += 1
        yield sha256(f"{name}\0{seen[name]}".encode(errors="backslashreplace")).hexdigest()
