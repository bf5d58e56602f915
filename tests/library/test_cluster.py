"""The same work on a Ray cluster of two workers on this machine."""

from __future__ import annotations

import importlib.util
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from storyglass.library import Reading
from storyglass.library.corpus import read_corpus
from tests.library.corpora import files, lay_stories, rows, stumble

pytestmark = [
    pytest.mark.cluster,
    pytest.mark.skipif(
        importlib.util.find_spec("ray") is None, reason="ray is not installed: pip install '.[cluster]'"
    ),
]
START = "from storyglass.cli import main; main()"


def on_ray(stories: Path, out: Path) -> list[str]:
    options = ["--ray", "local", "--jobs", "2", "--model", "none"]
    return [sys.executable, "-c", START, "corpus", str(stories), str(out), *options]


def test_a_cluster_makes_the_same(tmp_path: Path) -> None:
    stories = lay_stories(tmp_path / "stories", 70)
    (stories / "bad.txt").write_bytes(b"\0\1")
    done = subprocess.run(on_ray(stories, tmp_path / "out"), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("70 stories read")
    read_corpus([str(stories)], str(tmp_path / "here"), reading=Reading(model=None), jobs=2)
    assert files(tmp_path / "out") == files(tmp_path / "here")


def test_lost_workers_and_drivers_lose_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = stumble(monkeypatch, tmp_path / "stumbling", pause=0.05)
    stories = lay_stories(tmp_path / "stories", 100, "killer.txt", "flaky.txt")
    out = tmp_path / "out"

    with subprocess.Popen(on_ray(stories, out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as driver:
        _wait_for_parts(out, 1)
        driver.kill()
    first = len(rows(out, "stories"))
    assert 0 < first < 101

    with subprocess.Popen(on_ray(stories, out), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        _wait_for_parts(out, len(list((out / "parts").iterdir())) + 1)
        actors = _actors()
        for actor in actors[:1]:
            os.kill(actor, signal.SIGKILL)
        told, _ = running.communicate(timeout=300)
    assert actors, "no actor was found"
    assert running.returncode == 0, told
    read = sorted(str(row["name"]) for row in rows(out, "stories"))
    assert read == sorted([*(f"{number:04}.txt" for number in range(100)), "flaky.txt"])
    assert [row["name"] for row in rows(out, "failures")] == ["killer.txt"]
    assert (tries / "killer.txt").stat().st_size >= 2


def _wait_for_parts(out: Path, count: int) -> None:
    until = time.monotonic() + 200
    while len(list(out.glob("parts/[!.]*.json"))) < count:
        assert time.monotonic() < until, "no part was written"
        time.sleep(0.05)


def _actors() -> list[int]:
    """The processes of Ray's actors that read parts."""
    found = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if b"PartReader" in place.read_bytes():
                found.append(int(place.parent.name))
        except OSError:
            continue
    return found
