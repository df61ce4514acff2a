"""Pictures of every kind that authors have, and such as cannot be printed; each in an album of one page."""

from __future__ import annotations

import random
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageCms

from tests.building import put
from tests.pdf.printing import print_archive, write_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.pdf.printing import Printed

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="20">{}</svg>'
)


def noise(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
    """Return a picture that no format makes small."""
    return Image.frombytes("RGB", (width, height), random.Random(1).randbytes(width * height * 3)).convert(mode)  # noqa: S311


def saved(image: Image.Image, form: str, **options: object) -> bytes:
    """Return a picture as a file."""
    stream = BytesIO()
    image.save(stream, form, **options)  # type: ignore[arg-type]
    return stream.getvalue()


def rotated_by_exif() -> bytes:
    """Return a JPEG, 60 by 40, which its camera says to turn."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return saved(noise(), "JPEG", exif=exif)


def printed_with(tmp_path: Path, files: Mapping[str, bytes], page: str, conf: str = "") -> Printed:
    """Print a page `campaigns/x.md` with files beside it."""
    docs = tmp_path / "docs"
    write_files(docs, {"campaigns/x.md": page}, conf)
    put(docs / "campaigns", files)
    return print_archive(docs)


def good() -> dict[str, bytes]:
    """Return pictures that can be printed, by name."""
    two = [noise(mode="L").convert("RGB")]
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return {
        "palette.png": saved(noise().quantize(16), "PNG"),
        "see-through.png": saved(noise(mode="RGBA"), "PNG"),
        "grey-16.png": saved(Image.new("I;16", (60, 40), 30000), "PNG"),
        "black-and-white.png": saved(noise(mode="1"), "PNG"),
        "inks.jpg": saved(noise(mode="CMYK"), "JPEG"),
        "turned.jpg": rotated_by_exif(),
        "progressive.jpeg": saved(noise(), "JPEG", progressive=True),
        "profile.jpg": saved(noise(), "JPEG", icc_profile=profile),
        "capitals.PNG": saved(noise(), "PNG"),
        "moving.gif": saved(noise(), "GIF", save_all=True, append_images=two),
        "moving.webp": saved(noise(), "WEBP", save_all=True, append_images=two),
        "still.webp": saved(noise(mode="RGBA"), "WEBP", lossless=True),
        "drawing.svg": SVG.format('<rect width="20" height="20"/><text y="9">Ünïcode</text>').encode(),
    }


def good_album(folder: Path) -> Printed:
    """Print them all."""
    files = good()
    page = "# Album\n\n" + "".join(f"![Picture {number}]({name})\n\n" for number, name in enumerate(files))
    return printed_with(folder, files, page)


WHY = {
    "text.png": "it is broken, or no PNG file",
    "empty.jpg": "it is broken, or no JPEG file",
    "cut.jpg": "it is broken, or no JPEG file",
    "cut.png": "it is broken, or no PNG file",
    "really-a.png": "it is a JPEG file that is called .png. Give it the right ending.",
    "bomb.png": "it has too many pixels. Scale it down",
    "broken.svg": "it is no SVG that can be read: line 1",
    "page.svg": "it is no SVG: it begins with <html>",
    "entity.svg": "it is no SVG that can be read",
    "flat.svg": "Typst refuses it",
    "thai.svg": "Typst refuses it",
    "scan.tiff": "it is no PNG, JPEG, GIF, WebP or SVG file, but .tiff",
}
"""Why a picture cannot be printed, by name."""


def bad() -> dict[str, bytes]:
    """Return pictures that cannot be printed, by name."""
    entity = '<!DOCTYPE s [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    return {
        "text.png": b"This is no picture.",
        "empty.jpg": b"",
        "cut.jpg": saved(noise(300, 300), "JPEG")[:20000],
        "cut.png": saved(noise(300, 300), "PNG")[:20000],
        "really-a.png": saved(noise(), "JPEG"),
        "bomb.png": saved(Image.new("1", (20000, 20000)), "PNG"),
        "broken.svg": b"<svg",
        "page.svg": b"<html></html>",
        "entity.svg": f"{entity}{SVG}".format("<text>&e;</text>").encode(),
        "flat.svg": SVG.replace('width="40"', 'width="0"').format("").encode(),
        "thai.svg": SVG.format('<text y="9">\u0e01</text>').encode(),
        "scan.tiff": saved(noise(), "TIFF"),
    }


def bad_album(folder: Path) -> Printed:
    """Print a page with all of them: the picture of number N stands in line 3 + 3 N."""
    images = "".join(
        f"```{{image}} {name}\n:alt: What picture {number} shows\n```\n" for number, name in enumerate(WHY)
    )
    return printed_with(folder, bad(), f"# X\n\n{images}\nThe end.\n")
