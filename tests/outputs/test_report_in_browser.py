"""The report in a real browser: it renders, says nothing to anybody, and breaks no policy of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from storyglass.outputs.writer import write_file, writer_for
from storyglass.story import Story
from tests.outputs.small_story import hostile, orchard

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER = os.environ.get("STORYGLASS_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)

pytestmark = pytest.mark.skipif(
    BROWSER is None, reason="no Chromium here: install one, or name it in STORYGLASS_BROWSER"
)


OPTIONS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --enable-logging=stderr --dump-dom"
).split()


def opened(path: Path) -> tuple[str, str]:
    """The document as the browser understood it, and all that the browser logged."""
    assert BROWSER is not None
    command = [BROWSER, *OPTIONS, f"--user-data-dir={path.parent / 'profile'}", path.as_uri()]
    done = subprocess.run(command, capture_output=True, timeout=60, check=True)
    return done.stdout.decode(), done.stderr.decode(errors="replace")


@pytest.mark.parametrize("story", [orchard(), hostile()], ids=["orchard", "hostile"])
def test_the_browser_runs_and_refuses_nothing(story: Story, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    write_file(story, path, writer_for("html"))
    document, log = opened(path)
    assert "CONSOLE" not in log  # a refused style, script or request would be told there
    assert not re.search(r"<(script|img)\b", document)
    assert document.count("<style>") == 1
    assert "Pick somebody to follow their lines" in document


def test_another_style_sheet_is_refused(tmp_path: Path) -> None:
    """That nothing was refused above means something: one more space in the style is."""
    path = tmp_path / "report.html"
    write_file(orchard(), path, writer_for("html"))
    path.write_text(path.read_text(encoding="utf-8").replace("<style>", "<style> "), encoding="utf-8")
    assert "Content Security Policy" in opened(path)[1]
