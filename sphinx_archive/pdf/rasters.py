"""Photographs and scans as paper needs them: whole, upright, of one frame, in RGB, no finer than can be seen."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageCms, ImageOps

from .proof import PictureError, refuse_unprintable_file

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".gif": "GIF", ".webp": "WEBP"}
_FINEST = (1465, 2250)
"""Pixels of a picture that fills the text of a page, 124 by 190 mm, at 300 to the inch."""
_PLAIN = {"PNG": {"1", "L", "LA", "P", "RGB", "RGBA"}, "JPEG": {"L", "RGB"}}
_ORIENTATION = 0x0112


def raster(source: Path) -> bytes:
    """Return what is printed of a picture: a JPEG as JPEG, all else as PNG; unchanged when paper can use it as it is.

    Raises `PictureError` for a file that is broken, of another format than its name says, or far too large.
    """
    expected = FORMATS[source.suffix.lower()]
    try:
        with warnings.catch_warnings(), Image.open(source) as image:
            # A scan of a poster is large, and no attack.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            _refuse(image, expected, source)
            if not _is_plain(image):
                return _converted(image, expected)
            refuse_unprintable_file(source)
            return source.read_bytes()
    except PictureError:
        raise
    except Image.DecompressionBombError as error:
        message = f"it has too many pixels. Scale it down: paper shows no more than {_FINEST[0]} × {_FINEST[1]}."
        raise PictureError(message) from error
    except (OSError, SyntaxError, ValueError) as error:
        message = f"it is broken, or no {expected} file. Export it again from the program it comes from."
        raise PictureError(message) from error


def _refuse(image: Image.Image, expected: str, source: Path) -> None:
    """Raise an error for a picture under a wrong name."""
    if image.format not in {expected, "MPO" if expected == "JPEG" else expected}:
        message = f"it is a {image.format} file that is called {source.suffix}. Give it the right ending."
        raise PictureError(message)


def _is_plain(image: Image.Image) -> bool:
    """Decode a picture, and tell whether paper can use the file as it is."""
    plain = (
        image.mode in _PLAIN.get(image.format or "", ())
        and image.width <= _FINEST[0]
        and image.height <= _FINEST[1]
        and image.getexif().get(_ORIENTATION, 1) == 1
        and getattr(image, "n_frames", 1) == 1
    )
    if plain:
        image.load()
    return plain


def _converted(image: Image.Image, expected: str) -> bytes:
    """Return a picture upright, in RGB or grey, of its first frame, and no finer than paper shows."""
    # A large JPEG is decoded at a fraction of its size; which side is up is only known later.
    image.draft(None, (max(_FINEST), max(_FINEST)))
    upright = ImageOps.exif_transpose(_in_rgb(image))
    upright.thumbnail(_FINEST, Image.Resampling.LANCZOS, reducing_gap=3.0)
    stream = BytesIO()
    if expected == "JPEG":
        upright.save(stream, "JPEG", quality=90)
    else:
        upright.save(stream, "PNG")
    return stream.getvalue()


def _in_rgb(image: Image.Image) -> Image.Image:
    """Return a picture in RGB or grey, with eight bits for each colour."""
    if image.mode == "CMYK":
        return _from_inks(image)
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode == "P" or "A" in image.mode or "transparency" in image.info:
        return image.convert("RGBA")
    return image if image.mode in {"L", "RGB"} else image.convert("RGB")


def _from_inks(image: Image.Image) -> Image.Image:
    """Return a picture made for a printing press in RGB, by its colour profile if that can be read."""
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(image.info["icc_profile"]))
        converted = ImageCms.profileToProfile(image, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (KeyError, OSError, ImageCms.PyCMSError):
        return image.convert("RGB")
    return converted or image.convert("RGB")
