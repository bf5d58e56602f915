"""The stories that are being read: one after the other, in a process of its own, so that no story stops the server."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from itertools import count
from multiprocessing.queues import Queue as Channel
from pathlib import Path
from queue import Queue
from typing import Any, Literal

from storyglass.story import StoryError

State = Literal["waiting", "reading", "done", "failed"]
REMEMBERED = 200
"""Pieces of work that are remembered once they are done."""


@dataclass(frozen=True, slots=True)
class Task:
    """A story to be read: its file, the name it goes by, and its corrections, if there are any."""

    path: Path
    name: str
    series: str | None = None


@dataclass(slots=True)
class Job:
    """A piece of work, as the page shows it: `done` is the part of the reading that is done, 0 to 1."""

    id: int
    name: str
    state: State = "waiting"
    stage: str = ""
    done: float = 0.0
    story: str | None = None
    error: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The job as JSON holds it."""
        return asdict(self)


class Desk:
    """Takes in tasks and works on them in their order.

    `read` is called in the other process with the task; what it returns goes to `keep` in this one, which says under
    which id the story is kept.
    """

    def __init__(self, read: Callable[[Task], Any], keep: Callable[[Task, Any], str]) -> None:
        self._read, self._keep = read, keep
        self._jobs: dict[int, Job] = {}
        self._numbers = count(1)
        self._waiting: Queue[tuple[Job, Task] | None] = Queue()
        self._context = multiprocessing.get_context("spawn")
        self._progress: Channel[tuple[int, str, float]] = self._context.Queue()
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=run, daemon=True) for run in (self._work, self._listen)]
        self._pool: ProcessPoolExecutor | None = None
        for thread in self._threads:
            thread.start()

    def take(self, task: Task) -> Job:
        """Takes in a story, to be read when its turn comes."""
        job = Job(next(self._numbers), task.name)
        with self._lock:
            self._jobs[job.id] = job
            over = [one.id for one in self._jobs.values() if one.state in ("done", "failed")][:-REMEMBERED]
            for number in over:
                del self._jobs[number]
        self._waiting.put((job, task))
        return job

    def jobs(self) -> list[Job]:
        """All work that is remembered, in the order in which it came."""
        with self._lock:
            return list(self._jobs.values())

    def job(self, number: int) -> Job | None:
        """A piece of work."""
        with self._lock:
            return self._jobs.get(number)

    def close(self) -> None:
        """Ends the work; what is being read is let go."""
        self._waiting.put(None)
        if self._pool is not None:
            for process in list(self._pool._processes.values()):
                process.terminate()
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _work(self) -> None:
        while (item := self._waiting.get()) is not None:
            job, task = item
            job.state = "reading"
            try:
                job.story = self._keep(task, self._ask(job, task))
                job.state, job.done = "done", 1.0
            except StoryError as error:
                job.state, job.error = "failed", str(error)
            except BrokenProcessPool:
                self._pool = None
                job.state, job.error = "failed", f"{task.name}: reading it ended the reader; it may be damaged"
            except Exception as error:
                job.state, job.error = "failed", f"{task.name}: a fault of storyglass: {type(error).__name__}: {error}"

    def _ask(self, job: Job, task: Task) -> Any:
        """Has the other process read a story; it is started with the first and stays."""
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                1, mp_context=self._context, initializer=_remember, initargs=(self._progress,)
            )
        return self._pool.submit(_read, self._read, job.id, task).result()

    def _listen(self) -> None:
        while True:
            number, stage, done = self._progress.get()
            job = self.job(number)
            if job is not None and job.state == "reading":
                job.stage, job.done = stage, max(job.done, done)


# --- in the other process ----------------------------------------------------------------------------------------

_told: Channel[tuple[int, str, float]] | None = None
_number = 0


def _remember(progress: Channel[tuple[int, str, float]]) -> None:
    global _told
    _told = progress


def _read(read: Callable[[Task], Any], number: int, task: Task) -> Any:
    global _number
    _number = number
    return read(task)


def tell(stage: str, done: float) -> None:
    """Says how far the story is that is being read; for the reading process."""
    if _told is not None:
        _told.put((_number, stage, done))
