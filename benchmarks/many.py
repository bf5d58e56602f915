"""What many stories cost: processes side by side, a Ray cluster, kills and resumptions, questions to a library."""

from __future__ import annotations

import json
import lzma
import random
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.places import Places, PlaceUnknown
from benchmarks.processes import STORYGLASS, fastest, run
from benchmarks.results import Cell, Table

STORIES = 1_000
WORDS = 3_000  # of each story: the beginning of a chapter's length, cut at a paragraph
PER_BOOK = 20  # cuts of one book at most, so that there are many books
KILLS = 20
LONGEST_LIFE = 30.0  # seconds until a run is killed, at most
SEED = 20
QUESTIONS = {
    "lines by speaker": "SELECT story, speaker_name, count(*) AS n FROM lines GROUP BY ALL ORDER BY n DESC LIMIT 20",
    "feelings of those who are bound": (
        "SELECT b.kind, f.feeling, count(*) AS n FROM bonds AS b JOIN feelings AS f "
        "ON f.story = b.story AND f.who IN (b.one, b.other) GROUP BY ALL ORDER BY n DESC LIMIT 20"
    ),
    "a word in all passages": (
        "SELECT s.name, count(*) FROM passages AS p JOIN stories AS s USING (story) "
        "WHERE regexp_matches(p.text, '\\bsecret', 'i') GROUP BY ALL ORDER BY 2 DESC LIMIT 20"
    ),
}


class Cuts(NamedTuple):
    """The stories: their folder, how many words they have together, and a folder for what is made of them."""

    folder: Path
    words: int
    desk: Path


def corpus(places: Places) -> list[Table]:
    """One process, two, two actors on Ray; and a run that is killed again and again."""
    with _cuts(places) as cuts:
        rows: list[list[Cell]] = []
        first = 0.0
        for name, out, options in (
            ("one process", "one", ("--jobs", "1")),
            ("two processes", "two", ("--jobs", "2")),
            ("two actors on Ray", "ray", ("--jobs", "2", "--ray", "local")),
        ):
            seconds = run(_corpus(cuts, out, *options)).seconds
            first = first or seconds
            rows.append([name, STORIES, cuts.words, round(seconds, 1), round(cuts.words / seconds), first / seconds])
        kills, taken = _killed(cuts)
        differing = _differing(cuts.desk / "one", cuts.desk / "killed")
    return [
        Table(
            f"{STORIES:,} stories",
            f"Wall time of `storyglass corpus FOLDER OUT`, process start included, on {STORIES:,} cuts of {WORDS:,} "
            f"words of novels (at most {PER_BOOK} of one); every process reads with one thread. Words are what white "
            "space parts.",
            ["what", "stories", "words", "seconds", "words/s", "times one process"],
            rows,
        ),
        Table(
            "Killed and resumed",
            f"`kill -9` of `storyglass corpus --jobs 2` after up to {LONGEST_LIFE:.0f} seconds, at random; then a last "
            "run to the end. Every file is compared with those of one undisturbed process.",
            ["kills", "seconds until all were read", "files that differ"],
            [[kills, round(taken, 1), differing]],
        ),
    ]


def ask(places: Places) -> list[Table]:
    """Questions to a library."""
    with _cuts(places) as cuts:
        library = cuts.desk / "library.duckdb"
        filled = run([STORYGLASS, "library", "add", cuts.folder, "--library", library, "-q"]).seconds
        rows: list[list[Cell]] = [
            [name, round(fastest([STORYGLASS, "library", "ask", sql, "--library", library], 3), 2)]
            for name, sql in QUESTIONS.items()
        ]
        found: list[str | Path] = [STORYGLASS, "library", "find", "secret", "--limit", "20", "--library", library]
        rows.append(["`find secret`", round(fastest(found, 3), 2)])
        megabytes = library.stat().st_size / 1_000_000
    protocol = (
        f"Wall time of the whole command, the fastest of three, on a library of {STORIES:,} stories of {WORDS:,} "
        f"words, which took {filled:.0f} seconds to fill and {megabytes:.0f} MB."
    )
    return [Table("Questions to a library", protocol, ["question", "seconds"], rows)]


def _corpus(cuts: Cuts, out: str, *options: str) -> list[str | Path]:
    return [STORYGLASS, "corpus", cuts.folder, cuts.desk / out, "-q", *options]


def _killed(cuts: Cuts) -> tuple[int, float]:
    """Kills runs and lets the last one end; how many were killed, and how many seconds all took."""
    chance = random.Random(SEED)
    command = [str(part) for part in _corpus(cuts, "killed", "--jobs", "2")]
    kills, start = 0, time.perf_counter()
    for _ in range(KILLS):
        with subprocess.Popen(command) as running:
            try:
                running.wait(chance.uniform(0.5, LONGEST_LIFE))
            except subprocess.TimeoutExpired:
                running.kill()
                kills += 1
    run(command)
    return kills, time.perf_counter() - start


def _differing(one: Path, other: Path) -> int:
    """How many files two folders do not share, byte for byte."""
    files = [
        {(path.relative_to(folder), path.read_bytes()) for path in folder.rglob("*") if path.is_file()}
        for folder in (one, other)
    ]
    return len(files[0] ^ files[1])


@contextmanager
def _cuts(places: Places) -> Iterator[Cuts]:
    """Stories of the wanted length, cut from the novels of `fiction`."""
    source = places.data / "fiction" / "fiction.jsonl.xz"
    if not source.is_file():
        raise PlaceUnknown(f"{source.name} is not in {source.parent.name}")
    with tempfile.TemporaryDirectory() as name:
        desk = Path(name)
        folder = desk / "stories"
        folder.mkdir()
        words = 0
        for number, text in enumerate(islice(_texts(source), STORIES)):
            (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
            words += len(text.split())
        yield Cuts(folder, words, desk)


def _texts(source: Path) -> Iterator[str]:
    with lzma.open(source, "rt", encoding="utf-8") as books:
        for book in books:
            yield from islice(_cut(json.loads(book)["paragraphs"]), PER_BOOK)


def _cut(paragraphs: list[str]) -> Iterator[str]:
    """Whole paragraphs, so many as to have the wanted words; what is left over at the end is left out."""
    kept: list[str] = []
    words = 0
    for paragraph in paragraphs:
        kept.append(paragraph)
        words += len(paragraph.split())
        if words >= WORDS:
            yield "\n\n".join(kept) + "\n"
            kept, words = [], 0
