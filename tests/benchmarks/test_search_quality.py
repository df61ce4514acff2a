"""The questions of the search benchmark are about what the archive holds, and its scores say what they claim."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.search_quality.measure import with_weights
from benchmarks.search_quality.scores import REPORTED, TUNING, Question, is_found, read_questions, score
from sphinx_archive.records.page import is_record_page

ROOT = Path(__file__).parents[2]
QUESTIONS = read_questions(ROOT / "benchmarks/search_quality/queries.yaml")


def test_every_wanted_key_is_a_record() -> None:
    pages = [path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").glob("*/*.md")]
    keys = {Path(page).stem for page in pages if is_record_page(page)}
    unknown = {(one.text, key) for one in QUESTIONS for key in one.keys if key not in keys}
    assert not unknown


def test_there_are_enough_questions_of_each_class() -> None:
    sizes = Counter(one.group for one in QUESTIONS)
    assert set(sizes) == {"names", "misspellings", "topics", "known items", "dates"}
    assert sizes.total() >= 80
    assert max(sizes.values()) - min(sizes.values()) <= 2


def test_no_question_is_asked_twice_or_wants_nothing() -> None:
    assert max(Counter(one.text.casefold() for one in QUESTIONS).values()) == 1
    assert all(one.keys for one in QUESTIONS)


def test_each_class_is_halved() -> None:
    halves = Counter((one.group, one.half) for one in QUESTIONS)
    for group in {one.group for one in QUESTIONS}:
        assert abs(halves[group, TUNING] - halves[group, REPORTED]) <= 1


def test_a_misspelling_is_nowhere_in_the_archive() -> None:
    """Else it would ask for a word that an ordinary search finds."""
    pages = "\n".join(path.read_text("utf-8").casefold() for path in (ROOT / "docs").glob("*/*.md"))
    misspelt = [one.text for one in QUESTIONS if one.group == "misspellings"]
    assert not [text for text in misspelt if re.search(rf"\b{re.escape(text.casefold())}\b", pages)]


QUESTION = Question("foxconn", "names", REPORTED, ("a", "b"))


@pytest.mark.parametrize(
    ("found", "first", "five", "recall"),
    [
        (["a", "b"], 1, 1, 1),
        (["x", "b"], 0, 1, 0.5),
        (["x"] * 5 + ["a"], 0, 0, 0.5),
        (["x"] * 20 + ["a", "b"], 0, 0, 0),
        ([], 0, 0, 0),
    ],
)
def test_a_question_scores_by_where_its_keys_stand(found: list[str], first: int, five: int, recall: float) -> None:
    assert score([QUESTION], {"foxconn": found}) == (first, five, recall)


def test_scores_are_means_over_questions() -> None:
    other = Question("nokia", "names", REPORTED, ("c",))
    assert score([QUESTION, other], {"foxconn": ["a", "b"], "nokia": []}) == (0.5, 0.5, 0.5)


def test_nothing_is_found_beyond_the_asked_places() -> None:
    assert is_found(QUESTION, ["x", "a"], 2)
    assert not is_found(QUESTION, ["x", "a"], 1)


ENGINE = "const WEIGHTS = {\n  title: 8,\n  others_spellings: 0.4,\n};\n"


def test_a_weight_to_try_replaces_its_own_only() -> None:
    assert with_weights(ENGINE, ["title=12"]) == ENGINE.replace("title: 8,", "title: 12.0,")


def test_a_weight_that_is_not_there_is_refused() -> None:
    with pytest.raises(SystemExit, match="0 weights named 'spellings'"):
        with_weights(ENGINE, ["spellings=2"])


def test_the_weights_stand_where_the_benchmark_looks_for_them() -> None:
    engine = (ROOT / "sphinx_archive/search/static/archive-search/engine.js").read_text("utf-8")
    assert "title: 7.5," in with_weights(engine, ["title=7.5"])
