"""Makes the picture of the report that the README shows: `python docs/make_pictures.py`.

Reads the example story, writes its report, and has a Chromium without a window draw the top of it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STORY = ROOT / "examples" / "the-stern-seat.txt"
PICTURE = ROOT / "docs" / "images" / "report.png"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
SIZE = (1280, 1180)  # pixels: the width the report is designed for, and as much height as a README can bear


def browser() -> str:
    """The command of a Chromium, whatever it is called here."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    return found or sys.exit("a picture needs Chromium: install it, so that `chromium` is on PATH")


def main() -> None:
    """Draws the report of the example story."""
    storyglass = Path(sys.executable).parent / "storyglass"
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "report.html")
        subprocess.run([storyglass, "look", STORY, "-o", page], check=True, stdout=subprocess.DEVNULL)
        options = ["--headless", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder}/profile"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            options.append("--no-sandbox")  # Chromium refuses its sandbox to root, as in most containers
        size, target = f"--window-size={SIZE[0]},{SIZE[1]}", f"--screenshot={PICTURE}"
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([browser(), *options, size, target, page.as_uri()], check=True, capture_output=True)


if __name__ == "__main__":
    main()
