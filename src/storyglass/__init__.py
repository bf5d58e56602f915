"""A glass to look at stories through: who is in it, who says every line, where and when.

`read`, `read_text` and `read_sentences` each give a `Story`. Nothing is loaded before it is asked for, so that
importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from storyglass.given_cast import GivenCast, GivenPerson
    from storyglass.reading import Progress, read, read_sentences, read_text
    from storyglass.story import Story, StoryError

__version__ = "0.1.0"

__all__ = [
    "GivenCast",
    "GivenPerson",
    "Progress",
    "Story",
    "StoryError",
    "__version__",
    "read",
    "read_sentences",
    "read_text",
]

_HOMES = {
    "GivenCast": "storyglass.given_cast",
    "GivenPerson": "storyglass.given_cast",
    "Progress": "storyglass.reading",
    "Story": "storyglass.story",
    "StoryError": "storyglass.story",
    "read": "storyglass.reading",
    "read_sentences": "storyglass.reading",
    "read_text": "storyglass.reading",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
