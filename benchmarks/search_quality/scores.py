"""Scores: how well the results of a search answer the questions of ``queries.yaml``."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

TUNING, REPORTED = "tuning", "reported"


class Question(NamedTuple):
    """What a reader types, and the keys of the records that must be found. ``half`` is what it may be used for."""

    text: str
    group: str
    half: str
    keys: tuple[str, ...]


class Score(NamedTuple):
    """Means over some questions, from 0 to 1.

    ``first`` and ``five``: is any of the keys the first result, is any among the first five (success@1, success@5).
    ``recall``: which part of the keys is among the first twenty (recall@20).
    """

    first: float
    five: float
    recall: float


def read_questions(path: Path) -> list[Question]:
    """Read the questions, class by class; in each class every other one is for tuning."""
    classes = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        Question(entry["query"], group, (TUNING, REPORTED)[place % 2], tuple(entry["keys"]))
        for group, entries in classes.items()
        for place, entry in enumerate(entries)
    ]


def is_found(question: Question, found: Sequence[str], within: int) -> bool:
    """Whether any of a question's keys is among the first results."""
    return not set(question.keys).isdisjoint(found[:within])


def score(questions: Iterable[Question], results: Mapping[str, Sequence[str]]) -> Score:
    """Return the score of some questions; ``results`` are the keys found, best first, by the question's text."""
    each = [
        (
            is_found(one, results[one.text], 1),
            is_found(one, results[one.text], 5),
            len(set(one.keys).intersection(results[one.text][:20])) / len(one.keys),
        )
        for one in questions
    ]
    return Score(*(statistics.mean(column) for column in zip(*each, strict=True)))
