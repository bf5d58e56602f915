"""Finds the files of learned weights: those of the reader's own folder first, then those that came with storyglass."""

from __future__ import annotations

import os
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from storyglass.story import StoryError

VARIABLE = "STORYGLASS_WEIGHTS"
"""The environment variable that names a folder of weights; what that folder lacks is taken from the package."""


def weights_file(name: str) -> Traversable:
    """The file of that name in the reader's folder, or else the one in the package, which may not be there.

    Raises StoryError where a folder is named that is none.
    """
    folder = os.environ.get(VARIABLE)
    if folder:
        if not Path(folder).is_dir():
            raise StoryError(f"{folder}: there is no such folder; name a folder of weights by {VARIABLE}, or unset it")
        if (Path(folder) / name).exists():
            return Path(folder) / name
    return files("storyglass") / "data" / name
