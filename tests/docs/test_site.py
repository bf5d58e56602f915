"""The documentation builds into a site that asks nothing of anybody."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FETCHED = re.compile(r"""<(?:link|script|img|iframe|source)\b[^>]*\b(?:href|src)=["']?(https?:)?//""")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def test_every_page_is_there(site: Path) -> None:
    pages = {path.relative_to(ROOT / "docs").with_suffix(".html") for path in (ROOT / "docs").rglob("*.md")}
    brought = {Path(name) for name in ("index.html", "changes.html", "results.html", "model-card.html")}
    assert [page.as_posix() for page in sorted(pages | brought) if not (site / page).exists()] == []


def test_the_api_is_written_out(site: Path) -> None:
    page = (site / "api.html").read_text(encoding="utf-8")
    assert "Raises StoryError where the story cannot be read" in page
    assert 'id="storyglass.story.Scene"' in page


def test_nothing_is_fetched_from_elsewhere(site: Path) -> None:
    found = {path.name: FETCHED.search(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    assert {name: match[0] for name, match in found.items() if match} == {}
