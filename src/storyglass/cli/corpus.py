"""The command that reads thousands of stories."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, Annotated

import typer

from storyglass.cli.errors import plain_errors

if TYPE_CHECKING:
    from storyglass.library.corpus import Tally

EVERY = 30.0
"""Seconds between two lines on how far it is, where nobody is looking at a terminal."""


def corpus(
    sources: Annotated[
        list[str], typer.Argument(metavar="FOLDER|GLOB|LIST.txt", help="Stories: folders, patterns, lists of paths.")
    ],
    out: Annotated[str, typer.Argument(metavar="OUT", help="The folder, or address, that the tables go to.")],
    jobs: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Stories read side by side; by default one for each core.")
    ] = None,
    ray: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS", help="Work on this Ray cluster: auto, HOST:PORT, ray://…, or local for a new one."
        ),
    ] = None,
    retry: Annotated[bool, typer.Option("--retry", help="Read again what failed the last time.")] = False,
    seconds: Annotated[
        float | None, typer.Option("--timeout", metavar="SECONDS", help="How long a story may take.")
    ] = None,
    quotes: Annotated[str | None, typer.Option(metavar="STYLE", help="How the stories mark speech.")] = None,
    model: Annotated[str, typer.Option(metavar="PATH|none", help="The reading model; none reads by rules only.")] = (
        "default"
    ),
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
) -> None:
    """Read thousands of stories into Parquet tables, side by side, on this machine or on a Ray cluster.

    Whoever is stopped goes on by the same command: what is done is not read again. A story that cannot be read is a row
    of the table `failures`, and the others are read.

    \b
    storyglass corpus stories/ tables/ --jobs 8
    storyglass corpus list.txt s3://bucket/tables --ray auto --jobs 64
    """
    with plain_errors(out):
        from storyglass.library.corpus import read_corpus
        from storyglass.library.reads import Reading

        reading = Reading(None if model == "none" else model, quotes)
        many = jobs or _cores()
        with _Teller(quiet) as teller:
            tally = read_corpus(
                sources, out, reading=reading, jobs=many, ray=ray, again=retry, seconds=seconds, watch=teller
            )
        if not quiet:
            typer.echo(_summed(tally, out))


class _Teller:
    """Tells on standard error how far the run is: a bar on a terminal, otherwise a line now and then."""

    def __init__(self, quiet: bool) -> None:
        self._quiet = quiet
        self._bar = None
        self._next = time.monotonic() + EVERY
        if not quiet and sys.stderr.isatty():
            from storyglass.outputs.progress import Bar

            self._bar = Bar("stories", sys.stderr)

    def __enter__(self) -> _Teller:
        if self._bar:
            self._bar.__enter__()
        return self

    def __exit__(self, *how: object) -> None:
        if self._bar:
            self._bar.__exit__(None, None, None)

    def __call__(self, tally: Tally) -> None:
        """Is told how far it is."""
        if self._bar:
            self._bar(_told(tally), tally.done / max(tally.stories, 1))
        elif not self._quiet and time.monotonic() >= self._next:
            self._next = time.monotonic() + EVERY
            typer.echo(f"storyglass: {_told(tally)}", err=True)


def _told(tally: Tally) -> str:
    failed = f", {tally.failed:,} failed" if tally.failed else ""
    return f"{tally.done:,} of {tally.stories:,} stories{failed}, {tally.words_per_second:,.0f} words/s"


def _summed(tally: Tally, out: str) -> str:
    """What the run did, in one line."""
    parts = [
        f"{tally.done - tally.failed:,} stories read, {tally.words:,} words, {tally.words_per_second:,.0f} words/s"
    ]
    parts += [f"{tally.failed:,} failed (see {out}/failures)"] if tally.failed else []
    parts += [f"{tally.there:,} there before"] if tally.there else []
    parts += [f"{tally.copies:,} copies of others"] if tally.copies else []
    parts += [f"{tally.left_out:,} files left out that are no stories by name"] if tally.left_out else []
    return "; ".join(parts)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
