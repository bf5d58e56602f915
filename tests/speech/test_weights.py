"""The weights of the hints: those that ship, and those a reader points at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from storyglass.speech.conversation import certainty, current_weights
from storyglass.story import StoryError


def test_shipped_weights_hold_both_looks_and_every_way_of_telling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STORYGLASS_WEIGHTS", raising=False)
    weights = current_weights()
    assert weights.first["tag:is"] > 0 > weights.first["tag:another"]
    assert weights.second["calls itself"] < 0
    assert set(weights.sure) == {"explicit", "anaphoric", "implicit"}


def test_a_larger_margin_is_worth_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STORYGLASS_WEIGHTS", raising=False)
    sure = current_weights().sure
    for how in sure:
        assert 0 < certainty(sure, how, 0.0) < certainty(sure, how, 5.0) < 1


def test_a_folder_of_the_readers_own_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    body = {"first": {"tag:is": 1.5}, "second": {"tag:is": 2.5}, "sure": {"explicit": [0, 1]}}
    (tmp_path / "speech.json").write_text(json.dumps(body), encoding="utf-8")
    monkeypatch.setenv("STORYGLASS_WEIGHTS", str(tmp_path))
    assert current_weights().second == {"tag:is": 2.5}


@pytest.mark.parametrize("content", [None, "", "{}", "[1, 2]", '{"first": {}}', "\x00"])
def test_missing_or_damaged_weights_give_one_clear_line(
    content: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "weights"
    folder.mkdir()
    if content is not None:
        (folder / "speech.json").write_text(content, encoding="utf-8")
    monkeypatch.setenv("STORYGLASS_WEIGHTS", str(folder))
    with pytest.raises(StoryError, match=r"speech\.json: no weights can be read there: .*STORYGLASS_WEIGHTS") as caught:
        current_weights()
    assert "\n" not in str(caught.value)
