"""Files that are whole or not there at all: written beside their place, then moved there, a set of them all or none."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from storyglass.outputs.writer import Part, Piece, Writer
from storyglass.story import Story, StoryError


def write_file(story: Story, path: Path, writer: Writer, *, keep: Path | None = None) -> None:
    """Writes a format of one file to `path`, which then holds all of it, or what it held before.

    Folders that are missing are made. A device or a pipe is written to, and a link is followed: neither is replaced.
    `keep` is the file the story was read from, which is never overwritten. Raises StoryError where the file cannot be
    written.
    """
    _save(((path, part) for part in writer.parts(story)), keep)


def write_files(story: Story, base: Path, writers: Iterable[Writer], *, keep: Path | None = None) -> None:
    """Writes all files of some formats: their endings after the path `base`; if one of them fails, none is changed.

    Otherwise as `write_file`.
    """
    _save(((beside(base, part.ending), part) for writer in writers for part in writer.parts(story)), keep)


def write_stream(story: Story, writer: Writer, stream: BinaryIO) -> None:
    """Writes a format of one file to an open stream of bytes."""
    for part in writer.parts(story):
        _fill(stream, part.pieces)


def beside(base: Path, ending: str) -> Path:
    """Where the file with an ending goes."""
    return base.parent / (base.name + ending)


def refuse(path: Path, keep: Path | None) -> None:
    """Raises StoryError where `path` cannot be an output: it is the story itself, or a folder."""
    if keep is not None and _same(path, keep):
        raise StoryError(f"{path} is the story itself; choose another name for the output")
    if path.is_dir():
        raise StoryError(f"{path} is a folder; choose another name for the output")


def _save(parts: Iterable[tuple[Path, Part]], keep: Path | None) -> None:
    """Writes every file beside its place, then moves all of them there."""
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, part in parts:
            with _told(path):
                refuse(path, keep)
                if path.exists() and not path.is_file():
                    with path.open("wb") as stream:
                        _fill(stream, part.pieces)
                else:
                    place = path.resolve()
                    place.parent.mkdir(parents=True, exist_ok=True)
                    handle, name = tempfile.mkstemp(prefix=f".{place.name[:40]}.", suffix=".part", dir=place.parent)
                    waiting.append((Path(name), place))
                    with open(handle, "wb") as stream:  # noqa: PTH123
                        _fill(stream, part.pieces)
                    Path(name).chmod(_mode(place))
        if len(waiting) == 1:
            with _told(waiting[0][1]):
                waiting[0][0].replace(waiting[0][1])
        else:
            _move(waiting)
    finally:
        for written, _ in waiting:
            with suppress(OSError):
                written.unlink()


def _move(waiting: list[tuple[Path, Path]]) -> None:
    """Moves a set of files to their places; where one cannot be moved, the others are taken back."""
    undo: list[tuple[Path, Path | None]] = []
    try:
        for written, place in waiting:
            with _told(place):
                before = place.with_name(written.name + ".before") if place.exists() else None
                if before is not None:
                    place.replace(before)
                undo.append((place, before))
                written.replace(place)
    except BaseException:
        for place, before in reversed(undo):
            with suppress(OSError):
                if before is not None:
                    before.replace(place)
                else:
                    place.unlink()
        raise
    for _, before in undo:
        if before is not None:
            with suppress(OSError):
                before.unlink()


def _fill(stream: BinaryIO, pieces: Iterable[Piece]) -> None:
    for piece in pieces:
        # backslashreplace: a lone surrogate in a hand-made Story becomes its JSON escape instead of a crash
        stream.write(piece.encode("utf-8", "backslashreplace") if isinstance(piece, str) else piece)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tells what the system has against a file in one line."""
    try:
        yield
    except OSError as error:
        above = next((folder for folder in path.parents if folder.exists()), path.parent)
        reason = error.strerror or error if above.is_dir() else f"{above} is no folder"
        raise StoryError(f"cannot write {path}: {reason}") from None


def _same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those of any new file (mkstemp's are the owner's only)."""
    with suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
