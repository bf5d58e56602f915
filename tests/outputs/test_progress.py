"""The progress bar shows only where there is something to wait for."""

from __future__ import annotations

import io
import time

import pytest

from storyglass.outputs import progress


class Screen(io.StringIO):
    """A terminal that remembers what was written to it."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("patience", "seen"), [(60.0, False), (0.0, True)])
def test_the_bar_shows_after_a_while(patience: float, seen: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", patience)
    monkeypatch.setenv("TERM", "xterm")
    screen = Screen()
    with progress.Bar("[red]\x1b[2Jbook.txt", screen) as bar:
        bar("people", 0.4)
        time.sleep(0.25)
    assert ("people" in screen.getvalue()) is seen
    assert "\x1b[2J" not in screen.getvalue()
    assert not seen or "[red][2Jbook.txt" in screen.getvalue()


def test_the_bar_goes_away_when_reading_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with pytest.raises(ValueError, match="no"), progress.Bar("book.txt", Screen()):
        raise ValueError("no")
