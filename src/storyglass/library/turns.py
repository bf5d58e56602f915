"""One run at a time in a folder: a lock that the system takes back from whoever ends, however they end."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from storyglass.library.sources import is_address
from storyglass.story import StoryError


@contextmanager
def only_one(folder: str) -> Iterator[None]:
    """Keeps other runs out of a folder of this machine, which is made; at an address nobody can be kept out.

    Raises StoryError where another run is in it.
    """
    if is_address(folder):
        yield
        return
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
        lock = Path(folder, ".lock").open("a+b")  # noqa: SIM115 (kept until the run is over)
    except OSError as error:
        raise StoryError(f"{folder}: cannot be written: {error.strerror}") from None
    with lock:
        try:
            _lock(lock)
        except OSError:
            raise StoryError(f"{folder}: another run is writing there; wait until it is done") from None
        yield


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
