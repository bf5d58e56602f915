"""Everything that must hold before a change goes in: lint, format, types, tests.

Runs with the interpreter it is called by, from any folder: `.venv/bin/python tests/check.py`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("pytest", "-n", "auto", "--dist", "loadfile"),
)


def main() -> int:
    """Runs every check, in order, and returns 1 where any of them failed."""
    failed = []
    for check in CHECKS:
        print(f"--- {' '.join(check)}", flush=True)
        if subprocess.run([sys.executable, "-m", *check], cwd=ROOT, check=False).returncode:
            failed.append(" ".join(check))
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
