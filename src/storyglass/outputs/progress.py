"""A progress bar that stays out of sight while there is nothing to wait for."""

from __future__ import annotations

import threading
from types import TracebackType
from typing import TextIO

from storyglass.outputs.clean import cropped

PATIENCE = 1.0
"""Seconds before the bar shows."""


class Bar:
    """Shows on a terminal how far a reading has come, once it has taken longer than `PATIENCE`."""

    def __init__(self, name: str, stream: TextIO) -> None:
        from rich.console import Console
        from rich.markup import escape
        from rich.progress import BarColumn, Progress, TextColumn

        self._bar = Progress(
            TextColumn(escape(cropped(name, 40))),
            BarColumn(bar_width=30),
            TextColumn("{task.description}", style="dim"),
            console=Console(file=stream),
            transient=True,
        )
        self._task = self._bar.add_task("", total=1.0)
        self._lock = threading.Lock()
        self._done = False
        self._timer = threading.Timer(PATIENCE, self._show)
        self._timer.daemon = True

    def __call__(self, stage: str, done: float) -> None:
        """Is told the stage under way and the part of the whole that is done."""
        self._bar.update(self._task, description=stage, completed=done)

    def __enter__(self) -> Bar:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            self._done = True
            self._bar.stop()

    def _show(self) -> None:
        with self._lock:
            if not self._done:
                self._bar.start()
