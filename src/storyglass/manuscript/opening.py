"""Opens a file of any kind: what it is decides its content, then its name."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from storyglass.manuscript.model import Manuscript
from storyglass.manuscript.plain import read_plain
from storyglass.manuscript.text import decode
from storyglass.story import Source, StoryError

LARGEST = 100 * 1024 * 1024
"""Bytes of the largest file that is read: twenty times the longest novels."""


def open_manuscript(source: str | os.PathLike[str] | bytes, *, name: str | None = None) -> Manuscript:
    """The manuscript in a file, or in bytes that are called `name`.

    Raises StoryError, one line that names the file, where it cannot be read or there is no text in it.
    """
    if isinstance(source, bytes):
        data, shown = source, name or "standard input"
    else:
        path = Path(source)
        data, shown = _read(path), name or path.name
    if len(data) > LARGEST:
        raise StoryError(f"{shown}: larger than {LARGEST >> 20} MB; split it into parts")
    origin = Source(shown, "txt", hashlib.sha256(data).hexdigest())
    text, warnings = decode(data, shown)
    return read_plain(text, origin, warnings)


def _read(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise StoryError(f"{path}: this is a folder; give a file")
        if path.stat().st_size > LARGEST:
            raise StoryError(f"{path}: larger than {LARGEST >> 20} MB; split it into parts")
        return path.read_bytes()
    except FileNotFoundError:
        raise StoryError(f"{path}: no such file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise StoryError(f"{path}: cannot be read: {reason}") from None
