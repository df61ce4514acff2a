"""Make an archive of invented records to measure with: ``python benchmarks/synthetic.py 300 /tmp/archive``."""

from __future__ import annotations

import argparse
import random
import re
import shutil
import sys
from pathlib import Path
from typing import Any, NamedTuple

import yaml

sys.path.insert(0, str(Path(__file__).parents[1]))

from sphinx_archive.records.kinds import KINDS

ARCHIVE = Path(__file__).parents[1] / "docs"
SEED = 1893
# How many of a hundred records are of a kind: an archive grows by news and articles, its authorities more slowly.
SHARES = {
    "campaign": 4,
    "briefing-note": 5,
    "congress": 2,
    "congress-article": 12,
    "film-short": 4,
    "news": 48,
    "meeting": 5,
    "organisation": 9,
    "person": 7,
    "subject": 4,
}
SENTENCES = 24
VOCABULARY = 12_000
FREQUENT = (
    "the of and to in that was for with on by as at from were had it their who which this not an after between"
    " union workers metal federation congress company campaign strike court letter delegates"
)
COMMON = FREQUENT.split()
CONSONANTS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "st", "tr")
SYLLABLES = [first + vowel for first in CONSONANTS for vowel in ("a", "e", "i", "o", "u")]
COUNTRIES = ("TR", "KR", "MX", "IN", "DE", "SE", "FR", "IT", "BR", "ZA", "JP", "US", "GB", "ES", "FI", "CH", "DK")
LANGUAGES = ("en", "fr", "de", "es", "sv", "it", "ja", "ru")
BROWSED = {"year": "years", "decade": "decades", "country": "countries", "place": "places", "language": "languages"}
OVERVIEWS = ("chart", "chronology", "disagreements", "holdings", "map", "subjects")


class Plan(NamedTuple):
    """The keys of an archive by kind, with the title of each."""

    keys: dict[str, list[str]]
    titles: dict[str, str]

    def some(self, chance: random.Random, kind: str, number: int) -> list[str]:
        """Return different keys of a kind, the first ones far more often than the last, as in any archive."""
        keys = self.keys[kind]
        return list(dict.fromkeys(keys[_rank(chance, len(keys))] for _ in range(number)))


def write_archive(number: int, folder: Path) -> int:
    """Write an archive of about ``number`` records with the settings of docs/; return how many there are."""
    shutil.rmtree(folder, ignore_errors=True)
    plan = _plan(number)
    for kind, keys in plan.keys.items():
        for place, key in enumerate(keys):
            _write(folder / KINDS[kind].folder / f"{key}.md", record_page(kind, place, plan))
    _write_frame(folder)
    for name in ("conf.py", "favicon.svg"):
        shutil.copy(ARCHIVE / name, folder / name)
    return len(plan.titles)


def record_page(kind: str, place: int, plan: Plan) -> str:
    """Return the page of one record: about 400 words under six or so sources."""
    key = plan.keys[kind][place]
    chance = random.Random(f"{SEED} {key}")  # noqa: S311  invented texts need no secrecy
    sources = {f"source-{number}": _source(chance, number) for number in range(1, chance.randint(5, 8) + 1)}
    front = {"kind": kind, **_fields(chance, kind, place, plan), "sources": sources}
    block = yaml.safe_dump(front, sort_keys=False, allow_unicode=True, width=1000)
    return f"---\n{block}---\n\n# {plan.titles[key]}\n\n{_text(chance, plan, list(sources), key)}"


def title_words(number: int, some: int) -> list[tuple[str, str]]:
    """Return two words to search for from each of some titles of an archive of ``number`` records: its rarest."""
    plan = _plan(number)
    keys = plan.keys["news"]
    titles = [plan.titles[keys[(place + 1) * len(keys) // (some + 1)]] for place in range(some)]
    rarest = [sorted(dict.fromkeys(title.lower().split()), key=len)[-2:] for title in titles]
    return [(first, second) for first, second in rarest]


def _plan(number: int) -> Plan:
    keys = {
        kind: [f"{kind}-{place:05}" for place in range(max(1, round(number * share / 100)))]
        for kind, share in SHARES.items()
    }
    titles = {
        key: _words(random.Random(f"{SEED} title {key}"), 5).capitalize()  # noqa: S311
        for found in keys.values()
        for key in found
    }
    return Plan(keys, titles)


def _fields(chance: random.Random, kind: str, place: int, plan: Plan) -> dict[str, Any]:
    if kind == "subject":
        broader = {"broader": [plan.keys[kind][(place - 1) // 4]]} if place else {}
        return {**broader, "scope": f"{_words(chance, 10).capitalize()}."}
    year, month = chance.randint(1950, 2012), chance.randint(1, 12)
    fields: dict[str, Any] = {
        "date": str(year) if kind in ("organisation", "person") else f"{year}-{month:02}-{chance.randint(1, 28):02}",
        "countries": chance.sample(COUNTRIES, chance.randint(1, 2)),
        "places": [_word(500 + _rank(chance, 60)).capitalize()],
        "organisations": plan.some(chance, "organisation", 4),
        "people": plan.some(chance, "person", 2),
        "subjects": plan.some(chance, "subject", 3),
    }
    # Every authority is named at least once: the one whose turn it is comes first.
    for field, named in (("organisations", "organisation"), ("people", "person"), ("subjects", "subject")):
        turn = plan.keys[named][(place + 1) % len(plan.keys[named])]
        fields[field] = [key for key in dict.fromkeys([turn, *fields[field]]) if key != plan.keys[kind][place]]
    if not KINDS[kind].is_authority:
        fields |= {
            "creators": plan.some(chance, "organisation", 1),
            "languages": chance.sample(LANGUAGES, chance.randint(1, 3)),
            "alt-titles": {tag: _words(chance, 5).capitalize() for tag in chance.sample(LANGUAGES[1:], 2)},
            "figures": {"workers dismissed": {"value": str(chance.randint(10, 900)), "sources": ["source-1"]}},
        }
    if kind in ("news", "congress-article"):
        fields["part-of"] = plan.some(chance, "campaign" if kind == "news" else "congress", 1)
    return fields


def _source(chance: random.Random, number: int) -> dict[str, str]:
    day = f"{chance.randint(2005, 2012)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    address = f"https://example.org/archive/{_word(chance.randint(40, VOCABULARY))}-{chance.randint(1000, 9999)}"
    copy = {"archived": f"https://web.archive.org/web/2012/{address}"} if number % 2 else {}
    return {
        "url": address,
        "title": _words(chance, 6).capitalize(),
        "publisher": _words(chance, 3).capitalize(),
        "date": day,
        "accessed": "2026-11-23",
        **(copy or {"not-archived": "no archived copy looked up yet"}),
    }


def _text(chance: random.Random, plan: Plan, sources: list[str], own: str) -> str:
    """Return paragraphs under headings; every sentence cites a source, every third names a record."""
    sentences = []
    for number in range(SENTENCES):
        words = _words(chance, chance.randint(11, 17))
        if number % 3 == 0:
            kind = chance.choice(["organisation", "person", "news", "campaign", "subject", "congress"])
            key = plan.some(chance, kind, 1)[0]
            words += f" {{{kind}}}`{plan.titles[key]} <{key}>`" if key != own else ""
        cited = sources[number] if number < len(sources) else chance.choice(sources)
        sentences.append(f"{words[:1].upper()}{words[1:]} {{source}}`{cited}`.")
    blocks = []
    for number in range(0, SENTENCES, 4):
        heading = f"## {_words(chance, 4).capitalize()}\n\n" if number and number % 8 == 0 else ""
        blocks.append(heading + "\n".join(sentences[number : number + 4]) + "\n")
    return "\n".join(blocks)


def _words(chance: random.Random, number: int) -> str:
    return " ".join(_word(_rank(chance, VOCABULARY)) for _ in range(number))


def _rank(chance: random.Random, size: int) -> int:
    """Return a place from 0 to below ``size``; by Zipf's law the second is half as frequent as the first."""
    return int(size ** chance.random()) - 1 if size > 1 else 0


def _word(rank: int) -> str:
    """Return the word of a rank in an invented language whose most frequent words are English."""
    if rank < len(COMMON):
        return COMMON[rank]
    word = ""
    while rank:
        rank, place = divmod(rank, len(SYLLABLES))
        word += SYLLABLES[place]
    return f"{word}n"


def _write_frame(folder: Path) -> None:
    """Write the front page, an index for every kind, the lists by year, country ... and a page for each overview."""
    indexes = {kind.folder: kind for kind in KINDS.values()}
    for name, kind in indexes.items():
        kinds = [other for other in KINDS.values() if other.folder == name]
        listings = "\n".join(f"```{{listing}}\n:kind: {other.name}\n{_grouping(other.name)}```\n" for other in kinds)
        _write(folder / name / "index.md", f"# {kind.plural}\n\n{listings}")
    for group, name in BROWSED.items():
        listing = f"```{{listing}}\n:group-by: {group}\n:pages:\n```\n"
        _write(folder / "browse" / f"{name}.md", f"# By {group}\n\n{listing}")
    for name in OVERVIEWS:
        _write(folder / "browse" / f"{name}.md", f"# The {name}\n\n```{{overview}} {name}\n```\n")
    pages = [f"{name}/index" for name in indexes] + [f"browse/{name}" for name in (*BROWSED.values(), *OVERVIEWS)]
    tree = "```{toctree}\n:hidden:\n\n" + "\n".join(pages) + "\n```\n"
    counts = "```{listing}\n:group-by: kind\n:counts:\n```\n"
    _write(folder / "index.md", f"# An invented archive\n\n{counts}\n{tree}")


def _grouping(kind: str) -> str:
    """Return how docs/ divides its list of a kind."""
    if kind in ("news", "congress-article"):
        return ":group-by: year\n"
    return ":group-by: letter\n" if kind in ("organisation", "person") else ""


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


ROLE = re.compile(r"\{[a-z-]+\}`(?P<title>[^`<]+) <(?P<key>[a-z0-9-]+)>`")
CITATION = re.compile(r"\{source\}`(?P<name>[a-z0-9-]+)`")


def write_stock(archive: Path, folder: Path) -> int:
    """Write the pages of a synthetic archive for the theme alone; return how many records there are.

    Front matter stays, roles become Markdown links, and each index lists its folder in a toctree.
    """
    shutil.rmtree(folder, ignore_errors=True)
    records = [path for path in sorted(archive.glob("*/*.md")) if path.parent.name != "browse" and path.stem != "index"]
    folders = {path.stem: path.parent.name for path in records}
    for path in records:
        text = path.read_text(encoding="utf-8")
        sources = yaml.safe_load(text.split("---\n")[1])["sources"]
        text = ROLE.sub(lambda match: f"[{match['title']}](../{folders[match['key']]}/{match['key']}.md)", text)
        text = _linked(text, sources)
        _write(folder / path.parent.name / path.name, text)
    for name in sorted(set(folders.values())):
        _write(folder / name / "index.md", f"# {name.capitalize()}\n\n```{{toctree}}\n:glob:\n\n*\n```\n")
    tree = "\n".join(f"{name}/index" for name in sorted(set(folders.values())))
    _write(folder / "index.md", f"# An invented archive\n\n```{{toctree}}\n\n{tree}\n```\n")
    settings = ["myst_parser", "sphinx_copybutton"]
    title = "An invented archive"
    _write(folder / "conf.py", f'project = "{title}"\nextensions = {settings!r}\nhtml_theme = "sphinx_book_theme"\n')
    return len(records)


def _linked(text: str, sources: dict[str, dict[str, str]]) -> str:
    """Return a text whose citations are links to the sources' addresses."""
    return CITATION.sub(lambda match: f"[{match['name']}]({sources[match['name']]['url']})", text)


def main() -> None:
    """Write an archive as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--stock", action="store_true", help="write plain pages for the theme alone")
    wanted = parser.parse_args()
    if wanted.stock:
        archive = wanted.folder.with_name(f"{wanted.folder.name}-archive")
        write_archive(wanted.records, archive)
        print(write_stock(archive, wanted.folder), "records in", wanted.folder)
    else:
        print(write_archive(wanted.records, wanted.folder), "records in", wanted.folder)


if __name__ == "__main__":
    main()
