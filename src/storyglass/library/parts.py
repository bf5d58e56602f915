"""The Parquet files of a corpus: written part by part, each part whole or not there, none twice.

A part is some tens of stories. For each table it has a file, `lines/PART.parquet`; once all of them are in place, a
small manifest, `parts/PART.json`, is put beside them, and that is what makes them count. A file that no manifest names
is what was left by somebody who was stopped: whoever goes on removes it. On a disk every file is written beside its
place and moved there; in an object store a file is there once all of it is.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow.fs import FileSelector, FileType, LocalFileSystem

from storyglass.library.crew import Outcome
from storyglass.library.sources import at_address, is_address, place_name, printable
from storyglass.library.worker import Task
from storyglass.outputs.layers import COLUMNS, TEXT
from storyglass.outputs.tables import key_of
from storyglass.story import StoryError

FORMAT = 1
"""The version of the folder's layout."""
FAILURES = pa.schema([(name, TEXT) for name in ("story", "name", "place", "reason")])
STORIES, BYTES = 32, 2_000_000
"""A part ends after so many stories, or so many bytes of them: what is lost at most when the power goes."""
UNREAD = "unread"
"""The part of files that could not even be opened; it is written anew by every run."""

_ABOUT, _MANIFESTS = "corpus.json", "parts"


@dataclass(frozen=True, slots=True)
class Part:
    """What is in a part: its files with their sizes, the hashes of its stories, and of those of them that failed."""

    files: dict[str, int]
    done: list[str]
    failed: list[str]


class Parts:
    """The folder of a corpus, here or at an address; `mark` says how its stories are read (see `Reading.mark`).

    Raises StoryError where the folder holds something else, or stories that were read in another way.
    """

    def __init__(self, out: str, mark: str) -> None:
        self._out = out
        self._on_disk = not is_address(out)
        if self._on_disk:
            self._files, self._root = LocalFileSystem(), str(Path(out).resolve())
        else:
            self._files, self._root = at_address(out)
        with _Told(out):
            self._claim({"format": FORMAT, "mark": mark})

    def take_stock(self) -> dict[str, Part]:
        """The parts that are whole; what others left half done is removed."""
        with _Told(self._out):
            return self._take_stock()

    def forget_failures(self, parts: dict[str, Part]) -> None:
        """Lets the stories that failed be read again."""
        with _Told(self._out):
            for name, part in parts.items():
                kept = {file: size for file, size in part.files.items() if not file.startswith("failures/")}
                if part.failed and kept:
                    self._put_manifest(name, Part(kept, part.done, []))
                elif part.failed:
                    self._files.delete_file(self._path(f"{_MANIFESTS}/{name}.json"))
                for file in part.files.keys() - kept.keys():
                    self._files.delete_file(self._path(file))

    def write(self, outcomes: Iterable[Outcome], name: str | None = None) -> Part:
        """Writes a part of stories in the order of their places, and makes it count."""
        ordered = sorted(outcomes, key=lambda outcome: outcome.task.place)
        read = [outcome for outcome in ordered if outcome.product is not None]
        failed = [outcome for outcome in ordered if outcome.product is None]
        tables = {layer: _joined(layer, read) for layer in COLUMNS} if read else {}
        if failed:
            tables["failures"] = _failures(failed)
        name = name or _name_of([outcome.task.sha256 for outcome in ordered])
        with _Told(self._out):
            files = {f"{layer}/{name}.parquet": self._put_table(layer, name, table) for layer, table in tables.items()}
            part = Part(files, [one.task.sha256 for one in read], [one.task.sha256 for one in failed])
            self._put_manifest(name, part)
        return part

    def write_unread(self, failures: Sequence[Outcome]) -> None:
        """Writes down the files that could not be opened this time, in place of those of the last time."""
        if failures:
            self.write(failures, UNREAD)

    def _take_stock(self) -> dict[str, Part]:
        sizes = self._sizes()
        parts: dict[str, Part] = {}
        for file in sorted(sizes):
            folder, _, name = file.rpartition("/")
            if folder == _MANIFESTS and name.endswith(".json"):
                part = self._manifest(file)
                if (
                    part
                    and name != f"{UNREAD}.json"
                    and all(sizes.get(file) == size for file, size in part.files.items())
                ):
                    parts[name.removesuffix(".json")] = part
        named = {file for part in parts.values() for file in part.files}
        named |= {f"{_MANIFESTS}/{name}.json" for name in parts} | {_ABOUT}
        layers = {_MANIFESTS, "failures", *COLUMNS}
        debris = [
            file for file in sizes if file not in named and (file.split("/")[0] in layers or file.endswith(".part"))
        ]
        for file in sorted(
            debris, key=lambda file: not file.startswith(_MANIFESTS)
        ):  # what makes them count goes first
            self._files.delete_file(self._path(file))
        return parts

    def _claim(self, about: dict[str, Any]) -> None:
        """Says what the folder is, or finds it said."""
        self._files.create_dir(self._root, recursive=True)
        found = self._get(_ABOUT)
        if found is None:
            if self._on_disk and any(not name.startswith(".") for name in os.listdir(self._root)):  # noqa: PTH208
                raise StoryError(f"{self._out}: this folder holds something else; give one that is empty or not there")
            self._put(_ABOUT, json.dumps(about).encode())
        elif found != about:
            raise StoryError(
                f"{self._out}: the stories there were read in another way (other options, or another version of "
                "storyglass or its weights); give another folder"
            )

    def _sizes(self) -> dict[str, int]:
        """Every file of the folder with its size in bytes."""
        found = self._files.get_file_info(FileSelector(self._root, recursive=True))
        home = self._root.rstrip("/") + "/"
        return {info.path.removeprefix(home): info.size for info in found if info.type == FileType.File}

    def _manifest(self, file: str) -> Part | None:
        found = self._get(file)
        try:
            return None if found is None else Part(**found)
        except TypeError:
            return None

    def _put_manifest(self, name: str, part: Part) -> None:
        told = {"files": part.files, "done": part.done, "failed": part.failed}
        self._put(f"{_MANIFESTS}/{name}.json", json.dumps(told).encode())

    def _put_table(self, layer: str, name: str, table: pa.Table) -> int:
        sink = pa.BufferOutputStream()
        pq.write_table(table, sink, compression="zstd")
        return self._put(f"{layer}/{name}.parquet", sink.getvalue())

    def _put(self, file: str, content: Any) -> int:
        """Writes a file so that it is whole or not there, and returns its size."""
        path = self._path(file)
        folder, _, name = path.rpartition("/")
        self._files.create_dir(folder, recursive=True)
        beside = f"{folder}/.{name}.{os.getpid()}.part" if self._on_disk else path
        try:
            with self._files.open_output_stream(beside) as stream:
                stream.write(content)
        except BaseException:
            if self._on_disk:
                Path(beside).unlink(missing_ok=True)
            raise
        if self._on_disk:
            Path(beside).replace(path)
        return len(content)

    def _get(self, file: str) -> Any:
        """The content of a file of JSON; None where it is not there or broken."""
        try:
            with self._files.open_input_stream(self._path(file)) as stream:
                return json.loads(stream.read())
        except (FileNotFoundError, ValueError):
            return None

    def _path(self, file: str) -> str:
        return f"{self._root.rstrip('/')}/{file}"


class _Told:
    """Tells what the system has against a folder in one line."""

    def __init__(self, out: str) -> None:
        self._out = out

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: object) -> None:
        if isinstance(error, OSError):
            raise StoryError(
                f"{self._out}: cannot be written: {error.strerror or ' '.join(str(error).split())}"
            ) from None


def cut(tasks: Sequence[Task]) -> list[list[Task]]:
    """The stories in parts, in their order, whatever of them is done already."""
    parts: list[list[Task]] = []
    size = BYTES
    for task in tasks:
        if size >= BYTES or len(parts[-1]) >= STORIES:
            parts.append([])
            size = 0
        parts[-1].append(task)
        size += task.size
    return parts


def _name_of(hashes: Sequence[str]) -> str:
    """The name of a part, which tells what is in it."""
    return key_of(hashlib.sha256("".join(sorted(hashes)).encode()).hexdigest())


def _joined(layer: str, read: Sequence[Outcome]) -> pa.Table:
    """One table of all stories; in `stories` with the place that each came from."""
    table = pa.concat_tables([outcome.product.table(layer) for outcome in read])
    if layer != "stories":
        return table
    return table.append_column("place", pa.array([printable(one.task.place) for one in read], TEXT))


def _failures(failed: Sequence[Outcome]) -> pa.Table:
    rows = [
        {
            "story": key_of(one.task.sha256) or None,
            "name": place_name(one.task.place),
            "place": printable(one.task.place),
            "reason": one.failure,
        }
        for one in failed
    ]
    return pa.Table.from_pylist(rows, schema=FAILURES)
