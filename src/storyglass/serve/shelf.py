"""What the server does with a library: takes files in, keeps them beside it, has them read, and corrects."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from storyglass.corrections import beside, parse_corrections
from storyglass.library import Library, Reading
from storyglass.outputs.tables import key_of
from storyglass.serve.work import Task, tell
from storyglass.story import StoryError

CORRECTIONS = "corrections.toml"
LONGEST_NAME = 160
"""Bytes of a file's name that are kept; systems hold 255, and what is written beside the file needs some."""


def read_task(task: Task) -> Any:
    """Reads a story in the reading process, and packs what was found."""
    from storyglass.library.products import product_of
    from storyglass.reading import read

    story = read(task.path, progress=tell, name=task.name)
    return product_of(story, document=True)


class Shelf:
    """A library and, in a folder beside it, the files that were dropped into it, each in a folder of its own."""

    def __init__(self, path: Path) -> None:
        self.library = Library(path)
        self.files = path.resolve().with_name(f"{path.stem}.files")  # as the library names the files in it

    def put(self, data: bytes, name: str, series: str | None) -> Task:
        """Keeps a file that came in, under the hash of its content, and says what is to be read."""
        home = self.files / key_of(hashlib.sha256(data).hexdigest())
        path = home / safe_name(name)
        _write(path, data)
        for other in home.iterdir():
            if other not in (path, home / CORRECTIONS):
                other.unlink()  # the same story came under another name
        return Task(path, path.name, series)

    def keep(self, task: Task, product: Any) -> str:
        """Keeps what was found in a story; says under which id."""
        return self.library.keep(product, task.path, task.series, Reading().mark(beside(task.path))).story

    def correct(self, key: str, text: str, before: str | None = None) -> Task:
        """Keeps corrections beside a story's file, which then has to be read again.

        They take the place of all that were there; or, with `before`, of those that whoever sends them sent last, and
        what others made stays. Raises StoryError where the corrections cannot be understood, or where the story's file
        is gone.
        """
        parse_corrections(text, name=CORRECTIONS)  # refused before anything is touched
        path, name = self._file_of(key)
        own = path.with_name(CORRECTIONS if path.is_relative_to(self.files) else f"{path.stem}.{CORRECTIONS}")
        if before is not None and own.is_file():
            text = combined(own.read_text(encoding="utf-8-sig"), before, text)
        if parse_corrections(text, name=CORRECTIONS).rows:
            _write(own, text.encode())
        else:
            own.unlink(missing_ok=True)
        return Task(path, name)

    def again(self, key: str) -> Task:
        """A story that is to be read once more."""
        return Task(*self._file_of(key))

    def remove(self, key: str) -> None:
        """Forgets a story, and its file if it was dropped here."""
        path, _ = self._file_of(key, there=False)
        self.library.remove(key)
        if path.is_relative_to(self.files):
            with suppress(OSError):
                for file in path.parent.iterdir():
                    file.unlink()
                path.parent.rmdir()

    def _file_of(self, key: str, *, there: bool = True) -> tuple[Path, str]:
        if not re.fullmatch("[0-9a-f]{4,64}", key):
            raise StoryError(f"{key!r} is no story's id")
        rows = self.library.ask(f"SELECT path, name FROM stories WHERE story = '{key}'").rows
        if not rows:
            raise StoryError(f"{key}: there is no such story")
        path, name = rows[0]
        if path is None or (there and not Path(path).is_file()):
            raise StoryError(f"{name}: its file is no longer where it was read from; drop it here again")
        return Path(path), name


def combined(old: str, before: str, new: str) -> str:
    """A file of corrections in which those of `before` are replaced by those of `new`, word for word, others kept."""
    head, *made = _parts(new)
    gone = {part.strip() for part in (*_parts(before), *made)}
    kept = [part for part in _parts(old)[1:] if part.strip() not in gone]
    return head + "".join(f"{part.strip()}\n\n" for part in (*kept, *made))


def _parts(corrections: str) -> list[str]:
    """The head of a file of corrections, and each correction."""
    return re.split(r"^(?=\[\[correction\]\])", corrections, flags=re.MULTILINE)


def safe_name(name: str) -> str:
    """The name of a file that came in, as a name that leads nowhere else and that every system can hold."""
    last = re.split(r"[/\\]", name)[-1]
    kept = re.sub(r'[\x00-\x1f\x7f<>:"|?*\u202a-\u202e\u2066-\u2069\ud800-\udfff]', "_", last).strip(". ")
    stem, dot, ending = kept.rpartition(".")
    if kept.lower() == CORRECTIONS or not kept:
        return "story.txt"
    return f"{_cut(stem, LONGEST_NAME)}{dot}{_cut(ending, 12)}" if stem else _cut(ending, LONGEST_NAME)


def _cut(text: str, most: int) -> str:
    """As much of the text's beginning as fits into so many bytes."""
    return text.encode()[:most].decode("utf-8", "ignore")


def _write(path: Path, data: bytes) -> None:
    """Writes a file that is there whole, or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
