"""Worker processes that read stories side by side, each with one thread and the model loaded once.

A story that ends its worker, or takes far too long, costs that worker, which is replaced; the others go on.
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from types import TracebackType
from typing import Any, NamedTuple

from storyglass.language.network import THREADS
from storyglass.library.reads import Reading
from storyglass.library.worker import Orders, Task, receive, send
from storyglass.story import StoryError

STARTING = 300.0
"""Seconds that a worker may take to load the model."""
PATIENCE = 120.0
SLOWEST = 500.0
"""A story may take `PATIENCE` seconds, and one more for each so many bytes: fifty times what a quiet core takes."""
SMALL = 100_000
"""Bytes of stories that are given out ahead: a worker never waits for its next one, nor does a novel wait for it."""

_START = "import sys; sys.path[:] = {path!r}; from storyglass.library.worker import main; main()"


class Outcome(NamedTuple):
    """What came of a task: a product, or a failure in one line; `lost` where it ended its worker or took too long."""

    task: Task
    product: Any
    failure: str | None
    lost: bool = False


class Crew:
    """Workers who read stories, for as long as the `with` block lasts.

    `seconds` is how long a story may take, by default what its size allows. Raises StoryError where the workers cannot
    begin, as when there is no model.
    """

    def __init__(self, jobs: int, reading: Reading, *, documents: bool = False, seconds: float | None = None) -> None:
        self._orders = Orders(reading, documents)
        self._seconds = seconds
        self._news: queue.Queue[tuple[_Worker, Any]] = queue.Queue()
        self._workers = [_Worker(self._orders, self._news) for _ in range(max(1, jobs))]

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.end()

    def work(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Reads stories, and tells what came of each as soon as that is known, in whatever order."""
        waiting, put_back = iter(tasks), deque[Task]()
        while True:
            for worker in self._workers:
                while worker.takes_more() and (task := self._next(waiting, put_back)):
                    worker.give(task)
            if not any(worker.tasks for worker in self._workers):
                return
            try:
                worker, message = self._news.get(timeout=self._until_late())
            except queue.Empty:
                for worker in self._workers:
                    worker.end_if_late(self._seconds)
                continue
            if worker not in self._workers:
                continue
            if message == "ready":
                worker.begin()
            elif message is None:
                reason = worker.reason()
                worker.end()
                put_back.extend(list(worker.tasks)[1:])
                self._workers[self._workers.index(worker)] = _Worker(self._orders, self._news)
                if worker.tasks:
                    yield Outcome(worker.tasks[0], None, reason, lost=True)
            elif isinstance(message, StoryError):
                raise message
            else:
                told = worker.done()
                failed = isinstance(message, str)
                yield Outcome(told, None if failed else message, message if failed else None)

    def _next(self, waiting: Iterator[Task], put_back: deque[Task]) -> Task | None:
        return put_back.popleft() if put_back else next(waiting, None)

    def _until_late(self) -> float:
        """Seconds until a worker is late."""
        now = time.monotonic()
        left = [worker.late_at(self._seconds) - now for worker in self._workers if worker.tasks]
        return max(0.01, min(left, default=1.0))


class _Worker:
    """One process, and what it was told to read; the first of its tasks is in work."""

    def __init__(self, orders: Orders, news: queue.Queue[tuple[_Worker, Any]]) -> None:
        self.tasks: deque[Task] = deque()
        self._ready = False
        self._since = time.monotonic()
        self._late = False
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START.format(path=sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ
            | {THREADS: "1", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"},
        )
        self._send(orders)
        self._listener = threading.Thread(target=self._listen, args=(news,), daemon=True)
        self._listener.start()

    def takes_more(self) -> bool:
        """Says whether it is to be given a story now: it has none, or a small one."""
        return not self.tasks or (self._ready and len(self.tasks) == 1 and self.tasks[0].size <= SMALL)

    def give(self, task: Task) -> None:
        """Gives it a story to read."""
        if not self.tasks:
            self._since = time.monotonic() if self._ready else self._since
        self.tasks.append(task)
        self._send(task)

    def begin(self) -> None:
        """Is told that the process has loaded what it needs."""
        self._ready, self._since = True, time.monotonic()

    def done(self) -> Task:
        """Is told that the first of its stories is read."""
        self._since = time.monotonic()
        return self.tasks.popleft()

    def late_at(self, seconds: float | None) -> float:
        """When it will have taken too long."""
        if not self._ready:
            return self._since + STARTING
        return self._since + (PATIENCE + self.tasks[0].size / SLOWEST if seconds is None else seconds)

    def end_if_late(self, seconds: float | None) -> None:
        """Ends it where it takes too long."""
        if self.tasks and time.monotonic() >= self.late_at(seconds):
            self._late = True
            self._process.kill()

    def reason(self) -> str:
        """Why it is no more.

        Raises StoryError where it never began.
        """
        if not self._ready:
            raise StoryError("a process for reading ended before it could begin; its last words are above")
        if self._late:
            return "reading it took too long"
        return f"reading it ended the process ({self._process.wait()})"

    def end(self) -> None:
        """Ends the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        self._listener.join()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()

    def _send(self, message: Any) -> None:
        assert self._process.stdin is not None
        try:
            send(self._process.stdin, message)  # type: ignore[arg-type]
        except OSError:
            return  # it is gone, as its listener will tell

    def _listen(self, news: queue.Queue[tuple[_Worker, Any]]) -> None:
        assert self._process.stdout is not None
        while True:
            try:
                message = receive(self._process.stdout)  # type: ignore[arg-type]
            except Exception:  # a message broken off by the end of the process
                message = None
            news.put((self, message))
            if message is None:
                self._process.wait()
                return
