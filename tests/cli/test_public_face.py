"""What `import storyglass` gives."""

from __future__ import annotations

import inspect
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import storyglass


def test_everything_that_is_named_is_there() -> None:
    for name in storyglass.__all__:
        assert getattr(storyglass, name) is not None
    assert list(storyglass.__all__) == sorted(storyglass.__all__)
    assert set(storyglass.__all__) <= set(dir(storyglass))


def test_what_is_not_named_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'write'"):
        storyglass.write  # noqa: B018


def test_the_version_is_that_of_the_package(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert storyglass.__version__ == project["version"]


@pytest.mark.parametrize("function", [storyglass.read, storyglass.read_text, storyglass.read_sentences])
def test_all_ways_to_read_take_the_same_options(function: object) -> None:
    parameters = inspect.signature(function).parameters.values()  # type: ignore[arg-type]
    options = {one.name: one.default for one in parameters if one.kind is one.KEYWORD_ONLY and one.name != "name"}
    assert options == {"cast": None, "corrections": None, "model": "default", "quotes": None, "progress": None}


def test_importing_loads_nothing_heavy() -> None:
    code = (
        "import sys, storyglass, storyglass.cli; "
        "print(sorted({'numpy', 'lxml', 'rich.table', 'storyglass.story'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"corrections": "c.toml"}, "c.toml: No such file"),
        ({"model": "weights"}, "weights: the reading model is not there"),
    ],
)
def test_a_file_that_is_not_there_is_named(options: dict[str, str], told: str) -> None:
    with pytest.raises(storyglass.StoryError, match=told):
        storyglass.read_text("Rain fell.", **options)  # type: ignore[arg-type]


def test_progress_is_told_in_order() -> None:
    told: list[float] = []
    storyglass.read_text("Rain fell. “Come in,” said Mara.", progress=lambda stage, done: told.append(done))
    assert told == sorted(told)
    assert told[-1] == 1.0
