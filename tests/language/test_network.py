"""A reading model that is not there, or is none: one clear line each."""

from __future__ import annotations

from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pytest

from storyglass import StoryError, read_text
from storyglass.language.network import FILE, load_network


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "is not there"), (b"", "damaged"), (b"no network", "damaged"), (b"\x08\x09" * 500, "damaged")],
    ids=["missing", "empty", "text", "bytes"],
)
def test_a_bad_file_is_refused_in_one_line(tmp_path: Path, content: bytes | None, said: str) -> None:
    file = tmp_path / FILE
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(StoryError, match=said) as refused:
        load_network(file)
    assert "\n" not in str(refused.value)
    assert FILE in str(refused.value)


def test_a_folder_of_weights_may_hold_a_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / FILE).write_bytes(b"no network")
    monkeypatch.setenv("STORYGLASS_WEIGHTS", str(tmp_path))
    with pytest.raises(StoryError, match="damaged"):
        load_network()


def test_a_model_may_be_named(tmp_path: Path) -> None:
    with pytest.raises(StoryError, match="is not there"):
        read_text("Nobody came.", model=tmp_path / "other.onnx")


def test_reading_by_rules_needs_no_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / FILE).write_bytes(b"no network")
    monkeypatch.setenv("STORYGLASS_WEIGHTS", str(tmp_path))
    assert read_text("Nobody came.", model=None).sentences == [(0, 12)]


def test_the_model_card_is_of_the_model_that_ships() -> None:
    data = files("storyglass") / "data"
    digest = sha256((data / FILE).read_bytes()).hexdigest()
    assert digest in (data / "MODEL.md").read_text(encoding="utf-8")
    assert len((data / FILE).read_bytes()) < 20_000_000
