"""The figures measured so far: kept in results.json, shown in RESULTS.md."""

from __future__ import annotations

import datetime
import importlib.metadata
import json
import os
import platform
from dataclasses import asdict, dataclass, field
from pathlib import Path

Cell = str | int | float | None

HEADER = """\
# Results

Written by `python -m benchmarks`; each figure stands under the protocol it was measured by. An empty cell was not
measured or does not apply.
"""


@dataclass(frozen=True)
class Table:
    """Figures that share a protocol; the protocol says what was run on what, and how it was counted."""

    title: str
    protocol: str
    columns: list[str]
    rows: list[list[Cell]]

    def markdown(self) -> str:
        """The table under its title and protocol."""
        lines = [
            self.columns,
            ["---"] * len(self.columns),
            *([shown(cell) for cell in row] for row in self.rows),
        ]
        return "\n".join([f"### {self.title}", "", self.protocol, "", *(f"| {' | '.join(line)} |" for line in lines)])


@dataclass(frozen=True)
class Section:
    """What one measurement found, and when, with what and where."""

    date: str
    version: str
    machine: str
    tables: list[Table]

    def markdown(self) -> str:
        """The tables, after a line that says when, with what and where they were measured."""
        stamp = f"*storyglass {self.version}, {self.date}, {self.machine}*"
        return "\n\n".join([stamp, *(table.markdown() for table in self.tables)])


@dataclass
class Results:
    """The latest figures of every section, in the order in which they are shown."""

    order: tuple[str, ...]
    sections: dict[str, Section] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path, *, order: tuple[str, ...]) -> Results:
        """The results kept at `path`; none where there is no such file."""
        kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        sections = {
            name: Section(**{**section, "tables": [Table(**table) for table in section["tables"]]})
            for name, section in kept.items()
            if name in order
        }
        return cls(order, sections)

    def put(self, name: str, tables: list[Table]) -> None:
        """Replaces the figures of one section by those measured just now."""
        today = datetime.datetime.now(datetime.UTC).date().isoformat()
        self.sections[name] = Section(today, importlib.metadata.version("storyglass"), machine(), tables)

    def save(self, kept: Path, shown_at: Path) -> None:
        """Writes both files."""
        body = {name: asdict(self.sections[name]) for name in self.order if name in self.sections}
        kept.write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        shown_at.write_text(self.markdown(), encoding="utf-8")

    def markdown(self) -> str:
        """RESULTS.md: one heading for each section that has figures."""
        parts = [f"## {name}\n\n{self.sections[name].markdown()}" for name in self.order if name in self.sections]
        return "\n\n".join([HEADER.rstrip(), *parts]) + "\n"


def shown(cell: Cell) -> str:
    """A cell as text: shares with three places, counts with thin groups of three, nothing for None."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.3f}" if abs(cell) <= 1 else f"{cell:,.1f}"
    return f"{cell:,}" if isinstance(cell, int) else cell


def machine() -> str:
    """The machine in words: processor, cores this process may use, memory, system, Python."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{_processor()}, {cores} cores, {memory:.0f} GiB, {platform.system()}, Python {platform.python_version()}"


def _processor() -> str:
    """The processor's name where the system tells it, otherwise its architecture."""
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8").splitlines():
            key, _, value = line.partition(":")
            if key.strip() == "model name":
                return value.strip()
    return platform.processor() or platform.machine()
