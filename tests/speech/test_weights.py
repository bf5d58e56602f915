"""The weights of the hints: those that ship, and those a reader points at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from storyglass.speech.conversation import certainty, current_weights
from storyglass.story import StoryError


@pytest.mark.parametrize("parsed", [False, True])
def test_shipped_weights_hold_both_looks_and_every_way_of_telling(
    parsed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("STORYGLASS_WEIGHTS", raising=False)
    weights = current_weights(parsed=parsed)
    assert weights.first["tag:is"] > 0 > weights.first["tag:another"]
    assert weights.second["calls itself"] < 0
    assert set(weights.sure) == {"explicit", "anaphoric", "implicit"}


@pytest.mark.parametrize("parsed", [False, True])
def test_a_larger_margin_is_worth_more(parsed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STORYGLASS_WEIGHTS", raising=False)
    sure = current_weights(parsed=parsed).sure
    for how in sure:
        assert 0 < certainty(sure, how, 0.0) < certainty(sure, how, 5.0) < 1


def test_a_folder_of_the_readers_own_is_used_as_far_as_it_goes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    body = {"first": {"tag:is": 1.5}, "second": {"tag:is": 2.5}, "sure": {"explicit": [0, 1]}}
    (tmp_path / "speech-rules.json").write_text(json.dumps(body), encoding="utf-8")
    monkeypatch.setenv("STORYGLASS_WEIGHTS", str(tmp_path))
    assert current_weights(parsed=False).second == {"tag:is": 2.5}
    assert "tag:another" in current_weights(parsed=True).second


@pytest.mark.parametrize("content", ["", "{}", "[1, 2]", '{"first": {}}', "\x00"])
def test_damaged_weights_give_one_clear_line(content: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "speech-rules.json").write_text(content, encoding="utf-8")
    monkeypatch.setenv("STORYGLASS_WEIGHTS", str(tmp_path))
    with pytest.raises(StoryError, match=r"json: no weights can be read there: .*STORYGLASS_WEIGHTS") as caught:
        current_weights(parsed=False)
    assert "\n" not in str(caught.value)


def test_a_missing_folder_gives_one_clear_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STORYGLASS_WEIGHTS", str(tmp_path / "nowhere"))
    with pytest.raises(StoryError, match=r"nowhere: there is no such folder; .*STORYGLASS_WEIGHTS"):
        current_weights(parsed=False)
