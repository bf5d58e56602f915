"""Formats by name, and what a format is: the files that a story becomes.

A format is one module with a `WRITER`. A writer yields the files of a story as parts, each with the ending of its name
and its content piece by piece; where they go and that they are whole or not there at all is `saving`'s affair.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, Protocol, cast

from storyglass.outputs.extras import demand
from storyglass.story import Story, StoryError

FORMATS = {
    "json": "storyglass.outputs.json",
    "html": "storyglass.outputs.html",
    "booknlp": "storyglass.outputs.booknlp",
    "tei": "storyglass.outputs.tei",
    "script": "storyglass.outputs.script",
    "fountain": "storyglass.outputs.fountain",
    "ssml": "storyglass.outputs.ssml",
    "jsonl": "storyglass.outputs.jsonl",
    "csv": "storyglass.outputs.script_csv",
    "epub": "storyglass.outputs.epub",
    "graph": "storyglass.outputs.graph",
    "tables": "storyglass.outputs.long_tables",
    "brat": "storyglass.outputs.brat",
    "conll": "storyglass.outputs.conllu",
}
"""The module of each format; each has a `WRITER`."""

Piece = str | bytes
"""What a file is made of: text, which is written as UTF-8, or bytes."""


class Part(NamedTuple):
    """One file of an output: how its name ends, and what is in it, in order."""

    ending: str
    pieces: Iterable[Piece]


class Writer(Protocol):
    """One output format."""

    @property
    def name(self) -> str:
        """What the format is called on the command line."""
        ...

    @property
    def endings(self) -> tuple[str, ...]:
        """How the names of its files end, after the name of the story; one may lead into a folder."""
        ...

    @property
    def extra(self) -> str | None:
        """The extra of this package that it needs, if any."""
        ...

    def parts(self, story: Story) -> Iterator[Part]:
        """The files of a story, one for each ending, in their order; each is asked for once the last is done."""
        ...


def writer_for(name: str) -> Writer:
    """The writer of a format.

    Raises StoryError where there is no such format, or where the extra that it needs is not installed.
    """
    writer = _writer(name)
    if writer.extra:
        demand(writer.extra, f"the format {name}")
    return writer


def format_of(path: Path) -> str:
    """The format that a file's name asks for: one that is a single file, with that extension.

    Raises StoryError where no format's files end so.
    """
    single = {Path("x" + endings[0]).suffix: name for name in FORMATS if len(endings := _writer(name).endings) == 1}
    if path.suffix.lower() not in single:
        raise StoryError(f"{path}: no format's files end in {path.suffix!r}; there are {', '.join(single)}")
    return single[path.suffix.lower()]


def _writer(name: str) -> Writer:
    if name not in FORMATS:
        raise StoryError(f"there is no format {name!r}; there are {', '.join(FORMATS)}")
    return cast(Writer, import_module(FORMATS[name]).WRITER)
