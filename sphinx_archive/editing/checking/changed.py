"""Which files of an archive were changed, as git tells it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from shutil import which

from sphinx_archive.editing.changes import Refused

# What git calls a tree without files: what everything has changed against before the first commit.
NOTHING = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"


def changed_files(folder: Path, since: str | None = None) -> frozenset[str]:
    """Return the files below a folder that differ from the last commit, new ones included, by their path in it.

    With ``since`` they are those that differ from where the present branch left that commit, branch or tag.
    Raises :class:`Refused` where git cannot tell.
    """
    base = ["--merge-base", _commit(since)] if since else [_commit("HEAD") if _has_commits() else NOTHING]
    changed = _git("diff", "--name-only", "--no-renames", "-z", *base, "--", str(folder))
    new = _git("ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", str(folder))
    return _below(folder, [*changed, *new])


def staged_files(folder: Path) -> frozenset[str]:
    """Return the files below a folder that the next commit changes; raises :class:`Refused` where git cannot tell."""
    return _below(folder, _git("diff", "--cached", "--name-only", "--no-renames", "-z", "--", str(folder)))


def half_staged_files(folder: Path) -> frozenset[str]:
    """Return the files below a folder that were changed again after they were staged."""
    return staged_files(folder) & _below(folder, _git("diff", "--name-only", "-z", "--", str(folder)))


def _has_commits() -> bool:
    return _answer("rev-parse", "--verify", "--quiet", "HEAD").returncode == 0


def _commit(name: str) -> str:
    """Return the commit that a name stands for; a name is never taken for an option."""
    return _git("rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}")[0].strip()


def _below(folder: Path, names: list[str]) -> frozenset[str]:
    """Return the paths below the folder of files that git names from the root of its work tree."""
    root, inside = Path(_git("rev-parse", "--show-toplevel")[0].rstrip("\n")), folder.resolve()
    paths = (root / name for name in names)
    return frozenset(path.relative_to(inside).as_posix() for path in paths if path.is_relative_to(inside))


def _git(*words: str) -> list[str]:
    """Return what git answers: a text for each NUL that it wrote."""
    answer = _answer(*words)
    if answer.returncode:
        said = (os.fsdecode(answer.stderr).strip().splitlines() or ["it gave no reason"])[0]
        raise Refused(f"git cannot tell what was changed: {said.removeprefix('fatal: ')}.")
    return [os.fsdecode(name) for name in answer.stdout.split(b"\0") if name]


def _answer(*words: str) -> subprocess.CompletedProcess[bytes]:
    """Ask git in the working directory: in a hook, git's own variables hold from there."""
    git = which("git")
    if not git:
        raise Refused("What was changed is known from git, and git is not installed here.")
    return subprocess.run([git, *words], capture_output=True, check=False)  # noqa: S603
