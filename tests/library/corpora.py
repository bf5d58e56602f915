"""Folders of small stories for tests, and readers that stumble over some of them."""

from __future__ import annotations

import os
from pathlib import Path

import pyarrow.dataset
import pytest

import storyglass

STUMBLING = """
import os, sys, time
sys.path.insert(0, {home!r})
import storyglass.library.reads as reads
read = reads.Reading.read

def stumble(self, data, name):
    if name.startswith(("killer", "flaky", "hang", "bug", "memory")):
        with open(os.path.join({log!r}, name), "a") as log:
            log.write("x")
        tries = os.path.getsize(os.path.join({log!r}, name))
        if name.startswith("killer") or (name.startswith("flaky") and tries == 1):
            os.abort()
        if name.startswith("hang"):
            time.sleep(600)
        if name.startswith("bug"):
            raise RuntimeError("two\\nlines")
        if name.startswith("memory"):
            raise MemoryError
    time.sleep({pause})
    return read(self, data, name)

reads.Reading.read = stumble
"""


def lay_stories(folder: Path, count: int, *names: str) -> Path:
    """Writes small stories, numbered, and those with other names."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in [*(f"{number:04}.txt" for number in range(count)), *names]:
        text = f'"Come in, Zoë," said Mara Venn.\n\n"I am in," said Zoë. "What is {name}?"\n'
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def stumble(monkeypatch: pytest.MonkeyPatch, folder: Path, *, pause: float = 0.0) -> Path:
    """Makes worker processes stumble over stories by their names; returns the folder where each try leaves a letter."""
    log = folder / "tries"
    log.mkdir(parents=True)
    home = str(Path(storyglass.__file__).parents[1])
    (folder / "sitecustomize.py").write_text(STUMBLING.format(home=home, log=str(log), pause=pause), encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), home, os.environ.get("PYTHONPATH", "")]))
    return log


def rows(out: Path, table: str) -> list[dict[str, object]]:
    """All rows of a table; none where there is no such table."""
    if not (out / table).exists():
        return []
    found: list[dict[str, object]] = pyarrow.dataset.dataset(out / table).to_table().to_pylist()
    return found


def files(out: Path) -> dict[str, bytes]:
    """Every file of a corpus with its content."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}
