"""Opens a library's file for a moment: to change it, or to ask it what cannot change anything.

DuckDB lets one process write to a file, or several read it. So nobody keeps it open: each piece of work opens it, and
waits a little while another process has it.
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from storyglass.library.schema import check, create
from storyglass.outputs.extras import load
from storyglass.story import StoryError

PATIENCE = 10.0
"""Seconds to wait while another process has the file."""

SHUT = {
    "enable_external_access": "false",  # no files, no network, no other databases
    "python_enable_replacements": "false",  # nor the variables of this program
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "temp_directory": "",
    "lock_configuration": "true",
}
"""What a question may not do, whatever it says."""

_turns: defaultdict[Path, threading.Lock] = defaultdict(threading.Lock)
"""Who has which file open in this process, where two ways of opening it exclude one another too."""


@contextmanager
def writing(path: Path) -> Iterator[Any]:
    """A connection that may change the library, in one transaction; the library is made if it is not there."""
    with _opened(path, read_only=False) as connection:
        if not check(connection, str(path)):
            create(connection)
        connection.begin()
        yield connection
        connection.commit()


@contextmanager
def asking(path: Path) -> Iterator[Any]:
    """A connection that can read the library and nothing else."""
    if not path.exists():
        raise StoryError(f"{path}: there is no library here yet; storyglass library add makes one")
    with _opened(path, read_only=True) as connection:
        if not check(connection, str(path)):
            raise StoryError(f"{path}: there is nothing in this library yet; storyglass library add adds stories")
        yield connection


@contextmanager
def _opened(path: Path, *, read_only: bool) -> Iterator[Any]:
    duckdb = load("library", "a library")
    with _turns[path.resolve()]:
        connection = _connect(duckdb, path, read_only)
        try:
            yield connection
        except duckdb.IOException as error:  # a full disk, for one; the transaction is not committed
            raise StoryError(f"{path}: {first_line(error)}") from None
        finally:
            connection.close()


def _connect(duckdb: Any, path: Path, read_only: bool) -> Any:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return duckdb.connect(str(path), read_only=read_only, config=SHUT if read_only else {})
        except duckdb.IOException as error:
            told = str(error)
            if "lock" not in told.lower():
                raise StoryError(f"{path}: cannot be opened as a library: {first_line(error)}") from None
            if time.monotonic() > until:
                raise StoryError(f"{path}: another program is using this library; try again once it is done") from None
            time.sleep(0.05)
        except duckdb.Error as error:
            raise StoryError(f"{path}: cannot be opened as a library: {first_line(error)}") from None


def first_line(error: Exception) -> str:
    """What DuckDB has to say, without its picture of the question."""
    return " ".join(str(error).partition("\n\nLINE ")[0].split())
