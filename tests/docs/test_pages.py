"""The pages under docs/ say what is so."""

from __future__ import annotations

import re
import runpy
from dataclasses import fields
from pathlib import Path

import pytest

from storyglass import story as model

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", *ROOT.glob("docs/**/*.md"), *ROOT.glob("*/README.md")])
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def test_the_command_page_is_current() -> None:
    page = runpy.run_path(str(ROOT / "docs" / "make_cli.py"))["page"]
    kept = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert kept.split() == page().split(), "run python docs/make_cli.py"  # versions of typer break lines differently


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    targets = LINK.findall(path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


ROWS = [
    *(model.Story, model.Entity, model.CastMember, model.Line, model.Scene, model.Words, model.Event, model.Feeling),
    *(model.Perception, model.Bond, model.BondStep, model.Knowledge, model.Knower, model.Assessment),
]


@pytest.mark.parametrize("row", ROWS)
def test_the_document_is_described_field_by_field(row: type) -> None:
    page = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
    keys = [item.name.removesuffix("_") for item in fields(row)]
    assert [key for key in keys if f"`{key}`" not in page] == []
