"""Every code block of the documentation runs, page by page, on a desk where the files that it names are lying."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from storyglass.cli import app
from tests.docs.desk import ROOT, lay

PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OTHERS = ("python3 -m venv ", "python -m benchmarks", "pip install ", "jq ")
"""Commands that are not ours to run: they set up an environment, measure for hours, or belong to other programs."""
SERVING = ("storyglass serve ",)
"""Commands that run until they are ended; a test of their own starts and ends them."""


def commands(block: str) -> list[str]:
    """The command lines of a block, without comments, lines that go on joined."""
    lines = block.replace("\\\n", " ").splitlines()
    return [line for line in (line.partition(" #")[0].strip() for line in lines) if line and not line.startswith("#")]


def run_shell(block: str, _names: dict[str, Any]) -> None:
    """Runs those commands of a block that are storyglass's; what it prints goes where `>` says."""
    for line in commands(block):
        command, _, target = line.partition("|")[0].partition(">")
        if line.startswith((*OTHERS, *SERVING)):
            continue
        assert command.startswith("storyglass "), f"who is to run {command!r}?"
        done = CliRunner().invoke(app, _expanded(shlex.split(command)[1:]), catch_exceptions=False)
        assert done.exit_code == 0, f"{line}: {done.output}"
        if target:
            Path(target.strip()).write_text(done.stdout, encoding="utf-8")


def _expanded(arguments: list[str]) -> list[str]:
    """The arguments with their patterns spelled out, as a shell does it."""
    found = []
    for argument in arguments:
        matching = sorted(path.as_posix() for path in Path().glob(argument)) if "*" in argument else []
        found += matching or [argument]
    return found


def run_python(block: str, names: dict[str, Any]) -> None:
    """Runs a block; the blocks of a page share their names."""
    exec(compile(block, "the page", "exec"), names)


def check_toml(block: str, _: dict[str, Any]) -> None:
    """Reads a block as TOML."""
    assert tomllib.loads(block)


def check_json(block: str, _: dict[str, Any]) -> None:
    """Reads a block as JSON."""
    assert json.loads(block)


def as_it_is(block: str, _: dict[str, Any]) -> None:
    """Output that a page shows is for the eye."""
    assert block.strip()


KINDS: dict[str, Callable[[str, dict[str, Any]], None]] = {
    "sh": run_shell,
    "python": run_python,
    "toml": check_toml,
    "json": check_json,
    "text": as_it_is,
}
WITH_CODE = [page for page in PAGES if BLOCK.search(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("page", WITH_CODE, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_block_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(lay(tmp_path / "desk"))
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    names: dict[str, Any] = {"__name__": "page"}
    for kind, block in BLOCK.findall(page.read_text(encoding="utf-8")):
        assert kind in KINDS, f"{page.name}: a block of {kind!r}"
        KINDS[kind](block, names)


def test_no_block_goes_without_its_language() -> None:
    for page in PAGES:
        fences = re.findall(r"^```(.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert all(fences[::2]), page.name
        assert not any(fences[1::2]), page.name
