"""What goes wrong, as one line on standard error and an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import typer

BAD_INPUT = 2
INTERRUPTED = 130
OUR_FAULT = 1


def shown_name(file: str) -> str:
    """What messages call a file."""
    return "standard input" if file == "-" else file


@contextmanager
def plain_errors(file: str) -> Iterator[None]:
    """Turns whatever goes wrong with a story into one line and an exit code."""
    try:
        yield
        sys.stdout.flush()  # a closed pipe shows here rather than when the interpreter ends
    except typer.Exit:
        raise
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        # whoever was listening has heard enough; the interpreter must not try to flush to them again
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except Exception as error:
        raise typer.Exit(complain(error, file)) from None


def complain(error: Exception, file: str) -> int:
    """Says in one line what went wrong; the exit code for it."""
    from storyglass.outputs.clean import one_line
    from storyglass.story import StoryError

    if isinstance(error, StoryError):
        code, told = BAD_INPUT, str(error)
    elif isinstance(error, OSError):
        code, told = BAD_INPUT, f"{error.filename or shown_name(file)}: {error.strerror or error}"
    elif isinstance(error, MemoryError):
        code, told = BAD_INPUT, f"{shown_name(file)}: there is not enough memory to read it"
    else:
        if os.environ.get("STORYGLASS_DEBUG"):
            traceback.print_exception(error)
        what = f"{type(error).__name__}: {error}"
        code = OUR_FAULT
        told = f"{shown_name(file)}: a bug of storyglass ({what}); STORYGLASS_DEBUG=1 shows where"
    typer.echo(f"storyglass: {one_line(told)}", err=True)
    return code
