"""Runs a command and says how long it took, how much memory it had, and what it printed. POSIX only."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

STORYGLASS = str(Path(sys.executable).parent / "storyglass")
"""The command beside the interpreter that runs the benchmarks, whatever PATH says."""

_BYTES_PER_MAXRSS = 1 if sys.platform == "darwin" else 1024


class ProcessFailed(Exception):
    """A command under measurement ended with an error."""


class Run(NamedTuple):
    """One run of a command: wall time, the highest resident memory of the process, and its standard output."""

    seconds: float
    peak_bytes: int
    output: str


def run(command: Sequence[str | Path], weights: Path | None = None) -> Run:
    """Runs `command` to its end, with the folder of this interpreter first on PATH, and with other weights if given.

    The memory is `ru_maxrss` of that very child (`wait4`), which this small parent cannot exceed.
    """
    environment = os.environ | {"PATH": os.pathsep.join([str(Path(STORYGLASS).parent), os.environ.get("PATH", "")])}
    if weights is not None:
        environment["STORYGLASS_WEIGHTS"] = str(weights)
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as out,
        tempfile.TemporaryFile("w+", encoding="utf-8") as err,
    ):
        start = time.perf_counter()
        child = subprocess.Popen([str(part) for part in command], stdout=out, stderr=err, env=environment)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            err.seek(0)
            last = (err.read().strip().splitlines() or ["nothing on stderr"])[-1]
            raise ProcessFailed(f"{Path(command[0]).name} ended with {child.returncode}: {last}")
        out.seek(0)
        return Run(seconds, usage.ru_maxrss * _BYTES_PER_MAXRSS, out.read())


def fastest(command: Sequence[str | Path], times: int) -> float:
    """The wall time of the fastest of several runs: the one that other work on the machine disturbed least."""
    return min(run(command).seconds for _ in range(times))
