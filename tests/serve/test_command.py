"""`storyglass serve` starts, answers, says where, and ends when it is told to."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from typer.testing import CliRunner

from storyglass.cli import app

pytest.importorskip("fastapi", reason="no FastAPI here: pip install 'storyglass[serve]'")

START = "from storyglass.cli import main; main()"


def test_it_answers_until_it_is_interrupted(tmp_path: Path) -> None:
    command = [sys.executable, "-c", START, "serve", str(tmp_path / "a.duckdb"), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        line = running.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert address, line
        with urllib.request.urlopen(address[0], timeout=20) as page:
            assert b"Drop stories here" in page.read()
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=20)
    assert running.returncode in (0, 130)
    assert "Traceback" not in errors


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        done = CliRunner().invoke(app, ["serve", str(tmp_path / "a.duckdb"), "--port", port])
    assert done.exit_code == 2
    assert f"port {port}: " in done.stderr
    assert "--port" in done.stderr


def test_a_file_that_is_no_library_is_refused_at_once(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Ada wept.", encoding="utf-8")
    done = CliRunner().invoke(app, ["serve", str(story), "--port", "0"])
    assert done.exit_code == 2
    assert done.stderr.startswith(f"storyglass: {story}: cannot be opened as a library")
    assert len(done.stderr.splitlines()) == 1
