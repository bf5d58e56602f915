"""How benchmark figures are kept and shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.results import Cell, Results, Table, machine, shown

ORDER = ("first", "second")
TABLE = Table("A title", "How it was counted.", ["what", "share"], [["all", 0.5], ["none", None]])


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (0.5, "0.500"),
        (1.0, "1.000"),
        (68.1, "68.1"),
        (12345, "12,345"),
        (12345.6, "12,345.6"),
        ("all", "all"),
    ],
)
def test_cells_are_shown_as_readers_expect_them(cell: Cell, text: str) -> None:
    assert shown(cell) == text


def test_a_table_stands_under_its_title_and_protocol() -> None:
    assert TABLE.markdown().splitlines() == [
        "### A title",
        "",
        "How it was counted.",
        "",
        "| what | share |",
        "| --- | --- |",
        "| all | 0.500 |",
        "| none |  |",
    ]


def test_a_partial_run_leaves_the_other_sections_alone(tmp_path: Path) -> None:
    kept, shown_at = tmp_path / "results.json", tmp_path / "RESULTS.md"
    for name in ("second", "first"):
        results = Results.load(kept, order=ORDER)
        results.put(name, [TABLE])
        results.save(kept, shown_at)
    assert list(Results.load(kept, order=ORDER).sections) == ["first", "second"]
    page = shown_at.read_text(encoding="utf-8")
    assert page.index("## first") < page.index("## second")
    assert page.count("### A title") == 2


def test_results_come_back_as_they_were_kept(tmp_path: Path) -> None:
    results = Results(ORDER)
    results.put("first", [TABLE])
    results.save(tmp_path / "results.json", tmp_path / "RESULTS.md")
    assert Results.load(tmp_path / "results.json", order=ORDER) == results


def test_a_section_that_is_no_more_is_dropped(tmp_path: Path) -> None:
    results = Results(("gone",))
    results.put("gone", [TABLE])
    results.save(tmp_path / "results.json", tmp_path / "RESULTS.md")
    assert Results.load(tmp_path / "results.json", order=ORDER).sections == {}


def test_the_machine_is_told_in_one_line() -> None:
    assert "cores" in machine()
    assert "\n" not in machine()
