"""Whether two files hold the same pages, whatever release of a library wrote their pictures.

Encoders of other releases give other bytes, and other processors round the last bit of a pixel
another way. What must hold everywhere: every page, its size, the content of native pages byte for
byte, and every picture's size and pixels but for a few grey levels.
"""

from collections.abc import Iterator

import numpy as np
import pymupdf

# Grey levels (of 255) by which the pixels of one picture differ on average, and the share of
# them that differs by more than noise.
_MEAN, _FAR, _SHARE = 1.0, 48, 0.002


def differences(old: bytes, new: bytes) -> Iterator[str]:
    """What differs, page by page; nothing where both hold the same."""
    with (
        pymupdf.open(stream=old, filetype="pdf") as before,
        pymupdf.open(stream=new, filetype="pdf") as after,
    ):
        if before.page_count != after.page_count:
            yield f"{before.page_count} pages, not {after.page_count}"
            return
        if before.metadata != after.metadata:
            yield "metadata"
        for number, (one, other) in enumerate(zip(before, after, strict=True), 1):
            what = _difference(one, other)
            if what:
                yield f"page {number}: {what}"


def _difference(one: pymupdf.Page, other: pymupdf.Page) -> str:
    if one.mediabox != other.mediabox or one.rotation != other.rotation:
        return "size"
    if one.read_contents() != other.read_contents():
        return "content"
    pictures = [_pictures(page) for page in (one, other)]
    if [p.shape for p in pictures[0]] != [p.shape for p in pictures[1]]:
        return "sizes of pictures"
    alike = all(_alike(a, b) for a, b in zip(*pictures, strict=True))
    return "" if alike else "pixels"


def _pictures(page: pymupdf.Page) -> "list[np.ndarray[tuple[int, ...], np.dtype[np.int16]]]":
    """The decoded pictures of the page, height × width × channels."""
    found = []
    for xref, *_ in page.get_images():
        pixmap = pymupdf.Pixmap(page.parent, xref)
        pixels = np.frombuffer(pixmap.samples, np.uint8).astype(np.int16)
        found.append(pixels.reshape(pixmap.h, pixmap.w, pixmap.n))
    return found


def _alike(
    one: "np.ndarray[tuple[int, ...], np.dtype[np.int16]]",
    other: "np.ndarray[tuple[int, ...], np.dtype[np.int16]]",
) -> bool:
    apart = np.abs(one - other)
    return bool(apart.mean() <= _MEAN and (apart > _FAR).mean() <= _SHARE)
