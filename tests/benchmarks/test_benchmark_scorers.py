"""How the output of the scorers is read, with small scorers in the place of the real ones."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from benchmarks import accuracy
from benchmarks.__main__ import main
from benchmarks.places import Places, PlaceUnknown
from benchmarks.processes import ProcessFailed, run

PRINTED = """\
Ada          {'accuracy': {'all': 0.5}, 'ece': None}
a line that is no figure
Ben          {'accuracy': {'all': 0.7}, 'ece': 0.1}
{"accuracy": {"all": 0.6}, "ece": 0.05}
"""

SCORER = """\
import json, sys
for name in sys.argv[3:]:
    print(f"{name:30s}", {"accuracy": {"all": 0.5}, "quotes": 3})
print(json.dumps({"accuracy": {"all": 0.5}, "quotes": 3 * len(sys.argv[3:])}))
"""


def test_the_last_line_holds_the_pooled_figures() -> None:
    assert accuracy.pooled(PRINTED) == {"accuracy": {"all": 0.6}, "ece": 0.05}


def test_the_lines_before_it_hold_the_documents() -> None:
    found = accuracy.per_document(PRINTED)
    assert list(found) == ["Ada", "Ben"]
    assert found["Ada"]["ece"] is None


def test_novels_are_pooled_by_fold(tmp_path: Path) -> None:
    for name in ("Ada", "Ben", "Cleo"):
        (tmp_path / "pdnc" / name).mkdir(parents=True)
    (tmp_path / "run_pdnc.py").write_text(SCORER, encoding="utf-8")
    splits = {"folds": {"pdnc": {"Ada": 0, "Ben": 4, "Cleo": 4, "Elsewhere": 2}}}
    (tmp_path / "splits.json").write_text(json.dumps(splits), encoding="utf-8")
    by_fold, by_novel = accuracy.pdnc(Places(str(tmp_path), str(tmp_path), None))
    assert [(row[0], row[1], row[-1]) for row in by_fold.rows] == [
        ("**all novels**", 0.5, 9),
        ("fold 0 (development)", 0.5, 3),
        ("fold 4 (scored only)", 0.5, 6),
    ]
    assert [row[:2] for row in by_novel.rows] == [["Ada", 0], ["Ben", 4], ["Cleo", 4]]


def test_a_failing_scorer_is_named_with_its_last_words() -> None:
    with pytest.raises(ProcessFailed, match="ended with 1: ValueError: no such novel"):
        run([sys.executable, "-c", "raise ValueError('no such novel')"])


def test_a_run_knows_its_time_its_memory_and_its_output() -> None:
    found = run([sys.executable, "-c", "print('done')"])
    assert found.output == "done\n"
    assert found.seconds > 0
    assert found.peak_bytes > 1_000_000


@pytest.mark.parametrize(
    ("folder", "message"), [(None, "set STORYGLASS_SCORE"), ("/no/such/folder", "there is no folder")]
)
def test_a_missing_folder_is_named(folder: str | None, message: str) -> None:
    with pytest.raises(PlaceUnknown, match=message):
        _ = Places(folder, folder, folder).score


def test_an_unknown_section_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["beauty"])
    assert "no section is called beauty" in capsys.readouterr().err
