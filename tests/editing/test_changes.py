"""Changes to files are made all or none, whatever comes between."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinx_archive.editing.changes import SHELF, Change, Refused, finish, save

if TYPE_CHECKING:
    from collections.abc import Callable

BEFORE = {"news/a.md": b"old a", "news/b.md": b"old b", "data/keys.csv": b"key\n"}
CHANGES = (
    Change("news/a.md", b"old a", b"new a"),
    Change("news/b.md", b"old b", None),
    Change("people/c.md", None, "새 쪽".encode()),
    Change("data/keys.csv", b"key\n", b"key\nc\n"),
)
AFTER = {"news/a.md": b"new a", "people/c.md": "새 쪽".encode(), "data/keys.csv": b"key\nc\n"}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    for path, content in BEFORE.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return tmp_path


def held(docs: Path) -> dict[str, bytes]:
    return {path.relative_to(docs).as_posix(): path.read_bytes() for path in docs.rglob("*") if path.is_file()}


def failing(method: Callable[..., object], number: int, error: BaseException) -> Callable[..., object]:
    """Return a method that fails when it is called for the given time."""
    calls = iter(range(number + 1))

    def call(*given: object, **named: object) -> object:
        if next(calls, None) == number:
            raise error
        return method(*given, **named)

    return call


def test_all_changes_are_made_and_nothing_is_left_behind(docs: Path) -> None:
    save(docs, CHANGES)
    assert held(docs) == AFTER
    assert not (docs / SHELF).exists()


@pytest.mark.parametrize("number", range(3))
def test_a_full_disk_changes_nothing(docs: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    full = OSError(errno.ENOSPC, "No space left on device", "somewhere")
    monkeypatch.setattr(os, "fsync", failing(os.fsync, number, full))
    with pytest.raises(Refused, match=r"Nothing was changed.*No space left on device"):
        save(docs, CHANGES)
    assert held(docs) == BEFORE


@pytest.mark.parametrize("number", range(1, 4))
def test_what_was_interrupted_is_finished_by_the_next_command(
    docs: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", failing(Path.replace, number, KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            save(docs, CHANGES)
    finish(docs)
    assert held(docs) == AFTER


def test_what_was_only_prepared_is_forgotten(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", failing(Path.replace, 0, KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            save(docs, CHANGES)
    finish(docs)
    assert held(docs) == BEFORE


@pytest.mark.parametrize("meanwhile", [b"somebody else's a", None])
def test_nobody_elses_work_is_written_over(docs: Path, meanwhile: bytes | None) -> None:
    path = docs / "news/a.md"
    path.unlink() if meanwhile is None else path.write_bytes(meanwhile)
    there = held(docs)
    with pytest.raises(Refused, match="changed by somebody else"):
        save(docs, CHANGES)
    assert held(docs) == there


@pytest.mark.parametrize("path", ["../outside.md", "/tmp/outside.md", "news/../../outside.md"])  # noqa: S108
def test_nothing_is_written_outside_of_the_archive(docs: Path, path: str) -> None:
    with pytest.raises(Refused, match="outside"):
        save(docs, [Change(path, None, b"x")])
    assert held(docs) == BEFORE
