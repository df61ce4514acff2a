"""The web form's own format of pages: what an editor did not change keeps its bytes, and nothing is lost."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sphinx_archive.editing.admin.config import shapes
from sphinx_archive.editing.folder import read_archive
from sphinx_archive.records.page import read_page
from tests.archives import campaign, record_of

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[2]
YAML = ROOT / ".venv" / "form" / "node_modules" / "yaml" / "browser" / "index.js"
PAGE = """---
# why: see the minutes
related:  [ 'mexico' ]  # and Korea
kind: "campaign"
date: 2009   # the year alone
places:
- Istanbul
-   "Üsküdar"
figures:
    dismissed: '38'
sources:
  leaflet-2009:
    not-archived: kept on paper
    title: "A leaflet: \\u0130"
...

# A strike

It began {source}`leaflet-2009`.
"""


def made(pages: Iterable[tuple[str, dict[str, Any]]]) -> list[dict[str, str]]:
    """Return what the form makes of each page when some of its values are changed."""
    node = shutil.which("node")
    assert node, "Node is not installed."
    assert YAML.is_file(), f"{YAML} is not there; install it with: make .venv/form/.ready"
    asked = {"shapes": shapes(), "pages": [{"text": text, "change": change} for text, change in pages]}
    command = [node, str(Path(__file__).with_name("page-format.mjs")), str(YAML)]
    done = subprocess.run(command, input=json.dumps(asked).encode(), capture_output=True, check=True, timeout=120)
    answers: list[dict[str, str]] = json.loads(done.stdout)
    return answers


def one(text: str, **change: Any) -> str:
    return made([(text, {name.replace("_", "-"): value for name, value in change.items()})])[0]["text"]


def test_every_page_of_the_archive_stays_byte_for_byte_and_can_be_written_anew_without_loss() -> None:
    pages = [page for page in read_archive(ROOT / "docs") if page.record]
    texts = [(ROOT / "docs" / page.path).read_text("utf-8") for page in pages]
    kept, anew = (made((text, change) for text in texts) for change in ({}, {"before": ""}))
    assert [page.path for page, text, now in zip(pages, texts, kept, strict=True) if now != {"text": text}] == []
    assert len(anew) > 700
    for page, now in zip(pages, anew, strict=True):
        assert read_page(page.path, now["text"].encode()).record == page.record, page.path


def test_a_page_by_hand_stays_as_it_is() -> None:
    assert one(PAGE) == PAGE.replace("\n...\n", "\n---\n")


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (
            {"places": ["Istanbul", "Ankara, Çankaya"]},
            'places:\n- Istanbul\n-   "Üsküdar"\n',
            "places:\n  - Istanbul\n  - Ankara, Çankaya\n",
        ),
        ({"date": {"value": "2009-05"}}, "2009   # the year alone", "2009-05"),
        ({"related": []}, "related:  [ 'mexico' ]  # and Korea\n", ""),
        ({"countries": ["TR", "NO"]}, "places:\n", "countries: [TR, NO]\nplaces:\n"),
        ({"director": "No. 5: yes #1"}, "places:", 'director: "No. 5: yes #1"\nplaces:'),
        ({"title": "Strike_s *now* #"}, "\n# A strike\n", "# Strike_s \\*now\\* \\#\n"),
        ({"body": "Other words."}, "\n# A strike\n\nIt began {source}`leaflet-2009`.", "# A strike\n\nOther words."),
    ],
)
def test_only_what_was_changed_is_written_anew(change: dict[str, Any], before: str, after: str) -> None:
    assert before in PAGE
    assert one(PAGE, **change) == PAGE.replace("\n...\n", "\n---\n").replace(before, after)


def test_the_record_is_what_the_form_shows() -> None:
    now = record_of(
        one(
            PAGE,
            date={"value": "2009-05", "sources": ["leaflet-2009"], "variants": [], "reason": ""},
            figures=[
                {"name": "dismissed", "value": "38"},
                {"name": "2012", "value": "40 or so", "sources": ["leaflet-2009"]},
                {"name": "in all. Or more", "value": "1", "variants": [{"value": "2", "sources": ["leaflet-2009"]}]},
            ],
        )
    )
    assert str(now.date.value) == "2009-05"
    assert now.date.sources == ("leaflet-2009",)
    assert {name: figure.value for name, figure in now.figures.items()} == {
        "dismissed": "38",
        "2012": "40 or so",
        "in all. Or more": "1",
    }
    assert now.figures["in all. Or more"].variants[0].value == "2"
    assert now.places == ("Istanbul", "Üsküdar")


@pytest.mark.parametrize(
    "front",
    [
        "{kind: campaign, date: 2009, sources: {leaflet-2009: {not-archived: paper}}}",
        "kind: campaign\n'date': 2009\n? sources\n: leaflet-2009:\n    not-archived: >-\n      kept\n      on paper",
        "kind: campaign\ndate: 2009\nunheard-of: [1, {a: b}]\nsources:\n  leaflet-2009:\n    not-archived: paper",
    ],
)
def test_front_matter_written_in_another_manner_loses_nothing(front: str) -> None:
    text = f"---\n{front}\n---\n# A strike\n\nIt began.\n"
    assert one(text) == text
    now = one(text, places=["Ankara"])
    before, after = read_page("campaigns/x.md", text.encode()), read_page("campaigns/x.md", now.encode())
    assert after.record == before.record.model_copy(update={"places": ("Ankara",)})
    assert ("unheard-of" in now) == ("unheard-of" in text)


def test_two_entries_of_one_name_are_refused_rather_than_one_lost() -> None:
    twice = [{"name": "dead", "value": "1"}, {"name": "dead", "value": "2"}]
    [answer] = made([(PAGE, {"figures": twice})])
    assert answer == {"error": "Two entries are called 'dead'. Give each a name of its own."}


def test_what_cannot_be_read_is_not_shown_as_if_it_were_empty() -> None:
    [answer] = made([(campaign("places: [Istanbul\n"), {})])
    assert answer["error"].startswith("The front matter cannot be read")


def test_pages_that_describe_nothing_are_left_alone() -> None:
    for text in ("# News\n\n```{listing}\n```\n", ""):
        assert "error" not in made([(text, {})])[0]
