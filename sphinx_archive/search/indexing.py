"""Indexing: hands entries to Pagefind and takes back the files of the index, in memory.

Pagefind's own Python wrapper waits a tenth of a second for every answer, breaks off above 2 MB, and ends the
program before its files are on disk (cut at 4 KiB; fixed in the releases after 1.5.2). So the program that the
wrapper installs is spoken to here, in the wrapper's protocol: JSON in base64, a comma after each message.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from subprocess import PIPE, Popen
from typing import IO, TYPE_CHECKING, Any

from pagefind.service import get_executable
from sphinx.errors import ExtensionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_archive.search.entries import Entry


# A sign that stands in every entry and in no language's words: what is asked for it finds everything, from one file of
# the index. Pagefind loads all files for a question without words.
EVERYWHERE = "ꙮ"


def build_index(entries: Iterable[Entry], language: str) -> dict[str, bytes]:
    """Return the files of an index of the entries, by path below ``pagefind/``.

    Raises ExtensionError where Pagefind is not installed or refuses an entry.
    """
    requests: list[dict[str, Any]] = [{"type": "NewIndex", "config": {"force_language": language}}]
    requests += [_request(row, entry, language) for row, entry in enumerate(entries)]
    requests.append({"type": "GetFiles", "index_id": 0})
    files = _converse(requests)[-1]["files"]
    return {file["path"]: b64decode(file["content"]) for file in files}


def _request(row: int, entry: Entry, language: str) -> dict[str, Any]:
    return {
        "type": "AddRecord",
        "index_id": 0,
        "url": f"/{entry.page}",
        "content": entry.content,
        "language": language,
        "meta": {**entry.meta, "everywhere": EVERYWHERE},
        # Pagefind's filters would be twice as long as our tables, and know neither ranges nor phrases.
        "filters": {},
        "sort": {"row": str(row)},
    }


def _converse(requests: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return Pagefind's answers; it reads while it works, so that all can be asked before the first answer."""
    program = get_executable()
    if program is None:
        raise ExtensionError("Pagefind is not installed. Run: pip install 'pagefind[extended]'")
    with Popen([program, "--service"], stdin=PIPE, stdout=PIPE) as service:  # noqa: S603  the one that pip installed
        assert service.stdin
        assert service.stdout
        for number, request in enumerate(requests):
            message = {"message_id": number, "payload": request}
            service.stdin.write(b64encode(json.dumps(message).encode()) + b",")
        service.stdin.flush()
        answers = [json.loads(b64decode(text))["payload"] for text in _texts(service.stdout, len(requests))]
        # It ends when nothing more can be asked.
        service.stdin.close()
    for answer in answers:
        if answer["type"] == "Error":
            raise ExtensionError(f"Pagefind could not index the archive: {answer['message']}")
    if len(answers) < len(requests):
        raise ExtensionError("Pagefind ended before the archive was indexed.")
    return answers


def _texts(stream: IO[bytes], count: int) -> Iterator[bytes]:
    """Yield a number of messages, without their commas; fewer where the stream ends."""
    waiting: list[bytes] = []
    while count and (block := stream.read1(1 << 20)):  # type: ignore[attr-defined]
        *ends, rest = block.split(b",")
        for end in ends:
            yield b"".join((*waiting, end))
            waiting, count = [], count - 1
        waiting.append(rest)
