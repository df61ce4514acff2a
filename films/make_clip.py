"""Make the archive's film on the congresses, or say with `--check` whether the committed one is current."""

from __future__ import annotations

import argparse
import itertools
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import imageio_ffmpeg  # type: ignore[import-untyped]
from drawing import CHANGE, HEIGHT, WIDTH, draw_frame
from PIL import Image, ImageChops, ImageStat
from shots import FRAMES_PER_SECOND, Film, captions, read_film, transcript

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
SCRIPT = Path(__file__).parent / "congresses.yaml"
MEDIA = ROOT / "docs" / "films" / "media" / "congresses-1893-2012.webm"
POSTER_CARD = 15
"""The card that the poster shows: Sydney, with a year, a city, a disc and a line."""

RAW_FRAMES = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(FRAMES_PER_SECOND)]
# One thread and no marks of time or program: the same frames give the same file.
VP9 = [
    *("-an", "-c:v", "libvpx-vp9", "-crf", "38", "-b:v", "0", "-g", "500", "-deadline", "good"),
    *("-cpu-used", "2", "-auto-alt-ref", "1", "-lag-in-frames", "25"),
    *("-threads", "1", "-row-mt", "0", "-pix_fmt", "yuv420p", "-vf", "scale=out_color_matrix=bt709:out_range=tv"),
    *("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"),
    *("-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact"),
]
LARGEST_DIFFERENCE = 30
"""Levels (of 255) by which a square of 8 x 8 pixels may differ after compression; a changed letter differs by more."""


def make(film: Film) -> None:
    """Write the film, its poster, captions and transcript."""
    MEDIA.parent.mkdir(parents=True, exist_ok=True)
    for suffix, text in texts(film).items():
        MEDIA.with_suffix(suffix).write_text(text, encoding="utf-8", newline="\n")
    poster(film).save(MEDIA.with_suffix(".png"), optimize=True)
    encode(film)


def texts(film: Film) -> dict[str, str]:
    """Return the text files that belong to the film, by suffix."""
    return {".vtt": captions(film), ".txt": transcript(film)}


def poster(film: Film) -> Image.Image:
    """Return the poster, in few colours: they are few already, and the file is a quarter as large."""
    frame = draw_frame(film, film.starts[POSTER_CARD] + film.cards[POSTER_CARD].frames - 1)
    return frame.quantize(64, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def encode(film: Film) -> None:
    """Send every frame to ffmpeg, twice: what the first pass learns makes the film a third smaller."""
    with tempfile.TemporaryDirectory() as folder:
        learned = ["-passlogfile", str(Path(folder) / "pass")]
        send_frames(film, [*learned, "-pass", "1", "-f", "null", "-"])
        send_frames(film, [*learned, "-pass", "2", "-metadata", f"title={film.title}", str(MEDIA)])


def send_frames(film: Film, output: list[str]) -> None:
    """Send every frame to one pass of ffmpeg."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-loglevel", "error", "-y", *RAW_FRAMES, "-i", "-", *VP9, *output]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as encoder:
        for pixels in draw_frames(film):
            encoder.stdin.write(pixels)  # type: ignore[union-attr]  # it is a pipe
    if encoder.returncode:
        raise SystemExit(f"ffmpeg could not write {MEDIA.name}.")


def draw_frames(film: Film) -> Iterator[bytes]:
    """Yield the pixels of each frame; a card at rest is drawn once."""
    for start, card in zip(film.starts, film.cards, strict=True):
        yield from (draw_frame(film, start + number).tobytes() for number in range(CHANGE))
        yield from itertools.repeat(draw_frame(film, start + CHANGE).tobytes(), card.frames - CHANGE)


def check(film: Film) -> Iterator[str]:
    """Yield what is not current in the committed files."""
    for suffix, text in texts(film).items():
        path = MEDIA.with_suffix(suffix)
        if not path.is_file() or path.read_bytes() != text.encode():
            yield f"{path.relative_to(ROOT)} is not what films/congresses.yaml gives."
    with suppress(FileNotFoundError):
        with Image.open(MEDIA.with_suffix(".png")) as committed:
            same = committed.convert("RGB").tobytes() == poster(film).convert("RGB").tobytes()
        if not same:
            yield f"{MEDIA.with_suffix('.png').relative_to(ROOT)} is not the frame that the film has now."
    for path in filter(lambda path: not path.is_file(), (MEDIA, MEDIA.with_suffix(".png"))):
        yield f"{path.relative_to(ROOT)} is missing."
    if MEDIA.is_file():
        yield from check_frames(film)
    for record in sorted({card.record for card in film.cards if card.record}):
        if not (ROOT / "docs" / "congress" / f"{record}.md").is_file():
            yield f"films/congresses.yaml names the record {record}, which has no page in docs/congress/."


def check_frames(film: Film) -> Iterator[str]:
    """Compare the film second by second with what would be drawn; compressed bytes may differ between machines."""
    frames = list(decode(step := FRAMES_PER_SECOND))
    expected = range(0, film.frames, step)
    if len(frames) != len(expected):
        yield f"{MEDIA.relative_to(ROOT)} lasts {len(frames)} seconds, not {len(expected)}."
    for number, frame in zip(expected, frames, strict=False):
        if difference(frame, draw_frame(film, number)) > LARGEST_DIFFERENCE:
            yield f"{MEDIA.relative_to(ROOT)} shows something else at second {number // step}."


def decode(step: int) -> Iterator[Image.Image]:
    """Yield every `step`-th frame of the committed film."""
    chosen = ["-vf", f"select=not(mod(n\\,{step})),scale=in_color_matrix=bt709", "-fps_mode", "passthrough"]
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-loglevel", "error", "-i", str(MEDIA), *chosen]
    command += ["-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as decoder:
        while pixels := decoder.stdout.read(WIDTH * HEIGHT * 3):  # type: ignore[union-attr]  # it is a pipe
            yield Image.frombytes("RGB", (WIDTH, HEIGHT), pixels)


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the largest difference between two frames, in levels, over squares of 8 x 8 pixels."""
    squares = ImageChops.difference(one, other).reduce(8)
    return max(highest for _, highest in ImageStat.Stat(squares).extrema)


def main() -> int:
    """Make the film or check it; return 1 if it is not current."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; say what is not current")
    film = read_film(SCRIPT)
    if not parser.parse_args().check:
        make(film)
        return 0
    problems = list(check(film))
    print("\n".join(problems) or "The film is current.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
