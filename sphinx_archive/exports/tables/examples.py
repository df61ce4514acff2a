"""Questions to the database that any archive can answer, for readers to begin with."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_archive.catalogue.view import by_name
from sphinx_archive.records.vocabulary import countries

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_archive.catalogue.view import Catalogue

YEARS = """\
SELECT substr(earliest, 1, 4) AS year, count(*) AS records
FROM records JOIN countries ON record = key
WHERE code = '{code}' AND year IS NOT NULL
  AND kind NOT IN ('organisation', 'person')
GROUP BY year ORDER BY records DESC, year LIMIT 5;"""
ONE_SOURCE = """\
SELECT kind, count(*) AS statements,
  sum(sources = 1) AS on_one_source
FROM (
  SELECT kind, count(*) AS sources
  FROM statement_sources
  JOIN statements ON statements.id = statement
  JOIN records ON records.key = record
  GROUP BY statement
)
GROUP BY kind ORDER BY statements DESC, kind;"""
WORDS = """\
SELECT title, snippet(search, 3, '', '', ' … ', 12) AS text
FROM search WHERE search MATCH 'text : "{words}"'
ORDER BY rank, key LIMIT 5;"""


class Example(NamedTuple):
    """A question in words and in SQL."""

    question: str
    sql: str


def examples(catalogue: Catalogue) -> Iterator[Example]:
    """Yield questions about the country and the subject that most records name, and about sources."""
    if code := _most(catalogue, "countries"):
        yield Example(f"Which years have the most records about {countries()[code]}?", YEARS.format(code=code))
    yield Example("How many statements rest on one source?", ONE_SOURCE)
    if words := _subject(catalogue):
        yield Example(f"Which pages say “{words}”?", WORDS.format(words=words))


def answer(base: Path, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return the names of columns and the rows that a database answers with; it is opened for reading alone."""
    with closing(sqlite3.connect(f"{base.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        cursor = connection.execute(sql)
        return [name for name, *_ in cursor.description], cursor.fetchall()


def _most(catalogue: Catalogue, field: str) -> str:
    """Return what most records name in a field; the first by name among equals."""
    found = Counter(value for record in catalogue.records.values() for value in getattr(record, field))
    return min(found, key=lambda value: (-found[value], value), default="")


def _subject(catalogue: Catalogue) -> str:
    """Return the words, and nothing but letters and digits, of the subject that most records are about."""
    named = {term.key: len(catalogue.naming(term, "subjects")) for term in catalogue.of_kind("subject")}
    terms = sorted(catalogue.of_kind("subject"), key=lambda term: (-named[term.key], by_name(term)))
    return " ".join(re.findall(r"\w+", terms[0].title)).lower() if terms else ""
