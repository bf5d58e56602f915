"""The program as it is started from a shell."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

START = "from storyglass.cli import main; main()"
STORY = "Rain fell on the quay.\n\n“Come in, Zoë,” said Mara Venn.\n\n“I am in,” said Zoë.\n"


def run(*arguments: str, folder: Path, data: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", START, *arguments],
        cwd=folder,
        input=data,
        env={**os.environ, **environment},
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a story in it, whose name needs care."""
    (tmp_path / "été au quai.txt").write_text(STORY, encoding="utf-8")
    return tmp_path


def test_output_is_utf8_whatever_the_locale(folder: Path) -> None:
    done = run(
        "read",
        "été au quai.txt",
        folder=folder,
        LC_ALL="C",
        PYTHONUTF8="0",
        PYTHONCOERCECLOCALE="0",
        PYTHONIOENCODING="latin-1",
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode("utf-8"))["text"] == STORY


def test_look_leaves_a_report_and_nothing_else(folder: Path) -> None:
    done = run("look", "été au quai.txt", folder=folder)
    assert (done.returncode, done.stderr) == (0, b"")
    assert sorted(path.name for path in folder.iterdir()) == ["été au quai.report.html", "été au quai.txt"]


def test_standard_input(folder: Path) -> None:
    done = run("lines", "-", "--json", folder=folder, data=STORY.encode())
    assert done.returncode == 0
    assert isinstance(json.loads(done.stdout), list)


def test_python_starts_it_as_a_module_too(folder: Path) -> None:
    command = [sys.executable, "-m", "storyglass", "cast", "nowhere.txt"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "storyglass: nowhere.txt: no such file\n")


def test_a_missing_file_is_one_line(folder: Path) -> None:
    done = run("look", "nowhere.txt", folder=folder)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
    assert b"nowhere.txt" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_listener_that_leaves_is_no_error(folder: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-c", START, "read", "été au quai.txt"],
            cwd=folder, stdout=pipe, stderr=subprocess.PIPE, timeout=60, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no device here is always full")
@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("lines", "été au quai.txt"), ("cast", "été au quai.txt", "--json"), ("read", "été au quai.txt")],
)
def test_a_full_disk_is_one_line(arguments: tuple[str, ...], folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", START, *arguments],
            cwd=folder, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert b"No space left" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no /dev/stdout")
def test_standard_output_by_its_other_name(folder: Path) -> None:
    done = run("read", "été au quai.txt", "-q", "-o", "/dev/stdout", folder=folder)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["text"] == STORY


def test_a_closed_standard_input_is_one_line(folder: Path) -> None:
    code = f"import sys; sys.stdin = None; {START}"
    done = subprocess.run(
        [sys.executable, "-c", code, "cast", "-"], cwd=folder, capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
    assert b"standard input" in done.stderr


SLOW = "import time, storyglass.story as s; s.Story.to_json = lambda story: time.sleep(60)"


@pytest.mark.skipif(os.name == "nt", reason="Windows interrupts in another way")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_whoever_is_stopped_while_writing_leaves_nothing(number: signal.Signals, code: int, folder: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-c", f"{SLOW}; {START}", "read", "été au quai.txt", "-o", "out/story.json"],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    until = time.monotonic() + 30
    while not list(folder.glob("out/.*.part")) and time.monotonic() < until:
        time.sleep(0.02)
    running.send_signal(number)
    _, told = running.communicate(timeout=30)
    assert (running.returncode, told) == (code, b"")
    assert list((folder / "out").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows interrupts in another way")
def test_an_interruption_is_quiet(folder: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-c", f"print('up', flush=True); {START}", "lines", "-"],
        cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert running.stdout is not None
    assert running.stdin is not None
    running.stdout.readline()
    time.sleep(1.0)  # by now it waits for standard input
    running.send_signal(signal.SIGINT)
    _, told = running.communicate(timeout=30)
    assert (running.returncode, told) == (130, b"")


@pytest.mark.parametrize(
    ("given", "code", "told"),
    [
        ("Zoë", 0, ""),
        ("Oskar Vane", 2, "storyglass: cast.toml: this is the cast of another story: nobody in it is in the text"),
        (
            "Zoë'\n[[person]]\nname='Oskar",
            0,
            "storyglass: été au quai.txt: warning: cast.toml: person 2 (Oskar) is not",
        ),
    ],
)
def test_a_cast_that_the_text_contradicts_is_one_line(given: str, code: int, told: str, folder: Path) -> None:
    (folder / "cast.toml").write_text(f"[[person]]\nname='{given}'\n", encoding="utf-8")
    done = run("cast", "été au quai.txt", "--cast", "cast.toml", "--model", "none", folder=folder)
    shown = done.stderr.decode("utf-8")
    assert (done.returncode, shown.count("\n")) == (code, int(bool(told)))
    assert shown.startswith(told)


def test_what_cast_writes_can_be_given_back(folder: Path) -> None:
    done = run("cast", "été au quai.txt", "--toml", "--model", "none", folder=folder)
    (folder / "cast.toml").write_bytes(done.stdout)
    options = ("été au quai.txt", "--model", "none", "--json")
    given = run("cast", *options, "--cast", "cast.toml", folder=folder)
    assert (given.returncode, given.stderr) == (0, b"")
    assert given.stdout == run("cast", *options, folder=folder).stdout
