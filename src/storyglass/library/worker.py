"""A process of its own that reads one story after the other for a `Crew`: what ends it ends no other.

It is told over its standard input what to do, and answers over its standard output, in pickles with their length.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import struct
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, BinaryIO

from storyglass.library.reads import Reading
from storyglass.library.sources import place_bytes, place_name
from storyglass.story import StoryError

_LENGTH = struct.Struct("<Q")


@dataclass(frozen=True, slots=True)
class Task:
    """A story to be read: where it is, the hash of its file, and the size of that in bytes."""

    place: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Orders:
    """What a worker is told first: how to read, and whether documents are wanted too."""

    reading: Reading
    documents: bool


def send(stream: BinaryIO, message: Any) -> None:
    """Writes one message."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """Reads one message; None where there will be no more."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    return pickle.loads(data) if len(data) == length else None


def main() -> None:
    """Reads what it is told to, until nobody tells it anything any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interruption is for whoever leads
    orders_from, answers_to = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library may print must not come between the answers
    orders: Orders = receive(orders_from)
    tasks: queue.SimpleQueue[Task] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(orders_from, tasks), daemon=True).start()
    with suppress(BrokenPipeError):  # whoever leads is gone
        try:
            _make_ready(orders.reading)
        except StoryError as error:
            send(answers_to, error)
            return
        send(answers_to, "ready")
        while True:
            send(answers_to, read_task(tasks.get(), orders))
    os._exit(0)


def read_task(task: Task, orders: Orders) -> Any:
    """The product of a story, or in one line why there is none."""
    from storyglass.library.products import product_of

    try:
        data = place_bytes(task.place)
        if sha256(data).hexdigest() != task.sha256:
            return "the file changed while it was waiting to be read"
        return product_of(orders.reading.read(data, place_name(task.place)), document=orders.documents)
    except StoryError as error:
        return str(error)
    except MemoryError:
        return "there is not enough memory to read it"
    except Exception as error:  # one bad file must not be the end of the others
        return f"a bug of storyglass ({type(error).__name__}: {error})"


def _make_ready(reading: Reading) -> None:
    """Loads what every story needs."""
    reading.read(b"Nothing happened.\n", "nothing.txt")


def _listen(stream: BinaryIO, tasks: queue.SimpleQueue[Task]) -> None:
    """Takes tasks in; ends the process at once when whoever leads is gone."""
    while (task := receive(stream)) is not None:
        tasks.put(task)
    sys.stderr.flush()
    os._exit(0)
