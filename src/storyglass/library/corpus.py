"""Reads thousands of stories into Parquet, on one machine or a cluster; whoever is stopped goes on where they were."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path

from storyglass.library.crew import Crew, Outcome
from storyglass.library.reads import Reading
from storyglass.library.sources import Found, find_sources, is_address, place_bytes
from storyglass.library.turns import only_one
from storyglass.library.worker import Task
from storyglass.outputs.extras import demand
from storyglass.story import StoryError

OPENED_AT_ONCE = 8
"""How many files are opened side by side to see what is in them: addresses may be far away."""


@dataclass(slots=True)
class Tally:
    """How far a run is: stories to be read and done, failures, words; and what was not to be read, and why."""

    stories: int = 0
    done: int = 0
    failed: int = 0
    words: int = 0
    there: int = 0
    copies: int = 0
    left_out: int = 0
    began: float = 0.0

    @property
    def words_per_second(self) -> float:
        """Words read in a second since the run began to read."""
        return self.words / max(time.monotonic() - self.began, 1e-9)


Watcher = Callable[[Tally], None]
"""Is told how far a run is, after every story (on a cluster: after every part)."""


def read_corpus(
    sources: Iterable[str],
    out: str,
    *,
    reading: Reading | None = None,
    jobs: int = 1,
    ray: str | None = None,
    again: bool = False,
    seconds: float | None = None,
    watch: Watcher = lambda _: None,
) -> Tally:
    """Reads stories into the folder `out`, a Parquet table for each layer and one for `failures`, part by part.

    What `out` holds already is not read again; with `again`, what failed is. `jobs` processes work side by side, or
    actors on a Ray cluster: `ray` is its address, "local" for one that is started here. `seconds` is how long one story
    may take. Raises StoryError where the run cannot go on, as when the disk is full; a story that cannot be read is a
    failure and not the end.
    """
    demand("cluster" if ray else "tables", "a run on a cluster" if ray else "a corpus")
    from storyglass.library.parts import Parts, cut

    how = reading or Reading()
    found = find_sources(sources)  # first, so that whoever mistypes a source has made no folder
    with only_one(out):
        parts = Parts(out, how.mark())
        tally = Tally(began=time.monotonic())
        tasks, unread = _look(found, tally)
        there = parts.take_stock()
        if again:
            parts.forget_failures(there)
        done = {one for part in there.values() for one in [*part.done, *([] if again else part.failed)]}
        waiting = [left for part in cut(tasks) if (left := [task for task in part if task.sha256 not in done])]
        tally.stories = sum(map(len, waiting)) + len(unread)
        tally.there = len(tasks) + len(unread) - tally.stories
        parts.write_unread(unread)
        tally.failed = tally.done = len(unread)
        tally.began = time.monotonic()
        watch(tally)
        if ray and waiting:
            from storyglass.library.cluster import read_on_cluster

            read_on_cluster(waiting, out, how, jobs, ray, seconds, tally, watch)
        elif waiting:
            with Crew(min(jobs, tally.stories), how, seconds=seconds) as crew:
                for outcome in read_parts(waiting, crew, parts.write):
                    count(tally, outcome)
                    watch(tally)
    return tally


def read_parts(
    waiting: Sequence[Sequence[Task]], crew: Crew, write: Callable[[list[Outcome]], object]
) -> Iterator[Outcome]:
    """Reads parts and writes each once all its stories are read.

    A story that was lost with its worker is read once more when all others are done, alone, and is a part of its own.
    """
    part_of = {task.sha256: number for number, part in enumerate(waiting) for task in part}
    open_tasks = [len(part) for part in waiting]
    read: dict[int, list[Outcome]] = {}
    lost: list[Task] = []
    for outcome in crew.work(chain.from_iterable(waiting)):
        number = part_of[outcome.task.sha256]
        open_tasks[number] -= 1
        if outcome.lost:
            lost.append(outcome.task)
        else:
            read.setdefault(number, []).append(outcome)
        if not open_tasks[number] and number in read:
            finished = read.pop(number)
            write(finished)
            yield from finished
    for task in sorted(lost, key=lambda task: task.place):
        (outcome,) = crew.work([task])
        write([outcome])
        yield outcome


def count(tally: Tally, outcome: Outcome) -> None:
    """Counts what came of a story."""
    tally.done += 1
    tally.failed += outcome.product is None
    tally.words += 0 if outcome.product is None else outcome.product.words


def _look(found: Found, tally: Tally) -> tuple[list[Task], list[Outcome]]:
    """The stories, each once whatever its files are called, and the files that cannot be opened."""
    tally.left_out = found.left_out
    tasks: dict[str, Task] = {}
    unread: list[Outcome] = []
    with ThreadPoolExecutor(OPENED_AT_ONCE if any(map(is_address, found.places)) else 1) as pool:
        for place, seen in zip(found.places, pool.map(_looked_at, found.places), strict=True):
            if isinstance(seen, str):
                unread.append(Outcome(Task(place, "", 0), None, seen))
            elif seen.sha256 in tasks:
                tally.copies += 1
            else:
                tasks[seen.sha256] = seen
    return list(tasks.values()), unread


def _looked_at(place: str) -> Task | str:
    """The story at a place, or why there is none."""
    try:
        data = place_bytes(place)
    except StoryError as error:
        return str(error)
    return Task(place if is_address(place) else str(Path(place).absolute()), sha256(data).hexdigest(), len(data))
