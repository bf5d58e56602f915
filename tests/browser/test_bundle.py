"""The bundle that is in the package is the one that `viewer/` builds."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

BUILT = ("viewer.js", "viewer.css")


@pytest.fixture(scope="module")
def viewer(repository: Path) -> Path:
    """The folder of the viewer with what its build needs, from the lock file."""
    if shutil.which("npm") is None:
        pytest.skip("no Node here: the bundle cannot be built anew and compared")
    folder = repository / "viewer"
    lock, installed = folder / "package-lock.json", folder / "node_modules" / ".package-lock.json"
    if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=folder, check=True, capture_output=True)
    return folder


def ran(folder: Path, *command: str) -> None:
    done = subprocess.run(["npx", *command], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_package_has_what_is_built(viewer: Path, repository: Path, tmp_path: Path) -> None:
    ran(viewer, "vite", "build", "--outDir", str(tmp_path))
    for name in BUILT:
        packed = repository / "src" / "storyglass" / "outputs" / "viewer" / name
        assert (tmp_path / name).read_bytes() == packed.read_bytes(), "build it anew: npx vite build, in viewer/"


def test_types_hold(viewer: Path) -> None:
    ran(viewer, "tsc")


def test_its_own_tests_pass(viewer: Path) -> None:
    ran(viewer, "vitest", "run")
