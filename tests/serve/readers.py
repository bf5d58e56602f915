"""What the reading process does in tests: it reads by rule, or fails in one way or another."""

from __future__ import annotations

import os
from typing import Any

from storyglass.serve.work import Task, tell


def by_rule(task: Task) -> Any:
    """Reads by rule, which loads no model; a file called `crash.txt` ends the process."""
    from storyglass.library.products import product_of
    from storyglass.reading import read

    if task.name == "crash.txt":
        os._exit(9)
    return product_of(read(task.path, model=None, progress=tell, name=task.name), document=True)
