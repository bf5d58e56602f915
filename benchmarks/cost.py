"""What a reading costs: time, memory, start-up, space on disk."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks.places import Places, PlaceUnknown
from benchmarks.processes import STORYGLASS, fastest, run
from benchmarks.results import Cell, Table

ROOT = Path(__file__).resolve().parents[1]
NOVEL = "HowardsEnd"  # of the corpus' novels the one nearest to 110,000 words, so: "a novel"
JOINED = 10  # novels in the long text, the longest ones: together about 1.1 million words
MEGABYTE = 1_000_000


class Text(NamedTuple):
    """A text to measure on."""

    name: str
    path: Path
    words: int


def speed(places: Places) -> list[Table]:
    """Words a second of a whole reading, on a novel and on ten of them joined."""
    rows: list[list[Cell]] = []
    with texts(places) as (measured, folder):
        for text, times in zip(measured, (3, 1), strict=True):
            seconds = fastest(_read(text.path, folder), times)
            rows.append([text.name, text.words, round(seconds, 2), round(text.words / seconds)])
    protocol = (
        "Wall time of `storyglass read FILE --format json -o OUT`, from the start of the process to its end, writing "
        "included; the fastest of three runs for the novel, one run for ten. Words are what white space parts."
    )
    return [Table("Speed of a whole reading", protocol, ["text", "words", "seconds", "words/s"], rows)]


def memory(places: Places) -> list[Table]:
    """The highest resident memory of a whole reading."""
    with texts(places) as (measured, folder):
        rows: list[list[Cell]] = [
            [text.name, text.words, _megabytes(run(_read(text.path, folder)).peak_bytes)] for text in measured
        ]
    protocol = "The highest resident memory (`ru_maxrss`) of the process `storyglass read FILE --format json -o OUT`."
    return [Table("Memory of a whole reading", protocol, ["text", "words", "peak MB"], rows)]


def report(places: Places) -> list[Table]:
    """Time and size of the report of a novel."""
    novel = _novel(places)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "report.html")
        seconds = run([STORYGLASS, "look", novel.path, "-o", out]).seconds
        size_mb = _megabytes(out.stat().st_size)
    protocol = "One run of `storyglass look FILE -o report.html`, reading included."
    columns = ["text", "words", "seconds", "MB"]
    return [Table("The report", protocol, columns, [[novel.name, novel.words, round(seconds, 2), size_mb]])]


def startup(places: Places) -> list[Table]:
    """How long the shortest runs take."""
    commands = {
        "`storyglass --help`": [STORYGLASS, "--help"],
        '`python -c "import storyglass"`': [sys.executable, "-c", "import storyglass"],
        '`python -c ""` (the share of Python itself)': [sys.executable, "-c", ""],
    }
    rows: list[list[Cell]] = [[name, round(fastest(command, 7), 3)] for name, command in commands.items()]
    protocol = "Wall time of the whole process, the fastest of seven runs."
    return [Table("Start-up", protocol, ["command", "seconds"], rows)]


def size(places: Places) -> list[Table]:
    """How much space an installation takes."""
    with tempfile.TemporaryDirectory() as folder:
        run([sys.executable, "-m", "pip", "install", "--quiet", "--target", folder, ROOT])
        sizes = {path.name: _size_of(path) for path in Path(folder).iterdir()}
    rows: list[list[Cell]] = [
        ["storyglass itself", _megabytes(sizes["storyglass"])],
        ["with all it needs", _megabytes(sum(sizes.values()))],
    ]
    protocol = "Sum of the file sizes after `pip install --target EMPTY_FOLDER .`, compiled bytecode included."
    return [Table("Installation", protocol, ["what", "MB"], rows)]


@contextmanager
def texts(places: Places) -> Iterator[tuple[list[Text], Path]]:
    """A novel, ten novels joined, and a folder that is theirs for as long as they are measured."""
    sizes = {path: _words(path) for path in sorted(places.novels.glob("*/novel_text.txt"))}
    longest = sorted(sizes, key=lambda path: (-sizes[path], path))[:JOINED]
    with tempfile.TemporaryDirectory() as name:
        joined = Path(name, "joined.txt")
        joined.write_text("\n\n".join(path.read_text(encoding="utf-8") for path in longest), encoding="utf-8")
        yield [_novel(places), Text(f"the {len(longest)} longest novels, joined", joined, _words(joined))], Path(name)


def _novel(places: Places) -> Text:
    path = places.novels / NOVEL / "novel_text.txt"
    if not path.exists():
        raise PlaceUnknown(f"the novel {NOVEL} is not in {places.novels.name}")
    return Text(NOVEL, path, _words(path))


def _words(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").split())


def _read(path: Path, folder: Path) -> list[str | Path]:
    return [STORYGLASS, "read", path, "--format", "json", "-o", folder / "story.json"]


def _size_of(path: Path) -> int:
    return sum(each.stat().st_size for each in [path, *path.rglob("*")] if each.is_file())


def _megabytes(size_in_bytes: int) -> float:
    return round(size_in_bytes / MEGABYTE, 1)
