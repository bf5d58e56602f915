"""Finds the stories that somebody means by files, folders, patterns, lists and addresses.

A place is a path of this machine, or an address such as `s3://bucket/folder`, as `pyarrow.fs` knows.
"""

from __future__ import annotations

import fnmatch
import glob
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from storyglass.manuscript import LARGEST, file_bytes
from storyglass.outputs.extras import demand
from storyglass.story import StoryError

ENDINGS = frozenset((".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".epub", ".docx"))
"""How the names of stories end, in folders; whoever names a file means it, however it is called."""

_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+://")
_WILD = re.compile(r"[*?\[]")
_LIST_AT_MOST = 1_000
"""Bytes of the first line of a list; no path is longer."""


@dataclass(slots=True)
class Found:
    """The places of stories, in order, each once, and how many files are no stories by their names."""

    places: list[str] = field(default_factory=list)
    left_out: int = 0


def find_sources(sources: Iterable[str]) -> Found:
    """The stories that are meant: files as they are named; those in folders, in patterns and in lists of places.

    A list is a file `….txt` whose first line is a place where there is something; `#` begins a comment. Links are
    followed, each folder is entered once. Raises StoryError where a source is not there.
    """
    found = Found()
    for source in sources:
        if is_address(source):
            _find_at_address(source, found)
        elif Path(source).is_dir():
            _take(_walk(source), found)
        elif Path(source).exists():
            found.places += _listed(Path(source)) or [source]
        elif _WILD.search(source):
            matching = sorted(glob.glob(source, recursive=True))  # noqa: PTH207 (a pattern may be absolute)
            if not matching:
                raise StoryError(f"{source}: no file is called so")
            for match in matching:
                _take(_walk(match) if Path(match).is_dir() else [match], found)
        else:
            raise StoryError(f"{source}: no such file or folder")
    found.places = list(dict.fromkeys(found.places))
    return found


def is_address(place: str) -> bool:
    """Says whether a place is an address rather than a path of this machine."""
    return _ADDRESS.match(place) is not None


def place_bytes(place: str) -> bytes:
    """The content of the file at a place. Raises StoryError where it cannot be read or is too large for a story."""
    if not is_address(place):
        return file_bytes(Path(place))
    filesystem, path = at_address(place)
    try:
        with filesystem.open_input_stream(path) as stream:
            data: bytes = stream.read(LARGEST + 1)
    except OSError as error:
        raise StoryError(f"{place}: cannot be read: {' '.join(str(error).split())}") from None
    if len(data) > LARGEST:
        raise StoryError(f"{place}: larger than {LARGEST >> 20} MB; split it into parts")
    return data


def place_name(place: str) -> str:
    """The name of the file at a place, in letters that every table can hold."""
    name = PurePosixPath(place).name if is_address(place) else Path(place).name
    return printable(name) or "story"


def printable(name: str) -> str:
    """A name of a file with U+FFFD for each byte that is no letter to anybody."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def at_address(place: str) -> tuple[Any, str]:
    """The file system behind an address, and the path in it. Raises StoryError where there is none."""
    demand("tables", f"{place}: an address")
    import pyarrow as pa
    from pyarrow.fs import FileSystem

    try:
        filesystem, path = FileSystem.from_uri(place)
    except (pa.ArrowException, ValueError, OSError) as error:
        raise StoryError(f"{place}: there is no way there: {' '.join(str(error).split())}") from None
    return filesystem, path


def _walk(folder: str) -> Iterator[str]:
    """The files below a folder, in order; hidden ones are left out, and so are pipes and devices."""
    entered = set()
    for place, folders, files in os.walk(folder, followlinks=True):
        status = Path(place).stat()
        if (status.st_dev, status.st_ino) in entered:
            folders.clear()
            continue
        entered.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(place, name)
            if not name.startswith(".") and (path.is_file() or path.is_symlink()):
                yield str(path)


def _take(files: Iterable[str], found: Found) -> None:
    """Takes those files that are stories by name, and counts the others."""
    for file in files:
        if PurePosixPath(file).suffix.lower() in ENDINGS:
            found.places.append(file)
        else:
            found.left_out += 1


def _find_at_address(source: str, found: Found) -> None:
    from pyarrow.fs import FileSelector, FileType

    wild = _WILD.search(source, _ADDRESS.match(source).end())  # type: ignore[union-attr]
    root = source[: wild.start()].rpartition("/")[0] if wild else source
    filesystem, path = at_address(root)
    prefix = root.removesuffix("/").removesuffix(path.removesuffix("/"))
    try:
        if filesystem.get_file_info(path).type == FileType.File:
            found.places.append(source)
            return
        files = filesystem.get_file_info(FileSelector(path, recursive=True))
    except OSError as error:
        raise StoryError(f"{source}: cannot be read: {' '.join(str(error).split())}") from None
    seen = [info.path for info in files if info.type == FileType.File]
    places = sorted(prefix + place for place in seen if "/." not in place.removeprefix(path))
    _take((place for place in places if not wild or fnmatch.fnmatchcase(place, source)), found)


def _listed(path: Path) -> list[str]:
    """The places that a file lists, where it is a list; relative ones begin where the list lies."""
    if path.suffix.lower() != ".txt" or not path.is_file():
        return []
    with path.open("rb") as stream:
        head = stream.read(64 * _LIST_AT_MOST)
    first = next(_entries(head, path.parent), None)
    if first is None or len(first) > _LIST_AT_MOST or not (is_address(first) or os.path.exists(first)):  # noqa: PTH110
        return []
    return list(_entries(path.read_bytes(), path.parent))


def _entries(content: bytes, home: Path) -> Iterator[str]:
    """The places in the lines of a list; their bytes are those of the file system."""
    for line in content.removeprefix(b"\xef\xbb\xbf").splitlines():
        entry = os.fsdecode(line.strip())
        if entry and not entry.startswith("#") and "\0" not in entry:
            yield entry if is_address(entry) else str(home / entry)
