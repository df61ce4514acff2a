"""Read the captions of a film: WebVTT, https://www.w3.org/TR/webvtt1/, as strictly as browsers need it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMES = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?")
_TAG = re.compile(r"<[^>]*>")
_EXAMPLE = "00:00:01.000 --> 00:00:04.000"


@dataclass(frozen=True)
class Cue:
    """A text that is shown for a while; times in seconds."""

    start: float
    end: float
    text: str


class CaptionsError(ValueError):
    """What is wrong with captions, at which line, and what to write instead."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read_captions(text: str) -> list[Cue]:
    """Return the cues of a WebVTT file. Raise `CaptionsError` at the first fault."""
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines or not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        raise CaptionsError(1, "The first line of captions is not 'WEBVTT'. Write WEBVTT there, then an empty line.")
    cues: list[Cue] = []
    for number, block in _blocks(lines):
        if number > 1 and not block[0].startswith(("NOTE", "STYLE", "REGION")):
            cues.append(_read_cue(number, block, cues[-1].start if cues else 0.0))
    if not cues:
        raise CaptionsError(1, f"These captions hold no text. Write the times, {_EXAMPLE}, and under them the words.")
    return cues


def _blocks(lines: list[str]) -> list[tuple[int, list[str]]]:
    """Return what stands between empty lines, each with the number of its first line."""
    blocks: list[tuple[int, list[str]]] = []
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        if number > 1 and lines[number - 2]:
            blocks[-1][1].append(line)
        else:
            blocks.append((number, [line]))
    return blocks


def _read_cue(number: int, block: list[str], earliest: float) -> Cue:
    # A cue may begin with a line that names it.
    head = 0 if "-->" in block[0] or len(block) == 1 else 1
    match = _TIMES.fullmatch(block[head].rstrip())
    if not match:
        raise CaptionsError(number + head, f"'{block[head][:60]}' is no pair of times. Write them as {_EXAMPLE}.")
    start, end = _seconds(match.groups()[:4]), _seconds(match.groups()[4:])
    if end <= start:
        raise CaptionsError(number + head, "This text ends before it begins. Write the earlier time first.")
    if start < earliest:
        raise CaptionsError(number + head, "This text begins before the one above it. Put the texts in order of time.")
    words = " ".join(unescape(_TAG.sub("", " ".join(block[head + 1 :]))).split())
    if not words:
        raise CaptionsError(
            number + head, "Nothing is written under these times. Write the words, or remove the times."
        )
    return Cue(start, end, words)


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
