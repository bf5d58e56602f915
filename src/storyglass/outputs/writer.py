"""Formats by name, and files that are whole or not there at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Protocol, TextIO, cast

from storyglass.story import Story, StoryError

FORMATS = {"json": "storyglass.outputs.json", "html": "storyglass.outputs.html"}
"""The module of each format; each has a `WRITER`."""


class Writer(Protocol):
    """One output format."""

    @property
    def name(self) -> str:
        """What the format is called on the command line."""
        ...

    @property
    def extension(self) -> str:
        """How its files end, dot included."""
        ...

    def write(self, story: Story, stream: TextIO) -> None:
        """Writes the story to an open text stream."""
        ...


def writer_for(name: str) -> Writer:
    """The writer of a format.

    Raises StoryError where there is no such format.
    """
    if name not in FORMATS:
        raise StoryError(f"there is no format {name!r}; there are {', '.join(FORMATS)}")
    return cast(Writer, import_module(FORMATS[name]).WRITER)


def format_of(path: Path) -> str:
    """The format that a file's name asks for.

    Raises StoryError where no format's files end so.
    """
    for name in FORMATS:
        if path.suffix.lower() == writer_for(name).extension:
            return name
    known = ", ".join(writer_for(name).extension for name in FORMATS)
    raise StoryError(f"{path}: no format's files end in {path.suffix!r}; there are {known}")


def write_file(story: Story, path: Path, writer: Writer, *, keep: Path | None = None) -> None:
    """Writes the story to `path`, which then holds all of it, or what it held before.

    Folders that are missing are made. A device or a pipe is written to, and a link is followed: neither is replaced.
    `keep` is the file the story was read from, which is never overwritten. Raises StoryError where the file cannot be
    written.
    """
    if keep is not None and _same(path, keep):
        raise StoryError(f"{path} is the story itself; choose another name for the output")
    try:
        if path.is_dir():
            raise StoryError(f"{path} is a folder; choose another name for the output")
        if path.exists() and not path.is_file():
            _fill(story, path, writer)
        else:
            _replace(story, path.resolve(), writer)
    except OSError as error:
        above = next((folder for folder in path.parents if folder.exists()), path.parent)
        reason = error.strerror or error if above.is_dir() else f"{above} is no folder"
        raise StoryError(f"cannot write {path}: {reason}") from None


def _replace(story: Story, path: Path, writer: Writer) -> None:
    """Writes a new file beside the old one, which it then replaces."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
    beside = Path(name)
    try:
        _fill(story, handle, writer)
        beside.chmod(_mode(path))
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise


def _fill(story: Story, target: int | Path, writer: Writer) -> None:
    # backslashreplace: a lone surrogate in a hand-made Story becomes its JSON escape instead of a crash
    with open(target, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:  # noqa: PTH123
        writer.write(story, stream)


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
