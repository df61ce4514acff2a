"""PNG: pictures of a few flat colours, several times faster than a general writer makes them."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PIL.Image import Image

# Runs of one colour are most of a card: looking for anything else takes three times as long and saves a quarter.
LEVEL, LARGEST_WINDOW, MOST_MEMORY = 3, 15, 9
INDEXED, FOUR_BITS = 3, 4


def write(picture: Image, palette: Iterable[int]) -> bytes:
    """Return a picture of mode ``P`` with at most 16 colours as PNG; ``palette`` holds them as 0xRRGGBB.

    Source: https://www.w3.org/TR/png-3/
    """
    width, height = picture.size
    head = struct.pack(">IIBBBBB", width, height, FOUR_BITS, INDEXED, 0, 0, 0)
    colours = b"".join(colour.to_bytes(3) for colour in palette)
    chunks = ((b"IHDR", head), (b"PLTE", colours), (b"IDAT", _packed(picture)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in chunks)


def _packed(picture: Image) -> bytes:
    rows = b"".join(_rows(picture))
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, LARGEST_WINDOW, MOST_MEMORY, zlib.Z_RLE)
    return packer.compress(rows) + packer.flush()


def _rows(picture: Image) -> Iterator[bytes]:
    """Yield each row of pixels, two to a byte, after the byte that says that it is not filtered."""
    pixels = picture.tobytes("raw", "P;4")
    length = (picture.width + 1) // 2
    for start in range(0, len(pixels), length):
        yield b"\0" + pixels[start : start + length]


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
